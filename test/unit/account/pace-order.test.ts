import { Pace } from '../../../nodes/CreateUser/account/pace';
import { PacedRun, type Turn } from '../../../nodes/CreateUser/account/paced-run';
import { ACCEPTED, AMPLE, enter, many, OTHER, settle } from './paced';

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

	it.each([1, 10, 1000])('is found in constant time: with %d runs', async (runs) => {
		const { get } = Object.getOwnPropertyDescriptor(PacedRun.prototype, 'next')!;
		let looks = 0;
		jest.spyOn(PacedRun.prototype, 'next', 'get').mockImplementation(function (this: PacedRun) {
			looks += 1;
			return get?.call(this) as PacedRun['next'];
		});
		const names = Array.from({ length: runs }, (_, at) => `${at}`);
		await served(Object.fromEntries(names.map((name) => [name, 2000 / runs])));
		expect(looks / 2000).toBeLessThan(5);
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
