import type { Parameter } from './field';

/** What is done about a login that is taken; not every vendor can update users. */
export const ifUserExists: Parameter = {
	displayName: 'If User Exists',
	name: 'ifUserExists',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Return an Error',
			value: 'error',
			description: 'Nothing is changed, and the item is refused with the login that is taken',
		},
		{
			name: 'Return the Existing User',
			value: 'return',
			description:
				'The vendor is asked first, and the user who has this login is returned unchanged',
		},
		{
			name: 'Update the Existing User',
			value: 'update',
			description:
				'The vendor is asked first, and the fields that it can update are sent. The password is left alone.',
		},
	],
	default: 'error',
	description: 'What to do with an item whose login the vendor already has',
};

/** Where the values of the fields come from. */
export const mappingMode: Parameter = {
	displayName: 'Mapping Mode',
	name: 'mappingMode',
	type: 'options',
	noDataExpression: true,
	displayOptions: { hide: { '@tool': [true] } },
	options: [
		{
			name: 'Map Automatically',
			value: 'autoMap',
			description:
				'Use when the fields of the input have the same names as the fields of the vendor',
		},
		{
			name: 'Map Each Field Below',
			value: 'defineBelow',
			description: 'Set the value for each field of the user',
		},
	],
	default: 'defineBelow',
};

/** The fields that grant access and may come from the input. */
export const inputAccessFields: Parameter = {
	displayName: 'Access Fields to Take From Input',
	name: 'inputAccessFields',
	type: 'multiOptions',
	options: [],
	default: [],
};

/** How a user comes by a password. */
export const generatePassword: Parameter = {
	displayName: 'Generate Password',
	name: 'generatePassword',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		"Whether to make a strong password for each new user and return it in the output field 'password'",
};

/** Values that win over the input. */
export const fixedValues: Parameter = {
	displayName: 'Values for Every User',
	name: 'fixedValues',
	type: 'collection',
	placeholder: 'Add Field',
	description: 'A value set here is used for every user, whatever the input has',
	default: {},
	options: [],
};

/** The collection of all options, a vendor's own among them. */
export const optionsCollection: Parameter = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [],
};

/** What the node does, the same for every vendor. */
export const commonOptions = {
	dryRun: {
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to check every item and show what would be sent without creating or changing anything at the vendor. Nodes after this one still run.',
	},
	includeOtherFields: {
		displayName: 'Include Other Input Fields',
		name: 'includeOtherFields',
		type: 'boolean',
		default: false,
		description:
			"Whether to pass the input's fields on together with the result, so that the row number of a sheet is at hand. A field named password is never passed on.",
	},
	concurrency: {
		displayName: 'Max Parallel Requests',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 5,
		description: 'How many users to create at the same time at most',
	},
	requestsPerSecond: {
		displayName: 'Max Requests per Second',
		name: 'requestsPerSecond',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'The limit of your account, if the vendor told you one. With 0 the node finds the pace by itself.',
	},
	showPasswordToAgent: {
		displayName: 'Return Generated Password to Agent',
		name: 'showPasswordToAgent',
		type: 'boolean',
		displayOptions: { show: { '@tool': [true] } },
		default: false,
		description:
			"Whether the AI agent gets to see generated passwords. They then stand in n8n's event log too. Off, nobody sees them: set one in the panel of the vendor.",
	},
	simplify: {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	timeout: {
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 10, maxValue: 300 },
		default: 45,
		description:
			'How many seconds to wait for an answer before the vendor is asked whether the user exists',
	},
} satisfies Record<string, Parameter>;
