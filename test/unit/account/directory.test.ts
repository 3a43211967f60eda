import { Directory } from '../../../nodes/CreateUser/account/directory';
import type { Directory as HowToAsk, VendorUser } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import type { Send, Sent } from '../../../nodes/CreateUser/wire/sent';
import { answered, vendorThat } from '../answer';
import { ENDED, Platform } from './platform';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) }));
afterEach(() => jest.useRealTimers());

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

describe('at a vendor that has a user list', () => {
	const FULL = ['list', 'list after 2', 'list after 4'];
	let platform: Platform;
	let directory: Directory;

	beforeEach(() => {
		platform = Platform.with(5);
		directory = new Directory(vendorNamed('acefone')!.directory, {});
	});

	const find = async (login: string, since = Date.now(), most?: number) =>
		await directory.find(platform.send, login, since, { most });

	it('a user who is listed is looked at', async () => {
		expect(await find(' User.3 ')).toMatchObject({
			kind: 'found',
			user: { id: '3', login: 'user.3' },
			askedAt: Date.now(),
		});
		expect(platform.counted).toEqual([...FULL, 'user 3']);
	});

	it('a user found in a list that is old is looked at before anything is said of them', async () => {
		await find('user.1');
		platform.asked = [];
		later(5 * MINUTE);
		platform.users[2]!.name = 'Renamed';
		expect(await find('user.3')).toMatchObject({
			kind: 'found',
			user: { name: 'Renamed' },
			askedAt: Date.now(),
		});
		expect(platform.counted).toEqual(['user 3']);
	});

	it.each([
		['who is gone', () => platform.users.splice(2, 1)],
		['whose login is another one by now', () => (platform.users[2]!.login_id = 'married')],
	])('a user %s is absent, which only a list read in full tells', async (_what, change) => {
		await find('user.1');
		platform.asked = [];
		later(2 * MINUTE);
		change();
		expect(await find('user.3')).toEqual({ kind: 'absent', askedAt: Date.now() });
		expect(platform.counted.slice(0, 2)).toEqual(['user 3', 'list']);
	});

	it('a user who can’t be looked at is found by the list', async () => {
		platform.instead = ({ path }) => (path === '/v1/users' ? undefined : answered(500, {}));
		expect(await find('user.3')).toMatchObject({ kind: 'found', user: { name: 'User 3' } });
		expect(await find('user.3')).toMatchObject({ kind: 'found', user: { name: 'User 3' } });
	});

	it('a user whose page goes on showing another login is found, without the id', async () => {
		const other = { data: { id: 3, name: 'Married', team_member: { login_id: 'married' } } };
		platform.instead = ({ path }) => (path === '/v1/user/3' ? answered(200, other) : undefined);
		const found = { kind: 'found', user: { id: null, login: 'user.3', name: 'User 3' } };
		expect(await find('user.3')).toMatchObject(found);
		expect(await find('user.3')).toMatchObject(found);
		expect(await find('user.4')).toMatchObject({ kind: 'found', user: { id: '4' } });
	});

	it('a user without an id is found by the list', async () => {
		platform.users = [{ id: null, login_id: 'user.1' }];
		expect(await find('user.1')).toMatchObject({ kind: 'found', user: { id: null } });
		expect(platform.counted).toEqual(['list']);
	});

	it('absent is as fresh as it was asked for, and costs one request where ids ascend', async () => {
		expect(await find('hire')).toEqual({ kind: 'absent', askedAt: Date.now() });
		platform.asked = [];
		const asked = Date.now();
		later(30 * SECOND);
		expect(await find('hire', asked)).toEqual({ kind: 'absent', askedAt: asked });
		expect(platform.counted).toEqual([]);
		expect(await find('hire')).toEqual({ kind: 'absent', askedAt: Date.now() });
		expect(platform.counted).toEqual(['list after 4']);
	});

	it('a user whom another process has just created is found behind the end', async () => {
		await find('hire');
		platform.asked = [];
		later(SECOND);
		platform.users.push({ ...Platform.user(6), login_id: 'hire' });
		expect(await find('hire')).toMatchObject({ kind: 'found', user: { id: '6' } });
		expect(platform.counted).toEqual(['list after 4', 'user 6']);
	});

	it('a list that is not proven complete says nothing of who is not on it', async () => {
		platform.instead = ({ path }) =>
			path === '/v1/users'
				? answered(200, { data: [Platform.user(1)], has_more: true })
				: undefined;
		expect(await find('hire')).toEqual({
			kind: 'unclear',
			why: { kind: 'listNotProven', read: 1 },
		});
		expect(await find('user.1')).toMatchObject({ kind: 'found' });
	});

	it('no more pages are read than the answer is worth', async () => {
		expect(await find('hire', Date.now(), 2)).toEqual({
			kind: 'unclear',
			why: { kind: 'listNotProven', read: 4 },
		});
		expect(platform.counted).toHaveLength(2);
	});

	it('a list that can’t be read leaves the question open', async () => {
		platform.instead = () => answered(403, { message: 'No access.' });
		expect(await find('hire')).toMatchObject({ kind: 'unclear', why: { kind: 'forbidden' } });
	});

	it('one reading settles all that wait for one', async () => {
		const logins = ['a', 'b', 'c', 'user.5'];
		const found = await Promise.all(logins.map(async (login) => await find(login)));
		expect(found.map(({ kind }) => kind)).toEqual(['absent', 'absent', 'absent', 'found']);
		expect(platform.counted).toEqual([...FULL, 'user 5']);
	});

	it('whom it listed last is known without asking', async () => {
		expect(directory.listed('user.3')).toBe(false);
		await find('hire');
		expect(directory.listed(' USER.3')).toBe(true);
		expect(directory.listed('hire')).toBe(false);
		directory.users?.forgetBefore(Date.now() + 1);
		expect(directory.listed('user.3')).toBe(false);
	});
});

describe('at a vendor that is asked for one login', () => {
	/** A vendor whose answers are its codes, or users; its code for "no such user" has to be learnt. */
	const how: HowToAsk = {
		kind: 'one',
		show: {
			request: (login) => ({ method: 'GET', path: login }),
			read: ({ json }) => ({
				kind: 'read',
				value: json as { user: VendorUser } | { code: string },
			}),
		},
	};
	const code = (text: string) => answered(200, { code: text });
	const user = answered(200, { user: { id: '1', raw: null } });

	let directory: Directory;
	beforeEach(() => (directory = new Directory(how, {})));

	const find = async (send: Send, login = 'asha') => await directory.find(send, login, Date.now());

	it('who is shown is found', async () => {
		const { send, asked } = vendorThat(() => user);
		expect(await find(send)).toEqual({
			kind: 'found',
			user: { id: '1', raw: null },
			askedAt: Date.now(),
		});
		expect(asked).toHaveLength(1);
	});

	it('a login is absent by the code that a login gets which nobody has, learnt once', async () => {
		const { send, asked } = vendorThat(() => code('NONE'));
		const logins = ['a', 'b', 'c'];
		const found = await Promise.all(logins.map(async (login) => await find(send, login)));
		expect(found).toEqual(Array(3).fill({ kind: 'absent', askedAt: Date.now() }));
		expect(asked).toHaveLength(4);
		expect(await find(send)).toMatchObject({ kind: 'absent' });
		expect(asked).toHaveLength(5);
		expect(asked.filter(({ path }) => /^nobody-[0-9a-f]{16}$/.test(path))).toHaveLength(1);
	});

	it('it is learnt anew after ten minutes', async () => {
		const { send, asked } = vendorThat(() => code('NONE'));
		await find(send);
		later(pauses.absenceKnown);
		await find(send);
		expect(asked).toHaveLength(3);
		later(1);
		await find(send);
		expect(asked).toHaveLength(5);
	});

	it('it is learnt anew after an answer that does not fit', async () => {
		const unwell = vendorThat(() => code('UNWELL'));
		expect(await find(unwell.send)).toMatchObject({ kind: 'absent' });
		const { send, asked } = vendorThat(() => code('NONE'));
		expect(await find(send)).toEqual({
			kind: 'unclear',
			why: {
				kind: 'unreadable',
				words: 'was "NONE", which is not what it says of a login that nobody has',
			},
		});
		expect(await find(send)).toMatchObject({ kind: 'absent' });
		expect(asked).toHaveLength(3);
	});

	it('an answer that does not fit what was learnt just now is the login’s own', async () => {
		const { send, asked } = vendorThat(({ path }) => code(path === 'asha' ? 'BUSY' : 'NONE'));
		expect(await find(send)).toMatchObject({ kind: 'unclear' });
		expect(await find(send, 'a')).toMatchObject({ kind: 'absent' });
		expect(asked).toHaveLength(3);
	});

	it('a vendor that shows a user for every name leaves the question open', async () => {
		const { send } = vendorThat(({ path }) => (path === 'asha' ? code('NONE') : user));
		expect(await find(send)).toEqual({
			kind: 'unclear',
			why: { kind: 'unreadable', words: 'shows a user for a login that nobody has' },
		});
	});

	it('what could not be learnt is asked for again', async () => {
		const lost: Sent = { kind: 'noAnswer', why: { kind: 'timedOut' }, endedAt: 0 };
		const { send } = vendorThat(({ path }) => (path === 'asha' ? code('NONE') : lost));
		expect(await find(send)).toEqual({ kind: 'unclear', why: { kind: 'timedOut' } });
		const well = vendorThat(() => code('NONE'));
		expect(await find(well.send)).toMatchObject({ kind: 'absent' });
	});

	it('a login that can’t be asked for leaves the question open', async () => {
		const { send, asked } = vendorThat(() => ENDED);
		expect(await find(send)).toEqual({ kind: 'unclear', why: { kind: 'runEnded' } });
		expect(asked).toHaveLength(1);
	});

	it('the end of another run that learns the code does not end who waits for it', async () => {
		const ends: Send = async ({ path }) => {
			if (path === 'asha') return code('NONE');
			return await new Promise((resolve) => setTimeout(() => resolve(ENDED), SECOND));
		};
		const { send, asked } = vendorThat(() => code('NONE'));
		const theirs = find(ends);
		const ours = Promise.all([find(send), find(send, 'b')]);
		await jest.advanceTimersByTimeAsync(SECOND);
		expect(await theirs).toEqual({ kind: 'unclear', why: { kind: 'runEnded' } });
		expect(await ours).toMatchObject([{ kind: 'absent' }, { kind: 'absent' }]);
		expect(asked).toHaveLength(3);
	});
});
