import { timePasses } from '../clock';
import { ask, bearer, basic, crmBase, crmToken, createAt, logInAt, newHire, post } from './client';
import { startSandbox, type Sandbox, type TelephonyStandIn } from './index';

let sandbox: Sandbox;
let acefone: TelephonyStandIn;

beforeAll(async () => {
	sandbox = await startSandbox();
	acefone = sandbox.acefone;
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const users = (authorization?: string) =>
	ask(`${acefone.url}/v1/users`, { headers: authorization ? { authorization } : {} });

const claimsOf = (token: string) =>
	JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('telephony tokens', () => {
	it('come from a login as a JWT and open the door, with or without Bearer', async () => {
		const { json } = await logInAt(acefone);
		expect(json).toMatchObject({ success: true, token_type: 'bearer', expires_in: 3600 });
		expect(claimsOf(json.access_token).exp * 1000).toBeGreaterThan(Date.now() + 3_590_000);
		expect((await users(`Bearer ${json.access_token}`)).status).toBe(200);
		expect((await users(json.access_token)).status).toBe(200);
		expect(acefone.requests.at(-1)?.account).toBe(acefone.account.loginId);
		expect(acefone.tokensIssued).toEqual([json.access_token]);
	});

	it('are refused with 401 when missing, wrong, doubled or of the other brand', async () => {
		const wrong = [undefined, 'Bearer nonsense', `Bearer ${sandbox.servetel.account.apiToken}`];
		for (const header of [...wrong, `Bearer Bearer ${acefone.account.apiToken}`]) {
			expect((await users(header)).status).toBe(401);
		}
	});

	it('expire, and are renewed only while alive', async () => {
		acefone.settings.tokenLifetimeSeconds = 60;
		const { access_token: token } = (await logInAt(acefone)).json;
		acefone.settings.tokenLifetimeSeconds = 3600;
		const refresh = () => post(`${acefone.url}/v1/auth/refresh`, {}, bearer(token));
		const renewed = await refresh();
		expect(renewed.json).toMatchObject({ success: true, expires_in: 3600 });
		timePasses(61_000);
		expect((await users(bearer(token).authorization)).status).toBe(401);
		expect((await refresh()).status).toBe(401);
		expect((await users(`Bearer ${renewed.json.access_token}`)).status).toBe(200);
	});

	it('die all at once when revoked, but for the permanent ones', async () => {
		acefone.settings.tokensAreJwt = false;
		const { access_token: token } = (await logInAt(acefone)).json;
		expect(token).toMatch(/^sandbox-session-/);
		acefone.revokeTokens();
		expect((await users(`Bearer ${token}`)).status).toBe(401);
		expect((await users(`Bearer ${acefone.account.apiToken}`)).status).toBe(200);
	});

	it('are forgotten at a reset', async () => {
		const { access_token: token } = (await logInAt(acefone)).json;
		acefone.reset();
		expect((await users(`Bearer ${token}`)).status).toBe(401);
		expect(acefone.tokensIssued).toEqual([]);
	});

	it('may be allowed to read only, or nothing', async () => {
		const { limitedApiToken, noAccessApiToken } = acefone.account;
		const create = (token: string) =>
			post(`${acefone.url}/v1/user`, newHire(acefone, 'x'), bearer(token));
		expect((await users(`Bearer ${limitedApiToken}`)).status).toBe(200);
		expect((await create(limitedApiToken)).status).toBe(403);
		expect((await users(`Bearer ${noAccessApiToken}`)).status).toBe(403);
		expect((await create(acefone.secondAccount.apiToken)).status).toBe(200);
		expect(acefone.created).toHaveLength(1);
	});
});

describe('the lock after failed logins', () => {
	it('holds for the right password too, for one account, until it is over', async () => {
		acefone.settings.lockAfterFailedLogins = 3;
		for (const failures of [1, 2, 3]) {
			const refused = await logInAt(acefone, 'wrong');
			expect(refused).toMatchObject({ status: 401, json: { login_failed_count: failures } });
		}
		const locked = await logInAt(acefone);
		expect(locked).toMatchObject({ status: 429, json: { retry_after: expect.any(Number) } });
		const { loginId: email, password } = acefone.secondAccount;
		expect((await post(`${acefone.url}/v1/auth/login`, { email, password })).status).toBe(200);
		timePasses(301_000);
		expect((await logInAt(acefone)).status).toBe(200);
		expect(acefone.count('login')).toBe(6);
	});

	it('is lifted by a reset, and failures are forgotten after a success', async () => {
		acefone.settings.lockAfterFailedLogins = 2;
		await logInAt(acefone, 'wrong');
		await logInAt(acefone);
		expect((await logInAt(acefone, 'wrong')).json.login_failed_count).toBe(1);
		await logInAt(acefone, 'wrong');
		expect((await logInAt(acefone)).status).toBe(429);
		acefone.reset();
		expect((await logInAt(acefone)).status).toBe(200);
	});

	it('quotes a password only when told to', async () => {
		expect((await logInAt(acefone, 'my-secret')).text).not.toContain('my-secret');
		acefone.settings.echoPasswords = true;
		expect((await logInAt(acefone, 'my-secret')).text).toContain('my-secret');
		expect((await createAt(acefone, 'x', { name: '', password: 'pw-9' })).text).toContain('pw-9');
	});
});

describe('CRM.COM logins', () => {
	const key = '/authentication/web_api_key/token';
	const withPassword = (changes: object) => {
		const { username, password, organisation } = sandbox.crmcom.account;
		const body = { username, password, organisation, ...changes };
		return post(`${crmBase(sandbox.crmcom)}/authentication/token`, body);
	};

	it('take the Web API key, with a unit or without a body', async () => {
		const { account } = sandbox.crmcom;
		expect(claimsOf(await crmToken(sandbox.crmcom)).exp).toEqual(expect.stringMatching(/^\d+$/));
		const at = (body: object, header = basic(account.webApiKey)) =>
			post(`${crmBase(sandbox.crmcom)}${key}`, body, header);
		expect((await at({ unit: account.unit })).json.status.code).toBe('OK');
		for (const refused of [
			await at({ unit: 'ELSEWHERE' }),
			await at({ unity: account.unit }),
			await at({}, basic('wrong')),
			await at({}, { authorization: `Bearer ${account.webApiKey}` }),
			await at({}, { authorization: `Basic ${btoa(`${account.webApiKey}:password`)}` }),
		]) {
			expect(refused.status).toBe(200);
			expect(refused.json).toMatchObject({
				status: { code: expect.stringMatching(/^COM\.CRM\.EXCEPTION\./) },
				data: null,
			});
		}
	});

	it('take user name, password, organisation and an optional unit', async () => {
		const { unit } = sandbox.crmcom.account;
		expect((await withPassword({})).json.data.token).toEqual(expect.any(String));
		expect((await withPassword({ unit })).json.status.code).toBe('OK');
		for (const wrong of [
			{ password: 'x' },
			{ organisation: 'x' },
			{ unit: 'x' },
			{ username: undefined },
			{ extra: 1 },
		]) {
			expect((await withPassword(wrong)).json.status.code).not.toBe('OK');
		}
	});

	it('lock after too many failures', async () => {
		for (let failed = 0; failed < 5; failed++) await withPassword({ password: 'x' });
		expect((await withPassword({})).json.status.code).toMatch(/LOCKED/);
	});
});
