import {
	Pace,
	type PacedRun,
	type PaceLimits,
	type PaceResult,
	type Purpose,
	type Turn,
} from '../../../nodes/CreateUser/account/pace';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';

const SECOND = 1000;
const ACCEPTED: PaceResult = { kind: 'accepted' };
const OTHER: PaceResult = { kind: 'other' };
const AMPLE: PaceLimits = { concurrency: 50, perSecond: 0 };

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

const settle = async (milliseconds = 0) => await jest.advanceTimersByTimeAsync(milliseconds);

/** What became of a request that waits for its turn. */
interface Entered {
	turn?: Turn;
	refused?: unknown;
}

function enter(run: PacedRun, purpose: Purpose, onTurn = (_turn: Turn) => {}): Entered {
	const entered: Entered = {};
	void run.enter(purpose).then((result) => {
		if (result.kind !== 'turn') return (entered.refused = result);
		entered.turn = result;
		return onTurn(result);
	});
	return entered;
}

const many = (count: number, run: PacedRun, purpose: Purpose) =>
	Array.from({ length: count }, () => enter(run, purpose));

const started = (all: Entered[]) => all.filter(({ turn }) => turn).length;

/** Gets the account past its slow start, by so many requests that the vendor accepts. */
async function warmedUp(requests: number, purpose: Purpose = 'ask'): Promise<void> {
	const run = pace.join(AMPLE);
	for (let request = 0; request < requests; request++) {
		const { turn } = await new Promise<Entered>((resolve) => {
			enter(run, purpose, (given) => resolve({ turn: given }));
		});
		turn?.done(ACCEPTED);
		await settle();
	}
	run.leave();
}

describe('the order of turns', () => {
	/** Names of the runs in the order in which their items were served, one at a time. */
	async function served(sizes: Record<string, number>): Promise<string[]> {
		const names: string[] = [];
		for (const [name, size] of Object.entries(sizes)) {
			const run = pace.join(AMPLE);
			for (let item = 0; item < size; item++) {
				enter(run, 'ask', (turn) => {
					names.push(name);
					setTimeout(() => turn.done(OTHER), 1);
				});
			}
		}
		const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
		await settle(total * 2);
		return names;
	}

	it('is the run’s that was served least recently', async () => {
		// The first one starts at once, before there are others.
		expect((await served({ a: 7, b: 3, c: 1 })).join('')).toBe('a' + 'abcababaaa');
	});

	it('serves a run of one item within one turn of each other run', async () => {
		const names = await served({
			...Object.fromEntries([...'abcdefghi'].map((n) => [n, 100])),
			z: 1,
		});
		expect(names).toHaveLength(901);
		expect(names.indexOf('z')).toBe(1 + 9);
	});

	it('serves a run that comes later within one turn of each other run', async () => {
		const order: string[] = [];
		const serve = (name: string) => (turn: Turn) => {
			order.push(name);
			setTimeout(() => turn.done(OTHER), 10);
		};
		for (const name of ['a', 'b', 'c']) {
			const run = pace.join(AMPLE);
			for (let item = 0; item < 1000; item++) enter(run, 'ask', serve(name));
		}
		await settle(500);
		const before = order.length;
		enter(pace.join(AMPLE), 'ask', serve('form'));
		await settle(500);
		expect(order.indexOf('form') - before).toBeLessThanOrEqual(3);
	});

	it('takes no longer for a thousand runs than for one', async () => {
		const took = async (runs: number) => {
			pace = new Pace();
			const began = performance.now();
			const each = 4000 / runs;
			await served(Object.fromEntries(Array.from({ length: runs }, (_, at) => [`${at}`, each])));
			return performance.now() - began;
		};
		jest.useFakeTimers({ doNotFake: ['performance'] });
		await took(1);
		expect(await took(1000)).toBeLessThan(3 * (await took(1)) + 200);
	});

	it('lets look-ups go before new users of the same run', async () => {
		const run = pace.join({ concurrency: 1, perSecond: 0 });
		const [first] = many(1, run, 'send');
		const [send] = many(1, run, 'send');
		const [ask] = many(1, run, 'ask');
		await settle();
		first?.turn?.done(ACCEPTED);
		await settle();
		expect([ask?.turn, send?.turn]).toEqual([expect.anything(), undefined]);
	});
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
		await warmedUp(50);
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

describe('a run', () => {
	it('that is held sends nothing new, and asks', async () => {
		await warmedUp(5, 'send');
		const run = pace.join(AMPLE);
		const goOn = [run.hold(), run.hold()];
		const sends = many(2, run, 'send');
		const asks = many(1, run, 'ask');
		await settle();
		expect([sends, asks].map(started)).toEqual([0, 1]);
		goOn[0]?.();
		await settle();
		expect(started(sends)).toBe(0);
		goOn[1]?.();
		await settle();
		expect(started(sends)).toBe(2);
	});

	it('that is held does not hold the others', async () => {
		await warmedUp(5, 'send');
		const held = pace.join(AMPLE);
		held.hold();
		many(1, held, 'send');
		const others = many(2, pace.join(AMPLE), 'send');
		await settle();
		expect(started(others)).toBe(2);
	});

	it('that sends nothing more lets go of what waits, and asks on', async () => {
		const run = pace.join(AMPLE);
		const [first, second] = many(2, run, 'send');
		await settle();
		const ended = jest.fn();
		void run.ended('send').then(ended);
		const asksEnded = jest.fn();
		void run.ended('ask').then(asksEnded);
		await settle();
		expect(ended).not.toHaveBeenCalled();
		run.stopSending();
		const [late] = many(1, run, 'send');
		const [ask] = many(1, run, 'ask');
		await settle();
		expect(second?.refused).toEqual({ kind: 'runEnded' });
		expect(late?.refused).toEqual({ kind: 'runEnded' });
		expect(ended).toHaveBeenCalled();
		expect(asksEnded).not.toHaveBeenCalled();
		expect([run.may('send'), run.may('ask')]).toEqual([false, true]);
		first?.turn?.done(ACCEPTED);
		await settle();
		expect(ask?.turn).toBeDefined();
		await run.ended('send');
	});

	it('that leaves lets go of everything', async () => {
		const run = pace.join(AMPLE);
		const all = [...many(2, run, 'send'), ...many(2, run, 'ask')];
		const ended = run.ended('ask');
		await settle();
		expect(pace.isIdle).toBe(false);
		run.leave();
		await ended;
		await settle();
		expect(all.filter(({ refused }) => refused)).toHaveLength(3);
		expect(pace.isIdle).toBe(true);
		expect(enter(run, 'ask')).toEqual({});
		const late = many(1, run, 'ask');
		await settle();
		expect(late[0]?.refused).toEqual({ kind: 'runEnded' });
	});

	it('that leaves while it has requests under way leaves its places to others', async () => {
		const run = pace.join(AMPLE);
		const [first] = many(1, run, 'ask');
		await settle();
		run.leave();
		const others = many(1, pace.join(AMPLE), 'ask');
		await settle();
		expect(started(others)).toBe(0);
		first?.turn?.done(OTHER);
		await settle();
		expect(started(others)).toBe(1);
	});
});

describe('the first user of an account', () => {
	it('goes alone, whatever run it is of; look-ups go beside it', async () => {
		await warmedUp(10);
		const one = pace.join(AMPLE);
		const other = pace.join(AMPLE);
		const sends = [...many(3, one, 'send'), ...many(3, other, 'send')];
		const asks = many(2, other, 'ask');
		await settle();
		expect([sends, asks].map(started)).toEqual([1, 2]);
		sends[0]?.turn?.done(ACCEPTED);
		await settle();
		expect(started(sends)).toBe(6);
	});

	it('is another one where no answer came to it', async () => {
		await warmedUp(10);
		const sends = many(3, pace.join(AMPLE), 'send');
		await settle();
		sends[0]?.turn?.done({ kind: 'silent', words: 'no answer came in time' });
		await settle();
		expect(started(sends)).toBe(2);
		sends[1]?.turn?.done(ACCEPTED);
		await settle();
		expect(started(sends)).toBe(3);
	});

	it('that fails and ends its run keeps the next one from starting', async () => {
		await warmedUp(10);
		const run = pace.join(AMPLE);
		const sends = many(2, run, 'send');
		await settle();
		sends[0]?.turn?.done(ACCEPTED);
		run.stopSending();
		await settle();
		expect(sends[1]).toEqual({ refused: { kind: 'runEnded' } });
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
		await warmedUp(5);
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
