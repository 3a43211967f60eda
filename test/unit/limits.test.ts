import { afterQuietTime, inVirtualTime } from './virtual';

/** How late timers may be, in milliseconds: those of a busy machine are. */
let lateness = 0;
const mockLateness = () => lateness;

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number) =>
		await new Promise<void>((resolve) => setTimeout(resolve, ms + mockLateness())),
}));

const KINDS = ['fixedWindow', 'tokenBucket'] as const;
/** Where in a clock second a run begins: a first burst may fall into two windows. */
const OFFSETS = [0, 500, 930, 990];

beforeEach(() => {
	jest.useFakeTimers();
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
	jest.useRealTimers();
	jest.restoreAllMocks();
	lateness = 0;
});

/** The worst over all offsets: times the ideal, and part of the requests turned away. */
async function worst(one: Omit<Parameters<typeof inVirtualTime>[0], 'offset'>) {
	const results = [];
	for (const offset of OFFSETS) results.push(await inVirtualTime({ ...one, offset }));
	const ideal = one.users / one.limit.perSecond;
	return {
		ratio: Math.max(...results.map(({ seconds }) => seconds / ideal)),
		turnedAway: Math.max(...results.map(({ turnedAway }) => turnedAway)),
	};
}

describe.each(KINDS)('500 users at a vendor that takes 20 per second, %s', (kind) => {
	it.each([
		[4, 5],
		[50, 5],
		[4, 20],
		[50, 20],
	])(
		'take at most 1.15 times the ideal: latency %d, concurrency %d',
		async (latency, concurrency) => {
			const limit = { kind, perSecond: 20 };
			const { ratio, turnedAway } = await worst({ limit, users: 500, latency, concurrency });
			expect(ratio).toBeLessThanOrEqual(1.15);
			expect(turnedAway).toBeLessThanOrEqual(0.05);
		},
	);
});

describe.each(KINDS)('fifty executions of ten at once, %s', (kind) => {
	it('share one pace', async () => {
		const limit = { kind, perSecond: 20 };
		const one = { limit, users: 500, latency: 20, concurrency: 5, offset: 250 };
		const { seconds, turnedAway } = await inVirtualTime(one, 50);
		expect(seconds / 25).toBeLessThanOrEqual(1.15);
		expect(turnedAway).toBeLessThanOrEqual(0.05);
	});
});

describe.each(KINDS)('a process that lives long, %s', (kind) => {
	it.each([1, 10, 200])('does not forget the limit over %d single requests', async (singles) => {
		const limit = { kind, perSecond: 20 };
		const one = { limit, users: 500, latency: 20, concurrency: 5, offset: 250 };
		const { seconds, turnedAway } = await afterQuietTime(one, singles);
		expect(seconds / 25).toBeLessThanOrEqual(1.15);
		expect(turnedAway).toBeLessThanOrEqual(0.05);
	});
});

describe.each(KINDS)('timers that are late by 50 ms, %s', (kind) => {
	it('cost little', async () => {
		const limit = { kind, perSecond: 20 };
		lateness = 50;
		const { ratio } = await worst({ limit, users: 500, latency: 20, concurrency: 5 });
		expect(ratio).toBeLessThanOrEqual(1.15);
	});
});

it('keeps the rate that an operator was told to the letter', async () => {
	lateness = 30;
	const limit = { kind: 'fixedWindow', perSecond: 10 } as const;
	const told = { users: 100, latency: 20, concurrency: 20, offset: 0, perSecond: 10 };
	expect((await inVirtualTime({ limit, ...told })).turnedAway).toBe(0);
});

describe('no limit leads to a crawl or a stream of 429', () => {
	it.each([
		[{ kind: 'fixedWindow', perSecond: 3 }, 75, 4],
		[{ kind: 'tokenBucket', perSecond: 3 }, 75, 50],
		[{ kind: 'fixedWindow', perSecond: 100 }, 1000, 4],
		[{ kind: 'tokenBucket', perSecond: 100 }, 1000, 50],
		[{ kind: 'fixedWindow', perSecond: 20, retryAfter: 'seconds' }, 500, 50],
		[{ kind: 'tokenBucket', perSecond: 20, retryAfter: 'seconds' }, 500, 50],
		[{ kind: 'fixedWindow', perSecond: 20 }, 500, 300],
		[{ kind: 'tokenBucket', perSecond: 10, burst: 100 }, 500, 50],
	] as const)('%j, %d users, latency %d', async (limit, users, latency) => {
		const { ratio, turnedAway } = await worst({ limit, users, latency, concurrency: 20 });
		expect(ratio).toBeLessThanOrEqual(1.5);
		expect(turnedAway).toBeLessThanOrEqual(0.2);
	});
});
