import { email } from '../../values/email';
import { phoneNumber } from '../../values/phone-number';
import { flag } from '../../values/scalars';
import { login, password } from '../../values/sign-in';
import { personName } from '../../values/text';
import { passwordScreen, type Field, type Parameter } from '../field';
import { optionalFields } from './optional-fields';
import { callerIds, role } from './types';

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
	...optionalFields,
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
