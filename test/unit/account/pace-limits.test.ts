import { Pace } from '../../../nodes/CreateUser/account/pace';
import type { PacedRun, PaceResult, Turn } from '../../../nodes/CreateUser/account/paced-run';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import { ACCEPTED, AMPLE, enter, many, OTHER, settle, started, warmedUp } from './paced';

const SECOND = 1000;

let pace: Pace;

beforeEach(() => {
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	jest.spyOn(Math, 'random').mockReturnValue(0);
	pace = new Pace();
});
afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

describe('how many requests are under way', () => {
	it('is one at first, and one more with each that is accepted', async () => {
		const all = many(20, pace.join(AMPLE), 'ask');
		await settle();
		expect(started(all)).toBe(1);
		all[0]?.turn?.done(ACCEPTED);
		await settle();
		expect(started(all)).toBe(3);
		all[1]?.turn?.done(OTHER);
		await settle();
		expect(started(all)).toBe(4);
		all[2]?.turn?.done(ACCEPTED);
		all[3]?.turn?.done(ACCEPTED);
		await settle();
		expect(started(all)).toBe(4 + 4);
	});

	it('is each run’s own: one that may do little does not slow the others', async () => {
		await warmedUp(pace, 50);
		const editor = many(10, pace.join({ concurrency: 2, perSecond: 0 }), 'ask');
		const sheet = many(10, pace.join({ concurrency: 5, perSecond: 0 }), 'ask');
		const night = many(40, pace.join({ concurrency: 30, perSecond: 0 }), 'ask');
		await settle();
		expect([editor, sheet, night].map(started)).toEqual([2, 5, 30]);
		editor[0]?.turn?.done(ACCEPTED);
		await settle();
		expect([editor, sheet, night].map(started)).toEqual([3, 5, 30]);
	});
});

describe('requests per second', () => {
	let starts = 0;
	beforeEach(() => (starts = 0));

	function fill(...runs: PacedRun[]): void {
		const start = (turn: Turn) => {
			starts += 1;
			turn.done(ACCEPTED);
		};
		for (const run of runs) for (let item = 0; item < 500; item++) enter(run, 'ask', start);
	}

	/** Starts within so many seconds from now on, by all runs together. */
	async function startsIn(seconds: number): Promise<number> {
		const before = starts;
		await settle(seconds * SECOND);
		return starts - before;
	}

	it.each([
		['4', [4], 40],
		['the strictest of all runs', [0, 10, 4], 40],
		['less than one', [0.5], 5],
	])('that an operator was told are kept by all runs together: %s', async (_what, told, count) => {
		fill(...told.map((perSecond) => pace.join({ concurrency: 50, perSecond })));
		await settle();
		expect(starts).toBe(1);
		expect(await startsIn(10)).toBe(count);
	});

	it('hold nobody back who comes when the run has left that was told so, nor who waits', async () => {
		const slow = pace.join({ concurrency: 1, perSecond: 0.01 });
		fill(slow);
		await settle();
		expect(starts).toBe(1);
		await settle(SECOND);
		slow.leave();
		fill(pace.join({ concurrency: 50, perSecond: 0 }));
		expect(await startsIn(2)).toBeGreaterThan(100);
	});

	it('are no longer kept when the run has left that was told so', async () => {
		const strict = pace.join({ concurrency: 50, perSecond: 2 });
		fill(pace.join({ concurrency: 50, perSecond: 20 }));
		await settle();
		expect(await startsIn(5)).toBe(10);
		strict.leave();
		expect(await startsIn(5)).toBeGreaterThanOrEqual(90);
	});

	it('are kept to the letter where a timer comes late', async () => {
		fill(pace.join({ concurrency: 50, perSecond: 2 }));
		await settle();
		jest.setSystemTime(Date.now() + 150);
		await settle(500);
		expect(starts).toBe(2);
		await settle(499);
		expect(starts).toBe(2);
		await settle(1);
		expect(starts).toBe(3);
	});

	it('are not caught up on', async () => {
		const run = pace.join({ concurrency: 50, perSecond: 2 });
		fill(run);
		await settle(SECOND);
		run.leave();
		await settle(60 * SECOND);
		fill(pace.join({ concurrency: 50, perSecond: 2 }));
		await settle();
		expect(await startsIn(5)).toBe(10);
	});
});

describe('a vendor that turns requests away', () => {
	const limited = (wait: number): PaceResult => ({ kind: 'limited', wait });

	it('pauses every run for as long as it asks', async () => {
		const [first] = many(1, pace.join(AMPLE), 'ask');
		await settle();
		first?.turn?.done(limited(7 * SECOND));
		const others = many(1, pace.join(AMPLE), 'ask');
		await settle(7 * SECOND - 1);
		expect(started(others)).toBe(0);
		await settle(1);
		expect(started(others)).toBe(1);
	});

	it('is not waited for where it asks for longer than the budget', async () => {
		const all = many(2, pace.join(AMPLE), 'ask');
		await settle();
		all[0]?.turn?.done(limited(pauses.limitBudget + SECOND));
		const late = many(1, pace.join(AMPLE), 'send');
		await settle();
		expect(all[1]?.refused).toEqual({ kind: 'tooManyRequests' });
		expect(late[0]?.refused).toEqual({ kind: 'tooManyRequests' });
		await settle(pauses.limitBudget + SECOND);
		const again = many(1, pace.join(AMPLE), 'ask');
		await settle();
		expect(started(again)).toBe(1);
	});

	it('is not waited for either when another answer still comes in', async () => {
		await warmedUp(pace, 5);
		const run = pace.join(AMPLE);
		const all = many(2, run, 'ask');
		await settle();
		all[0]?.turn?.done(limited(pauses.limitBudget + SECOND));
		all[1]?.turn?.done(ACCEPTED);
		const late = many(1, run, 'ask');
		await settle();
		expect(late[0]?.refused).toEqual({ kind: 'tooManyRequests' });
	});
});

it('a vendor that can’t be reached pauses every run, and is given up for all at once', async () => {
	const why = { kind: 'unreachable', words: 'nothing answers', again: true } as const;
	const runs = [pace.join(AMPLE), pace.join(AMPLE)];
	const began = Date.now();
	let tries = 0;
	const waiting = runs.flatMap((run) =>
		Array.from({ length: 20 }, () => {
			const entered = { refused: undefined as unknown };
			void (async () => {
				for (;;) {
					const turn = await run.enter('send');
					if (turn.kind !== 'turn') return (entered.refused = turn);
					tries += 1;
					turn.done({ kind: 'unreachable', why });
				}
			})();
			return entered;
		}),
	);
	await settle(pauses.unreachableBudget * 2);
	expect(waiting.map(({ refused }) => refused)).toEqual(Array(40).fill(why));
	expect(tries).toBeLessThan(12);
	expect(Date.now() - began).toBeGreaterThan(pauses.unreachableBudget);
});
