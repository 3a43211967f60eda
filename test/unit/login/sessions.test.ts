import { randomUUID } from 'node:crypto';

import {
	accountKey,
	currentSession,
	dropSession,
	obtainSession,
	standingProblem,
	type LoggedIn,
} from '../../../nodes/CreateUser/login/sessions';
import type { AccountIdentity } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import type { LoginProblem } from '../../../nodes/CreateUser/wire/sent';
import { identity } from './identity';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
let noon = Date.UTC(2026, 0, 31, 12);

let account: string;

beforeEach(() => {
	// Later than all that another test has left behind.
	noon += 24 * 60 * MINUTE;
	jest.useFakeTimers({ now: noon });
	account = randomUUID();
});
afterEach(() => jest.useRealTimers());

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

const lasting = (minutes: number, token = 'token'): LoggedIn => ({
	session: { token, obtainedAt: Date.now(), renewAt: Date.now() + minutes * MINUTE },
});
const failing = (kind: LoginProblem['kind'], more: Partial<LoginProblem> = {}) =>
	jest.fn(async (): Promise<LoggedIn> => ({ problem: { kind, words: 'No.', ...more } }));
const working = (token = 'token') => jest.fn(async () => lasting(60, token));

/** A vendor's login that counts and answers when it is told to. */
function vendor() {
	const answers: Array<(loggedIn: LoggedIn) => void> = [];
	const logIn = jest.fn(async () => await new Promise<LoggedIn>((answer) => answers.push(answer)));
	return { logIn, answer: (loggedIn: LoggedIn) => answers.shift()?.(loggedIn) };
}

const tokenOf = (loggedIn: LoggedIn) =>
	'session' in loggedIn ? loggedIn.session.token : undefined;

describe('the name of an account in the process', () => {
	const acefone = vendorNamed('acefone')!;
	const key = accountKey(acefone, identity());

	it.each<[string, Partial<AccountIdentity>]>([
		['hosts', { root: 'https://other.example.com' }],
		['logins', { account: 'you' }],
		['secrets', { secret: 'another' }],
		['units', { more: ['unit'] }],
		['ways to connect', { isPermanentToken: true }],
	])('tells %s apart', (_what, change) => {
		expect(accountKey(acefone, identity(change))).not.toBe(key);
	});

	it('tells vendors apart', () => {
		expect(accountKey(vendorNamed('servetel')!, identity())).not.toBe(key);
	});

	it('is the same for the same, and says nothing of what is in it', () => {
		expect(accountKey(acefone, identity({ fields: 'x' }))).toBe(key);
		expect(key).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('one login', () => {
	it('is shared by all who ask while it is under way, and kept for those who ask later', async () => {
		const { logIn, answer } = vendor();
		const all = Array.from({ length: 10 }, async () => await obtainSession(account, logIn));
		await Promise.resolve();
		answer(lasting(60, 'first'));
		const sessions = await Promise.all(all);
		expect(sessions.map(tokenOf)).toEqual(Array(10).fill('first'));
		expect(tokenOf(await obtainSession(account, logIn))).toBe('first');
		expect(logIn).toHaveBeenCalledTimes(1);
	});

	it('is made anew for a test of the credential', async () => {
		await obtainSession(account, working('kept'));
		expect(tokenOf(await obtainSession(account, working('new'), true))).toBe('new');
		expect(currentSession(account)?.token).toBe('new');
	});

	it('is shared with a test of the credential too', async () => {
		const { logIn, answer } = vendor();
		const all = [obtainSession(account, logIn), obtainSession(account, logIn, true)];
		answer(lasting(60));
		expect((await Promise.all(all)).map(tokenOf)).toEqual(['token', 'token']);
		expect(logIn).toHaveBeenCalledTimes(1);
	});

	it('of another account is another one', async () => {
		await obtainSession(account, working('mine'));
		expect(tokenOf(await obtainSession(randomUUID(), working('its')))).toBe('its');
		expect(currentSession(account)?.token).toBe('mine');
	});

	it('that breaks in the node itself is not waited for by the next', async () => {
		const breaks = async () => await Promise.reject(new Error('a fault of ours'));
		await expect(obtainSession(account, breaks)).rejects.toThrow('a fault of ours');
		expect(tokenOf(await obtainSession(account, working()))).toBe('token');
	});
});

describe('the end of a token', () => {
	it('is when it is to be renewed', async () => {
		await obtainSession(account, async () => lasting(58));
		jest.setSystemTime(noon + 58 * MINUTE - 1);
		expect(currentSession(account)?.token).toBe('token');
		jest.setSystemTime(noon + 58 * MINUTE);
		expect(currentSession(account)).toBeUndefined();
		expect(tokenOf(await obtainSession(account, working('next')))).toBe('next');
	});

	it('by a refusal spares a newer one', async () => {
		await obtainSession(account, working('newer'));
		dropSession(account, 'older');
		expect(currentSession(account)?.token).toBe('newer');
		dropSession(account, 'newer');
		expect(currentSession(account)).toBeUndefined();
	});
});

describe('a refused login', () => {
	it.each<[string, LoginProblem['kind'], number | undefined, number]>([
		['five minutes', 'refused', undefined, 5],
		['as long as the vendor says, if that is longer', 'refused', 15, 15],
		['five minutes, if the vendor says less', 'refused', 1 / 60, 5],
		['an hour at most, whatever the vendor says', 'refused', 600, 60],
		['a minute, where the vendor takes none for now', 'locked', undefined, 1],
		['as long as the vendor says, where it takes none for now', 'locked', 0.5, 0.5],
		['an hour at most, where the vendor takes none for now', 'locked', 600, 60],
	])('is not repeated for %s', async (_time, kind, minutesAsked, minutes) => {
		const wait = minutesAsked === undefined ? {} : { wait: minutesAsked * MINUTE };
		const logIn = failing(kind, wait);
		const until = noon + minutes * MINUTE;
		const problem = { kind, words: 'No.', ...wait };
		expect(await obtainSession(account, logIn)).toEqual({ problem });
		jest.setSystemTime(until - 1);
		expect(await obtainSession(account, logIn, true)).toEqual({ problem });
		expect(standingProblem(account)).toEqual(problem);
		expect(logIn).toHaveBeenCalledTimes(1);
		jest.setSystemTime(until);
		expect(standingProblem(account)).toBeUndefined();
		await obtainSession(account, logIn);
		expect(logIn).toHaveBeenCalledTimes(2);
	});

	it('is shared by all who wait for it', async () => {
		const logIn = failing('refused');
		const all = [1, 2, 3].map(async () => await obtainSession(account, logIn));
		const results = await Promise.all(all);
		expect(results).toMatchObject(Array(3).fill({ problem: { kind: 'refused' } }));
		expect(logIn).toHaveBeenCalledTimes(1);
	});

	it('stands for its own secret only', async () => {
		await obtainSession(account, failing('refused'));
		expect(tokenOf(await obtainSession(randomUUID(), working()))).toBe('token');
	});

	it('does not take away a session that is there', async () => {
		await obtainSession(account, working('kept'));
		await obtainSession(account, failing('refused'), true);
		expect(tokenOf(await obtainSession(account, working('new')))).toBe('kept');
	});

	it.each(['address', 'notTheApi', 'redirect', 'unknownForm'] as const)(
		'is one that the vendor refused: %s is tried again',
		async (kind) => {
			expect(await obtainSession(account, failing(kind))).toMatchObject({ problem: { kind } });
			expect(tokenOf(await obtainSession(account, working()))).toBe('token');
		},
	);
});

describe('a login that gets no clear answer', () => {
	it('is made once in each pause, however many wait; pauses double up to 30 s', async () => {
		const logIn = failing('unreachable');
		const pausesSeen: number[] = [];
		for (let attempt = 1; attempt <= 7; attempt++) {
			for (let item = 0; item < 50; item++) await obtainSession(account, logIn);
			expect(logIn).toHaveBeenCalledTimes(attempt);
			const from = Date.now();
			while (standingProblem(account)) later(1);
			pausesSeen.push((Date.now() - from) / SECOND);
		}
		expect(pausesSeen).toEqual([1, 2, 4, 8, 16, 30, 30]);
	});

	it('is new after one that worked', async () => {
		const logIn = failing('unreachable');
		await obtainSession(account, logIn);
		later(SECOND);
		await obtainSession(account, logIn);
		later(2 * SECOND);
		await obtainSession(account, working());
		dropSession(account, 'token');
		await obtainSession(account, logIn);
		later(SECOND - 1);
		expect(standingProblem(account)).toBeDefined();
		later(1);
		expect(standingProblem(account)).toBeUndefined();
	});
});

describe('what is remembered', () => {
	const forgetsOld = async () => await obtainSession(randomUUID(), working());

	it('is let go of after ten minutes without use', async () => {
		await obtainSession(account, async () => lasting(600));
		later(pauses.unused);
		await forgetsOld();
		expect(currentSession(account)).toBeDefined();
		await obtainSession(account, working());
		dropSession(account, 'none of its own');
		later(pauses.unused + 1);
		await forgetsOld();
		expect(currentSession(account)).toBeUndefined();
	});

	it('is a token that is in use, however long ago its login was', async () => {
		await obtainSession(account, async () => lasting(600));
		later(pauses.unused);
		expect(currentSession(account)).toBeDefined();
		later(pauses.unused);
		await forgetsOld();
		expect(currentSession(account)).toBeDefined();
	});

	it('is a refusal as long as it stands', async () => {
		await obtainSession(account, failing('refused', { wait: 15 * MINUTE }));
		later(pauses.unused + 1);
		await forgetsOld();
		expect(standingProblem(account)).toBeDefined();
	});

	it('is a thousand accounts at most, those used last', async () => {
		const others = Array.from({ length: 999 }, () => randomUUID());
		for (const key of [account, ...others]) await obtainSession(key, working());
		expect(currentSession(account)).toBeDefined();
		await forgetsOld();
		const known = [account, ...others].filter((key) => currentSession(key) !== undefined);
		expect(known).toEqual([account, ...others.slice(1)]);
	});

	it('is a login under way, however many accounts there are', async () => {
		const { logIn, answer } = vendor();
		const all = [obtainSession(account, logIn)];
		for (let other = 0; other < 1001; other++) await obtainSession(randomUUID(), working());
		all.push(obtainSession(account, logIn));
		answer(lasting(60));
		await Promise.all(all);
		expect(logIn).toHaveBeenCalledTimes(1);
	});
});
