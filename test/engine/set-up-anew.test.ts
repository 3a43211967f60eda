import { setTimeout as sleep } from 'node:timers/promises';

import { actions, loginsAt, onBench, sends, TELEPHONY } from './cases';
import { ABSENT_COUNTS, each } from './doubt';
import { hires } from './fixture';

/** An address at which another list stands by now, as of a sandbox that was set up anew. */
it.each(TELEPHONY)('%s: what was learnt of the list before proves nothing', async (vendor) => {
	await onBench(async (bench) => {
		const standIn = bench.sandbox[vendor];
		// So many that the list was read on far behind where the other one ends.
		standIn.settings.maxPageSize = 5;
		for (const first of [0, 20, 40]) {
			await bench.run(vendor, hires(20, first), {});
			await sleep(ABSENT_COUNTS);
		}
		standIn.reset();
		Object.assign(standIn.settings, { maxPageSize: 5, uniqueLogins: false });
		const people = hires(3, 100);
		standIn.faults.plan = [{ on: 'create', login: 'hire.101', kind: 'dropAfter', times: 1 }];
		const run = await bench.run(vendor, people, {});
		expect(actions(run)).toEqual(['created', 'created', 'created']);
		expect(sends(standIn)).toEqual(each(people));
		expect(loginsAt(standIn)).toEqual(people.map(({ login }) => login));
	});
});
