import type { Parameter } from '../field';

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
