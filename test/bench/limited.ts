import { Bench, hires } from '../engine/fixture';
import type { RateLimit } from '../sandbox';

/** Users to create at a vendor with a limit. */
export interface LimitCase {
	name: string;
	limit: RateLimit;
	/** Executions at once in this process, and the users of each. */
	executions: number;
	each: number;
	latencyMs?: number;
	concurrency?: number;
}

/** What it took. */
export interface Measured {
	name: string;
	wanted: number;
	created: number;
	/** Seconds that the limit alone asks for. */
	ideal: number;
	seconds: number;
	/** Of these, until the first request left: n8n evaluates the parameters of all items before. */
	before: number;
	requests: number;
	turnedAway: number;
}

/** Runs one case at a stand-in of its own, so that nothing learnt before helps. */
export async function measure(one: LimitCase): Promise<Measured> {
	const { limit, executions, each, latencyMs = 0, concurrency = 5 } = one;
	const bench = await Bench.open();
	try {
		const { acefone } = bench.sandbox;
		Object.assign(acefone.settings, { rateLimit: limit, latencyMs });
		const parameters = { options: { concurrency } };
		// n8n runs for weeks: what a process loads at its first run is not measured.
		await bench.run('servetel', hires(20), {});
		const began = Date.now();
		const started = performance.now();
		const runs = await Promise.all(
			Array.from({ length: executions }, async (_, index) =>
				bench.run('acefone', hires(each, index * each), { parameters }),
			),
		);
		const seconds = (performance.now() - started) / 1000;
		const failed = runs.find(({ status }) => status !== 'success');
		if (failed) throw new Error(`${one.name}: ${failed.error?.message}`);
		const turnedAway = acefone.requests.filter(({ status }) => status === 429).length;
		return {
			name: one.name,
			wanted: executions * each,
			created: acefone.created.length,
			ideal: (executions * each) / limit.perSecond,
			seconds,
			before: ((acefone.requests[0]?.at ?? began) - began) / 1000,
			requests: acefone.requests.length,
			turnedAway,
		};
	} finally {
		await bench.close();
	}
}
