import { breather } from '../../../nodes/CreateUser/wire/wait';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Whether it gives way to the event loop after so much work, which takes a timer. */
async function givesWay(breathe: () => Promise<void>, milliseconds: number): Promise<boolean> {
	jest.setSystemTime(Date.now() + milliseconds);
	const breath = breathe();
	const waits = jest.getTimerCount() > 0;
	await jest.advanceTimersByTimeAsync(0);
	await breath;
	return waits;
}

it('the event loop gets its turn when there was work for long, and not before', async () => {
	const breathe = breather();
	expect(await givesWay(breathe, pauses.slice - 1)).toBe(false);
	expect(await givesWay(breathe, 1)).toBe(true);
	expect(await givesWay(breathe, pauses.slice - 1)).toBe(false);
	expect(await givesWay(breathe, 10 * pauses.slice)).toBe(true);
});
