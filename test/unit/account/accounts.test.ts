import { scryptSync } from 'node:crypto';

import { accountFor } from '../../../nodes/CreateUser/account/accounts';
import type { AccountIdentity } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import { Platform } from './platform';

const acefone = vendorNamed('acefone')!;
const servetel = vendorNamed('servetel')!;

const identity = (change: Partial<AccountIdentity> = {}): AccountIdentity => ({
	root: 'https://api.example.com',
	account: 'me',
	more: [],
	secret: 'hunter22',
	isPermanentToken: false,
	fields: '',
	means: 'login',
	permissionHint: '',
	...change,
});
const accountOf = (change: Partial<AccountIdentity> = {}, vendor = acefone) =>
	accountFor(vendor, identity(change));

let day = 1;
beforeEach(() => {
	// Later than all that another test has left behind.
	day += 30;
	jest.useFakeTimers({ now: Date.UTC(2026, 0, day) });
});
afterEach(() => jest.useRealTimers());

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

describe('an account', () => {
	it('is one for all runs with its credential', () => {
		expect(accountOf()).toBe(accountOf());
		expect(accountOf({ fields: 'x', means: 'y' })).toBe(accountOf());
	});

	it.each<[string, Partial<AccountIdentity>]>([
		['address', { root: 'https://api.example.com/tel' }],
		['login', { account: 'you' }],
		['secret', { secret: 'another' }],
		['unit', { more: ['unit'] }],
		['way to connect', { isPermanentToken: true }],
	])('is another one with another %s', (_what, change) => {
		expect(accountOf(change)).not.toBe(accountOf());
	});

	it('is another one at another vendor', () => {
		expect(accountOf({}, servetel)).not.toBe(accountOf());
	});
});

describe('who is in flight', () => {
	it('is known by vendor and host, whichever credential is used', () => {
		const { inFlight } = accountOf();
		expect(accountOf({ secret: 'another', account: 'you' }).inFlight).toBe(inFlight);
		expect(accountOf({ root: 'https://api.example.com/tel' }).inFlight).toBe(inFlight);
		expect(accountOf({ root: 'https://other.example.com' }).inFlight).not.toBe(inFlight);
		expect(accountOf({}, servetel).inFlight).not.toBe(inFlight);
	});

	it.each([
		['https://api.example.com', 'https://api.example.com.'],
		['https://api.example.com', 'http://api.example.com/tel'],
		['https://api.example.com:8443', 'https://api.example.com.:8443/tel'],
		['http://localhost:8080', 'http://127.0.0.1:8080'],
		['http://[::1]:8080', 'http://localhost:8080'],
	])('is one at %s and %s', (root, other) => {
		expect(accountOf({ root }).inFlight).toBe(accountOf({ root: other }).inFlight);
	});

	it.each([
		['http://localhost:8080', 'http://127.0.0.1:8081'],
		['https://api.example.com', 'https://api.example.com:8443'],
		['https://localhost.example.com', 'https://localhost'],
	])('is not one at %s and %s', (root, other) => {
		expect(accountOf({ root }).inFlight).not.toBe(accountOf({ root: other }).inFlight);
	});

	it('is known longer than the account, while it is of use', () => {
		const { inFlight } = accountOf();
		inFlight.noteUncertain('asha', 'account');
		later(pauses.unused + 1);
		const again = accountOf();
		expect(again.inFlight).toBe(inFlight);
		later(pauses.uncertain + 1);
		accountOf({ root: 'https://other.example.com' });
		expect(accountOf().inFlight).not.toBe(inFlight);
	});
});

describe('what no run uses', () => {
	it('is let go of while the account itself is used', () => {
		const { inFlight } = accountOf();
		inFlight.noteCreated('asha', { id: '7', raw: null }, 'account');
		later(pauses.justCreated + 1);
		accountOf();
		expect(inFlight.isIdle).toBe(true);
	});

	it('is let go of after ten minutes', () => {
		const account = accountOf();
		later(pauses.unused);
		expect(accountOf()).toBe(account);
		later(pauses.unused + 1);
		expect(accountOf()).not.toBe(account);
	});

	it('stays while a run is under way', () => {
		const account = accountOf();
		const run = account.pace.join({ concurrency: 1, perSecond: 0 });
		later(24 * 60 * pauses.unused);
		expect(accountOf()).toBe(account);
		run.leave();
		later(pauses.unused + 1);
		expect(accountOf()).not.toBe(account);
	});

	it('is not an account whose last run left a moment ago, however long that run was', () => {
		const account = accountOf();
		const run = account.pace.join({ concurrency: 1, perSecond: 0 });
		later(2 * pauses.unused);
		run.leave();
		accountOf({ account: 'you' });
		expect(accountOf()).toBe(account);
	});

	it('is let go of when there are more than a thousand, what was used last stays', () => {
		const named = (name: number) => accountOf({ account: `a thousand ${name}` });
		const inUse = named(-1);
		const run = inUse.pace.join({ concurrency: 1, perSecond: 0 });
		const first = named(0);
		const second = named(1);
		const third = named(2);
		for (let name = 3; name < 999; name++) named(name);
		expect(named(0)).toBe(first);
		expect(named(1)).toBe(second);
		expect(named(0)).toBe(first);
		named(999);
		named(1000);
		expect(named(1)).toBe(second);
		expect(named(2)).not.toBe(third);
		expect(named(-1)).toBe(inUse);
		run.leave();
	});

	it('is no user list: it is let go of after ten minutes without a reading', async () => {
		const account = accountOf();
		const { users } = account.directory;
		await users?.upTo(Platform.with(3).send, Date.now());
		const run = account.pace.join({ concurrency: 1, perSecond: 0 });
		later(pauses.unused + 1);
		accountOf({ account: 'you' });
		expect(users?.state).toBeDefined();
		run.leave();
		account.usedAt = Date.now();
		accountOf({ account: 'you' });
		expect(users?.state).toBeUndefined();
	});
});

describe('the key of generated passwords', () => {
	it('is stretched from the secret, once', async () => {
		const account = accountOf();
		const [one, other] = await Promise.all([account.passwordKey(), account.passwordKey()]);
		const salt = JSON.stringify(['acefone', 'api.example.com', 'me']);
		expect(one).toEqual(scryptSync('hunter22', salt, 32));
		expect(other).toBe(one);
		expect(await account.passwordKey()).toBe(one);
	});

	it.each<[string, Partial<AccountIdentity>, boolean]>([
		['the path of the address', { root: 'https://api.example.com/tel' }, true],
		['the host', { root: 'https://other.example.com' }, false],
		['the account', { account: 'you' }, false],
		['the secret', { secret: 'another' }, false],
	])('hangs on %s: %j is the same: %s', async (_what, change, isSame) => {
		const mine = await accountOf().passwordKey();
		const theirs = await accountOf(change).passwordKey();
		expect(mine.equals(theirs)).toBe(isSame);
	});
});

it('refusals with 403 are counted until the vendor takes a user', () => {
	const account = accountOf({ account: 'forbidden' });
	const counts = ['asha', 'nathan', ' Asha', 'ali'].map((login) => account.noteForbidden(login));
	expect(counts).toEqual([1, 2, 2, 3]);
	account.noteAllowed();
	expect(account.noteForbidden('nathan')).toBe(1);
});
