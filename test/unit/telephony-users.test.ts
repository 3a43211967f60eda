import type { Directory, NewUser, VendorUser } from '../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../nodes/CreateUser/vendors/registry';
import { answer, vendorWith } from './answer';

const acefone = vendorNamed('acefone')!;
const directory = acefone.directory as Extract<Directory, { kind: 'scan' }>;

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

describe('the user list', () => {
	it('is read to its end by its cursor', async () => {
		const { request, asked } = vendorWith(
			page([entry(1)], { has_more: true, last_seen_id: 1 }),
			page([entry(2, { agent: null, extension: { id: 'x' } })], {
				has_more: false,
				last_seen_id: 2,
			}),
		);
		const { users, complete } = await directory.scan(request, 200);
		expect(asked.map(({ query }) => query)).toEqual([
			{ limit: 100 },
			{ limit: 100, last_seen_id: '1' },
		]);
		expect(complete).toBe(true);
		expect(users).toMatchObject([
			{ id: '1', login: 'user.1', name: 'User 1', agentId: '0501', number: '+91801', roleId: '7' },
			{ id: '2', agentId: undefined, number: undefined, extension: 'x' },
		]);
	});

	it.each(['true', 'True', 1])('goes on where it says %p', async (hasMore) => {
		const { request } = vendorWith(
			page([entry(1)], { has_more: hasMore, last_seen_id: 1 }),
			page([entry(2)], { has_more: 'false', last_seen_id: 2 }),
		);
		const { users, complete } = await directory.scan(request, 200);
		expect({ count: users.length, complete }).toEqual({ count: 2, complete: true });
	});

	it.each([
		['its bound', [page([entry(1)], { has_more: true, last_seen_id: 1 })]],
		['a cursor that is missing', [page([entry(1)], { has_more: true })]],
	])('that ends at %s is not complete', async (_what, answers) => {
		const { request } = vendorWith(...answers);
		expect(await directory.scan(request, 1)).toMatchObject({ complete: false });
	});

	it('whose cursor goes in circles ends', async () => {
		const again = page([entry(1)], { has_more: true, last_seen_id: 1 });
		const { request, asked } = vendorWith(again, again, again);
		expect(await directory.scan(request, 200)).toMatchObject({ complete: false });
		expect(asked).toHaveLength(2);
	});

	it.each([
		['403', answer(403, { message: 'No access.' }), 'Acefone says: No access'],
		[
			'a flag that says no beside an empty list',
			answer(200, { success: false, message: 'Something went wrong.', data: [] }),
			'Acefone says: Something went wrong',
		],
		['a web page', answer(200, '<html></html>'), 'Acefone answered in an unknown form'],
		[
			'data that is no list',
			answer(200, { data: { 1: {} } }),
			'Acefone answered in an unknown form',
		],
	])('answered with %s fails in words', async (_what, given, message) => {
		const { request } = vendorWith(given);
		await expect(directory.scan(request, 200)).rejects.toThrow(message);
	});
});

describe('another list', () => {
	const departments = async (...answers: Array<ReturnType<typeof answer>>) => {
		const { request } = vendorWith(...answers);
		return await acefone.lists.departments!({ request, users: async () => [] });
	};

	it('is read page by page where it has a cursor', async () => {
		const entries = await departments(
			page([{ id: 1, name: 'Sales' }], { has_more: true, last_seen_id: 1 }),
			page([{ id: 2, name: 'Finance' }], { has_more: false }),
		);
		expect(entries.map(({ name }) => name)).toEqual(['Finance', 'Sales']);
	});

	it('that has more but no cursor is not taken for the whole', async () => {
		const loading = departments(page([{ id: 1, name: 'Sales' }], { has_more: true }));
		await expect(loading).rejects.toThrow('only the first 1 entries could be read');
	});
});

describe('the details of a user', () => {
	const listed: VendorUser = { id: '1', login: 'user.1', name: 'User 1', raw: {} };

	it('add what the list does not show', async () => {
		const data = {
			id: '1',
			name: 'User One',
			number: '919800',
			team_member: { email: 'one@example.com', role: { id: 9 } },
			agent: { id: '0501', extension: { username: '1001' } },
		};
		const { request, asked } = vendorWith(answer(200, { data }));
		expect(await directory.detail(request, listed)).toMatchObject({
			id: '1',
			login: 'user.1',
			name: 'User One',
			number: '919800',
			email: 'one@example.com',
			roleId: '9',
			agentId: '0501',
			extension: '1001',
		});
		expect(asked[0]?.path).toBe('/v1/user/1');
	});

	it('that cannot be read leave what is known', async () => {
		const { request } = vendorWith(answer(404, {}));
		expect(await directory.detail(request, listed)).toBe(listed);
	});

	it('cannot lead to another address', async () => {
		const { request, asked } = vendorWith(answer(404, {}));
		await directory.detail(request, { ...listed, id: '../my_number?x=' });
		expect(asked[0]?.path).toBe('/v1/user/..%2Fmy_number%3Fx%3D');
	});
});

describe('the same person', () => {
	const mine: NewUser = {
		login: 'asha',
		name: 'Asha Rao',
		number: '09876543210',
		email: 'asha@example.com',
		body: { user_role: 7 },
	};
	const theirs: VendorUser = {
		id: '1',
		name: ' ASHA  RAO',
		number: '+91 98765-43210',
		email: 'Asha@Example.com',
		roleId: '7',
		raw: {},
	};

	it('is recognised whatever the spelling', () => {
		const compared = acefone.compare(mine, theirs);
		expect(compared.map(({ key }) => key)).toEqual(['name', 'number', 'email', 'user_role']);
		expect(compared.every(({ same }) => same)).toBe(true);
	});

	it('is not told by what only one side has', () => {
		expect(acefone.compare(mine, { id: '1', raw: {} })).toEqual([]);
	});

	it.each([
		['name', true, { name: 'Asha Rai' }],
		['number', true, { number: '+919876543211' }],
		['number', true, { number: '3210' }],
		['email', true, { email: 'rai@example.com' }],
		['user_role', false, { roleId: '8' }],
	])('is not: %s (tells people apart: %s)', (key, personal, change) => {
		const differs = acefone.compare(mine, { ...theirs, ...change }).filter(({ same }) => !same);
		expect(differs).toEqual([{ key, personal, same: false }]);
	});
});

describe('an update', () => {
	const user: NewUser = {
		login: 'asha',
		name: 'Asha Rao',
		body: {
			name: 'Asha Rao',
			login_id: 'asha',
			password: 'Kx7-mQ2!',
			user_role: 7,
			caller_id: [1, 2],
			status: true,
			department: ['Sales'],
		},
	};

	it('sends what the page on updates takes, ids as text, and never the password', () => {
		expect(acefone.update?.plan(user, false)).toEqual({
			body: { name: 'Asha Rao', user_role: '7', caller_id: ['1', '2'] },
			notUpdated: ['status', 'department'],
		});
	});

	it('sends the password when told to', () => {
		expect(acefone.update?.plan(user, true).body).toMatchObject({ password: 'Kx7-mQ2!' });
	});

	it('goes to the address of the user', async () => {
		const { request, asked } = vendorWith(answer(200, { success: true }));
		const verdict = await acefone.update?.send(request, '31/2', { name: 'x' });
		expect(verdict).toMatchObject({ kind: 'done', user: { id: '31/2' } });
		expect(asked).toEqual([{ method: 'PATCH', path: '/v1/user/31%2F2', body: { name: 'x' } }]);
	});
});
