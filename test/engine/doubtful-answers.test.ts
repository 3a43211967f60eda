import type { FaultRule, VendorName } from '../sandbox';
import { ERROR_OUTPUT, loginsAt, NODE, onBench, refused, sends } from './cases';
import { answering } from './doubt';
import { hires, type Bench } from './fixture';

/** An answer in a form that nobody has seen, or that denies itself, proves nothing. */

const RETURN = { ifUserExists: 'return' };
const [HIRE = {}] = hires(1);

const rows = (
	count: number,
	row: (at: number) => unknown = (at) => ({ id: at, login_id: `o${at}` }),
) => Array.from({ length: count }, (_, at) => row(at + 1));

/** What a user list says that shows nobody, or not all. */
const LISTS: Array<[string, unknown, Record<string, string>?]> = [
	['an error beside no data', { data: [], error: 'Service temporarily unavailable' }],
	['errors, and no more', { has_more: false, data: [], errors: { list: ['not loaded'] } }],
	['a status that is an error', { status: 'error', message: 'Internal error', data: [] }],
	['a status that is no', { status: false, data: [] }],
	['a message alone', { message: 'Too many requests.', data: [] }],
	['a total as text', { data: rows(20), total: '5000' }],
	['a last page as text', { data: rows(20), current_page: '1', last_page: '9' }],
	['nobody of fifty', { data: [], total: 50 }],
	['nobody, and a next address', { data: [], next_page_url: 'https://a.example/?page=2' }],
	['nobody, and a flag that is neither yes nor no', { data: [], has_more: 'maybe' }],
	['rows without a login', { data: rows(3, (id) => ({ id, name: 'N' })), has_more: false }],
	['an error that is true', { error: true, message: 'Timed out', has_more: false, data: rows(3) }],
	['a flag that names an error', { success: 'error', has_more: false, data: rows(3) }],
	['a yes beside a failed status', { success: true, status: 'error', has_more: false, data: [] }],
	['a next page in other words', { links: { next: { href: '/v1/users?page=2' } }, data: rows(20) }],
	['a total in a header', rows(20), { 'x-total-count': '5000' }],
	[
		'logins that are masked',
		{ has_more: false, data: rows(3, (id) => ({ id, login_id: `h***${id}`, name: 'N' })) },
	],
	['rows that are no users', { data: ['old.1', null, ['x']], has_more: false }],
];

async function afterLost(vendor: VendorName, plan: FaultRule[], test: (bench: Bench) => unknown) {
	await onBench(async (bench) => {
		const standIn = bench.standIn(vendor);
		standIn.settings.uniqueLogins = false;
		standIn.faults.plan = [{ on: 'create', kind: 'dropAfter', times: 1 }, ...plan];
		await test(bench);
	});
}

describe('a user list that proves nothing', () => {
	it.concurrent.each(LISTS)('is no "not there": %s', async (_what, body, headers) => {
		const plan = [answering('users', body, { headers } as Partial<FaultRule>)];
		await afterLost('acefone', plan, async (bench) => {
			const run = await bench.run('acefone', [HIRE], { node: ERROR_OUTPUT });
			expect(sends(bench.standIn('acefone'))).toEqual({ 'hire.0': 1 });
			expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
		});
	});

	it('shows those who all have one id', async () => {
		await onBench(async (bench) => {
			const row = (at: number) => ({ id: 0, login_id: at === 3 ? 'hire.0' : `o${at}`, name: 'N' });
			bench.standIn('acefone').faults.plan = [
				answering('users', { data: rows(3, row), has_more: false }),
			];
			await bench.run('acefone', [HIRE], { parameters: RETURN, node: ERROR_OUTPUT });
			expect(loginsAt(bench.standIn('acefone'))).toEqual([]);
		});
	});

	it.concurrent.each([
		["o'hara", 'o&#039;hara'],
		['r&d.team', 'r&amp;d.team'],
	])('shows %s where it is escaped for HTML', async (login, shown) => {
		await onBench(async (bench) => {
			const data = [{ id: 7, login_id: shown, name: 'First0 Last0' }];
			bench.standIn('acefone').faults.plan = [answering('users', { data, has_more: false })];
			const parameters = RETURN;
			const run = await bench.run('acefone', [{ ...HIRE, login }], { parameters });
			expect(run.json(NODE)).toMatchObject([{ action: 'existing', userId: '7' }]);
			expect(sends(bench.standIn('acefone'))).toEqual({});
		});
	});
});

/** How CRM.COM might show a user, and nobody. */
const ok = (data: unknown) => ({ status: { code: 'OK' }, data });
const USER = { id: 'U1', username: 'hire.0', first_name: 'First0', last_name: 'Last0' };
const SHOWN: Array<[string, unknown, unknown]> = [
	['a list', [USER], []],
	['a list, and nothing', [USER], null],
	['one level deeper', { user: USER }, null],
	['under users', { users: [USER] }, { users: [] }],
	['as a text', JSON.stringify(USER), ''],
];

it.concurrent.each(SHOWN)('a user in another form is not nobody: %s', async (_w, one, none) => {
	const isNobody: FaultRule['when'] = ({ query }) =>
		String(query.user_identifier).includes('nobody');
	const plan = [
		answering('show', ok(none), { when: isNobody }),
		answering('show', ok(one), { when: (request) => !isNobody(request) }),
	];
	await afterLost('crmcom', plan, async (bench) => {
		const run = await bench.run('crmcom', [HIRE], { node: ERROR_OUTPUT });
		expect(sends(bench.standIn('crmcom'))).toEqual({ 'hire.0': 1 });
		expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
	});
});

it("a login that CRM.COM shows escaped for HTML is no other one: o'hara after a lost answer", async () => {
	const login = "o'hara";
	const shown = { ...USER, username: 'o&#039;hara', email: HIRE.email };
	await afterLost('crmcom', [answering('show', ok(shown), { login })], async (bench) => {
		const run = await bench.run('crmcom', [{ ...HIRE, login }], { node: ERROR_OUTPUT });
		expect(run.json(NODE)).toMatchObject([{ action: 'created', confirmedByLookup: true }]);
		expect(sends(bench.standIn('crmcom'))).toEqual({ [login]: 1 });
	});
});

it.concurrent.each([500, 503])(
	'a login that differs by an accent is no proof: jose, and %d for josé',
	async (status) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('crmcom');
			const jose = ok({ ...USER, id: 'A1', username: 'jose', email: HIRE.email });
			standIn.faults.plan = [
				answering('show', jose, { login: 'josé' }),
				answering('create', ok(null), { status }),
			];
			const items = [{ ...HIRE, login: 'josé' }];
			const run = await bench.run('crmcom', items, { node: ERROR_OUTPUT });
			expect(run.json(NODE)).toEqual([]);
			expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
		});
	},
);

describe('a login in an unknown form', () => {
	it.concurrent.each([
		[{ message: 'Login successful.', auth_token: 'T-1' }],
		[{ message: 'success', data: { jwt: 'T-1' } }],
		[{ success: 'ok', jwt: 'T-1' }],
		[{ success: null, message: 'Logged in', jwt: 'T-1' }],
		[{ status: true, message: 'success', data: { access_token: 'T-1' } }],
	])('is no wrong password, and not kept: %j', async (body) => {
		await onBench(async (bench) => {
			const { loginId, password } = bench.sandbox.acefone.account;
			bench.credentials.edit('acefone', { connectUsing: 'login', loginId, password } as never);
			const standIn = bench.standIn('acefone');
			standIn.faults.plan = [answering('login', body)];
			const run = await bench.run('acefone', [HIRE]);
			expect(run.error?.message).toContain('in an unknown form');
			expect(JSON.stringify(run.error)).not.toMatch(/T-1|Password'/);
			standIn.faults.plan = [];
			expect((await bench.run('acefone', [HIRE])).json(NODE)).toHaveLength(1);
		});
	});
});
