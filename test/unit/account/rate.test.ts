import { LearntRate } from '../../../nodes/CreateUser/account/rate';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';

const SECOND = 1000;

let rate: LearntRate;
beforeEach(() => {
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	jest.spyOn(Math, 'random').mockReturnValue(0);
	rate = new LearntRate();
});
afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);
const pause = () => rate.pausedUntil - Date.now();

/** Requests that are accepted, evenly within so many seconds. */
function accepted(requests: number, seconds: number): void {
	for (let request = 0; request < requests; request++) {
		later((seconds * SECOND) / requests);
		rate.accepted();
	}
}

/** A 429 to a request that was sent now. */
function limited(retryAfter?: number): void {
	rate.limited(Date.now(), retryAfter);
}

it('nothing is known of a vendor that never turned anything away', () => {
	accepted(100, 1);
	expect(rate.perSecond).toBe(Infinity);
	expect(pause()).toBeLessThanOrEqual(0);
});

describe('the first 429', () => {
	it('teaches the most that was accepted within a second', () => {
		accepted(20, 1);
		accepted(5, 1);
		limited();
		expect(rate.perSecond).toBeCloseTo(20 * 0.97, 0);
	});

	it('before anything was accepted leaves one request a second', () => {
		limited();
		expect(rate.perSecond).toBe(1);
	});

	it('pauses for a second: vendors count by the second', () => {
		limited();
		expect(pause()).toBe(pauses.firstBackOff);
	});
});

describe('a further 429', () => {
	beforeEach(() => {
		accepted(20, 1);
		limited();
		later(pause());
	});

	it('pauses shortly, doubled each time in a row, 30 s at most', () => {
		accepted(1, 0.1);
		const seen = Array.from({ length: 9 }, () => {
			limited();
			const rest = pause();
			later(rest);
			return rest;
		});
		expect(seen).toEqual([300, 600, 1200, 2400, 4800, 9600, 19_200, 30_000, 30_000]);
	});

	it('lowers the rate to what was accepted, not to nothing at once', () => {
		accepted(15, 1);
		const before = rate.perSecond;
		limited();
		expect(rate.perSecond).toBeGreaterThan(before * 0.58);
		expect(rate.perSecond).toBeLessThan(before);
	});

	it('of the same moment teaches nothing new', () => {
		accepted(1, 0.1);
		limited();
		const { perSecond } = rate;
		later(1);
		for (let request = 0; request < 10; request++) rate.limited(Date.now() - 10);
		expect(rate.perSecond).toBe(perSecond);
	});

	it('however often leaves one request in ten seconds', () => {
		for (let request = 0; request < 60; request++) {
			limited();
			later(pause());
		}
		expect(rate.perSecond).toBe(0.1);
	});
});

describe('what the vendor asks to wait', () => {
	it.each([
		['as long', 7 * SECOND, 7 * SECOND],
		['no shorter than the back-off: "0" would make a stream', 0, SECOND],
		['no shorter than the back-off', 1, SECOND],
		['fifteen minutes at most', 3600 * SECOND, pauses.longestBelieved],
	])('is waited %s', (_what, asked, waited) => {
		limited(asked);
		expect(pause()).toBe(waited);
	});

	it('is never made shorter by a later answer', () => {
		limited(60 * SECOND);
		later(SECOND);
		limited(2 * SECOND);
		expect(pause()).toBe(59 * SECOND);
	});

	it('gets a little more at random, so that processes don’t come back together', () => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		limited(10 * SECOND);
		expect(pause()).toBe(11 * SECOND);
	});
});

describe('pauses in vain', () => {
	it('are counted once for all runs, until something is accepted', () => {
		limited(10 * SECOND);
		later(4 * SECOND);
		limited(10 * SECOND);
		expect(rate.pausedInVain).toBe(14 * SECOND);
		rate.accepted();
		expect(rate.pausedInVain).toBe(0);
	});
});

describe('the rate', () => {
	beforeEach(() => {
		accepted(20, 1);
		limited();
		later(pause());
	});

	it('grows while it is used, slowly close to the limit', () => {
		const begin = rate.perSecond;
		accepted(100, 5);
		expect(rate.perSecond).toBeGreaterThan(begin);
		expect(rate.perSecond).toBeLessThan(begin * 1.02);
		accepted(1000, 30);
		expect(rate.perSecond).toBeGreaterThan(begin * 1.2);
	});

	it('does not grow while it is little used', () => {
		const begin = rate.perSecond;
		accepted(60, 60);
		expect(rate.perSecond).toBe(begin);
	});

	it('comes back fast to just below a limit that it was cut far below', () => {
		const limit = rate.perSecond;
		accepted(1, 0.1);
		limited();
		const cut = rate.perSecond;
		expect(cut).toBeLessThan(limit * 0.6);
		later(pause());
		accepted(50, 3);
		expect(rate.perSecond).toBeGreaterThan(limit * 0.9);
	});
});

it('one answer stands for five seconds of growth at most, however long it was quiet', () => {
	limited();
	later(600 * SECOND);
	rate.accepted();
	expect(rate.perSecond).toBe(1 + 0.2 * 5);
});

it('answers that still come in during a pause let nothing grow', () => {
	limited(60 * SECOND);
	later(30 * SECOND);
	rate.accepted();
	expect(rate.perSecond).toBe(1);
});
