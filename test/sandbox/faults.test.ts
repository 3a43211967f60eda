import { setTimeout as sleep } from 'node:timers/promises';
import {
	createAt,
	crmBase,
	crmToken,
	getAt,
	logInAt,
	newCrmUser,
	newHire,
	post,
	bearer,
} from './client';
import { startSandbox, type Fault, type Sandbox, type TelephonyStandIn } from './index';

let sandbox: Sandbox;
let servetel: TelephonyStandIn;

beforeAll(async () => {
	sandbox = await startSandbox();
	servetel = sandbox.servetel;
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

/** The next create meets the fault, and only that one. */
const next = (fault: Fault) => {
	servetel.faults.plan = [{ on: 'create', times: 1, ...fault }];
};
const logins = () => servetel.created.map((user) => user.login);

describe('a connection that breaks', () => {
	it.each<[Fault['kind'], string[], string]>([
		['dropBefore', [], 'dropped'],
		['dropAfter', ['a'], 'dropped'],
		['halfBody', ['a'], 'cut'],
	])('%s leaves %j committed', async (kind, committed, outcome) => {
		next({ kind } as Fault);
		await expect(createAt(servetel, 'a')).rejects.toThrow();
		expect(logins()).toEqual(committed);
		expect(servetel.requests[0]).toMatchObject({ fault: kind, outcome });
		expect((await createAt(servetel, 'b')).status).toBe(200);
	});
});

describe('an answer that is not one', () => {
	it('truncatedJson stops half-way', async () => {
		next({ kind: 'truncatedJson' });
		const reply = await createAt(servetel, 'a');
		expect(reply).toMatchObject({ status: 200, json: undefined });
		expect(reply.text).toMatch(/^\{"success":true/);
		expect(logins()).toEqual(['a']);
	});

	it('htmlPage, emptyBody and redirect', async () => {
		next({ kind: 'htmlPage' });
		const page = await createAt(servetel, 'a');
		expect(page.status).toBe(200);
		expect(page.headers.get('content-type')).toMatch(/^text\/html/);
		expect(page.text).toContain('<html>');
		expect(logins()).toEqual([]);

		next({ kind: 'emptyBody' });
		expect(await createAt(servetel, 'b')).toMatchObject({ status: 200, text: '' });
		next({ kind: 'emptyBody', processed: false });
		expect(await createAt(servetel, 'c')).toMatchObject({ status: 200, text: '' });
		next({ kind: 'redirect', location: 'https://elsewhere.example/login' });
		const redirect = await createAt(servetel, 'd');
		expect(redirect.status).toBe(302);
		expect(redirect.headers.get('location')).toBe('https://elsewhere.example/login');
		expect(logins()).toEqual(['b']);
	});

	it('answer says whatever it is given', async () => {
		next({ kind: 'answer', status: 418, headers: { 'x-note': 'tea' }, body: { a: 1 } });
		const reply = await createAt(servetel, 'a');
		expect(reply).toMatchObject({ status: 418, json: { a: 1 } });
		expect(reply.headers.get('x-note')).toBe('tea');
		next({ kind: 'answer', status: 200, body: 'ok', processed: true });
		expect((await createAt(servetel, 'b')).text).toBe('ok');
		expect(logins()).toEqual(['b']);
	});
});

describe('server errors', () => {
	it.each([500, 502, 503] as const)(
		'%d before and after the commit, in three forms',
		async (code) => {
			const kind = `status${code}` as const;
			next({ kind });
			expect(await createAt(servetel, 'a')).toMatchObject({
				status: code,
				json: { success: false },
			});
			next({ kind, processed: true, body: 'html' });
			const page = await createAt(servetel, 'b');
			expect(page).toMatchObject({ status: code, json: undefined });
			expect(page.text).toContain('<html>');
			next({ kind, processed: true, body: 'empty' });
			expect(await createAt(servetel, 'c')).toMatchObject({ status: code, text: '' });
			expect(logins()).toEqual(['b', 'c']);
		},
	);
});

describe('delays', () => {
	/** A client that goes as soon as its request is there. */
	async function impatient(login: string) {
		const client = new AbortController();
		const lost = createAt(servetel, login, {}, { signal: client.signal });
		const refused = expect(lost).rejects.toThrow();
		while (servetel.requests.length === 0) await sleep(1);
		client.abort();
		await refused;
		while (servetel.requests[0]?.finishedAt === undefined) await sleep(1);
	}

	it('delayThenCommit commits after the client has gone', async () => {
		next({ kind: 'delayThenCommit', delayMs: 1000 });
		await impatient('late');
		expect(logins()).toEqual([]);
		await servetel.settled();
		expect(logins()).toEqual(['late']);
		expect(servetel.requests[0]?.outcome).toBe('clientGone');
	});

	it('commitThenDelay has committed before the client goes', async () => {
		next({ kind: 'commitThenDelay', delayMs: 60_000 });
		await impatient('early');
		expect(logins()).toEqual(['early']);
		await servetel.settled();
	});

	it('neverAnswers keeps the client waiting, with and without a commit', async () => {
		next({ kind: 'neverAnswers' });
		await impatient('a');
		expect(logins()).toEqual([]);
		servetel.requests.splice(0);
		next({ kind: 'neverAnswers', processed: true });
		await impatient('b');
		expect(logins()).toEqual(['b']);
		expect(servetel.requests[0]).toMatchObject({ status: undefined, outcome: 'clientGone' });
	});

	it('commitsLate drops the connection, and commits after a time or so many look-ups', async () => {
		next({ kind: 'commitsLate', afterMs: 20 });
		await expect(createAt(servetel, 'a')).rejects.toThrow();
		await servetel.settled();
		expect(logins()).toEqual(['a']);
		next({ kind: 'commitsLate', afterLookUps: 2 });
		await expect(createAt(servetel, 'b')).rejects.toThrow();
		await getAt(servetel, '/v1/users');
		await getAt(servetel, '/v1/users?last_seen_id=1');
		expect(logins()).toEqual(['a']);
		await getAt(servetel, '/v1/users');
		expect(logins()).toEqual(['a', 'b']);
		next({ kind: 'commitsLate', afterLookUps: 1, status: 504 });
		expect((await createAt(servetel, 'c')).status).toBe(504);
		await getAt(servetel, '/v1/users');
		expect(logins()).toEqual(['a', 'b', 'c']);
	});

	it('held waits for what it is told', async () => {
		next({ kind: 'held', until: createAt(servetel, 'first') });
		servetel.faults.plan = servetel.faults.plan.map((rule) => ({ ...rule, login: 'second' }));
		await createAt(servetel, 'second');
		expect(logins()).toEqual(['first', 'second']);
	});

	it('both answer a patient client', async () => {
		next({ kind: 'delayThenCommit', delayMs: 20 });
		expect((await createAt(servetel, 'a')).status).toBe(200);
		next({ kind: 'commitThenDelay', delayMs: 20 });
		expect((await createAt(servetel, 'b')).status).toBe(200);
	});

	it('a reset undoes a commit that has not come yet', async () => {
		next({ kind: 'delayThenCommit', delayMs: 200 });
		const lost = createAt(servetel, 'never');
		const refused = expect(lost).rejects.toThrow();
		while (servetel.requests.length === 0) await sleep(5);
		servetel.reset();
		await refused;
		await servetel.settled();
		await sleep(250);
		expect(logins()).toEqual([]);
	});
});

describe('429 on demand', () => {
	it('says when to come back in each way', async () => {
		next({ kind: 'status429' });
		const bare = await createAt(servetel, 'a');
		expect(bare).toMatchObject({ status: 429, json: { success: 'false' } });
		expect(bare.headers.get('retry-after')).toBeNull();
		next({ kind: 'status429', retryAfter: 'seconds', seconds: 7 });
		expect((await createAt(servetel, 'a')).headers.get('retry-after')).toBe('7');
		next({ kind: 'status429', retryAfter: 'date', seconds: 7 });
		const date = (await createAt(servetel, 'a')).headers.get('retry-after') ?? '';
		expect(Date.parse(date)).toBeGreaterThan(Date.now() + 5_000);
		next({ kind: 'status429', retryAfter: 'body', seconds: 7 });
		expect((await createAt(servetel, 'a')).json.retry_after).toBe(7);
		expect(logins()).toEqual([]);
	});

	it('keeps CRM.COM’s envelope', async () => {
		const { crmcom } = sandbox;
		const token = await crmToken(crmcom);
		crmcom.faults.plan = [{ on: 'create', kind: 'status429', retryAfter: 'body', seconds: 3 }];
		const reply = await post(`${crmBase(crmcom)}/users/create`, newCrmUser(token, 'x'));
		expect(reply).toMatchObject({ status: 429, json: { data: null, retry_after: 3 } });
	});
});

it('tokenRevoked kills all session tokens and refuses the request', async () => {
	const { access_token: token } = (await logInAt(servetel)).json;
	const create = () => post(`${servetel.url}/v1/user`, newHire(servetel, 'a'), bearer(token));
	next({ kind: 'tokenRevoked' });
	expect((await create()).status).toBe(401);
	expect((await create()).status).toBe(401);
	next({ kind: 'tokenRevoked' });
	expect((await createAt(servetel, 'permanent')).status).toBe(200);
	expect((await getAt(servetel, '/v1/users')).status).toBe(200);
	expect(logins()).toEqual(['permanent']);
});

it('meets lists, logins and look-ups too', async () => {
	servetel.faults.plan = [
		{ on: ['users', 'numbers'], kind: 'status503' },
		{ on: 'login', kind: 'htmlPage' },
		{ on: 'user', kind: 'status500', login: servetel.users[3]?.id },
	];
	expect((await getAt(servetel, '/v1/users')).status).toBe(503);
	expect((await getAt(servetel, '/v1/my_number')).status).toBe(503);
	expect((await getAt(servetel, '/v1/departments')).status).toBe(200);
	expect((await logInAt(servetel)).text).toContain('<html>');
	expect((await getAt(servetel, `/v1/user/${servetel.users[2]?.id}`)).status).toBe(200);
	expect((await getAt(servetel, `/v1/user/${servetel.users[3]?.id}`)).status).toBe(500);
});
