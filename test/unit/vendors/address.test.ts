import { checkedAddress } from '../../../nodes/CreateUser/vendors/credential';

const rules = {
	label: 'API Root',
	apiPath: /\/v1(\/(auth|users?)(\/.*)?)?$/i,
	allowHttp: false,
};
const crmCom = { label: 'Server Address', apiPath: /\/crmapi(\/.*)?$/i, allowHttp: true };

describe('an address that can be used', () => {
	it.each([
		['https://api.servetel.in', 'https://api.servetel.in'],
		['  https://api.servetel.in//  ', 'https://api.servetel.in'],
		['api.servetel.in', 'https://api.servetel.in'],
		['HTTPS://API.Servetel.in/v1/', 'https://api.servetel.in'],
		['https://api.servetel.in/V1/user', 'https://api.servetel.in'],
		['https://gate.example.com/tel/v1', 'https://gate.example.com/tel'],
		['https://api.servetel.in/v1/auth/login', 'https://api.servetel.in'],
		['https://gate.example.com/v1/tel/v1/users/', 'https://gate.example.com/v1/tel'],
		['https://gate.example.com/v1/tel', 'https://gate.example.com/v1/tel'],
		['https://gate.example.com/v12', 'https://gate.example.com/v12'],
		['https://api.servetel.in:8443', 'https://api.servetel.in:8443'],
		['http://localhost:4010/v1', 'http://localhost:4010'],
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
		['http://[::1]:4010', 'http://[::1]:4010'],
		['\u200Ehttps://api.servetel.in\u200B/v1/\u200B', 'https://api.servetel.in'],
		['https:/api.servetel.in/v1', 'https://api.servetel.in'],
		['https://https://api.servetel.in', 'https://api.servetel.in'],
		['https:api.servetel.in', 'https://api.servetel.in'],
		['https//api.servetel.in', 'https://api.servetel.in'],
		['https.example.com', 'https://https.example.com'],
	])('%s becomes %s', (given, expected) => {
		expect(checkedAddress(given, rules)).toEqual({ root: expected });
	});

	it.each([
		['http://crm.example.com:8080/crmapi/rest/v2/', 'http://crm.example.com:8080'],
		['crm.example.com/crmapi', 'https://crm.example.com'],
		['https://crm.example.com/crmapi/rest/v2/users/create', 'https://crm.example.com'],
	])('CRM.COM: %s becomes %s', (given, expected) => {
		expect(checkedAddress(given, crmCom)).toEqual({ root: expected });
	});
});

describe('an address that cannot', () => {
	it.each<[unknown, string]>([
		['', "'API Root' is empty. Enter the address of the API."],
		[undefined, "'API Root' is empty. Enter the address of the API."],
		[
			'not an address',
			"'API Root' is not an address. Enter it like https://api.example.com, without anything behind it.",
		],
		...['"https://api.servetel.in"', 'https://api.servetel.in,', "'api.servetel.in'"].map(
			(quoted): [string, string] => [
				quoted,
				"'API Root' is not an address. Enter it like https://api.example.com, without anything behind it.",
			],
		),
		['ftp://api.servetel.in', "'API Root' begins with ftp://. Begin it with https://."],
		[
			'https://me:secret@api.servetel.in',
			"'API Root' has a user name or password in it. Enter the address alone.",
		],
		[
			'https://api.servetel.in/v1?token=abc',
			"'API Root' goes on behind the path with '?' or '#'. Enter the address alone, such as https://api.servetel.in.",
		],
		[
			'https://api.servetel.in/#/roles',
			"'API Root' goes on behind the path with '?' or '#'. Enter the address alone, such as https://api.servetel.in.",
		],
		[
			'http://api.servetel.in',
			"'API Root' begins with http://, which would send the login unencrypted. Begin it with https://.",
		],
		[
			'http://127.0.0.1.example.com',
			"'API Root' begins with http://, which would send the login unencrypted. Begin it with https://.",
		],
		[
			'http://localhost.example.com',
			"'API Root' begins with http://, which would send the login unencrypted. Begin it with https://.",
		],
	])('%s', (given, message) => {
		expect(checkedAddress(given, rules)).toEqual({ problem: message });
	});

	it('never repeats a password that stands in it', () => {
		const checked = checkedAddress('https://me:hunter22@x.example', rules);
		expect(JSON.stringify(checked)).not.toContain('hunter22');
	});
});

test.each([
	['localhost', true],
	['127.8.9.10', true],
	['[::1]', true],
	['10.0.0.1', false],
	['127.0.0.1.example.com', false],
	['xlocalhost', false],
])('%s is this machine: %s', (host, expected) => {
	expect('root' in checkedAddress(`http://${host}`, rules)).toBe(expected);
});
