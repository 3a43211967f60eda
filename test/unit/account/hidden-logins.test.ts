import { Lists } from '../../../nodes/CreateUser/account/lists';
import { UserList, type Derived } from '../../../nodes/CreateUser/account/user-list';
import type { Directory } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { answered, vendorThat } from '../answer';
import { Platform } from './platform';

/** A list that hides logins does not show that nobody has one. */

const acefone = vendorNamed('acefone')!;
const { list } = acefone.directory as Extract<Directory, { kind: 'list' }>;
const { roles } = acefone.lists;
const derived: Derived = roles?.from === 'users' ? { roles: roles.entry } : {};

const role = { id: 7, name: 'Agent' };
const listed = (logins: unknown[]) =>
	answered(200, {
		has_more: false,
		data: logins.map((login, at) => ({ id: at + 1, login_id: login, user_role: role })),
	});

async function endOf(logins: unknown[]) {
	const { send } = vendorThat(() => listed(logins));
	const read = await new UserList(list, derived).upTo(send, Date.now());
	return 'end' in read ? read.end : read;
}

it.each<[string, unknown[]]>([
	['empty', ['', '']],
	['a space', [' ', ' ']],
	['missing', [null, undefined]],
	['placeholders', ['-', 'N/A']],
	['masked', ['******', '••••']],
	['masked in part', ['h***1', 'o***2']],
	['masked by letters', ['hxxxx1', 'oxxxx2']],
	['masked for some', ['asha.rao', 'o…2']],
	['masked for some, to the last sign', ['asha.rao', '*****']],
])('logins that are %s prove nothing', async (_what, logins) => {
	expect(await endOf(logins)).toBe('notProven');
});

it.each<[string, unknown[]]>([
	['of nobody', []],
	['where some users have none', ['asha.rao', null, '']],
	['where a login looks like a mask, and is none', ['asha.rao', 'foxxxy', 'a..b', 'no-reply']],
])('a list %s is proven', async (_what, logins) => {
	expect(await endOf(logins)).toBe('proven');
});

it.each([null, 'asha.rao', ['asha.rao'], { user: { id: 2, login_id: 'asha.rao' } }])(
	'a list with an entry that can not be read proves nothing: %j',
	async (entry) => {
		const data = [{ id: 1, login_id: 'hire.1' }, entry];
		const { send } = vendorThat(() => answered(200, { has_more: false, data }));
		const read = await new UserList(list, derived).upTo(send, Date.now());
		expect(read).toMatchObject({ end: 'notProven' });
	},
);

it('a list that begins to hide logins is not read on', async () => {
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	const platform = Platform.with(3);
	const users = new UserList(list, derived);
	await users.upTo(platform.send, Date.now());
	platform.users.push({ ...Platform.user(4), login_id: 'u***4' });
	jest.setSystemTime(Date.now() + 1);
	expect(await users.upTo(platform.send, Date.now())).toMatchObject({ end: 'notProven' });
	jest.useRealTimers();
});

describe('the roles that users have', () => {
	const rolesOf = async (answer: ReturnType<typeof answered>) => {
		const { send } = vendorThat(() => answer);
		return await new Lists(acefone, new UserList(list, derived)).load('roles', send);
	};

	it('are known where the list is whole, though it hides logins', async () => {
		expect(await rolesOf(listed(['h***1', 'o***2']))).toMatchObject({
			entries: [{ name: 'Agent' }],
		});
	});

	it('are not known where it is not: another may have the same name, or one that is missed', async () => {
		const data = [{ id: 1, login_id: 'asha.rao', user_role: role }];
		expect(await rolesOf(answered(200, { data, total: 5000 }))).toEqual({
			failed: { kind: 'onlyFirst', read: 1, what: 'users' },
		});
	});
});
