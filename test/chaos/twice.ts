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
}

/** Runs the same sheet twice with *Return the Existing User*. */
export async function runTwice(vendor: VendorName, count: number): Promise<Twice> {
	const bench = await openBench(vendor);
	try {
		const inputs = people({ users: count, seed: 1 });
		const parameters = { ifUserExists: 'return', options: { concurrency: 20 } };
		const first = await bench.run(vendor, inputs, { parameters });
		const second = await bench.run(vendor, inputs, { parameters });
		const actions = (run: typeof first, wanted: string) =>
			run.json('Create User').filter(({ action }) => action === wanted).length;
		return {
			logins: count,
			created: actions(first, 'created'),
			again: actions(second, 'created'),
			returned: actions(second, 'existing'),
			users: bench.standIn(vendor).created.length,
		};
	} finally {
		await bench.close();
	}
}
