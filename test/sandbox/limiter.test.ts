import { createAt, getAt } from './client';
import { Limiter } from './core/limiter';
import { startSandbox, type RateLimit } from './index';

describe('the limiter', () => {
	let now: number;
	const limiterAt = (start: number) => {
		now = start;
		return new Limiter(() => now);
	};
	/** How many of `tries` pass at this moment. */
	const passing = (limiter: Limiter, limit: RateLimit, tries: number) =>
		Array.from({ length: tries }, () => limiter.turnAway(limit)).filter((wait) => !wait).length;

	it('fixedWindow lets so many through per clock second', () => {
		const limit: RateLimit = { kind: 'fixedWindow', perSecond: 3 };
		const limiter = limiterAt(10_900);
		expect(passing(limiter, limit, 5)).toBe(3);
		now = 10_999;
		expect(passing(limiter, limit, 1)).toBe(0);
		now = 11_000;
		expect(passing(limiter, limit, 5)).toBe(3);
	});

	it('tokenBucket allows a burst and refills evenly', () => {
		const limit: RateLimit = { kind: 'tokenBucket', perSecond: 4, burst: 6 };
		const limiter = limiterAt(0);
		expect(passing(limiter, limit, 10)).toBe(6);
		now = 500;
		expect(passing(limiter, limit, 10)).toBe(2);
		now = 60_000;
		expect(passing(limiter, limit, 10)).toBe(6);
	});

	it('starts afresh with another limit', () => {
		const limiter = limiterAt(0);
		expect(passing(limiter, { kind: 'tokenBucket', perSecond: 1 }, 2)).toBe(1);
		expect(passing(limiter, { kind: 'tokenBucket', perSecond: 2 }, 9)).toBe(2);
	});
});

it('counts all endpoints together, before anything is done', async () => {
	const sandbox = await startSandbox();
	const { acefone } = sandbox;
	acefone.settings.rateLimit = {
		kind: 'tokenBucket',
		perSecond: 0.01,
		burst: 2,
		retryAfter: 'seconds',
	};
	expect((await getAt(acefone, '/v1/users')).status).toBe(200);
	expect((await createAt(acefone, 'a')).status).toBe(200);
	const refused = await createAt(acefone, 'b');
	expect(refused).toMatchObject({ status: 429, json: { success: 'false' } });
	expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
	expect(acefone.created).toHaveLength(1);
	expect((await getAt(sandbox.servetel, '/v1/users')).status).toBe(200);
	acefone.settings.rateLimit = undefined;
	expect((await createAt(acefone, 'b')).status).toBe(200);
	await sandbox.close();
});
