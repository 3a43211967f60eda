import { LearntRate } from '../../../nodes/CreateUser/account/rate';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';

const SECOND = 1000;

let rate: LearntRate;
let runs: number;
beforeEach(() => {
	runs = 1;
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	jest.spyOn(Math, 'random').mockReturnValue(0);
	rate = new LearntRate(() => runs);
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

/** Requests that are accepted at the rate itself, for so many seconds. */
function used(seconds: number, one = rate): void {
	for (const end = Date.now() + seconds * SECOND; Date.now() < end;) {
		later(SECOND / one.perSecond);
		one.accepted();
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
		expect(seen).toEqual([150, 300, 600, 1200, 2400, 4800, 9600, 19_200, 30_000]);
	});

	it('takes a fifth off a rate that is turned away at once', () => {
		const before = rate.perSecond;
		accepted(1, 0);
		limited();
		expect(rate.perSecond).toBeCloseTo(before * 0.8);
	});

	it('takes little off one that has held, even together with what it has gained', () => {
		const before = rate.perSecond;
		used(6);
		limited();
		expect(rate.perSecond).toBeGreaterThan(before * 0.95);
		expect(rate.perSecond).toBeLessThan(before);
	});

	it('takes less off the rate of several runs, of which it strikes one', () => {
		const before = rate.perSecond;
		runs = 3;
		accepted(1, 0);
		limited();
		expect(rate.perSecond).toBeCloseTo(before * (1 - 0.2 / Math.sqrt(3)));
	});

	it('the 2nd and 3rd in a row are a burst and take nothing, the 4th says that the limit is slower', () => {
		accepted(1, 0);
		const seen = Array.from({ length: 4 }, () => {
			limited();
			later(pause());
			return rate.perSecond;
		});
		const [first = 0] = seen;
		expect(seen.slice(1, 3)).toEqual([first, first]);
		expect(seen[3]).toBeCloseTo(first * 0.8);
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

	it('grows a little while it is to hold, and finds a limit that others have left within seconds', () => {
		const begin = rate.perSecond;
		used(6);
		expect(rate.perSecond).toBeGreaterThan(begin);
		expect(rate.perSecond).toBeLessThan(begin * 1.05);
		used(7);
		expect(rate.perSecond).toBeGreaterThan(begin * 3);
	});

	it('does not grow while it is little used', () => {
		const begin = rate.perSecond;
		accepted(60, 60);
		expect(rate.perSecond).toBe(begin);
	});

	it('gains for each of several runs', () => {
		const gained = [1, 3].map((count) => {
			runs = count;
			const one = new LearntRate(() => runs);
			for (let request = 0; request < 20; request++) one.accepted();
			one.limited(Date.now());
			later(one.pausedUntil - Date.now());
			const begin = one.perSecond;
			used(1.5, one);
			return one.perSecond - begin;
		});
		expect((gained[1] ?? 0) / (gained[0] ?? 0)).toBeCloseTo(3, 0);
	});

	it('that came far is believed by half', () => {
		used(14);
		const far = rate.perSecond;
		expect(far).toBeGreaterThan(60);
		limited();
		expect(rate.perSecond).toBeGreaterThan(far * 0.47);
		expect(rate.perSecond).toBeLessThan(far * 0.6);
	});
});

describe('a small rate', () => {
	/** One request a second, turned away twice after it was used. */
	beforeEach(() => {
		for (let again = 0; again < 3; again++) {
			limited();
			later(pause());
			accepted(1, 0);
		}
	});

	it('is tried more rarely once it is known', () => {
		const begin = rate.perSecond;
		used(12);
		expect(rate.perSecond).toBeLessThan(begin * 1.2);
	});

	it('is soon tried again when it was learnt ten minutes ago: others may have left', () => {
		later(11 * 60 * SECOND);
		const begin = rate.perSecond;
		used(12);
		expect(rate.perSecond).toBeGreaterThan(begin * 3);
	});
});

it('one answer stands for five seconds of growth at most, however long it was quiet', () => {
	limited();
	later(5 * SECOND + pause());
	rate.accepted();
	const { perSecond } = rate;
	expect(perSecond).toBeGreaterThan(1);
	rate = new LearntRate();
	limited();
	later(600 * SECOND);
	rate.accepted();
	expect(rate.perSecond).toBe(perSecond);
});

it('a rate is never raised further than to twice of what is used', () => {
	limited();
	later(pause());
	for (let answer = 0; answer < 30; answer++) accepted(1, 1.5);
	expect(rate.perSecond).toBeLessThanOrEqual(2);
});

it('answers that still come in during a pause let nothing grow', () => {
	limited(60 * SECOND);
	later(30 * SECOND);
	rate.accepted();
	expect(rate.perSecond).toBe(1);
});
