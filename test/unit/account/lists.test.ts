import { Lists } from '../../../nodes/CreateUser/account/lists';
import { UserList, type Derived } from '../../../nodes/CreateUser/account/user-list';
import type { Directory } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import type { Send } from '../../../nodes/CreateUser/wire/sent';
import { answered, vendorThat } from '../answer';
import { ENDED, Platform } from './platform';

const SECOND = 1000;

const acefone = vendorNamed('acefone')!;
const departments = answered(200, {
	data: [
		{ id: 1, name: 'Sales' },
		{ id: 2, name: 'Finance' },
	],
});
const SORTED = { entries: [{ id: '2' }, { id: '1' }] };

let lists: Lists;
beforeEach(() => {
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	lists = new Lists(acefone, undefined);
});
afterEach(() => jest.useRealTimers());

describe('a list', () => {
	it('is loaded once for all who want it, in the order of its names', async () => {
		const { send, asked } = vendorThat(() => departments);
		const load = async () => await lists.load('departments', send);
		expect(await Promise.all([load(), load()])).toMatchObject([SORTED, SORTED]);
		expect(asked).toHaveLength(1);
	});

	it('is shared for a minute', async () => {
		const { send, asked } = vendorThat(() => departments);
		await lists.load('departments', send);
		jest.setSystemTime(Date.now() + pauses.listShared);
		await lists.load('departments', send);
		expect(asked).toHaveLength(1);
		jest.setSystemTime(Date.now() + 1);
		await lists.load('departments', send);
		expect(asked).toHaveLength(2);
	});

	it('is loaded again for who needs a younger one', async () => {
		const { send, asked } = vendorThat(() => departments);
		await lists.load('departments', send);
		jest.setSystemTime(Date.now() + 1);
		await lists.load('departments', send, Date.now());
		await lists.load('departments', send, Date.now());
		expect(asked).toHaveLength(2);
	});

	it('that can’t be loaded is not kept', async () => {
		const unwell = vendorThat(() => answered(403, { message: 'No.' }));
		expect(await lists.load('departments', unwell.send)).toMatchObject({
			failed: { kind: 'forbidden' },
		});
		const { send } = vendorThat(() => departments);
		expect(await lists.load('departments', send)).toMatchObject(SORTED);
	});

	it('is not ended by the end of another run that loads it', async () => {
		const ends: Send = async () =>
			await new Promise((resolve) => setTimeout(() => resolve(ENDED), SECOND));
		const { send } = vendorThat(() => departments);
		const theirs = lists.load('departments', ends);
		const ours = lists.load('departments', send);
		await jest.advanceTimersByTimeAsync(SECOND);
		expect(await theirs).toEqual({ failed: { kind: 'runEnded' } });
		expect(await ours).toMatchObject(SORTED);
	});

	it('that the vendor does not have says so', async () => {
		const crmCom = new Lists(vendorNamed('crmcom')!, undefined);
		const { send } = vendorThat(() => departments);
		expect(await crmCom.load('roles', send)).toEqual({ failed: { kind: 'noSuchList' } });
	});

	it('is let go of when it is too old to be of use', async () => {
		const { send, asked } = vendorThat(() => departments);
		await lists.load('departments', send);
		lists.forgetBefore(Date.now() + 1);
		await lists.load('departments', send);
		expect(asked).toHaveLength(2);
	});
});

describe('the roles, which only users show', () => {
	const role = (id: number, name: string) => ({ ...Platform.user(id), user_role: { id, name } });
	const { list } = acefone.directory as Extract<Directory, { kind: 'list' }>;
	const { roles } = acefone.lists;
	const derived: Derived = roles?.from === 'users' ? { roles: roles.entry } : {};

	it('are those of the whole user list, read in full', async () => {
		const platform = new Platform([role(1, 'Sales'), role(2, 'Agent'), role(3, 'Lead')]);
		const users = new UserList(list, derived);
		await users.upTo(platform.send, Date.now());
		platform.users[0] = role(9, 'New');
		jest.setSystemTime(Date.now() + pauses.listShared + 1);
		platform.asked = [];
		expect(await new Lists(acefone, users).load('roles', platform.send)).toMatchObject({
			entries: [{ name: 'Agent' }, { name: 'Lead' }, { name: 'New' }],
		});
		expect(platform.counted).toEqual(['list', 'list after 2']);
	});

	it('are not loaded where the user list can’t be read', async () => {
		const { send } = vendorThat(() => answered(500, {}));
		const loaded = await new Lists(acefone, new UserList(list, derived)).load('roles', send);
		expect(loaded).toMatchObject({ failed: { kind: 'inconclusive' } });
	});
});
