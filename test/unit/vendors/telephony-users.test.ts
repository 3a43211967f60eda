import { Lists } from '../../../nodes/CreateUser/account/lists';
import { readPages } from '../../../nodes/CreateUser/account/pages';
import type { Directory, VendorUser } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { answer, vendorWith } from '../answer';

const acefone = vendorNamed('acefone')!;
const directory = acefone.directory as Extract<Directory, { kind: 'list' }>;

const entry = (id: number, more: object = {}) => ({
	id,
	name: `User ${id}`,
	login_id: `user.${id}`,
	agent: { id: `050${id}`, follow_me_number: `+9180${id}` },
	user_role: { id: 7, name: 'Agent' },
	extension: null,
	...more,
});

const page = (entries: unknown[], more: object) => answer(200, { data: entries, ...more });

/** The list of users, read by the account. */
const listOf = async (most: number, ...answers: Array<ReturnType<typeof answer>>) => {
	const { send, asked } = vendorWith(...answers);
	const read = await readPages(send, directory.list, ({ id }) => id ?? undefined, most);
	return { read, asked };
};

describe('the user list', () => {
	it('is read to its end by its cursor', async () => {
		const { read, asked } = await listOf(
			200,
			page([entry(1)], { has_more: true, last_seen_id: 1 }),
			page([entry(2, { agent: null, extension: { id: 'x' } })], {
				has_more: false,
				last_seen_id: 2,
			}),
		);
		expect(asked).toEqual([
			{ method: 'GET', path: '/v1/users', query: { limit: 100 } },
			{ method: 'GET', path: '/v1/users', query: { limit: 100, last_seen_id: '1' } },
		]);
		expect(read).toMatchObject({
			end: 'proven',
			entries: [
				{
					...{ id: '1', login: 'user.1', name: 'User 1' },
					...{ number: '+91801', others: { user_role: '7' }, more: { agentId: '0501' } },
				},
				{ id: '2', number: undefined, more: { extension: 'x' } },
			],
		});
	});

	it.each(['true', 'True', 1])('goes on where it says %p', async (hasMore) => {
		const { read } = await listOf(
			200,
			page([entry(1)], { has_more: hasMore, last_seen_id: 1 }),
			page([entry(2)], { has_more: 'false', last_seen_id: 2 }),
		);
		expect(read).toMatchObject({ entries: [{ id: '1' }, { id: '2' }], end: 'proven' });
	});

	it('is read on by the id of its last user where it names no cursor', async () => {
		const { read, asked } = await listOf(
			200,
			page([entry(1)], { has_more: true }),
			page([], { has_more: false }),
		);
		expect(asked[1]?.query).toEqual({ limit: 100, last_seen_id: '1' });
		expect(read).toMatchObject({ end: 'proven' });
	});

	it.each([
		['its bound', 'cut', [page([entry(1)], { has_more: true, last_seen_id: 1 })]],
		['a cursor that is missing', 'notProven', [page([{ name: 'A' }], { has_more: true })]],
	])('that ends at %s is %s', async (_what, end, answers) => {
		expect((await listOf(1, ...answers)).read).toMatchObject({ end });
	});

	it('whose cursor goes in circles ends', async () => {
		const again = page([entry(1)], { has_more: true, last_seen_id: 1 });
		const { read, asked } = await listOf(200, again, again, again);
		expect(read).toMatchObject({ end: 'notProven' });
		expect(asked).toHaveLength(2);
	});

	it.each([
		['an address', { next_page_url: 'https://api.acefone.in/v1/users?page=2' }, { more: true }],
		['a later page', { last_page: 3, current_page: 2 }, { more: true }],
		['a later page, from the first', { last_page: 2 }, { more: true }],
		['its last page', { last_page: 3, current_page: '3' }, {}],
		['no address', { next_page_url: null }, {}],
		['a total', { total: 250 }, { total: 250 }],
		['a flag that is neither yes nor no', { has_more: 'maybe' }, { more: true }],
		['a flag that is null', { has_more: null }, {}],
	])('may speak of more without being asked: %s', (_what, more, hints) => {
		const read = directory.list.page.read(page([entry(1)], more), undefined);
		expect(read).toMatchObject({ kind: 'read', value: { hints } });
		expect('value' in read && read.value.hints).toEqual(hints);
	});

	it.each<[string, ReturnType<typeof answer>, object]>([
		[
			'403',
			answer(403, { message: 'No access.' }),
			{ kind: 'forbidden', reason: { message: 'No access.' } },
		],
		[
			'a flag that says no beside an empty list',
			answer(200, { success: false, message: 'Something went wrong.', data: [] }),
			{ kind: 'inconclusive', reason: { message: 'Something went wrong.' } },
		],
		['500', answer(500, { data: [] }), { kind: 'inconclusive' }],
		[
			'a web page',
			answer(200, '<html></html>'),
			{ kind: 'unreadable', words: 'came in an unknown form' },
		],
		['data that is no list', answer(200, { data: { 1: {} } }), { kind: 'unreadable' }],
	])('answered with %s says why it could not be read', async (_what, given, failed) => {
		expect((await listOf(200, given)).read).toMatchObject({ failed });
	});
});

describe('another list', () => {
	const load = async (name: string, ...answers: Array<ReturnType<typeof answer>>) => {
		const { send } = vendorWith(...answers);
		return await new Lists(acefone, undefined).load(name, send);
	};

	it('is read page by page where it has a cursor', async () => {
		const loaded = await load(
			'departments',
			page([{ id: 1, name: 'Sales' }], { has_more: true, last_seen_id: 1 }),
			page([{ id: 2, name: 'Finance' }], { has_more: false }),
		);
		expect(loaded).toMatchObject({ entries: [{ name: 'Finance' }, { name: 'Sales' }] });
	});

	it('that has more but takes no cursor is not taken for the whole', async () => {
		const more = page([{ id: 1, name: 'Sales' }], { has_more: true });
		expect(await load('departments', more, more)).toEqual({
			failed: { kind: 'onlyFirst', read: 1, what: 'entries' },
		});
	});

	it('of numbers is found by the number, with and without its plus sign, and by its names', async () => {
		const numbers = [{ id: 5, did: '+918065', alias: 'Front desk', name: 'Pune' }];
		const loaded = await load('numbers', page(numbers, {}));
		expect(loaded).toMatchObject({
			entries: [{ id: '5', name: '+918065', description: 'Front desk' }],
		});
		const [number] = 'entries' in loaded ? loaded.entries : [];
		expect(new Set(number?.also)).toEqual(new Set(['Front desk', 'Pune', '918065']));
	});
});

describe('the details of a user', () => {
	const listed: VendorUser = { id: '1', login: 'user.1', name: 'User 1', raw: {} };

	it('add what the list does not show', () => {
		const data = {
			id: '1',
			name: 'User One',
			number: '919800',
			team_member: { email: 'one@example.com', role: { id: 9 } },
			agent: { id: '0501', extension: { username: '1001' } },
		};
		expect(directory.detail.request(listed)).toEqual({ method: 'GET', path: '/v1/user/1' });
		expect(directory.detail.read(answer(200, { data }), listed)).toMatchObject({
			kind: 'read',
			value: {
				id: '1',
				login: 'user.1',
				name: 'User One',
				number: '919800',
				email: 'one@example.com',
				others: { user_role: '9' },
				more: { agentId: '0501', extension: '1001' },
			},
		});
	});

	it.each<[string, number, unknown, object]>([
		['404', 404, {}, { kind: 'inconclusive' }],
		['no user', 200, { data: {} }, { kind: 'unreadable', words: 'shows no user' }],
		['a list', 200, { data: [entry(1)] }, { kind: 'unreadable' }],
		[
			'an answer that says no',
			200,
			{ success: false, message: 'User not found.', data: { id: 1 } },
			{ kind: 'inconclusive', reason: { message: 'User not found.' } },
		],
	])('can’t be read from %s', (_what, status, body, why) => {
		expect(directory.detail.read(answer(status, body), listed)).toMatchObject({
			kind: 'unclear',
			why,
		});
	});

	it('that hide the login leave it as it was listed', () => {
		const data = { id: '1', team_member: { login_id: 'u***1' } };
		expect(directory.detail.read(answer(200, { data }), listed)).toMatchObject({
			value: { login: 'user.1' },
		});
	});

	it('cannot lead to another address', () => {
		const { path } = directory.detail.request({ ...listed, id: '../my_number?x=' });
		expect(path).toBe('/v1/user/..%2Fmy_number%3Fx%3D');
	});
});

describe('an update', () => {
	it('goes to the address of the user', () => {
		const what = { id: '31/2', body: { name: 'x' } };
		expect(acefone.update?.request(what)).toEqual({
			method: 'PATCH',
			path: '/v1/user/31%2F2',
			body: { name: 'x' },
		});
		expect(acefone.update?.read(answer(200, { success: true }), what)).toMatchObject({
			kind: 'done',
			user: { id: '31/2' },
		});
	});
});

describe('a user of the list', () => {
	it.each<[object, false | undefined]>([
		[{ user_status: 1, agent: { status: 0 } }, undefined],
		[{ user_status: 0 }, false],
		[{ user_status: 'Disabled' }, false],
		[{ user_status: 'N' }, false],
		[{ user_status: 'Not Active' }, false],
		[{ user_status: 'terminated' }, false],
		[{ user_status: 'Active', agent: { status: ' blocked ' } }, false],
		[{ user_status: '1', agent: { status: 'enabled' } }, undefined],
		[{ agent: { status: 2 } }, false],
		[{ agent: { status: '3' } }, undefined],
	])('of whom it says %j is switched off: %s', async (state, active) => {
		const { read } = await listOf(1, page([entry(1, state)], { has_more: false }));
		expect('entries' in read && read.entries[0]?.active).toBe(active);
	});

	it.each([
		['12345678901234567891', null],
		['"12345678901234567891"', '12345678901234567891'],
		['9007199254740991', '9007199254740991'],
		['0', null],
		['"0"', null],
		['-1', null],
	])('with the id %s is asked for by %j', async (id, expected) => {
		const text = `{"has_more":false,"data":[{"id":${id},"login_id":"a","agent":{"id":${id}}}]}`;
		const { read } = await listOf(1, answer(200, text));
		expect('entries' in read && read.entries[0]?.id).toBe(expected);
	});

	it('has no agent by an id that has lost digits, and is no cursor', async () => {
		const text = '{"data":[{"id":12345678901234567891,"agent":{"id":12345678901234567891}}]}';
		const { read } = await listOf(9, answer(200, text));
		expect(read).toMatchObject({ end: 'notProven', entries: [{ more: {} }] });
		expect('entries' in read && read.entries[0]?.more).toEqual({});
	});

	it('has the name that it was given, escaped for HTML or not', async () => {
		const names = ['Ali O&#039;Brien', 'R&amp;D', 'User 3'];
		const { read } = await listOf(
			200,
			page(
				names.map((name, id) => entry(id + 1, { name })),
				{ has_more: false },
			),
		);
		expect(read).toMatchObject({
			entries: ["Ali O'Brien", 'R&D', 'User 3'].map((name) => ({ name })),
		});
	});

	it('has the login that it was given, escaped for HTML or not', async () => {
		const shown = ['o&#039;hara', 'r&amp;d', 'plain'].map((login, id) =>
			entry(id, { login_id: login }),
		);
		const { read } = await listOf(1, page(shown, { has_more: false }));
		const logins = 'entries' in read && read.entries.map(({ login }) => login);
		expect(logins).toEqual(["o'hara", 'r&d', 'plain']);
	});
});
