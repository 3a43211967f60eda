import type { IDataObject } from 'n8n-workflow';

import type { FaultRule, VendorName } from '../sandbox';
import { loginsAt, onBench, onLoginBench, sends, TELEPHONY, VENDORS } from './cases';
import { LOOKUP } from './doubt';
import { hires, type Bench } from './fixture';
import type { EngineRun } from './harness';

/** Stop while a run only asks, or waits for others: it leaves at once, and says that nothing was sent. */

const lineOf = ({ logs }: EngineRun) => logs.find((line) => line.includes('was stopped')) ?? '';

/** Something that goes on when it is told so. */
function gate() {
	let open = () => {};
	const until = new Promise<void>((resolve) => (open = resolve));
	return { until, open };
}

/** Starts a run, stops it when the vendor has a request of it that is not answered before the run has ended. */
async function stoppedAt(
	bench: Bench,
	vendor: VendorName,
	on: FaultRule['on'],
	parameters: IDataObject,
	nth = 1,
): Promise<EngineRun> {
	const { until, open } = gate();
	const { finished, cancel } = bench.start(vendor, hires(30), { parameters });
	let asked = 0;
	const when = () => {
		asked += 1;
		if (asked === nth) setImmediate(cancel);
		return asked === nth;
	};
	bench.standIn(vendor).faults.plan = [{ on, kind: 'held', until, when }];
	try {
		return await finished;
	} finally {
		open();
		await bench.standIn(vendor).settled();
	}
}

function expectNothingSent(run: EngineRun, bench: Bench, vendor: VendorName): void {
	expect(run.status).toBe('canceled');
	expect(lineOf(run)).toContain('0 of 30 users were created');
	expect(lineOf(run)).toContain('No user was created. Not sent: 30.');
	expect(sends(bench.standIn(vendor))).toEqual({});
}

describe.each(VENDORS)('%s: stopped', (vendor) => {
	it.each(['error', 'return'])('in its login, with %s', async (ifUserExists) => {
		await onLoginBench(vendor, async (bench) => {
			const run = await stoppedAt(bench, vendor, 'login', { ifUserExists });
			expectNothingSent(run, bench, vendor);
			expect(bench.standIn(vendor).count(LOOKUP[vendor])).toBe(0);
		});
	});

	it('while another run sends the same login, which gets through', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const { until, open } = gate();
			standIn.faults.plan = [{ on: 'create', kind: 'held', until }];
			const one = bench.start(vendor, hires(1));
			while (standIn.count('create') === 0) await new Promise(setImmediate);
			const other = bench.start(vendor, hires(1));
			// It waits for nothing but the first one by then.
			setTimeout(other.cancel, 200);
			const stopped = await other.finished;
			open();
			expect((await one.finished).status).toBe('success');
			expect(lineOf(stopped)).toContain('0 of 1 users were created');
			expect(loginsAt(standIn)).toEqual(['hire.0']);
		});
	});
});

describe.each(TELEPHONY)('%s: stopped while the user list is read', (vendor) => {
	const byName = { userRole: { __rl: true, mode: 'id', value: 'No such role' } };

	it.each<[string, IDataObject]>([
		['as a precaution', { ifUserExists: 'error' }],
		['to return who exists', { ifUserExists: 'return' }],
		['to update who exists', { ifUserExists: 'update' }],
		['in a dry run', { ifUserExists: 'return', options: { dryRun: true } }],
		['for names', byName],
	])('%s', async (_what, parameters) => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox[vendor];
			standIn.settings.maxPageSize = 2;
			standIn.addExisting(30);
			const run = await stoppedAt(bench, vendor, 'users', parameters, 3);
			expectNothingSent(run, bench, vendor);
			expect(standIn.count('users')).toBe(3);
		});
	});

	it('by one run, which another one waits for as well', async () => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox[vendor];
			Object.assign(standIn.settings, { maxPageSize: 2, latencyMs: 5 });
			standIn.addExisting(30);
			const parameters = { ifUserExists: 'return' };
			const one = bench.start(vendor, hires(2), { parameters });
			const other = bench.run(vendor, hires(2, 9), { parameters });
			const stop = () => (one.cancel(), false);
			standIn.faults.plan = [{ on: 'users', kind: 'neverAnswers', when: stop, nth: [3] }];
			expect(lineOf(await one.finished)).toContain('0 of 2 users were created');
			expect((await other).error?.message).toBeUndefined();
			expect(loginsAt(standIn)).toEqual(['hire.10', 'hire.9']);
		});
	});
});
