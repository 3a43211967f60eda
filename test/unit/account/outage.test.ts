import { Gateway, Outage } from '../../../nodes/CreateUser/account/outage';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import type { NotProcessed } from '../../../nodes/CreateUser/wire/sent';
import { answered } from '../virtual';

const SECOND = 1000;
const UNREACHABLE: NotProcessed = { kind: 'unreachable', words: 'nothing answers', again: true };
const SILENT: NotProcessed = { kind: 'paused', why: { kind: 'timedOut' } };

let outage: Outage;
beforeEach(() => {
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	jest.spyOn(Math, 'random').mockReturnValue(0);
	outage = new Outage();
});
afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);
const pause = () => Math.max(0, outage.until - Date.now());

/** Requests that each get no answer, so many seconds after one another. */
function silence(requests: number, seconds: number): void {
	for (let request = 0; request < requests; request++) {
		const startedAt = Date.now();
		later(seconds * SECOND);
		outage.silent(startedAt, { kind: 'timedOut' });
	}
}

it('a vendor that answers needs no rest', () => {
	expect(outage.until).toBe(0);
	expect(outage.givenUp).toBeUndefined();
});

describe('a host that can’t be reached', () => {
	it('is tried again after a pause that doubles, 8 s at most', () => {
		const seen = Array.from({ length: 7 }, () => {
			outage.unreachable(Date.now(), UNREACHABLE);
			const rest = pause();
			later(rest);
			return rest;
		});
		// The last one within the budget comes at its end.
		expect(seen).toEqual([500, 1000, 2000, 4000, 8000, 4500, 8000]);
	});

	it('is tried by no two processes at the same time', () => {
		jest.spyOn(Math, 'random').mockReturnValue(1);
		outage.unreachable(Date.now(), UNREACHABLE);
		expect(pause()).toBe(500 * 1.25);
	});

	it('is one attempt for requests that were under way together', () => {
		const together = Date.now();
		for (let request = 0; request < 20; request++) {
			later(1);
			outage.unreachable(together, UNREACHABLE);
		}
		expect(pause()).toBeLessThanOrEqual(500);
		later(pause());
		outage.unreachable(Date.now(), UNREACHABLE);
		expect(pause()).toBe(1000);
	});

	it.each([0, 400, 1_500])(
		'is given up after a try at the end of the budget, each of which takes %d ms',
		(taken) => {
			jest.spyOn(Math, 'random').mockReturnValue(1);
			const began = Date.now();
			let last = began;
			while (outage.givenUp === undefined) {
				last = Date.now();
				later(taken);
				outage.unreachable(last, UNREACHABLE);
				later(pause());
			}
			expect(outage.givenUp).toBe(UNREACHABLE);
			expect(last - began).toBeGreaterThanOrEqual(pauses.unreachableBudget - taken);
			expect(last - began).toBeLessThanOrEqual(pauses.unreachableBudget);
		},
	);

	it('is tried again after half a minute', () => {
		while (outage.givenUp === undefined) {
			outage.unreachable(Date.now(), UNREACHABLE);
			later(pause());
		}
		const last = outage.until - 8 * SECOND;
		jest.setSystemTime(last + pauses.silenceRest - 1);
		expect(outage.givenUp).toBeDefined();
		later(1);
		expect(outage.givenUp).toBeUndefined();
	});

	it('that takes a request, though it does not answer it, is down no more', () => {
		while (outage.givenUp === undefined) {
			outage.unreachable(Date.now(), UNREACHABLE);
			later(pause());
		}
		outage.silent(Date.now(), { kind: 'timedOut' });
		expect(outage.givenUp).toBeUndefined();
	});

	it('that answers is new: pauses begin from the start', () => {
		for (let request = 0; request < 3; request++) {
			outage.unreachable(Date.now(), UNREACHABLE);
			later(pause());
		}
		outage.answered();
		expect(outage.until).toBe(0);
		outage.unreachable(Date.now(), UNREACHABLE);
		expect(pause()).toBe(500);
	});
});

describe('a vendor that is silent', () => {
	it.each([
		['ten in a row, over 20 s', 10, 2, true],
		['nine in a row', 9, 10 / 3, false],
		['ten in a row, over less', 10, 1.9, false],
		['three in a row, over two minutes', 3, 40, true],
		['three in a row, over less', 3, 39, false],
		['two in a row, however long', 2, 300, false],
	])('is given up after %s: %s', (_what, requests, seconds, isGivenUp) => {
		silence(requests, seconds);
		expect(outage.givenUp).toEqual(isGivenUp ? SILENT : undefined);
	});

	it('holds nobody up before: another request may be answered', () => {
		silence(9, 1);
		expect(outage.until).toBe(0);
	});

	it('that answers in between is not silent', () => {
		silence(9, 2);
		outage.answered();
		silence(9, 2);
		expect(outage.givenUp).toBeUndefined();
	});

	it('is tried again after half a minute, and given up at once if it still is', () => {
		silence(10, 2);
		later(pauses.silenceRest);
		expect(outage.givenUp).toBeUndefined();
		silence(1, 1);
		expect(outage.givenUp).toEqual(SILENT);
	});
});

describe('a gateway whose server is away', () => {
	it.each([1, 29, 60, 120])('and that takes %d s to say so is given up', (seconds) => {
		const gateway = new Gateway();
		const began = Date.now();
		while (!gateway.givenUp && Date.now() - began < 600 * SECOND) {
			const startedAt = Date.now();
			later(seconds * SECOND);
			gateway.hear(startedAt, answered(504));
			if (!gateway.givenUp) later(gateway.rest);
		}
		expect(gateway.givenUp).toBeDefined();
	});
});
