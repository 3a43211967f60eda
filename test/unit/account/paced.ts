import type { Pace } from '../../../nodes/CreateUser/account/pace';
import type {
	PacedRun,
	PaceLimits,
	PaceResult,
	Purpose,
	Turn,
} from '../../../nodes/CreateUser/account/paced-run';

export const ACCEPTED: PaceResult = { kind: 'accepted' };
export const OTHER: PaceResult = { kind: 'other' };
/** What a run allows that is not to be held back by it. */
export const AMPLE: PaceLimits = { concurrency: 50, perSecond: 0 };

/** Moves the time on. */
export const settle = async (milliseconds = 0) => await jest.advanceTimersByTimeAsync(milliseconds);

/** What became of a request that waits for its turn. */
export interface Entered {
	turn?: Turn;
	refused?: unknown;
}

export function enter(run: PacedRun, purpose: Purpose, onTurn = (_turn: Turn) => {}): Entered {
	const entered: Entered = {};
	void run.enter(purpose).then((result) => {
		if (result.kind !== 'turn') return (entered.refused = result);
		entered.turn = result;
		return onTurn(result);
	});
	return entered;
}

export const many = (count: number, run: PacedRun, purpose: Purpose) =>
	Array.from({ length: count }, () => enter(run, purpose));

export const started = (all: Entered[]) => all.filter(({ turn }) => turn).length;

/** Gets the account past its slow start, by so many requests that the vendor accepts. */
export async function warmedUp(
	pace: Pace,
	requests: number,
	purpose: Purpose = 'ask',
): Promise<void> {
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
