import { texts, withoutPlaceholderEntries } from '../../values/list';
import { flag } from '../../values/scalars';
import { additional, type Field } from '../field';
import { cdrAccess, departments, timeGroup } from './types';

/**
 * The fields of `POST /v1/user` that the vendors' tables call optional, and `create_web_login` of their
 * sample request.
 */
export const optionalFields: readonly Field[] = [
	{
		key: 'block_web_login',
		type: flag,
		under: additional,
		updatable: true,
		screen: {
			displayName: 'Block Web Login',
			name: 'blockWebLogin',
			type: 'boolean',
			default: false,
			description: 'Whether to block the user from signing in to the web panel',
		},
	},
	{
		key: 'user_for_cdr',
		type: cdrAccess,
		under: additional,
		grantsAccess: true,
		updatable: true,
		screen: {
			displayName: 'Call Records (CDR) Access',
			name: 'userForCdr',
			type: 'fixedCollection',
			placeholder: 'Add Access',
			default: {},
			description: 'Whose call detail records this user may see',
			options: [
				{
					displayName: 'Access',
					name: 'access',
					values: [
						{
							displayName: 'May See Calls Of',
							name: 'seeCallsOf',
							type: 'options',
							noDataExpression: true,
							options: [
								{ name: 'All Users', value: 'all' },
								{ name: 'Other (JSON)', value: 'json' },
								{ name: 'Selected Agents', value: 'agents' },
							],
							default: 'all',
						},
						{
							displayName: 'Agent Names or IDs',
							name: 'agents',
							type: 'multiOptions',
							typeOptions: { loadOptionsMethod: 'getAgents', loadOptionsDependsOn: ['vendor'] },
							displayOptions: { show: { seeCallsOf: ['agents'] } },
							default: [],
							description:
								'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
						},
						{
							displayName: 'JSON',
							name: 'json',
							type: 'json',
							displayOptions: { show: { seeCallsOf: ['json'] } },
							default: '{}',
							description: 'The user_for_cdr object as the vendor documents it',
						},
					],
				},
			],
		},
	},
	{
		key: 'login_based_calling',
		type: flag,
		under: additional,
		updatable: true,
		screen: {
			displayName: 'Login-Based Calling',
			name: 'loginBasedCalling',
			type: 'boolean',
			default: false,
			description: 'Whether calls reach the user only while signed in to the application',
		},
	},
	{
		key: 'agent_group',
		type: {
			schema: texts,
			withoutPlaceholders: withoutPlaceholderEntries,
			sent: (groups: string[]) => groups,
		},
		under: additional,
		updatable: true,
		screen: {
			displayName: 'Agent Groups',
			name: 'agentGroups',
			type: 'string',
			default: '',
			placeholder: 'e.g. Sales Group, Support Group',
			description: 'Comma-separated list of the agent groups to put the user in',
		},
	},
	{
		key: 'department',
		type: departments,
		under: additional,
		screen: {
			displayName: 'Department Names or IDs',
			name: 'departments',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getDepartments', loadOptionsDependsOn: ['vendor'] },
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
	},
	{
		key: 'time_group',
		type: timeGroup,
		under: additional,
		screen: {
			displayName: 'Time Group',
			name: 'timeGroup',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description: 'The working hours to allot to the user, for example Evening Shift',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a time group...',
					typeOptions: { searchListMethod: 'searchTimeGroups', searchable: true },
				},
				{
					displayName: 'By Name or ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. Evening Shift',
				},
			],
		},
	},
	{
		key: 'create_extension',
		type: flag,
		under: additional,
		screen: {
			displayName: 'Create Extension',
			name: 'createExtension',
			type: 'boolean',
			default: false,
			description: 'Whether to create an extension for the user',
		},
	},
	{
		key: 'enable_calling',
		type: flag,
		under: additional,
		screen: {
			displayName: 'Enable Calling',
			name: 'enableCalling',
			type: 'boolean',
			default: false,
			description: 'Whether to create the logins that the user needs for calling',
		},
	},
	{
		key: 'create_web_login',
		otherwise: true,
		type: flag,
		under: additional,
		screen: {
			displayName: 'Create Web Login',
			name: 'createWebLogin',
			type: 'boolean',
			default: true,
			description:
				"Whether to create a sign-in to the web panel with the login ID and password. The vendor's example sends it switched on.",
		},
	},
];
