import { Deadlines } from '../../../nodes/CreateUser/wire/wait';

const BEGAN = Date.UTC(2026, 0, 1);
const LEAST = 20_000;

let made: jest.SpyInstance<AbortSignal, [milliseconds: number]>;
let deadlines: Deadlines;

beforeEach(() => {
	jest.useFakeTimers({ now: BEGAN });
	made = jest.spyOn(AbortSignal, 'timeout');
	deadlines = new Deadlines(LEAST);
});

afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
});

/** The deadline of a request that begins so many milliseconds after the first could. */
function after(milliseconds: number): AbortSignal {
	jest.setSystemTime(BEGAN + milliseconds);
	return deadlines.next();
}

describe('the deadline of a request', () => {
	it('is the same for those that begin close together', () => {
		const first = after(0);
		expect(after(999)).toBe(first);
		expect(made).toHaveBeenCalledTimes(1);
	});

	it('leaves the last of them as long as each is to have', () => {
		after(0);
		after(999);
		const [[milliseconds = 0] = []] = made.mock.calls;
		expect(milliseconds - 999).toBeGreaterThanOrEqual(LEAST);
	});

	it.each([1000, 60_000, -5000])('is another one %d ms later', (later) => {
		const first = after(0);
		expect(after(later)).not.toBe(first);
	});

	it('is for so few that Node sees no leak', () => {
		const signals = Array.from({ length: 25 }, () => after(0));
		expect(signals.map((signal) => signals.indexOf(signal))).toEqual([
			...Array.from({ length: 10 }, () => 0),
			...Array.from({ length: 10 }, () => 10),
			...Array.from({ length: 5 }, () => 20),
		]);
	});
});
