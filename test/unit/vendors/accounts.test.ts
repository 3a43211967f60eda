import { accountKey } from '../../../nodes/CreateUser/login/sessions';
import type { AccountIdentity } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';

const FORMS = {
	acefone: { region: 'other', connectUsing: 'token', apiToken: 'token-1' },
	crmcom: { connectUsing: 'key', webApiKey: 'key-1' },
	servetel: { connectUsing: 'token', apiToken: 'token-1' },
};

/** The account behind what an operator filled in. */
function accountOf(name: keyof typeof FORMS, more: object): AccountIdentity {
	const account = vendorNamed(name)!.authentication.account({ ...FORMS[name], ...more });
	if ('problem' in account) throw new Error(account.problem);
	return account;
}

describe('an address that was pasted with a path of the API', () => {
	it.each([
		...['/v1', '/v1/', '/v1/user', '/v1/users', '/V1/Users/'].flatMap((path) => [
			['servetel', 'apiRoot', path] as const,
			['acefone', 'apiRoot', path] as const,
		]),
		...['/crmapi', '/crmapi/rest', '/crmapi/rest/v2', '/crmapi/rest/v2/'].map(
			(path) => ['crmcom', 'serverAddress', path] as const,
		),
	])('%s, %s: %s goes', (vendor, field, path) => {
		const address = { [field]: `https://api.example.com${path}` };
		expect(accountOf(vendor, address).root).toBe('https://api.example.com');
	});
});

describe('two units of CRM.COM', () => {
	const keyOf = (unitId: string) =>
		accountKey(
			vendorNamed('crmcom')!,
			accountOf('crmcom', { serverAddress: 'https://crm.example.com', unitId }),
		);

	it('are two accounts, which share no token', () => {
		expect(keyOf('A')).not.toBe(keyOf('B'));
		expect(keyOf(' A ')).toBe(keyOf('A'));
	});
});

describe('a field of a credential that an expression fills with a number', () => {
	const bodyOf = (name: keyof typeof FORMS, credentials: object) =>
		vendorNamed(name)!.authentication.login.request({ ...credentials }).body;

	it('is the text of it', () => {
		expect(bodyOf('servetel', { loginId: 10234, password: 987654 })).toEqual({
			email: '10234',
			password: '987654',
		});
		expect(bodyOf('crmcom', { connectUsing: 'key', webApiKey: 'key-1', unitId: 17 })).toEqual({
			unit: '17',
		});
		expect(
			accountOf('acefone', { apiRoot: 'api.example.com', apiToken: 123456789012 }).secret,
		).toBe('123456789012');
	});
});

describe('what a credential connects with and is empty', () => {
	const servetel = { apiRoot: 'api.example.com', connectUsing: 'login' };
	const login = { ...{ serverAddress: 'crm.example.com', connectUsing: 'login' }, username: 'me' };

	it.each([
		['servetel', { ...servetel, loginId: ' ', password: 'x' }, 'Login ID'],
		['servetel', { ...servetel, loginId: 'me' }, 'Password'],
		['servetel', { ...servetel, loginId: 'me', password: ' ' }, undefined],
		['servetel', { ...servetel, connectUsing: 'token', apiToken: 'Bearer ' }, 'API Token'],
		['crmcom', { ...login, username: '', password: 'x', organisation: 'x' }, 'Username'],
		['crmcom', { ...login, organisation: 'x' }, 'Password'],
		['crmcom', { ...login, password: 'x' }, 'Organisation'],
		['crmcom', { ...login, password: 'x', organisation: 'x' }, undefined],
		['crmcom', { ...login, connectUsing: 'key', webApiKey: ' ' }, 'Web API Key'],
	] as const)('of %s, %j, is named: %s', (vendor, credentials, empty) => {
		expect(accountOf(vendor, credentials).empty).toBe(empty);
	});
});

describe('a token or key that was pasted', () => {
	it.each([
		['with a line break in it', 'abc\ndef'],
		['from a page that breaks it', ' abc\u00ADd\u200Bef '],
		['behind an invisible character', '\u200BBearer abcdef\u200B'],
	])('%s is what was meant: n8n sends it so, and a vendor repeats it so', (_what, pasted) => {
		const root = { apiRoot: 'api.example.com', serverAddress: 'crm.example.com' };
		expect(accountOf('servetel', { ...root, apiToken: pasted }).secret).toBe('abcdef');
		expect(accountOf('crmcom', { ...root, webApiKey: pasted }).secret).toBe('abcdef');
	});

	it('is sent so, too', () => {
		const { login } = vendorNamed('crmcom')!.authentication;
		const key = Buffer.from('abcdef:').toString('base64');
		expect(login.request({ webApiKey: 'abc\ndef' }).headers).toEqual({
			authorization: `Basic ${key}`,
		});
	});
});
