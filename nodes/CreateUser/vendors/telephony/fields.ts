import { flag } from '../../values/boolean';
import { texts } from '../../values/list';
import { email } from '../../values/email';
import { withoutPlaceholderEntries } from '../../values/placeholder';
import { login, password, personName, phoneNumber } from '../../values/text';
import { additional, passwordScreen, type Field, type Parameter } from '../field';
import { callerIds, cdrAccess, departments, role, timeGroup } from './types';

/**
 * The fields of `POST /v1/user` as the vendors' tables have them (seeds 000 and 001, the same word for
 * word), and `create_web_login` of their sample request. Updatable is what `PATCH /v1/user/{id}` takes
 * (vendor page); it types the role and the caller IDs as strings, where the page on creating has numbers.
 */
export const telephonyFields: readonly Field[] = [
	{
		key: 'name',
		type: personName,
		mandatory: true,
		is: 'name',
		tells: 'person',
		updatable: true,
		screen: {
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Nathan Smith',
		},
	},
	{
		key: 'number',
		type: phoneNumber,
		mandatory: true,
		is: 'number',
		tells: 'strongly',
		updatable: true,
		screen: {
			displayName: 'Mobile Number',
			name: 'number',
			type: 'string',
			default: '',
			placeholder: 'e.g. 919876543210',
			description:
				"The user's phone number, written the way your vendor's panel shows numbers. It is sent as you give it, only spaces around it are removed.",
		},
	},
	{
		key: 'email',
		type: email,
		mandatory: true,
		is: 'email',
		tells: 'strongly',
		updatable: true,
		screen: {
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan@example.com',
		},
	},
	{
		key: 'login_id',
		type: login,
		mandatory: true,
		is: 'login',
		screen: {
			displayName: 'Login ID',
			name: 'loginId',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan.smith',
			description:
				"The name that the user signs in with. 'If User Exists' compares this field, upper and lower case count as the same.",
		},
	},
	{
		key: 'password',
		type: password,
		mandatory: true,
		is: 'password',
		secret: true,
		updatable: { option: 'resetPassword' },
		screen: passwordScreen,
	},
	{
		key: 'user_role',
		type: role,
		mandatory: true,
		grantsAccess: true,
		is: 'roleId',
		tells: 'nothing',
		updatable: 'asText',
		screen: {
			displayName: 'User Role',
			name: 'userRole',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			description:
				'What the user may do at the vendor. Choose from the list, or give the role another way.',
			hint: 'The list shows the roles that at least one user already has',
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					placeholder: 'Select a role...',
					typeOptions: { searchListMethod: 'searchRoles', searchable: true },
				},
				{
					displayName: 'By ID or Name',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 54630 or Quality',
				},
				{
					displayName: 'By URL',
					name: 'url',
					type: 'string',
					placeholder: 'e.g. address of the role page in the web panel',
				},
			],
		},
	},
	{
		key: 'caller_id',
		type: callerIds,
		mandatory: true,
		grantsAccess: true,
		updatable: 'asText',
		screen: {
			displayName: 'Caller ID Names or IDs',
			name: 'callerIds',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getNumbers', loadOptionsDependsOn: ['vendor'] },
			default: [],
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			hint: 'The first one is used for outgoing calls. From a sheet: number IDs or phone numbers, separated by commas',
		},
	},
	{
		key: 'create_agent',
		type: flag,
		mandatory: true,
		screen: {
			displayName: 'Create Agent',
			name: 'createAgent',
			type: 'boolean',
			default: true,
			description:
				'Whether to create the user as an agent. The vendor\'s page says "whether you want to create the user or not": leave it on unless the vendor tells you otherwise.',
		},
	},
	{
		key: 'status',
		type: flag,
		mandatory: true,
		screen: {
			displayName: 'Status',
			name: 'status',
			type: 'options',
			options: [
				{ name: 'Disabled', value: false },
				{ name: 'Enabled', value: true },
			],
			default: true,
			description: 'Whether the user can be used at once',
		},
	},
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
/** What only this platform lets the operator choose. */
export const telephonyOptions: readonly Parameter[] = [
	{
		displayName: 'Reset Password on Update',
		name: 'resetPassword',
		type: 'boolean',
		displayOptions: { show: { '/ifUserExists': ['update'] } },
		default: false,
		description:
			'Whether an existing user also gets the password given above. Off, the password of an existing user is left alone.',
	},
	{
		displayName: 'Send Departments and Time Group As',
		name: 'sendListsAs',
		type: 'options',
		options: [
			{ name: 'IDs', value: 'id', description: 'If the vendor refuses the names' },
			{ name: 'Names', value: 'name', description: "As in the vendor's own examples" },
		],
		default: 'name',
		description: 'What is sent for an entry chosen from the list or matched by name',
	},
];
