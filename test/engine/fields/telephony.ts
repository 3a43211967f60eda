import type { TelephonyBrand } from '../../sandbox/telephony/brands';
import type { Row } from './row';

const additional = { collection: 'additionalFields' };

const NEITHER = 'is "perhaps", which is neither yes nor no. Use true or false.';
const flag = { type: 'Boolean', wrong: 'perhaps', reason: NEITHER } as const;

const locator = (expression: string) => ({ __rl: true, mode: 'id', value: expression });

/** The table of seeds 000 and 001, row by row, and `create_web_login` of their sample request. */
export function telephonyRows({ fixture, vendor }: TelephonyBrand): Row[] {
	const [role] = fixture.roles;
	const [first, second] = fixture.numbers;
	const label = vendor === 'servetel' ? 'Servetel' : 'Acefone';
	const none = (kind: string) => `is "Nowhere", which is no ${kind} at ${label}. `;
	return [
		{
			...{ key: 'name', type: 'string', mandatory: true, parameter: 'name', label: 'Name' },
			...{ given: ' José García ', sent: 'José García', wrong: { first: 'José' } },
			reason: 'is an object, not a text. Map a single value to this field.',
		},
		{
			...{ key: 'number', type: 'string', mandatory: true },
			...{ parameter: 'number', label: 'Mobile Number' },
			...{ given: 919876543210, sent: '919876543210', wrong: '9.19877E+11' },
			reason:
				'is 9.19877E+11. The spreadsheet has shortened the number and digits are lost. Format the column as plain text and enter the number again.',
		},
		{
			...{ key: 'create_agent', mandatory: true, parameter: 'createAgent', label: 'Create Agent' },
			...{ ...flag, given: 'TRUE', sent: true },
		},
		{
			...{ key: 'email', type: 'string', mandatory: true, parameter: 'email', label: 'Email' },
			...{ given: ' jose@example.com', sent: 'jose@example.com', wrong: 'jose' },
			reason: 'is "jose", which is not an e-mail address.',
		},
		{
			...{ key: 'login_id', type: 'string', mandatory: true },
			...{ parameter: 'loginId', label: 'Login ID' },
			...{ given: ' jose.garcia\u00A0', sent: 'jose.garcia', wrong: '#N/A' },
			reason:
				'is #N/A, which is what a spreadsheet shows for a formula without a result. Correct the cell.',
		},
		{
			...{ key: 'user_role', type: 'int', mandatory: true },
			...{ parameter: 'userRole', label: 'User Role', holds: locator },
			...{ given: ` ${role?.name} `, sent: role?.id, wrong: 'Nowhere', reason: none('role') },
		},
		{
			...{ key: 'password', type: 'string', mandatory: true },
			...{ parameter: 'password', label: 'Password' },
			...{
				given: ' Kx7-mQ2! ',
				sent: ' Kx7-mQ2! ',
				wrong: true,
				reason: 'is not a text. Format its column as plain text, or map a text to this field.',
			},
		},
		{
			...{ key: 'status', mandatory: true, parameter: 'status', label: 'Status' },
			...{ ...flag, given: 'disabled', sent: false },
		},
		{
			...{ key: 'caller_id', type: 'array of integer', mandatory: true },
			...{ parameter: 'callerIds', label: 'Caller ID Names or IDs' },
			...{ given: `${second?.did}, ${first?.id}`, sent: [second?.id, first?.id].map(Number) },
			...{ wrong: 'Nowhere', reason: none('number') },
		},
		{
			...{ key: 'block_web_login', parameter: 'blockWebLogin', label: 'Block Web Login' },
			...{ ...additional, ...flag, given: 'no', sent: false },
		},
		{
			...{ key: 'user_for_cdr', type: 'object', ...additional },
			...{ parameter: 'userForCdr', label: 'Call Records (CDR) Access' },
			holds: (json) => ({ access: { seeCallsOf: 'json', json } }),
			...{ given: '{"type":"agent","value":["0502842370261"]}', wrong: '{"type":' },
			sent: { type: 'agent', value: ['0502842370261'] },
			reason: 'is "{\\"type\\":", which is not a JSON object such as {"type": "all"}.',
		},
		{
			...{ key: 'login_based_calling', parameter: 'loginBasedCalling' },
			...{ label: 'Login-Based Calling', ...additional, ...flag, given: 1, sent: true },
		},
		{
			...{ key: 'agent_group', type: 'array of strings', ...additional },
			...{ parameter: 'agentGroups', label: 'Agent Groups' },
			...{ given: 'Sales Group; Night crew', sent: ['Sales Group', 'Night crew'] },
			wrong: '[Sales',
			reason: 'is "[Sales", which begins like a JSON list but is none.',
		},
		{
			...{ key: 'department', type: 'array of strings', ...additional },
			...{ parameter: 'departments', label: 'Department Names or IDs' },
			...{ given: 'sales, café desk', sent: ['Sales', 'Café Desk'] },
			...{ wrong: 'Sales, Nowhere', reason: none('department') },
		},
		{
			...{ key: 'time_group', type: 'string', ...additional },
			...{ parameter: 'timeGroup', label: 'Time Group', holds: locator },
			...{ given: 'evening shift', sent: 'Evening Shift' },
			...{ wrong: 'Nowhere', reason: none('time group') },
		},
		{
			...{ key: 'create_extension', parameter: 'createExtension', label: 'Create Extension' },
			...{ ...additional, ...flag, given: 'Yes', sent: true },
		},
		{
			...{ key: 'enable_calling', parameter: 'enableCalling', label: 'Enable Calling' },
			...{ ...additional, ...flag, given: 'on', sent: true },
		},
		{
			...{ key: 'create_web_login', parameter: 'createWebLogin', label: 'Create Web Login' },
			...{ ...additional, ...flag, given: 'false', sent: false },
		},
	];
}
