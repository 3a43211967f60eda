import type { EngineOptions } from '../engine/harness';
import type { VendorName } from '../sandbox';
import { openBench, people } from './storm';

/** What came of a sheet that was run twice. */
export interface Twice {
	logins: number;
	created: number;
	/** Users that the second run says it created, and those it gave back. */
	again: number;
	returned: number;
	users: number;
	/** Questions for users that the second run asked. */
	lookups: number;
}

/** What n8n loads of this package. */
export type Package = Pick<EngineOptions, 'credentialTypes' | 'nodeTypes'>;

/**
 * Runs the same sheet twice with *Return the Existing User*.
 * @param another the package as another process has it: it remembers nobody, so the vendor has to tell
 */
export async function runTwice(
	vendor: VendorName,
	count: number,
	another: () => Package,
): Promise<Twice> {
	const bench = await openBench(vendor);
	try {
		const inputs = people({ users: count, seed: 1 });
		const parameters = { ifUserExists: 'return', options: { concurrency: 20 } };
		const first = await bench.run(vendor, inputs, { parameters });
		const asked = () =>
			(['users', 'user', 'show'] as const).reduce(
				(sum, endpoint) => sum + bench.standIn(vendor).count(endpoint),
				0,
			);
		const before = asked();
		const second = await bench.run(vendor, inputs, { parameters }, another());
		const actions = (run: typeof first, wanted: string) =>
			run.json('Create User').filter(({ action }) => action === wanted).length;
		return {
			logins: count,
			created: actions(first, 'created'),
			again: actions(second, 'created'),
			returned: actions(second, 'existing'),
			users: bench.standIn(vendor).created.length,
			lookups: asked() - before,
		};
	} finally {
		await bench.close();
	}
}
