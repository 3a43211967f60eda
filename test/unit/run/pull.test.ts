import { Puller } from '../../../nodes/CreateUser/run/send-all';

const SECOND = 1000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const sleep = async (milliseconds: number) =>
	await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('items are pulled', () => {
	it('as many at once as there is room for, in their order', async () => {
		let atWork = 0;
		let most = 0;
		const begun: number[] = [];
		const all = new Puller(3).each(numbers(10), async (item) => {
			begun.push(item);
			most = Math.max(most, ++atWork);
			// The earlier ones take longer.
			await sleep((10 - item) * SECOND);
			atWork -= 1;
			return `done ${item}`;
		});
		await jest.advanceTimersByTimeAsync(100 * SECOND);
		expect(await all).toEqual(numbers(10).map((item) => `done ${item}`));
		expect(begun).toEqual(numbers(10));
		expect(most).toBe(3);
	});

	it('and let go of once their turn has come', async () => {
		const items = numbers(3);
		await new Puller(1).each(items, async (item) => {
			expect(items).toEqual(numbers(3).map((at) => (at <= item ? undefined : at)));
		});
		expect(items).toHaveLength(3);
	});

	it('all of them, where there are none', async () => {
		expect(await new Puller(3).each([], async () => 1)).toEqual([]);
	});

	it('no further where the work itself breaks', async () => {
		const fault = new Error('a fault of ours');
		const work = jest.fn(async () => await Promise.reject(fault));
		await expect(new Puller(1).each(numbers(5), work)).rejects.toBe(fault);
		expect(work).toHaveBeenCalledTimes(1);
	});
});

describe('an item that waits', () => {
	it('leaves its room to another one', async () => {
		const puller = new Puller(1);
		const ends: number[] = [];
		const all = puller.each(numbers(4), async (item) => {
			await sleep(SECOND);
			if (item === 0) await puller.wait(10 * SECOND);
			ends.push(item);
		});
		await jest.advanceTimersByTimeAsync(20 * SECOND);
		await all;
		expect(ends).toEqual([1, 2, 3, 0]);
	});

	it('waits as long as it says', async () => {
		const puller = new Puller(1);
		let over = false;
		void puller.wait(5 * SECOND).then(() => (over = true));
		await jest.advanceTimersByTimeAsync(5 * SECOND - 1);
		expect(over).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		expect(over).toBe(true);
	});

	it('is one of 500 at most, so that a vendor which loses every answer does not get all items', async () => {
		const puller = new Puller(5);
		let begun = 0;
		const all = puller.each(numbers(2000), async () => {
			begun += 1;
			await puller.wait(10 * SECOND);
		});
		await jest.advanceTimersByTimeAsync(9 * SECOND);
		expect(begun).toBe(500);
		await jest.advanceTimersByTimeAsync(SECOND);
		expect(begun).toBe(1000);
		await jest.advanceTimersByTimeAsync(100 * SECOND);
		expect(await all).toHaveLength(2000);
	});
});
