import type { INodeProperties } from 'n8n-workflow';

/** What the node does, the same for every vendor. */
export const commonOptions: INodeProperties[] = [
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description:
			'Whether to check every item and show what would be sent without creating or changing anything at the vendor. Nodes after this one still run.',
	},
	{
		displayName: 'Include Other Input Fields',
		name: 'includeOtherFields',
		type: 'boolean',
		default: false,
		description:
			"Whether to pass the input's fields on together with the result, so that the row number of a sheet is at hand. A field named password is never passed on.",
	},
	{
		displayName: 'Max Parallel Requests',
		name: 'concurrency',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 5,
		description: 'How many users to create at the same time at most',
	},
	{
		displayName: 'Max Requests per Second',
		name: 'requestsPerSecond',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'The limit of your account, if the vendor told you one. With 0 the node finds the pace by itself.',
	},
	{
		displayName: 'Return Generated Password to Agent',
		name: 'showPasswordToAgent',
		type: 'boolean',
		displayOptions: { show: { '@tool': [true] } },
		default: false,
		description:
			"Whether the AI agent gets to see generated passwords. They then stand in n8n's event log too. Off, nobody sees them: set one in the panel of the vendor.",
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 10, maxValue: 300 },
		default: 45,
		description:
			'How many seconds to wait for an answer before the vendor is asked whether the user exists',
	},
];
