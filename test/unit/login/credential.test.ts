import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { authenticate, dataFor, preAuthenticate } from '../../../nodes/CreateUser/login/credential';
import { accountOf } from '../../../nodes/CreateUser/login/login';
import { vendorOfCredential } from '../../../nodes/CreateUser/vendors/registry';
import { crmCom, LIST, request, servetel, vendor } from './vendor';

const SERVETEL = 'servetelApi';
const CRM_COM = 'crmComApi';

const bearer = async (data: ICredentialDataDecryptedObject, credential = SERVETEL) =>
	(await authenticate(credential, data, request())).headers?.authorization;

/** The data of a run with this token. */
function dataWithToken(data: ICredentialDataDecryptedObject, token: string) {
	const owner = vendorOfCredential('serverAddress' in data ? CRM_COM : SERVETEL);
	const account = owner && accountOf(owner, data);
	if (!account || 'problem' in account) throw new Error('No account');
	return dataFor({ vendor: owner, identity: account.identity, token }, data);
}

describe('preAuthentication', () => {
	it('logs in, and gives n8n nothing to save', async () => {
		const { helper, made } = vendor();
		const data = servetel();
		const before = { ...data };
		expect(await preAuthenticate(SERVETEL, helper, data)).toEqual({});
		expect(data).toEqual(before);
		expect(await bearer(data)).toBe('Bearer token 1');
		expect(made).toEqual({ logins: 1, probes: [] });
	});

	it('never logs in twice for the same login, whatever data n8n hands over', async () => {
		const { helper, made } = vendor();
		const data = servetel();
		await Promise.all([1, 2].map(async () => await preAuthenticate(SERVETEL, helper, data)));
		const copy = { ...data };
		await preAuthenticate(SERVETEL, helper, copy);
		expect(await bearer(copy)).toBe('Bearer token 1');
		expect(made.logins).toBe(1);
	});

	it('needs no login for a permanent token', async () => {
		const { helper, made } = vendor();
		const data = servetel({ connectUsing: 'token', apiToken: 'Bearer  abc' });
		expect(await preAuthenticate(SERVETEL, helper, data)).toEqual({});
		expect(await bearer(data)).toBe('Bearer abc');
		expect(made).toEqual({ logins: 0, probes: [] });
	});

	it('fails in words where the vendor does not accept the login', async () => {
		const { helper, fate } = vendor();
		fate.login = 401;
		await expect(preAuthenticate(SERVETEL, helper, servetel())).rejects.toThrow(
			/^Servetel does not accept this login: ".*" Correct 'Login ID' and 'Password'\./,
		);
	});

	it.each([
		['the address', { apiRoot: '' }, "'API Root' is empty. Enter the address of the API."],
		['the password', { password: '' }, "'Password' is empty in this credential."],
	])('fails in words where %s is missing', async (_what, change, message) => {
		const { helper, made } = vendor();
		const failing = preAuthenticate(SERVETEL, helper, servetel(change));
		await expect(failing).rejects.toThrow(new Error(message));
		expect(made.logins).toBe(0);
	});

	it('knows its own credentials only', async () => {
		const { helper } = vendor();
		await expect(preAuthenticate('otherApi', helper, {})).rejects.toThrow(
			'No vendor has a credential named otherApi',
		);
	});
});

describe('when n8n asks again after a request', () => {
	/** Data whose token has been put into a request. */
	async function used() {
		const { helper, made, fate } = vendor();
		const data = servetel();
		await preAuthenticate(SERVETEL, helper, data);
		await authenticate(SERVETEL, data, request());
		const again = async () => await preAuthenticate(SERVETEL, helper, data);
		return { data, again, helper, made, fate };
	}

	it('a token that the vendor refuses is renewed, once', async () => {
		const { data, again, made, fate } = await used();
		fate.probe = [401, { message: 'Expired.' }];
		expect(await again()).toEqual({});
		expect(made).toEqual({ logins: 2, probes: ['Bearer token 1'] });
		expect(await bearer(data)).toBe('Bearer token 2');
	});

	it.each<[string, number, unknown]>([
		['takes it', 200, LIST],
		['forbids what was asked', 403, { message: 'No.' }],
		['is busy', 429, { message: 'Too many requests.' }],
		['fails', 500, { message: 'Down.' }],
		['is another service', 404, {}],
	])('a token is kept where the vendor %s', async (_what, status, body) => {
		const { data, again, made, fate } = await used();
		fate.probe = [status, body];
		jest.useFakeTimers();
		const asked = again();
		await jest.advanceTimersByTimeAsync(10_000);
		jest.useRealTimers();
		expect(await asked).toEqual({});
		expect(made.logins).toBe(1);
		expect(await bearer(data)).toBe('Bearer token 1');
	});

	it('a token that was not used yet is not asked about', async () => {
		const { helper, made } = vendor();
		const data = servetel();
		await preAuthenticate(SERVETEL, helper, data);
		await preAuthenticate(SERVETEL, helper, data);
		expect(made).toEqual({ logins: 1, probes: [] });
	});

	it('a token that was renewed meanwhile is spared', async () => {
		const { data, again, helper, made, fate } = await used();
		const other = { ...data };
		await preAuthenticate(SERVETEL, helper, other);
		await authenticate(SERVETEL, other, request());
		fate.probe = [401, { message: 'Expired.' }];
		await preAuthenticate(SERVETEL, helper, other);
		await again();
		expect(made).toEqual({ logins: 2, probes: ['Bearer token 1', 'Bearer token 1'] });
		expect(await bearer(data)).toBe('Bearer token 2');
	});
});

describe('authenticate', () => {
	const runs = dataWithToken(servetel(), 'abc');

	it('puts the token into the headers, and follows no redirect with it', async () => {
		expect(await authenticate(SERVETEL, runs, request())).toEqual({
			...request(),
			baseURL: 'https://api.example.com',
			headers: { accept: 'application/json', authorization: 'Bearer abc' },
			disableFollowRedirect: true,
		});
	});

	it.each<[string, IHttpRequestOptions, object]>([
		['the query of a GET', request({ qs: { a: 1 } }), { qs: { a: 1, token: 'abc' } }],
		[
			'the body of a POST',
			request({ method: 'POST', body: { a: 1 } }),
			{ body: { a: 1, token: 'abc' } },
		],
		['a POST without a body', request({ method: 'POST' }), { body: { token: 'abc' } }],
		[
			'a raw body of JSON, as the HTTP Request node has it',
			request({ method: 'POST', body: '{"a":1}' }),
			{ body: '{"a":1,"token":"abc"}' },
		],
		[
			'no body that is something else, and leaves that alone',
			request({ method: 'POST', body: 'a=1' }),
			{ body: 'a=1' },
		],
	])('puts CRM.COM’s into %s', async (_where, options, expected) => {
		const data = dataWithToken(crmCom(), 'abc');
		const authenticated = await authenticate(CRM_COM, data, options);
		expect(authenticated).toMatchObject(expected);
		expect(authenticated.headers).toEqual({ accept: 'application/json' });
	});

	it.each<[string, ICredentialDataDecryptedObject, IHttpRequestOptions]>([
		[SERVETEL, runs, request({ qs: { a: 1 } })],
		[CRM_COM, dataWithToken(crmCom(), 'abc'), request({ method: 'POST', body: { a: 1 } })],
		[CRM_COM, dataWithToken(crmCom(), 'abc'), request({ method: 'POST', body: '{"a":1}' })],
		[CRM_COM, dataWithToken(crmCom(), 'abc'), request()],
	])(
		'of %s does the same twice, and leaves what it is given alone',
		async (credential, data, given) => {
			const options = structuredClone(given);
			const once = await authenticate(credential, data, options);
			expect(options).toEqual(given);
			expect(await authenticate(credential, data, once)).toEqual(once);
		},
	);

	it('keeps the address of a request that has one', async () => {
		const options = request({ baseURL: 'https://gate.example.com' });
		expect(await authenticate(SERVETEL, runs, options)).toMatchObject({
			baseURL: 'https://gate.example.com',
		});
	});

	it.each([
		['in a run', (data: ICredentialDataDecryptedObject) => dataWithToken(data, 'abc')],
		['elsewhere', (data: ICredentialDataDecryptedObject) => data],
	])('trusts any certificate only where the operator says so, %s', async (_where, use) => {
		const skips = { skipSslCertificateValidation: true };
		const trusting = use(crmCom({ ignoreSslIssues: true }));
		expect(await authenticate(CRM_COM, trusting, request())).toMatchObject(skips);
		expect(await authenticate(CRM_COM, use(crmCom()), request())).not.toMatchObject(skips);
	});

	it('has the token in memory for data that n8n copied', async () => {
		const { helper } = vendor();
		const data = servetel();
		await preAuthenticate(SERVETEL, helper, data);
		expect(await bearer({ ...data })).toBe('Bearer token 1');
	});

	it('has none where nobody has logged in', async () => {
		expect(await bearer(servetel())).toBeUndefined();
	});

	it('leaves a request alone whose credential can’t be used', async () => {
		const options = request();
		expect(await authenticate(SERVETEL, servetel({ apiRoot: '' }), options)).toBe(options);
	});
});

describe('the data of a run', () => {
	it('is a copy with a mark, so that n8n leaves the login to it', () => {
		const data = servetel();
		expect(dataWithToken(data, 'abc')).toEqual({ ...data, loginMark: 'by the node' });
		expect(data.loginMark).toBe('');
	});

	it('carries its own token, whatever is in memory', async () => {
		const { helper } = vendor();
		const data = servetel();
		await preAuthenticate(SERVETEL, helper, data);
		expect(await bearer(dataWithToken(data, 'abc'))).toBe('Bearer abc');
	});

	it('has its token nowhere that could be saved', () => {
		expect(JSON.stringify(dataWithToken(servetel(), 'abc-token'))).not.toContain('abc-token');
	});
});
