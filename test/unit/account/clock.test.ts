import { Gateway, Outage } from '../../../nodes/CreateUser/account/outage';
import { Pace } from '../../../nodes/CreateUser/account/pace';
import { LearntRate } from '../../../nodes/CreateUser/account/rate';
import { obtainSession, standingProblem } from '../../../nodes/CreateUser/login/sessions';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import { answered, connected, sendMany } from '../virtual';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) }));
afterEach(() => jest.useRealTimers());

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

/** How many of 60 requests are sent within a minute, when the clock is set back by an hour after the first ones. */
async function sentInAMinute(perSecond: number, limitedAt?: number): Promise<number> {
	let sent = 0;
	const connection = connected(async () => {
		sent += 1;
		const status = sent === limitedAt ? 429 : 200;
		await new Promise((resolve) => setTimeout(resolve, 50));
		return answered(status);
	});
	void sendMany(new Pace(), connection, 60, { concurrency: 2, perSecond });
	while (sent < 3) await jest.advanceTimersByTimeAsync(10);
	await jest.advanceTimersByTimeAsync(60);
	later(-HOUR);
	await jest.advanceTimersByTimeAsync(60 * SECOND);
	return sent;
}

describe('a clock that is set back by an hour', () => {
	it.each([
		['without a limit', 0, undefined, 60],
		['with a limit that was told', 5, undefined, 60],
		['in a pause after a 429', 0, 3, 61],
	])('holds no run up: %s', async (_what, perSecond, limitedAt, expected) => {
		expect(await sentInAMinute(perSecond, limitedAt)).toBe(expected);
	});

	const unreachable = { kind: 'unreachable', words: 'nothing answers', again: true } as const;

	it('does not lengthen the pause before a host is tried again', () => {
		const outage = new Outage();
		outage.unreachable(Date.now(), unreachable);
		later(-HOUR);
		expect(outage.until).toBeLessThanOrEqual(Date.now());
	});

	it('does not keep a host given up, nor from being given up', () => {
		const outage = new Outage();
		const fail = () => {
			outage.unreachable(Date.now(), unreachable);
			later(Math.max(0, outage.until - Date.now()));
		};
		while (!outage.givenUp) fail();
		later(-HOUR);
		expect(outage.givenUp).toBeUndefined();
		const began = Date.now();
		while (!outage.givenUp && Date.now() < began + HOUR) fail();
		expect(Date.now() - began).toBeLessThan(2 * pauses.unreachableBudget);
	});

	it('does not keep questions from a server that was away', () => {
		const gateway = new Gateway();
		for (let answer = 0; answer < 2; answer++) gateway.hear(Date.now(), answered(503));
		expect(gateway.rest).toBeGreaterThan(0);
		later(-HOUR);
		expect(gateway.rest).toBe(0);
	});

	it('does not keep a login from being tried', async () => {
		const problem = { kind: 'unreachable', words: 'nothing answers' } as const;
		await obtainSession('an account', async () => ({ problem }));
		expect(standingProblem('an account')).toEqual(problem);
		later(-HOUR);
		expect(standingProblem('an account')).toBeUndefined();
	});

	it('lets a learnt rate grow', () => {
		const rate = new LearntRate();
		const use = (seconds: number) => {
			for (const end = Date.now() + seconds * SECOND; Date.now() < end;) {
				later(SECOND / rate.perSecond);
				rate.accepted();
			}
		};
		rate.limited(Date.now());
		later(2 * SECOND);
		use(2);
		const before = rate.perSecond;
		later(-HOUR);
		use(2);
		expect(rate.perSecond).toBeGreaterThan(before);
	});
});
