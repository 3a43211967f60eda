import { Pace } from '../../../nodes/CreateUser/account/pace';
import { answered, connected, sendMany } from '../virtual';

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) }));
afterEach(() => jest.useRealTimers());

/** Milliseconds between the starts of the last requests, past the slow start, where each takes so long. */
async function gapsOf(milliseconds: number, runs = 1): Promise<number[]> {
	const starts: number[] = [];
	const connection = connected(async () => {
		starts.push(Date.now());
		await new Promise((resolve) => setTimeout(resolve, milliseconds));
		return answered(200);
	});
	const pace = new Pace();
	const limits = { concurrency: 10, perSecond: 0 };
	const all = Array.from({ length: runs }, async () => {
		await sendMany(pace, connection, 200 / runs, limits);
	});
	await jest.runAllTimersAsync();
	await Promise.all(all);
	const last = starts.slice(-100);
	return last.slice(1).map((start, at) => start - (last[at] ?? NaN));
}

const sum = (gaps: number[]) => gaps.reduce((total, gap) => total + gap, 0);

describe('requests that would leave together', () => {
	it('are set apart, which takes no longer', async () => {
		const gaps = await gapsOf(50);
		expect(Math.min(...gaps)).toBe(2);
		expect(sum(gaps)).toBeLessThanOrEqual(10 * 50);
	});

	it('leave together where a timer would cost more than that', async () => {
		expect(Math.min(...(await gapsOf(30)))).toBe(0);
	});

	it('are five milliseconds apart at most, however long they take', async () => {
		const gaps = await gapsOf(3000);
		const within = gaps.filter((gap) => gap < 1000);
		expect(Math.min(...within)).toBe(5);
		expect(sum(within)).toBeLessThanOrEqual(10 * 9 * 5);
	});

	it('of many runs are as close as all of them ask for', async () => {
		expect(Math.min(...(await gapsOf(100, 5)))).toBe(0);
	});
});
