import { randomUUID } from 'node:crypto';

import {
	dropSession,
	isInVain,
	noteInVain,
	obtainSession,
} from '../../../nodes/CreateUser/login/sessions';

const MINUTE = 60_000;
const noon = Date.UTC(2026, 0, 31, 12);

let account: string;

beforeEach(() => {
	jest.useFakeTimers({ now: noon });
	account = randomUUID();
});
afterEach(() => jest.useRealTimers());

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

describe('an answer by which a new token was refused', () => {
	/** A token that has worked so long ago, or never. */
	const having = (workedAt?: number) => ({ token: 't', obtainedAt: noon, renewAt: noon, workedAt });
	const isKnown = (mark: string, key = account) => isInVain(key, mark, having(Date.now()));

	it('is not about the token, for a minute', () => {
		noteInVain(account, '403 NOTALLOWED', 't');
		later(MINUTE - 1);
		expect(isKnown('403 NOTALLOWED')).toBe(true);
		later(1);
		expect(isKnown('403 NOTALLOWED')).toBe(false);
	});

	it('is told from others, and from those to another account', () => {
		noteInVain(account, '403 NOTALLOWED', 't');
		noteInVain(account, '200 AUTHENTICATION', 't');
		expect(isKnown('403 NOTALLOWED')).toBe(true);
		expect(isKnown('200 AUTHENTICATION')).toBe(true);
		expect(isKnown('403 EXPIRED')).toBe(false);
		expect(isKnown('403 NOTALLOWED', randomUUID())).toBe(false);
	});

	it('is known whatever tokens come and go', async () => {
		noteInVain(account, '403 NOTALLOWED', 't');
		const session = { token: 'next', obtainedAt: noon, renewAt: Infinity };
		await obtainSession(account, async () => await Promise.resolve({ session }));
		dropSession(account, 'next');
		expect(isKnown('403 NOTALLOWED')).toBe(true);
	});

	it('may be about the token that was alone in that, unless it has worked since', () => {
		for (const again of ['t', 't']) noteInVain(account, '403 EXPIRED', again);
		expect(isInVain(account, '403 EXPIRED', having())).toBe(false);
		expect(isInVain(account, '403 EXPIRED', having(Date.now() - 1))).toBe(false);
		expect(isInVain(account, '403 EXPIRED', having(Date.now()))).toBe(true);
		noteInVain(account, '403 EXPIRED', 'another');
		expect(isInVain(account, '403 EXPIRED', having())).toBe(true);
	});

	it('is new after its time', () => {
		noteInVain(account, '403 EXPIRED', 'one');
		later(MINUTE);
		noteInVain(account, '403 EXPIRED', 'another');
		expect(isInVain(account, '403 EXPIRED', having())).toBe(false);
	});
});
