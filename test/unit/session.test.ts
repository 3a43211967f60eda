import { randomUUID } from 'node:crypto';

import {
	checkedAccount,
	currentSession,
	dropSession,
	fingerprintOf,
	expiryOf,
	keepSession,
	LoginFailure,
	obtainSession,
	readSession,
	standingRefusal,
	writeSession,
	type Session,
} from '../../nodes/CreateUser/vendors/session';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 31, 12);

let account: string;

beforeEach(() => {
	jest.useFakeTimers({ now: NOON });
	account = fingerprintOf(randomUUID());
});
afterEach(() => jest.useRealTimers());

const lasting = (minutes: number, token = 'token'): Session => ({
	token,
	expires: Date.now() + minutes * MINUTE,
});

/** A vendor's login that counts and answers when it is told to. */
function vendor() {
	const answers: Array<(session: Session) => void> = [];
	const logIn = jest.fn(async () => await new Promise<Session>((answer) => answers.push(answer)));
	return { logIn, answer: (session: Session) => answers.shift()?.(session) };
}

describe('the fingerprint', () => {
	it('tells hosts, accounts and secrets apart and says nothing of them', () => {
		const prints = ['a', 'b'].map((secret) =>
			fingerprintOf(`["servetel","host","me","${secret}"]`),
		);
		expect(new Set(prints).size).toBe(2);
		expect(prints[0]).toMatch(/^[0-9a-f]{64}$/);
		expect(fingerprintOf('x')).toBe(fingerprintOf('x'));
	});
});

describe('one login', () => {
	it('is shared by all who ask while it is under way, and kept for those who ask later', async () => {
		const { logIn, answer } = vendor();
		const all = Array.from({ length: 10 }, async () => await obtainSession(account, logIn, false));
		await Promise.resolve();
		answer(lasting(60, 'first'));
		const sessions = await Promise.all(all);
		expect(sessions.map(({ token }) => token)).toEqual(Array(10).fill('first'));
		expect(await obtainSession(account, logIn, false)).toMatchObject({ token: 'first' });
		expect(logIn).toHaveBeenCalledTimes(1);
	});

	it('is made anew for a test of the credential', async () => {
		keepSession(account, lasting(60, 'kept'));
		const session = await obtainSession(account, async () => lasting(60, 'new'), true);
		expect(session.token).toBe('new');
		expect(currentSession(account)?.token).toBe('new');
	});

	it('of another account is another one', async () => {
		keepSession(account, lasting(60, 'mine'));
		const other = await obtainSession(
			fingerprintOf('other'),
			async () => lasting(60, 'its'),
			false,
		);
		expect(other.token).toBe('its');
		expect(currentSession(account)?.token).toBe('mine');
	});
});

describe('the end of a token', () => {
	it.each([
		['an hour', 60, 58],
		['five minutes', 5, 4],
		['ten seconds', 10 / 60, 8 / 60],
	])('of %s is foreseen', (_life, minutes, used) => {
		keepSession(account, lasting(minutes));
		jest.setSystemTime(NOON + used * MINUTE - 1);
		expect(currentSession(account)?.token).toBe('token');
		jest.setSystemTime(NOON + used * MINUTE);
		expect(currentSession(account)).toBeUndefined();
	});

	it('by a refusal spares a newer one', () => {
		keepSession(account, lasting(60, 'newer'));
		dropSession(account, 'older');
		expect(currentSession(account)?.token).toBe('newer');
		dropSession(account, 'newer');
		expect(currentSession(account)).toBeUndefined();
	});
});

describe('a refused login', () => {
	const refuse = (retryAfter?: number) =>
		jest.fn(async (): Promise<Session> => {
			throw new LoginFailure('refused', 'No.', 'no', retryAfter);
		});

	it.each([
		['five minutes', undefined, 5],
		['as long as the vendor says, if that is longer', 900, 15],
		['five minutes, if the vendor says less', 1, 5],
	])('is not repeated for %s', async (_time, retryAfter, minutes) => {
		const logIn = refuse(retryAfter);
		await expect(obtainSession(account, logIn, false)).rejects.toThrow('No.');
		jest.setSystemTime(NOON + minutes * MINUTE - 1);
		await expect(obtainSession(account, logIn, true)).rejects.toThrow('No.');
		expect(standingRefusal(account)?.vendorMessage).toBe('no');
		expect(logIn).toHaveBeenCalledTimes(1);
		jest.setSystemTime(NOON + minutes * MINUTE);
		expect(standingRefusal(account)).toBeUndefined();
		await expect(obtainSession(account, logIn, false)).rejects.toThrow('No.');
		expect(logIn).toHaveBeenCalledTimes(2);
	});

	it('is shared by all who wait for it', async () => {
		const logIn = refuse();
		const all = [1, 2, 3].map(async () => await obtainSession(account, logIn, false));
		const results = await Promise.allSettled(all);
		expect(results.map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
		expect(logIn).toHaveBeenCalledTimes(1);
	});

	it('stands for its own secret only', async () => {
		await expect(obtainSession(account, refuse(), false)).rejects.toThrow('No.');
		const corrected = fingerprintOf(`${account} corrected`);
		expect(await obtainSession(corrected, async () => lasting(60), false)).toBeDefined();
	});

	it.each(['notAllowed', 'address', 'unreachable'] as const)(
		'is one that the vendor refused: %s is tried again',
		async (kind) => {
			const logIn = jest.fn(async (): Promise<Session> => {
				throw new LoginFailure(kind, 'Not now.');
			});
			await expect(obtainSession(account, logIn, false)).rejects.toThrow('Not now.');
			expect(await obtainSession(account, async () => lasting(60), false)).toBeDefined();
		},
	);
});

describe('the saved token', () => {
	it('is read back for what it was minted for', () => {
		const session = lasting(60);
		expect(readSession(writeSession(account, session), account)).toEqual(session);
	});

	it.each<[string, () => unknown]>([
		['of another account', () => writeSession(fingerprintOf('other'), lasting(60))],
		['that has ended', () => writeSession(account, lasting(0))],
		['that is empty', () => ''],
		['that is no text', () => ({ token: 'x' })],
		['that is no JSON', () => 'eyJhbGciOi'],
	])('%s counts as none', (_what, saved) => {
		expect(readSession(saved(), account)).toBeUndefined();
	});
});

describe('the life of a token that was just issued', () => {
	const NOW = 1_769_860_800;
	const jwt = (payload: unknown) =>
		['{}', JSON.stringify(payload), 'x']
			.map((part) => Buffer.from(part).toString('base64url'))
			.join('.');

	beforeEach(() => jest.useFakeTimers({ now: NOW * 1000 }));
	afterEach(() => jest.useRealTimers());

	it.each([
		['what the answer says', jwt({ sub: 'me' }), 900, 900],
		['what the token says of itself', jwt({ iat: NOW, exp: NOW + 600 }), undefined, 600],
		['the shorter of the two', jwt({ iat: NOW, exp: NOW + 600 }), 900, 600],
		['its own, whatever the clock', jwt({ iat: NOW - 9e3, exp: NOW - 8e3 }), undefined, 1000],
		['its end, where it has no beginning', jwt({ exp: NOW + 600 }), undefined, 600],
		['its end as a text, as CRM.COM writes it', jwt({ exp: `${NOW + 600}` }), undefined, 600],
		['the answer, not an end on another clock', jwt({ exp: NOW - 600 }), 900, 900],
		['the documents, not an end on another clock', jwt({ exp: NOW - 600 }), undefined, 3600],
		['the documents, where it says nothing', jwt({ sub: 'me' }), undefined, 3600],
		['the documents, where it says zero', jwt({ exp: 0 }), undefined, 3600],
		['the documents, where it says a word', jwt({ exp: 'never' }), undefined, 3600],
		['the documents, where it is opaque', 'sandbox-session-1234', undefined, 3600],
		['the documents, where it is empty', '', undefined, 3600],
	])('is %s', (_what, token, stated, seconds) => {
		expect(expiryOf(token, stated, 3600)).toBe((NOW + seconds) * 1000);
	});
});

describe('the account of a credential', () => {
	it('whose address cannot be used is a failed login in the same words', () => {
		const failed = () =>
			checkedAccount(() => {
				throw new Error("'API Root' is empty.");
			});
		expect(failed).toThrow(new LoginFailure('address', "'API Root' is empty."));
		expect(failed).toThrow(expect.objectContaining({ kind: 'address' }));
		expect(checkedAccount(() => 'the account')).toBe('the account');
	});
});
