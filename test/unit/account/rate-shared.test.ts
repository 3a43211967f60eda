import { paced } from '../../bench/pace/cases';
import { RATES } from '../../bench/pace/rates';

const SEEDS = [1, 2, 3];

/** What a limit is used to by processes of which none knows of another, in simulated time. */
describe('a limit of 20 per second', () => {
	it.each([
		[1, 'fixedWindow'],
		[1, 'tokenBucket'],
		[2, 'fixedWindow'],
		[2, 'tokenBucket'],
		[5, 'fixedWindow'],
	] as const)('of which each of %d processes learns its part, %s', (processes, counting) => {
		const makeRate = RATES['this node'];
		if (!makeRate) throw new Error('this node is not simulated');
		const { use, refused, worst, half, newcomers } = paced(
			{ counting, perSecond: 20, processes },
			makeRate,
			SEEDS,
		);
		expect(use).toBeGreaterThanOrEqual(0.9);
		expect(refused).toBeLessThanOrEqual(0.05);
		expect(worst).toBeGreaterThanOrEqual(0.6);
		if (processes === 1) return;
		expect(half).toBeLessThanOrEqual(15);
		expect(newcomers).toBeGreaterThanOrEqual(0.5);
	});
});
