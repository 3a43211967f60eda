import { Pace } from '../../../nodes/CreateUser/account/pace';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import { AMPLE, many, settle, started, warmedUp } from './paced';

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) }));
afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

/** An account that bears ten requests in its first second, and was just turned away. */
async function turnedAway(random: number) {
	jest.spyOn(Math, 'random').mockReturnValue(random);
	const pace = new Pace();
	await warmedUp(pace, 10);
	const run = pace.join(AMPLE);
	const [first] = many(1, run, 'ask');
	await settle();
	first?.turn?.done({ kind: 'limited', wait: 0 });
	return many(20, run, 'ask');
}

describe('the end of a pause', () => {
	it('begins with one request: what was not sent meanwhile is not made up for', async () => {
		const waiting = await turnedAway(0);
		await settle(pauses.firstBackOff);
		expect(started(waiting)).toBe(1);
	});

	it('comes for each process at a moment of its own, within the time of one request', async () => {
		const waiting = await turnedAway(0.5);
		// The pause itself is longer by a twentieth, and half of a tenth of a second comes to it.
		await settle(pauses.firstBackOff * 1.05 + 40);
		expect(started(waiting)).toBe(0);
		await settle(20);
		expect(started(waiting)).toBe(1);
	});
});
