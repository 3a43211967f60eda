import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import {
	actions,
	CONTINUE,
	ERROR_OUTPUT,
	loginsAt,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	refused,
	sends,
	TELEPHONY,
	VENDORS,
} from './cases';
import { each, LAG, LOOKUP, PROCESSES, refuse, retry } from './doubt';
import { hires, type Bench } from './fixture';

/** *Retry* at once, of a run whose users the vendor's look-ups do not show yet. */

// Loading it takes longer than a list lags here.
beforeAll(loadOtherProcess);

const HOUR = 3_600_000;
const inOrder = { options: { concurrency: 1 } };

const ON_ERROR: Array<[string, IDataObject]> = [
	['Stop', {}],
	['Continue', CONTINUE],
	['Continue (using error output)', ERROR_OUTPUT],
];

/** Four hires, of whom the third is refused; the vendor takes a login twice. */
async function failedHalfWay(bench: Bench, vendor: VendorName, lag: number) {
	const standIn = bench.standIn(vendor);
	Object.assign(standIn.settings, { uniqueLogins: false, listLagMs: lag });
	standIn.faults.plan = [refuse('hire.2')];
	const run = await bench.run(vendor, hires(4), { parameters: inOrder });
	expect(loginsAt(standIn)).toEqual(['hire.0', 'hire.1']);
	standIn.faults.plan = [];
	return run;
}

describe.each(VENDORS)('%s: Retry while look-ups lag', (vendor) => {
	const cases = PROCESSES.flatMap(([who, process]) =>
		ON_ERROR.map(([mode, node]) => [who, mode, process, node] as const),
	);

	it.each(cases)('in %s, %s: nobody exists twice', async (_who, _mode, process, node) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const first = await failedHalfWay(bench, vendor, LAG);
			const [one, two] = standIn.created.map(({ id }) => id);
			const run = await retry(bench, vendor, first, {
				parameters: inOrder,
				node,
				process: process(),
			});
			expect(loginsAt(standIn)).toEqual(hires(4).map(({ login }) => login));
			expect(sends(standIn)).toEqual({ ...each(hires(4)), 'hire.2': 2 });
			expect(actions(run)).toEqual(Array(4).fill('created'));
			expect(run.json(NODE).slice(0, 2)).toMatchObject([{ userId: one }, { userId: two }]);
		});
	});

	it('what this process created is known, however far the vendor is behind', async () => {
		await onBench(async (bench) => {
			const first = await failedHalfWay(bench, vendor, HOUR);
			const run = await retry(bench, vendor, first, { parameters: inOrder });
			expect(loginsAt(bench.standIn(vendor))).toEqual(hires(4).map(({ login }) => login));
			expect(actions(run)).toEqual(Array(4).fill('created'));
		});
	});

	it('a vendor that can not be asked leaves it open, and nobody is sent again', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const first = await failedHalfWay(bench, vendor, 0);
			standIn.faults.plan = [{ on: LOOKUP[vendor], kind: 'status500' }];
			const again = { parameters: inOrder, node: ERROR_OUTPUT, process: otherProcess() };
			const run = await retry(bench, vendor, first, again);
			expect(sends(standIn)).toMatchObject({ 'hire.0': 1, 'hire.1': 1 });
			const outcomes = refused(run).map(({ details }) => [details.loginId, details.outcome]);
			expect(outcomes).toEqual([
				['hire.0', 'unknown'],
				['hire.1', 'unknown'],
			]);
		});
	});
});

it.each(TELEPHONY)('%s: a list of which more may follow leaves it open too', async (vendor) => {
	await onBench(async (bench) => {
		const standIn = bench.sandbox[vendor];
		const first = await failedHalfWay(bench, vendor, 0);
		Object.assign(standIn.settings, {
			listPaging: 'page',
			listTells: ['next_page_url'],
			maxPageSize: 20,
		});
		const again = { parameters: inOrder, node: ERROR_OUTPUT, process: otherProcess() };
		const run = await retry(bench, vendor, first, again);
		expect(sends(standIn)).toMatchObject({ 'hire.0': 1, 'hire.1': 1 });
		expect(refused(run).map(({ details }) => details.outcome)).toEqual(['unknown', 'unknown']);
	});
});

it.each(TELEPHONY)(
	'%s: who shows up late on an early page is no reason to send',
	async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox[vendor];
			const people = hires(6);
			Object.assign(standIn.settings, { uniqueLogins: false, maxPageSize: 2 });
			standIn.faults.plan = [refuse('hire.5', 1)];
			const first = await bench.run(vendor, people, { parameters: inOrder });
			// All but the first are there as if for long, so that the last page begins behind them.
			const [late, ...others] = standIn.created;
			for (const user of others) user.committedAt = 0;
			late!.committedAt = Date.now();
			standIn.settings.listLagMs = LAG;
			await retry(bench, vendor, first, { parameters: inOrder, process: otherProcess() });
			expect(sends(standIn)).toEqual({ ...each(people), 'hire.5': 2 });
		});
	},
);
