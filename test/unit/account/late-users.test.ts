import { UserList } from '../../../nodes/CreateUser/account/user-list';
import type { Directory } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import { Platform } from './platform';

/** What a list does not show at once, and what it takes to see it all the same. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const FULL = ['list', 'list after 2', 'list after 4'];

const { list } = vendorNamed('acefone')!.directory as Extract<Directory, { kind: 'list' }>;

let platform: Platform;
let users: UserList;

beforeEach(() => {
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	platform = Platform.with(5);
	users = new UserList(list, {});
});
afterEach(() => jest.useRealTimers());

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);
const upToNow = async () => await users.upTo(platform.send, Date.now());

describe('a user who had not shown up on an early page when it was read for the first time', () => {
	const [first, hidden, ...others] = Platform.with(5).users;
	const appear = () => (platform.users = [first!, hidden!, ...others]);
	beforeEach(() => (platform.users = [first!, ...others]));

	/** Reads it for a doubt that was over so long before it was read for the first time. */
	async function settled(before: number, from?: number) {
		const over = Date.now() - before;
		await upToNow();
		const { fullEndAt } = users.state!;
		platform.asked = [];
		later(over + pauses.absentCounts - Date.now());
		appear();
		const settles = { over, from: from === undefined ? undefined : fullEndAt + from };
		await users.upTo(platform.send, Date.now(), { settles });
	}

	it.each([
		['just after that', -SECOND],
		['at that time', 0],
		['just before that', pauses.absentCounts - 1],
	])('is found by whoever settles what was over %s', async (_when, before) => {
		await settled(before);
		expect(platform.counted).toEqual(FULL);
		expect(users.state?.byLogin.has('user.2')).toBe(true);
	});

	it('would have shown up, had it been over long enough before that', async () => {
		await settled(pauses.absentCounts);
		expect(platform.counted).toEqual([]);
	});

	it('can’t be what was begun after that', async () => {
		await settled(-SECOND, 0);
		expect(platform.counted).toEqual(FULL);
		later(MINUTE);
		users = new UserList(list, {});
		await settled(-SECOND, 1);
		expect(platform.counted).toEqual(['list after 4']);
	});

	it('is not looked for before "not there" counts', async () => {
		const over = Date.now();
		await upToNow();
		platform.asked = [];
		later(pauses.absentCounts - 1);
		await users.upTo(platform.send, Date.now(), { settles: { over } });
		expect(platform.counted).toEqual(['list after 3']);
	});

	it('is looked for once: what was whole stays whole', async () => {
		await settled(0);
		for (const pause of [0, SECOND, MINUTE, pauses.listReadInFull]) {
			later(pause);
			await upToNow();
			platform.asked = [];
			later(pauses.absentCounts);
			const settles = { over: Date.now() - pauses.absentCounts };
			await users.upTo(platform.send, Date.now(), { settles });
			expect(platform.counted).toHaveLength(1);
		}
	});

	it('is found although another one was content with the end of the list', async () => {
		await upToNow();
		platform.asked = [];
		const over = Date.now();
		later(pauses.absentCounts);
		appear();
		const theirs = upToNow();
		const ours = users.upTo(platform.send, Date.now(), { settles: { over } });
		await Promise.all([theirs, ours]);
		expect(platform.counted).toEqual(['list after 3', ...FULL]);
	});
});

it('the end of a list was its end when it was seen, however long the reading took', async () => {
	platform.users = [1, 2, 4, 5].map((id) => Platform.user(id));
	platform.takes = 10 * SECOND;
	const read = upToNow();
	await jest.advanceTimersByTimeAsync(20 * SECOND);
	await read;
	platform.takes = 0;
	for (const rest of [pauses.longestScanRest, SECOND]) {
		later(rest);
		await upToNow();
	}
	platform.users.splice(2, 0, Platform.user(3));
	later(SECOND);
	await upToNow();
	expect(users.state?.byLogin.has('user.3')).toBe(true);
});

describe('a list that is another one by now, as of a sandbox that was set up anew', () => {
	const anew = (...ids: number[]) =>
		ids.map((id) => ({ ...Platform.user(id), login_id: `anew.${id}` }));
	const has = (login: string) => users.state?.byLogin.has(login);

	it.each([
		['nobody is there', []],
		['the ids begin anew', [1, 2, 3]],
		['there are as many', [1, 2, 3, 4, 5]],
		['there are more', [1, 2, 3, 4, 5, 6, 7, 8]],
	])('is not read on: %s', async (_what, ids) => {
		await upToNow();
		platform.users = anew(...ids);
		later(SECOND);
		await upToNow();
		expect([has('user.1'), has('user.5')]).toEqual([false, false]);
		expect(users.state?.byLogin.size).toBe(ids.length);
	});

	it('is nothing of which anything was learnt', async () => {
		await upToNow();
		later(pauses.absentCounts);
		await upToNow();
		platform.users = anew(1, 3, 4, 5, 6, 7);
		const over = Date.now() + pauses.absentCounts;
		jest.setSystemTime(over);
		await upToNow();
		platform.users.splice(1, 0, ...anew(2));
		later(pauses.absentCounts);
		await users.upTo(platform.send, Date.now(), { settles: { over } });
		expect(has('anew.2')).toBe(true);
	});
});
