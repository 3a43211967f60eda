import type { INodeProperties } from 'n8n-workflow';

import {
	collected,
	commonOptions,
	generatedPasswordNotice,
	generatePassword,
	password,
	placed,
} from '../screen';

const VENDORS = ['acefone', 'servetel'];
const MAPPED = { vendor: VENDORS, mappingMode: ['defineBelow'] };
const AUTOMATIC = { vendor: VENDORS, mappingMode: ['autoMap'] };

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan Smith',
};

const number: INodeProperties = {
	displayName: 'Mobile Number',
	name: 'number',
	type: 'string',
	default: '',
	placeholder: 'e.g. 919876543210',
	description:
		"The user's phone number, written the way your vendor's panel shows numbers. It is sent as you give it, only spaces around it are removed.",
};

const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	default: '',
	placeholder: 'e.g. nathan@example.com',
};

const loginId: INodeProperties = {
	displayName: 'Login ID',
	name: 'loginId',
	type: 'string',
	default: '',
	placeholder: 'e.g. nathan.smith',
	description:
		"The name that the user signs in with. 'If User Exists' compares this field, upper and lower case count as the same.",
};

const userRole: INodeProperties = {
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
};

const callerIds: INodeProperties = {
	displayName: 'Caller ID Names or IDs',
	name: 'callerIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getNumbers', loadOptionsDependsOn: ['vendor'] },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	hint: 'The first one is used for outgoing calls. From a sheet: number IDs or phone numbers, separated by commas',
};

const createAgent: INodeProperties = {
	displayName: 'Create Agent',
	name: 'createAgent',
	type: 'boolean',
	default: true,
	description:
		'Whether to create the user as an agent. The vendor\'s page says "whether you want to create the user or not": leave it on unless the vendor tells you otherwise.',
};

const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Disabled', value: false },
		{ name: 'Enabled', value: true },
	],
	default: true,
	description: 'Whether the user can be used at once',
};

/** The optional fields of the vendors' tables. */
const optionalFields: INodeProperties[] = [
	{
		displayName: 'Agent Groups',
		name: 'agentGroups',
		type: 'string',
		default: '',
		placeholder: 'e.g. Sales Group, Support Group',
		description: 'Comma-separated list of the agent groups to put the user in',
	},
	{
		displayName: 'Block Web Login',
		name: 'blockWebLogin',
		type: 'boolean',
		default: false,
		description: 'Whether to block the user from signing in to the web panel',
	},
	{
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
	{
		displayName: 'Create Extension',
		name: 'createExtension',
		type: 'boolean',
		default: false,
		description: 'Whether to create an extension for the user',
	},
	{
		displayName: 'Create Web Login',
		name: 'createWebLogin',
		type: 'boolean',
		default: true,
		description:
			"Whether to create a sign-in to the web panel with the login ID and password. The vendor's example sends it switched on.",
	},
	{
		displayName: 'Department Names or IDs',
		name: 'departments',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getDepartments', loadOptionsDependsOn: ['vendor'] },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Enable Calling',
		name: 'enableCalling',
		type: 'boolean',
		default: false,
		description: 'Whether to create the logins that the user needs for calling',
	},
	{
		displayName: 'Login-Based Calling',
		name: 'loginBasedCalling',
		type: 'boolean',
		default: false,
		description: 'Whether calls reach the user only while signed in to the application',
	},
	{
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
];

const accessFields: INodeProperties = {
	displayName: 'Access Fields to Take From Input',
	name: 'inputAccessFields',
	type: 'multiOptions',
	displayOptions: { show: AUTOMATIC },
	options: [
		{ name: 'Call Records (CDR) Access', value: 'userForCdr' },
		{ name: 'Caller IDs', value: 'callerIds' },
		{ name: 'User Role', value: 'userRole' },
	],
	default: [],
	description:
		'These fields decide what a user may do. They are taken from the input only when listed here; otherwise set them under Values for Every User, so that whoever fills in a form cannot choose a role.',
};

const fixedValues: INodeProperties = {
	displayName: 'Values for Every User',
	name: 'fixedValues',
	type: 'collection',
	placeholder: 'Add Field',
	displayOptions: { show: AUTOMATIC },
	default: { createAgent: true, createWebLogin: true, status: true },
	description: 'A value set here is used for every user, whatever the input has',
	options: collected([
		...[name, number, email, loginId, generatePassword, password, userRole, callerIds],
		...[createAgent, status, ...optionalFields],
	]),
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	displayOptions: { show: { vendor: VENDORS } },
	default: {},
	options: collected([
		...commonOptions,
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
	]),
};

/** The screen of Servetel and Acefone, which share every parameter. */
export const telephonyParameters: INodeProperties[] = [
	placed(name, MAPPED, { required: true }),
	placed(number, MAPPED, { required: true }),
	placed(email, MAPPED, { required: true }),
	placed(loginId, MAPPED, { required: true }),
	placed(generatePassword, MAPPED),
	placed(password, { ...MAPPED, generatePassword: [false] }, { required: true }),
	placed(generatedPasswordNotice, { ...MAPPED, generatePassword: [true] }),
	placed(userRole, MAPPED, { required: true }),
	placed(callerIds, MAPPED, { required: true }),
	placed(createAgent, MAPPED),
	placed(status, MAPPED),
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: MAPPED },
		default: { createWebLogin: true },
		options: collected(optionalFields),
	},
	accessFields,
	fixedValues,
	options,
];
