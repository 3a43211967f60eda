import { createAt, getAt } from './client';
import { startSandbox, type Sandbox, type TelephonyStandIn } from './index';

let sandbox: Sandbox;
let servetel: TelephonyStandIn;

beforeAll(async () => {
	sandbox = await startSandbox();
	servetel = sandbox.servetel;
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

describe('GET /v1/users', () => {
	const pages = async (query: string) => {
		const ids: number[] = [];
		let cursor = '';
		for (let more = true; more;) {
			const { json } = await getAt(servetel, `/v1/users?${query}${cursor}`);
			expect(json.count).toBe(json.data.length);
			ids.push(...json.data.map((user: { id: number }) => user.id));
			more = json.has_more;
			cursor = `&last_seen_id=${json.last_seen_id}`;
		}
		return ids;
	};
	const idsOf = () => servetel.users.map((user) => Number(user.id));

	it('pages through everyone, in either order', async () => {
		await createAt(servetel, 'newest');
		expect(await pages('')).toEqual(idsOf());
		expect(servetel.count('users')).toBe(3);
		expect(await pages('limit=7')).toEqual(idsOf());
		servetel.settings.listOrder = 'descending';
		expect(await pages('limit=10')).toEqual(idsOf().reverse());
	});

	it('cuts a limit that is too large, and ends on a full last page', async () => {
		servetel.settings.maxPageSize = 24;
		const first = await getAt(servetel, '/v1/users?limit=500');
		expect(first.json).toMatchObject({ has_more: true, count: 24 });
		const last = await getAt(
			servetel,
			`/v1/users?limit=500&last_seen_id=${first.json.last_seen_id}`,
		);
		expect(last.json).toMatchObject({ has_more: false, count: 24 });
	});

	it('shows the documented shape', async () => {
		const { json } = await getAt(servetel, '/v1/users');
		const [first, , third] = json.data;
		expect(first).toMatchObject({
			id: 314678,
			agent: { id: expect.any(String) },
			user_role: { id: 54630, name: 'Quality' },
			user_status: 1,
		});
		expect(third).toMatchObject({ agent: null, extension: null });
		expect(JSON.stringify(json)).not.toMatch(/email|password/);
	});

	it('filters, and refuses what it does not know', async () => {
		await createAt(servetel, 'off', { status: false });
		const off = await getAt(servetel, '/v1/users?user_status=false');
		expect(off.json.data.map((user: { login_id: string }) => user.login_id)).toEqual(['off']);
		const extended = await pages('is_extension_created=true');
		expect(extended).toHaveLength(12);
		for (const query of ['limit=0', 'limit=x', 'page=2', 'user_status=maybe', 'last_seen_id=a']) {
			expect((await getAt(servetel, `/v1/users?${query}`)).status).toBe(400);
		}
	});

	it('leaves out what it is told to leave out, and says more where it is told to', async () => {
		servetel.settings.listTells = [];
		const { json } = await getAt(servetel, '/v1/users');
		expect(Object.keys(json)).toEqual(['count', 'data']);
		servetel.settings.listTells = ['total', 'last_page', 'next_page_url'];
		const first = await getAt(servetel, '/v1/users');
		expect(first.json).toMatchObject({ total: 48, last_page: 3, count: 20 });
		expect(first.json.next_page_url).toContain('page=2');
		const whole = await getAt(servetel, '/v1/users?limit=48');
		expect(whole.json).toMatchObject({ total: 48, last_page: 1, next_page_url: null });
	});

	it.each([
		['offset', ['', '?offset=20', '?offset=40', '?offset=60']],
		['page', ['?page=1', '?page=2', '?page=3', '?page=4']],
	] as const)(
		'is paged by %s as older clients do, where a cursor is no use',
		async (by, queries) => {
			Object.assign(servetel.settings, { listPaging: by, listTells: [] });
			const found: number[] = [];
			for (const query of queries) {
				const { json } = await getAt(servetel, `/v1/users${query}`);
				found.push(...json.data.map((user: { id: number }) => user.id));
			}
			expect(found).toEqual(idsOf());
			const { json } = await getAt(servetel, `/v1/users?last_seen_id=${idsOf()[19]}`);
			expect(json.data[0].id).toBe(idsOf()[0]);
		},
	);

	it('has as many people as a test asks for', async () => {
		servetel.addExisting(5000);
		const last = idsOf().at(-1);
		expect(idsOf()).toHaveLength(5048);
		const { json } = await getAt(servetel, `/v1/users?limit=100&last_seen_id=${Number(last) - 1}`);
		expect(json).toMatchObject({ has_more: false, data: [{ login_id: `person.${last}` }] });
		expect(servetel.created).toEqual([]);
	});

	it('lags behind the commits when told to', async () => {
		servetel.settings.listLagMs = 60_000;
		const { json } = await createAt(servetel, 'late');
		expect(await pages('')).not.toContain(json.data.id);
		servetel.settings.listLagMs = 0;
		expect(await pages('')).toContain(json.data.id);
	});

	it('lags behind each commit by another time', async () => {
		const hour = 3_600_000;
		Object.assign(servetel.settings, { listLagMs: hour, listLagVaries: true });
		for (let at = 0; at < 20; at++) await createAt(servetel, `late.${at}`);
		const seen = async () => (await pages('')).length - servetel.users.length + 20;
		const later = (ms: number) => servetel.created.forEach((user) => (user.committedAt -= ms));
		later(hour / 2);
		expect(await seen()).toBeGreaterThan(0);
		expect(await seen()).toBeLessThan(20);
		later(hour / 2);
		expect(await seen()).toBe(20);
	});

	it('lags by look-ups when told to', async () => {
		servetel.settings.listLagLookUps = 2;
		const { json } = await createAt(servetel, 'late');
		expect(await pages('')).not.toContain(json.data.id);
		expect(await pages('')).not.toContain(json.data.id);
		expect(await pages('')).toContain(json.data.id);
	});
});

describe('the lists', () => {
	it('are bare arrays, or wrapped', async () => {
		const numbers = await getAt(servetel, '/v1/my_number');
		expect(numbers.json).toHaveLength(30);
		expect(numbers.json[0]).toMatchObject({ id: '1759333', did: expect.stringMatching(/^\+\d+$/) });
		const aliases = numbers.json.map((number: { alias: string }) => number.alias);
		expect(aliases.filter((alias: string) => alias === 'Front Desk')).toHaveLength(2);
		expect((await getAt(servetel, '/v1/departments')).json[0]).toMatchObject({ name: 'Sales' });
		expect((await getAt(servetel, '/v1/timegroups')).json[1]).toMatchObject({
			name: 'Evening Shift',
		});
		Object.assign(servetel.settings, {
			numbersWrapped: true,
			departmentsWrapped: true,
			timegroupsWrapped: true,
		});
		for (const path of ['my_number', 'departments', 'timegroups']) {
			expect((await getAt(servetel, `/v1/${path}`)).json.data.length).toBeGreaterThan(2);
		}
	});
});
