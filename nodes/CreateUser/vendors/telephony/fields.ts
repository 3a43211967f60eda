import type { Field } from '../contract';

const inAdditional = { collection: 'additionalFields' } as const;

/**
 * The fields of `POST /v1/user` in the order of the vendors' tables (seeds 000 and 001, the same
 * word for word), and `create_web_login` of their sample request.
 */
export const telephonyFields: Field[] = [
	{ key: 'name', parameter: 'name', label: 'Name', mandatory: true },
	{ key: 'number', parameter: 'number', label: 'Mobile Number', mandatory: true },
	{ key: 'create_agent', parameter: 'createAgent', label: 'Create Agent', mandatory: true },
	{ key: 'email', parameter: 'email', label: 'Email', mandatory: true },
	{ key: 'login_id', parameter: 'loginId', label: 'Login ID', mandatory: true },
	{
		key: 'user_role',
		parameter: 'userRole',
		label: 'User Role',
		mandatory: true,
		grantsAccess: true,
	},
	{ key: 'password', parameter: 'password', label: 'Password', mandatory: true, secret: true },
	{ key: 'status', parameter: 'status', label: 'Status', mandatory: true },
	{
		key: 'caller_id',
		parameter: 'callerIds',
		label: 'Caller ID Names or IDs',
		mandatory: true,
		grantsAccess: true,
	},
	{
		key: 'block_web_login',
		parameter: 'blockWebLogin',
		label: 'Block Web Login',
		...inAdditional,
	},
	{
		key: 'user_for_cdr',
		parameter: 'userForCdr',
		label: 'Call Records (CDR) Access',
		grantsAccess: true,
		...inAdditional,
	},
	{
		key: 'login_based_calling',
		parameter: 'loginBasedCalling',
		label: 'Login-Based Calling',
		...inAdditional,
	},
	{ key: 'agent_group', parameter: 'agentGroups', label: 'Agent Groups', ...inAdditional },
	{
		key: 'department',
		parameter: 'departments',
		label: 'Department Names or IDs',
		...inAdditional,
	},
	{ key: 'time_group', parameter: 'timeGroup', label: 'Time Group', ...inAdditional },
	{
		key: 'create_extension',
		parameter: 'createExtension',
		label: 'Create Extension',
		...inAdditional,
	},
	{ key: 'enable_calling', parameter: 'enableCalling', label: 'Enable Calling', ...inAdditional },
	{
		key: 'create_web_login',
		parameter: 'createWebLogin',
		label: 'Create Web Login',
		...inAdditional,
	},
];
