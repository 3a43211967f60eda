import { unkept, UserList } from '../../../nodes/CreateUser/account/user-list';
import type { Directory, VendorUser } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import type { Sent } from '../../../nodes/CreateUser/wire/sent';
import { answered } from '../answer';
import { ENDED, Platform } from './platform';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

const { list } = vendorNamed('acefone')!.directory as Extract<Directory, { kind: 'list' }>;
const derived = {
	roles: ({ others: { user_role: id } = {} }: VendorUser) =>
		id === undefined ? undefined : { id, name: `Role ${id}` },
};

let platform: Platform;
let users: UserList;

beforeEach(() => {
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	platform = Platform.with(5);
	users = new UserList(list, derived);
});
afterEach(() => jest.useRealTimers());

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);
const upToNow = async () => await users.upTo(platform.send, Date.now());
const FULL = ['list', 'list after 2', 'list after 4'];

describe('the user list', () => {
	it('is read to its end, once for all who wait', async () => {
		const all = await Promise.all([upToNow(), upToNow(), upToNow()]);
		expect(platform.counted).toEqual(FULL);
		expect(all[0]).toMatchObject({ end: 'proven', pages: 3 });
		expect(all[2]).toBe(all[0]);
	});

	it('is taken as it is while it is young enough', async () => {
		const asked = Date.now();
		await upToNow();
		later(MINUTE);
		await users.upTo(platform.send, asked);
		expect(platform.counted).toEqual(FULL);
		await users.upTo(platform.send, asked + 1);
		expect(platform.counted).toHaveLength(1);
	});

	it('counts from before it was asked for', async () => {
		platform.takes = SECOND;
		const began = Date.now();
		const read = upToNow();
		await jest.advanceTimersByTimeAsync(3 * SECOND);
		expect(await read).toMatchObject({ askedAt: began, fullAt: began });
		later(MINUTE);
		const again = upToNow();
		await jest.advanceTimersByTimeAsync(SECOND);
		expect(await again).toMatchObject({ askedAt: Date.now() - SECOND, fullAt: began });
	});

	it('has users by their logins, without the vendor’s own words', async () => {
		await upToNow();
		expect(unkept(users.state?.byLogin.get('user.3') ?? '')).toMatchObject({ id: '3', raw: null });
	});

	it('has the entries that other lists are made of, the first of each id', async () => {
		const role = (id: number) => ({ user_role: { id, name: 'Agent' } });
		platform.users = [
			{ ...Platform.user(1), ...role(7) },
			Platform.user(2),
			{ ...Platform.user(3), ...role(7) },
			{ ...Platform.user(4), ...role(8) },
		];
		await upToNow();
		expect(users.state?.entries).toBeUndefined();
		await users.upTo(platform.send, Date.now(), { forLists: true });
		expect([...(users.state?.entries?.roles?.keys() ?? [])]).toEqual(['7', '8']);
		expect(platform.counted).toEqual(['list', 'list after 2', 'list', 'list after 2']);
	});
});

it('what was read before the clock was set back is read again, however new it seems', async () => {
	await upToNow();
	later(-10 * MINUTE);
	platform.users.push(Platform.user(6));
	await upToNow();
	expect(users.state?.byLogin.has('user.6')).toBe(true);
});

it('a clock that is set back does not make it read for ever', async () => {
	const since = Date.now() + MINUTE;
	expect(await users.upTo(platform.send, since)).toMatchObject({ end: 'proven' });
	expect(platform.counted).toEqual(FULL);
});

describe('where ids ascend', () => {
	it('it is read on from its end, and takes what came behind it', async () => {
		await upToNow();
		const { fullAt } = users.state!;
		platform.users.push(Platform.user(6), Platform.user(9), Platform.user(10));
		later(SECOND);
		platform.asked = [];
		const read = await upToNow();
		// From the beginning of what was the last page: users may show up out of order.
		expect(platform.counted[0]).toBe('list after 4');
		expect(read).toMatchObject({ askedAt: Date.now(), fullAt });
		expect(users.state?.byLogin.size).toBe(8);
	});

	it('it takes one request where nothing came', async () => {
		await upToNow();
		for (let time = 0; time < 3; time++) {
			platform.asked = [];
			later(SECOND);
			expect(await upToNow()).toMatchObject({ askedAt: Date.now(), end: 'proven' });
			expect(platform.counted).toEqual(['list after 4']);
		}
		expect(users.cost).toBe(1);
	});

	it('it is read in full every ten minutes', async () => {
		await upToNow();
		const { fullAt } = users.state!;
		platform.asked = [];
		jest.setSystemTime(fullAt + pauses.listReadInFull - 1);
		await upToNow();
		expect(platform.counted).toEqual(['list after 4']);
		jest.setSystemTime(fullAt + pauses.listReadInFull);
		expect(users.cost).toBe(3);
		platform.users.shift();
		await upToNow();
		expect(platform.counted[0]).toBe('list');
		expect(users.state?.byLogin.has('user.1')).toBe(false);
	});

	it('it is read in full where reading on does not do: users change', async () => {
		await upToNow();
		later(SECOND);
		await upToNow();
		platform.asked = [];
		const since = Date.now();
		await users.upTo(platform.send, since, { forLists: true });
		expect(platform.counted).toEqual(FULL);
		await users.upTo(platform.send, since, { forLists: true });
		expect(platform.counted).toEqual([]);
	});

	it('a reading on that fails is no reason to read everything', async () => {
		await upToNow();
		platform.asked = [];
		later(SECOND);
		platform.instead = () => answered(500, {});
		expect(await upToNow()).toMatchObject({ failed: { kind: 'inconclusive' } });
		expect(platform.counted).toEqual(['list after 4']);
		delete platform.instead;
		await upToNow();
		expect(platform.counted).toEqual(['list after 4']);
	});

	it('a reading on that proves nothing leads to a full one', async () => {
		await upToNow();
		platform.asked = [];
		later(SECOND);
		const again = answered(200, { data: [Platform.user(6)], has_more: true });
		let isReadOn = true;
		platform.instead = ({ query }) => {
			isReadOn &&= query?.last_seen_id !== undefined;
			return isReadOn ? again : undefined;
		};
		expect(await upToNow()).toMatchObject({ end: 'proven', fullAt: Date.now() });
		expect(platform.counted).toEqual(['list after 4', 'list after 6', ...FULL]);
	});

	it('a lower id behind the end leads to a full one', async () => {
		await upToNow();
		platform.asked = [];
		later(SECOND);
		platform.users.push(Platform.user(0));
		await upToNow();
		expect(platform.counted.slice(0, 2)).toEqual(['list after 4', 'list']);
		later(SECOND);
		await upToNow();
		expect(platform.counted.slice(0, 1)).toEqual(['list']);
	});
});

describe('where ids do not ascend, it is read in full', () => {
	const ids = (...given: Array<number | string | null>) =>
		given.map((id, at) => ({ id, login_id: `user.${at}` }));

	it.each([
		['out of order', ids(1, 3, 2)],
		['texts', ids('a', 'b', 'c')],
		['missing', ids(1, 2, null)],
		['the same twice', ids(1, 2, '2.0')],
	])('%s', async (_what, given) => {
		platform.users = given;
		await upToNow();
		platform.asked = [];
		later(SECOND);
		await upToNow();
		expect(platform.counted[0]).toBe('list');
		expect(users.state?.byLogin.size).toBe(3);
	});

	it('also where it was not proven complete', async () => {
		platform.instead = () => answered(200, { data: [Platform.user(1)], has_more: true });
		expect(await upToNow()).toMatchObject({ end: 'notProven' });
		delete platform.instead;
		platform.asked = [];
		later(SECOND);
		expect(await upToNow()).toMatchObject({ end: 'proven' });
		expect(platform.counted[0]).toBe('list');
	});
});

describe('a list that is longer than it is worth', () => {
	it('is cut, and read again where more of it is needed', async () => {
		const asked = Date.now();
		expect(users.cost).toBe(0);
		const read = async (most?: number) => await users.upTo(platform.send, asked, { most });
		expect(await read(1)).toMatchObject({ end: 'cut', pages: 1 });
		expect(users.cost).toBe(2);
		expect(await read(1)).toMatchObject({ end: 'cut' });
		expect(platform.counted).toEqual(['list']);
		expect(await read(2)).toMatchObject({ end: 'cut', pages: 2 });
		expect(await read()).toMatchObject({ end: 'proven', pages: 3 });
		expect(platform.counted).toEqual(['list', 'list after 2', ...FULL]);
	});

	it('does not get shorter by being read less far', async () => {
		await upToNow();
		later(pauses.listReadInFull);
		await users.upTo(platform.send, Date.now(), { most: 1 });
		expect(users.cost).toBe(3);
	});
});

describe('between two readings', () => {
	it.each([
		[300, 900],
		[SECOND, 3 * SECOND],
		[3 * SECOND, pauses.longestScanRest],
	])(
		'there is as long a rest as the last one took, 5 s at most (%d ms a page)',
		async (takes, rest) => {
			platform.takes = takes;
			const first = upToNow();
			await jest.advanceTimersByTimeAsync(3 * takes);
			await first;
			platform.asked = [];
			const second = upToNow();
			await jest.advanceTimersByTimeAsync(rest - 1);
			expect(platform.asked).toEqual([]);
			await jest.advanceTimersByTimeAsync(1);
			expect(platform.asked).toEqual(['list after 4']);
			await jest.advanceTimersByTimeAsync(takes);
			await second;
		},
	);
});

describe('the end of another run', () => {
	it('that reads the list does not end who waits for it', async () => {
		platform.takes = SECOND;
		const ended = async (): Promise<Sent> =>
			await new Promise((resolve) => setTimeout(() => resolve(ENDED), SECOND));
		const theirs = users.upTo(ended, Date.now());
		const ours = users.upTo(platform.send, Date.now());
		const others = users.upTo(platform.send, Date.now());
		await jest.advanceTimersByTimeAsync(10 * SECOND);
		expect(await theirs).toEqual({ failed: { kind: 'runEnded' } });
		expect(await ours).toMatchObject({ end: 'proven' });
		expect(await others).toMatchObject({ end: 'proven' });
		expect(platform.counted).toEqual(FULL);
	});

	it('is no reason to ask again where anything else went wrong', async () => {
		platform.takes = SECOND;
		platform.instead = () => answered(403, {});
		const all = Promise.all([upToNow(), upToNow()]);
		await jest.advanceTimersByTimeAsync(SECOND);
		expect(await all).toMatchObject([
			{ failed: { kind: 'forbidden' } },
			{ failed: { kind: 'forbidden' } },
		]);
		expect(platform.counted).toEqual(['list']);
	});
});

it('a list that is too old to be of use is let go of', async () => {
	await upToNow();
	users.forgetBefore(Date.now());
	expect(users.state).toBeDefined();
	users.forgetBefore(Date.now() + 1);
	expect(users.state).toBeUndefined();
});
