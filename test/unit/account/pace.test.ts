import { Pace } from '../../../nodes/CreateUser/account/pace';
import { ACCEPTED, AMPLE, many, OTHER, settle, started, warmedUp } from './paced';

const never = new Promise<never>(() => undefined);

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

describe('a run', () => {
	it('that is held sends nothing new, and asks', async () => {
		await warmedUp(pace, 5, 'send');
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
		await warmedUp(pace, 5, 'send');
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
		void run.untilEnd('send', never).then(ended);
		const asksEnded = jest.fn();
		void run.untilEnd('ask', never).then(asksEnded);
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
		expect(await run.untilEnd('send', never)).toBeUndefined();
		expect(await run.untilEnd('ask', Promise.resolve('done'))).toBe('done');
	});

	it('that leaves lets go of everything', async () => {
		const run = pace.join(AMPLE);
		const all = [...many(2, run, 'send'), ...many(2, run, 'ask')];
		const ended = run.untilEnd('ask', never);
		await settle();
		expect(pace.isIdle).toBe(false);
		run.leave();
		await ended;
		await settle();
		expect(all.filter(({ refused }) => refused)).toHaveLength(3);
		expect(pace.isIdle).toBe(true);
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
		await warmedUp(pace, 10);
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
		await warmedUp(pace, 10);
		const sends = many(3, pace.join(AMPLE), 'send');
		await settle();
		sends[0]?.turn?.done({ kind: 'silent', why: { kind: 'timedOut' } });
		await settle();
		expect(started(sends)).toBe(2);
		sends[1]?.turn?.done(ACCEPTED);
		await settle();
		expect(started(sends)).toBe(3);
	});

	it('that fails and ends its run keeps the next one from starting', async () => {
		await warmedUp(pace, 10);
		const run = pace.join(AMPLE);
		const sends = many(2, run, 'send');
		await settle();
		sends[0]?.turn?.done(ACCEPTED);
		run.stopSending();
		await settle();
		expect(sends[1]).toEqual({ refused: { kind: 'runEnded' } });
	});
});
