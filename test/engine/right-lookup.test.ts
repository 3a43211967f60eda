import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import {
	actions,
	ERROR_OUTPUT,
	heldTogether,
	LABEL,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	refused,
	requestsTo,
	TELEPHONY,
	VENDORS,
} from './cases';
import { hires, type Bench } from './fixture';

beforeAll(loadOtherProcess);

/** A refusal is settled by what the vendor says after it, not by a list from before. */

const RETURN = { ifUserExists: 'return' };

/** This process has read the list; then another process creates these. */
async function createdMeanwhile(
	bench: Bench,
	vendor: VendorName,
	items: IDataObject[],
): Promise<void> {
	const run = await bench.run(vendor, hires(1, 900), { parameters: RETURN });
	expect(actions(run)).toEqual(['created']);
	const others = await bench.run(vendor, items, {}, otherProcess());
	expect(actions(others)).toEqual(items.map(() => 'created'));
}

const idsAt = (bench: Bench, vendor: VendorName, items: IDataObject[]) =>
	items.map(({ login }) => bench.standIn(vendor).users.find((user) => user.login === login)?.id);

describe.each(VENDORS)('%s: a login that another process took a moment ago', (vendor) => {
	it('is returned', async () => {
		await onBench(async (bench) => {
			await createdMeanwhile(bench, vendor, hires(1));
			const settings = { parameters: RETURN, node: ERROR_OUTPUT };
			const run = await bench.run(vendor, hires(1), settings);
			expect(refused(run)).toEqual([]);
			const [id] = idsAt(bench, vendor, hires(1));
			expect(run.json(NODE)).toMatchObject([{ action: 'existing', userId: id }]);
		});
	});

	it('is called taken, with whose it is', async () => {
		await onBench(async (bench) => {
			await createdMeanwhile(bench, vendor, hires(1));
			const run = await bench.run(vendor, hires(1), { node: ERROR_OUTPUT });
			const [item] = refused(run);
			expect(item?.error).toContain(`'hire.0' is taken at ${LABEL[vendor]}`);
			const [id] = idsAt(bench, vendor, hires(1));
			expect(item?.details.whatToDo).toContain(`user ID ${id}`);
		});
	});

	it('twenty of them are returned', async () => {
		await onBench(async (bench) => {
			const items = hires(20);
			await createdMeanwhile(bench, vendor, items);
			const parameters = { ...RETURN, options: { concurrency: 20 } };
			const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
			expect(refused(run)).toEqual([]);
			expect(run.json(NODE).map(({ userId }) => userId)).toEqual(idsAt(bench, vendor, items));
		});
	});

	it('twenty executions of one login in two processes: one creates, nineteen return', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			// Both processes have a list from before.
			for (const [first, process] of [
				[900, {}],
				[901, otherProcess()],
			] as const) {
				await bench.run(vendor, hires(1, first), { parameters: RETURN }, process);
			}
			standIn.settings.latencyMs = 20;
			const settings = { parameters: RETURN, node: ERROR_OUTPUT };
			const runs = await Promise.all(
				Array.from({ length: 20 }, async (_, at) => {
					const process = at % 2 === 0 ? {} : otherProcess();
					return await bench.run(vendor, hires(1), settings, process);
				}),
			);
			expect(runs.flatMap((run) => refused(run))).toEqual([]);
			const outcomes = runs.flatMap(actions).sort();
			expect(outcomes).toEqual(['created', ...Array<string>(19).fill('existing')]);
			const ids = new Set(runs.map((run) => run.json(NODE)[0]?.userId));
			expect([...ids]).toEqual(idsAt(bench, vendor, hires(1)));
		});
	});
});

describe.each(TELEPHONY)('%s: refusals that wait together', (vendor) => {
	it('share one reading of the list', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const items = hires(20);
			await createdMeanwhile(bench, vendor, items);
			const before = standIn.count('users');
			standIn.faults.plan = [heldTogether(standIn, 0, 20)];
			const parameters = { ...RETURN, options: { concurrency: 20 } };
			const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
			expect(refused(run)).toEqual([]);
			// All are answered at about the same time; who comes while one is read needs one more.
			expect(standIn.count('users') - before).toBeLessThanOrEqual(4);
		});
	});

	it('a refusal that no look-up explains stays the vendor’s', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, hires(1, 900), { parameters: RETURN });
			standIn.faults.plan = [
				{ on: 'create', kind: 'answer', status: 400, body: { message: 'Not today.' } },
			];
			const before = standIn.requests.length;
			const settings = { parameters: RETURN, node: ERROR_OUTPUT };
			const [item] = refused(await bench.run(vendor, hires(1), settings));
			expect(item?.error).toContain(`${LABEL[vendor]} refused the user: Not today`);
			// It is certain only since the list was read after the refusal.
			const asked = standIn.requests.slice(before).map(({ endpoint }) => endpoint);
			expect(asked.lastIndexOf('users')).toBeGreaterThan(asked.indexOf('create'));
			expect(requestsTo(standIn, 'create')).toHaveLength(2);
		});
	});
});
