import { setTimeout as sleep } from 'node:timers/promises';
import { ask, createAt, getAt, logInAt, post } from './client';
import {
	peakInFlight,
	startSandbox,
	type RecordedRequest,
	type Sandbox,
	type TelephonyStandIn,
} from './index';

let sandbox: Sandbox;
let servetel: TelephonyStandIn;

beforeAll(async () => {
	sandbox = await startSandbox();
	servetel = sandbox.servetel;
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const control = (action: string, body: unknown = {}) =>
	post(`${servetel.url}/__sandbox/${action}`, body);

describe('control from another process', () => {
	it('shows the state and is not recorded itself', async () => {
		await createAt(servetel, 'a');
		const { json } = await ask(`${servetel.url}/__sandbox/state`);
		expect(json).toMatchObject({
			vendor: 'servetel',
			counts: { create: 1 },
			requests: [{ endpoint: 'create', status: 200 }],
		});
		expect(json.users.at(-1)).toMatchObject({ login: 'a', seeded: false });
		expect(servetel.requests).toHaveLength(1);
	});

	it('changes settings, and refuses those that do not exist', async () => {
		await control('settings', { pageSize: 5, rateLimit: { kind: 'fixedWindow', perSecond: 0 } });
		expect((await getAt(servetel, '/v1/users')).status).toBe(429);
		await control('settings', { rateLimit: null });
		expect((await getAt(servetel, '/v1/users')).json.count).toBe(5);
		expect(await control('settings', { pageSizes: 5 })).toMatchObject({ status: 400 });
	});

	it('plans faults', async () => {
		await control('faults', { plan: [{ on: 'create', kind: 'status500', nth: [2] }] });
		expect((await createAt(servetel, 'a')).status).toBe(200);
		expect((await createAt(servetel, 'b')).status).toBe(500);
		expect((await control('faults', { plan: [{ kind: 'dropAfter' }] })).status).toBe(400);
		expect((await control('faults', [])).status).toBe(400);
	});

	it('revokes, resets and tries passwords', async () => {
		const { access_token: token } = (await logInAt(servetel)).json;
		await control('revoke');
		const headers = { authorization: token };
		expect((await ask(`${servetel.url}/v1/users`, { headers })).status).toBe(401);
		await createAt(servetel, 'a', { password: 'right' });
		const signsIn = async (password: string) =>
			(await control('signIn', { login: 'a', password })).json.signsIn;
		expect(await signsIn('right')).toBe(true);
		expect(await signsIn('wrong')).toBe(false);
		await control('reset');
		expect(servetel.created).toHaveLength(0);
		expect(servetel.requests).toHaveLength(0);
		expect(servetel.users).toHaveLength(48);
	});
});

it('gives the same ids again after a reset', async () => {
	const first = (await createAt(servetel, 'a')).json.data;
	servetel.reset();
	expect((await createAt(servetel, 'a')).json.data).toEqual(first);
});

it('tells how many requests were under way at once', async () => {
	let third = () => {};
	// Not before the clock's next millisecond: within one, the peak takes the end to come first.
	const until = new Promise<void>((resolve) => (third = resolve)).then(() => sleep(5));
	const when = () => {
		if (servetel.count('create') === 3) third();
		return true;
	};
	servetel.faults.plan = [{ on: 'create', kind: 'held', until, when }];
	await Promise.all(['a', 'b', 'c'].map((login) => createAt(servetel, login)));
	expect(peakInFlight(servetel.requests)).toBe(3);
	const [one] = servetel.requests as [RecordedRequest];
	const between = (at: number, finishedAt: number | undefined) => ({ ...one, at, finishedAt });
	expect(peakInFlight([between(1, 2), between(2, 3)])).toBe(1);
	expect(peakInFlight([between(2, undefined), between(2, 3), between(1, 2)])).toBe(2);
});

it('takes the ports it is given, and closes at once although connections are kept alive', async () => {
	const other = await startSandbox();
	const port = Number(new URL(other.acefone.url).port);
	await getAt(other.acefone, '/v1/users');
	other.servetel.faults.plan = [{ on: 'users', kind: 'delayThenCommit', delayMs: 60_000 }];
	const cut = expect(getAt(other.servetel, '/v1/users')).rejects.toThrow();
	while (other.servetel.requests.length === 0) await new Promise(setImmediate);
	await other.close();
	await cut;
	const again = await startSandbox({ ports: { acefone: port } });
	expect(again.acefone.url).toBe(`http://127.0.0.1:${port}`);
	await again.close();
});
