import type { IDataObject } from 'n8n-workflow';

import {
	CONTINUE,
	ERROR_OUTPUT,
	loginsAt,
	NODE,
	onBench,
	panel,
	refused,
	EVERY_VENDOR,
	writes,
} from './cases';
import { hires } from './fixture';

/** Rows of a sheet of which every one named in `bad` lacks a value. */
function sheet(count: number, bad: Record<number, IDataObject>): IDataObject[] {
	return hires(count).map((hire, at) => ({ ...hire, row_number: at + 2, ...bad[at] }));
}

const noPassword = { password: '' };
const LOGIN = { acefone: 'Login ID', crmcom: 'Username', servetel: 'Login ID' };

describe.each(EVERY_VENDOR)('bad items stop the run before anything is sent: %s', (vendor) => {
	it('one message lists every bad item and all that is wrong with it', async () => {
		await onBench(async (bench) => {
			const bad = { 1: { password: '', email: 'not an address' }, 3: { login: '' } };
			const run = await bench.run(vendor, sheet(5, bad));
			const { message, description } = panel(run);
			expect(message).toBe("2 of 5 items can't be sent, so no user was created");
			const lines = description.split('\n');
			expect(lines[0]).toMatch(/^\[item 1\] row 3, hire\.1: /);
			expect(lines[0]).toContain("'Password' is empty.");
			expect(lines[0]).toContain('\'Email\' is "not an address"');
			expect(lines[1]).toMatch(new RegExp(`^\\[item 3\\] row 5: '${LOGIN[vendor]}' is empty`));
			expect(description).toContain("'Continue (using error output)'");
			expect(run.output('After')).toEqual([]);
			expect(bench.standIn(vendor).requests).toEqual([]);
		});
	});

	it('lists the first twenty and says how many more', async () => {
		await onBench(async (bench) => {
			const items = hires(26).map((hire, at) => (at < 3 ? hire : { ...hire, ...noPassword }));
			// The repeat is an item of its own, and no further user.
			const given = [...items, ...hires(1)];
			const { message, description } = panel(await bench.run(vendor, given));
			expect(message).toBe("23 of 27 items can't be sent, so no user was created");
			expect(description.match(/^\[item \d+\]/gm)).toHaveLength(20);
			expect(description).toContain('[item 3] hire.3:');
			expect(description).toContain('[item 22] hire.22:');
			expect(description).toContain('And 3 more.');
			expect(description).toContain('the other 3 users');
			expect(writes(bench.standIn(vendor))).toBe(0);
		});
	});

	it('a single one is named in the headline', async () => {
		await onBench(async (bench) => {
			const { message, description } = panel(await bench.run(vendor, sheet(3, { 2: noPassword })));
			expect(message).toBe("'Password' is empty. A value is needed here [item 2]");
			expect(description).toContain('row 4, hire.2');
			expect(description).toContain('No user was created.');
			expect(writes(bench.standIn(vendor))).toBe(0);
		});
	});

	it('the same login with other data is refused, and told which item it repeats', async () => {
		await onBench(async (bench) => {
			const again = { login: 'Hire.0', last: 'Another' };
			const { message, description } = panel(await bench.run(vendor, sheet(3, { 2: again })));
			expect(message).toContain(`'${LOGIN[vendor]}' is the same as in [item 0], row 2`);
			expect(message).toContain('but the other fields differ');
			expect(description).toContain('row 4, Hire.0');
			expect(writes(bench.standIn(vendor))).toBe(0);
		});
	});
});

describe.each(EVERY_VENDOR)('bad items do not keep the good ones: %s', (vendor) => {
	const bad = { 1: noPassword, 3: { login: 'hire.0' } };

	it('with the error output each goes to its branch, linked to its input', async () => {
		await onBench(async (bench) => {
			const run = await bench.run(vendor, sheet(5, bad), { node: ERROR_OUTPUT });
			expect(run.status).toBe('success');
			expect(run.json(NODE).map(({ loginId }) => loginId)).toEqual(['hire.0', 'hire.2', 'hire.4']);
			expect(run.output(NODE)[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 2, 4].map((item) => ({ item })),
			);
			expect(run.output(NODE)[1]?.map(({ pairedItem }) => pairedItem)).toEqual(
				[1, 3].map((item) => ({ item })),
			);
			expect(refused(run)).toEqual([
				expect.objectContaining({
					error: "'Password' is empty. A value is needed here [item 1]",
					details: expect.objectContaining({
						outcome: 'refused',
						item: 1,
						row: 3,
						loginId: 'hire.1',
						fields: [{ field: 'Password', reason: 'is empty. A value is needed here.' }],
					}),
				}),
				expect.objectContaining({
					error: expect.stringContaining(`'${LOGIN[vendor]}' is the same as in [item 0]`),
				}),
			]);
			expect(run.json('After')).toHaveLength(3);
			expect(run.json('On Error')).toHaveLength(2);
			expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.0', 'hire.2', 'hire.4']);
		});
	});

	it('with Continue all stay in input order on the one output', async () => {
		await onBench(async (bench) => {
			const run = await bench.run(vendor, sheet(5, bad), { node: CONTINUE });
			expect(run.status).toBe('success');
			const outputs = run.json(NODE).map(({ action, error }) => action ?? typeof error);
			expect(outputs).toEqual(['created', 'string', 'created', 'string', 'created']);
			expect(run.output(NODE)[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 1, 2, 3, 4].map((item) => ({ item })),
			);
			expect(run.hints(NODE)[0]).toContain('5 items: 3 created, 2 refused.');
		});
	});

	it('items that are all bad are all on the error branch', async () => {
		await onBench(async (bench) => {
			const all = Object.fromEntries([0, 1, 2].map((at) => [at, noPassword]));
			const run = await bench.run(vendor, sheet(3, all), { node: ERROR_OUTPUT });
			expect(run.json(NODE)).toEqual([]);
			expect(refused(run).map(({ details }) => details.row)).toEqual([2, 3, 4]);
			expect(bench.standIn(vendor).requests).toEqual([]);
		});
	});

	it('an item that repeats a refused one is answered with it', async () => {
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [
				{ on: 'create', login: 'hire.0', kind: 'answer', status: 400, body: { message: 'No.' } },
			];
			const items = sheet(2, {});
			const run = await bench.run(vendor, [...items, items[0] ?? {}], { node: CONTINUE });
			expect(run.output(NODE)[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
				[{ item: 0 }, { item: 2 }],
				{ item: 1 },
			]);
			expect(run.json(NODE)[0]).toMatchObject({ error: expect.any(String) });
			expect(bench.standIn(vendor).count('create')).toBe(2);
		});
	});
});
