import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import {
	CONTINUE,
	ERROR_OUTPUT,
	EVERY_VENDOR,
	loginsAt,
	NODE,
	onBench,
	panel,
	refused,
	sends,
	VENDORS,
	writes,
} from './cases';
import { hires, mappedParameters, type Bench, type NodeSettings } from './fixture';
import type { EngineRun } from './harness';
import { MODES, named, settingsFor, type Mode } from './mapping-modes';

/** What a sheet's node gives for a row without anything, but for what is filled down or looks like nothing. */
const BLANKS: IDataObject[] = [
	{ first: '', last: '', number: '', email: '', login: '', password: '' },
	{
		first: ' \u00A0',
		last: '\u200B\uFEFF',
		number: '\t',
		email: null,
		login: '\u2060',
		team: 'Sales',
	},
	{ active: false, team: 'Sales', password: ' ' },
	{},
];

async function runRows(
	bench: Bench,
	vendor: VendorName,
	mode: Mode,
	rows: IDataObject[],
	{ parameters = {}, node }: NodeSettings = {},
) {
	const items = mode === 'Map Each Field Below' ? rows : rows.map((row) => named(row, vendor));
	return await bench.run(vendor, items, {
		parameters: settingsFor(bench, vendor, mode, parameters),
		node,
	});
}

/** The rows of a sheet: the first stands below the head. */
const sheet = (rows: IDataObject[]) => rows.map((row, at) => ({ ...row, row_number: at + 2 }));

const [ONE = {}, TWO = {}, THREE = {}] = hires(3);
const loginsIn = (run: EngineRun) => run.json(NODE).map(({ loginId }) => loginId);

describe.each(EVERY_VENDOR)('empty rows: %s', (vendor) => {
	describe.each(MODES)('%s', (mode) => {
		it('are left out and named, and the others are sent as if they were not there', async () => {
			await onBench(async (bench) => {
				const rows = sheet([ONE, BLANKS[0] ?? {}, TWO, ...BLANKS.slice(1), THREE, ONE]);
				// A repeat has the same data, but for the row.
				const run = await runRows(bench, vendor, mode, rows);
				expect(run.error).toBeUndefined();
				expect(run.status).toBe('success');
				expect(loginsIn(run)).toEqual(['hire.0', 'hire.1', 'hire.2']);
				expect(run.output(NODE)[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
					[{ item: 0 }, { item: 7 }],
					{ item: 2 },
					{ item: 6 },
				]);
				expect(run.json(NODE, 1)).toEqual([]);
				expect(run.hints(NODE)[0]).toBe(
					"4 items: 3 created, 1 the same as another item. See 'action' and the error output.",
				);
				expect(run.hints(NODE)).toContain('Rows 3 and 5 to 7 are empty and were left out.');
				expect(sends(bench.standIn(vendor))).toEqual({ 'hire.0': 1, 'hire.1': 1, 'hire.2': 1 });
			});
		});

		it('without row numbers are named as n8n counts items', async () => {
			await onBench(async (bench) => {
				const run = await runRows(bench, vendor, mode, [ONE, {}, TWO], { node: ERROR_OUTPUT });
				expect(run.json(NODE)).toHaveLength(2);
				expect(run.json(NODE, 1)).toEqual([]);
				expect(run.hints(NODE)).toContain(
					'Item 1 is empty and was left out (n8n counts items from 0).',
				);
			});
		});

		it('are neither counted nor refused where another item is', async () => {
			await onBench(async (bench) => {
				const bad = { ...TWO, email: 'none' };
				const rows = sheet([{}, ONE, ...BLANKS, bad]);
				const { message, description } = panel(
					await runRows(bench, vendor, mode, [...rows, { ...bad, login: 'b' }]),
				);
				expect(message).toBe("2 of 3 items can't be sent, so no user was created");
				expect(description.split('\n').slice(0, 2)).toEqual([
					expect.stringMatching(/^\[item 6\] row 8, hire\.1: 'Email'/),
					expect.stringMatching(/^\[item 7\] b: 'Email'/),
				]);
				const run = await runRows(bench, vendor, mode, rows, { node: CONTINUE });
				expect(run.output(NODE)[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
					{ item: 1 },
					{ item: 6 },
				]);
				expect(run.hints(NODE)[0]).toContain('2 items: 1 created, 1 refused.');
				expect(run.hints(NODE)).toContain('Rows 2 and 4 to 7 are empty and were left out.');
			});
		});

		it('and nothing else are refused in one sentence', async () => {
			await onBench(async (bench) => {
				const rows = sheet(BLANKS);
				const { message, description } = panel(await runRows(bench, vendor, mode, rows));
				expect(message).toMatch(/^All 4 items are empty: none has anything for '.*' or '.*'$/);
				expect(message).toContain(vendor === 'crmcom' ? "'Username'" : "'Login ID'");
				expect(description).toContain('No user was created.');
				expect(description).toContain('The input has: ');
				const run = await runRows(bench, vendor, mode, rows, { node: ERROR_OUTPUT });
				expect(run.json(NODE)).toEqual([]);
				expect(refused(run)).toMatchObject([
					{
						error: expect.stringContaining('All 4 items are empty'),
						details: { outcome: 'notSent', reason: 'notValid' },
					},
				]);
				expect(run.output(NODE)[1]?.[0]?.pairedItem).toEqual(
					[0, 1, 2, 3].map((item) => ({ item })),
				);
				expect(bench.standIn(vendor).requests).toEqual([]);
			});
		});

		it('are those without anything that tells a person: all else is refused', async () => {
			await onBench(async (bench) => {
				const [first, last] = ['Asha', ''];
				const rows = [ONE, { first, last }, { password: 'Kx7-mQ2!' }, { email: 'a@b.example' }, {}];
				const run = await runRows(bench, vendor, mode, rows, { node: ERROR_OUTPUT });
				expect(refused(run).map(({ details }) => details.item)).toEqual([1, 2, 3]);
				expect(run.hints(NODE).join()).toContain('Item 4 is empty and was left out');
			});
		});

		it('may have a password that all rows have', async () => {
			await onBench(async (bench) => {
				const password = 'Welcome-2026!';
				const rows = [ONE, TWO, {}, {}].map((row) => ({ ...row, password }));
				const run = await runRows(bench, vendor, mode, sheet(rows));
				expect(run.error).toBeUndefined();
				expect(run.hints(NODE)).toContain('Rows 4 and 5 are empty and were left out.');
				expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.0', 'hire.1']);
			});
		});
	});
});

describe.each(VENDORS)('empty rows beside what is set for every user: %s', (vendor) => {
	const typed = { password: 'Welcome-2026!' };
	const named = vendor === 'crmcom' ? { lastName: '-' } : { name: 'New hire' };

	it('typed into the mapping', async () => {
		await onBench(async (bench) => {
			const parameters = { ...typed, ...named };
			const run = await bench.run(vendor, [ONE, {}, TWO], { parameters });
			expect(run.error).toBeUndefined();
			expect(run.json(NODE)).toHaveLength(2);
			expect(run.hints(NODE).join()).toContain('Item 1 is empty');
		});
	});

	it('made of the row by an expression that finds nothing there', async () => {
		await onBench(async (bench) => {
			const login = '={{ $json.first }}.{{ $json.last }}';
			const email = '={{ $json.login }}@example.com';
			const parameters =
				vendor === 'crmcom'
					? { username: login, additionalFields: { email } }
					: { loginId: login, email };
			const rows = sheet([ONE, BLANKS[0] ?? {}, {}, TWO]);
			const run = await bench.run(vendor, rows, { parameters });
			expect(run.error).toBeUndefined();
			expect(loginsAt(bench.standIn(vendor))).toEqual(['First0.Last0', 'First1.Last1']);
			expect(run.hints(NODE)).toContain('Rows 3 and 4 are empty and were left out.');
		});
	});

	it('generated: nobody gets a password who is nobody', async () => {
		await onBench(async (bench) => {
			const parameters = { generatePassword: true };
			const run = await bench.run(vendor, [ONE, {}, TWO], { parameters });
			expect(run.json(NODE).map(({ password }) => typeof password)).toEqual(['string', 'string']);
			expect(run.hints(NODE).join()).toContain('Item 1 is empty');
		});
	});

	it('typed for one user: an item with a login is never empty', async () => {
		await onBench(async (bench) => {
			const all: IDataObject = { ...ONE, login: 'hire.0', first: 'Asha' };
			const valueOf = (value: unknown): unknown =>
				typeof value !== 'string'
					? value
					: value
							.replace(/^=/, '')
							.replace(/\{\{ \$json\.(\w+) \}\}/g, (_all, key: string) => String(all[key]));
			const mapped = Object.entries(mappedParameters(bench.sandbox, vendor));
			const more = vendor === 'crmcom' ? { additionalFields: {} } : {};
			const values = mapped.map(([key, value]) => [key, valueOf(value)] as const);
			const parameters = { ...Object.fromEntries(values), ...more } as IDataObject;
			const run = await bench.run(vendor, [{}], { parameters });
			expect(run.error).toBeUndefined();
			expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.0']);
		});
	});
});

describe.each(VENDORS)('empty rows are no users: %s', (vendor) => {
	const refusal = { on: 'create', kind: 'answer', status: 400, body: { message: 'No.' } } as const;

	it('where a run ends half-way, and Retry goes on', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [{ ...refusal, login: 'hire.2' }];
			const parameters = { options: { concurrency: 1 } };
			const items = [{}, ONE, {}, TWO, THREE, ...hires(2, 3), {}, {}];
			const run = await bench.run(vendor, items, { parameters });
			const { message, description } = panel(run);
			expect(message).toContain('Stopped at item 4: ');
			expect(message).toContain('2 of 5 users were created');
			expect(description).toContain('Not sent: 2.');
			standIn.faults.plan = [];
			const again = await bench.run(vendor, [], {}, { retryOf: run, workflow: undefined });
			expect(loginsIn(again)).toEqual([0, 1, 2, 3, 4].map((at) => `hire.${at}`));
			expect(again.hints(NODE)).toContain(
				'Items 0, 2, 7 and 8 are empty and were left out (n8n counts items from 0).',
			);
			expect(sends(standIn)).toMatchObject({ 'hire.0': 1, 'hire.1': 1, 'hire.2': 2 });
		});
	});

	it('in the message about the only one', async () => {
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [refusal];
			const { message } = panel(await bench.run(vendor, [{}, ONE, {}]));
			expect(message).toMatch(/ \[item 1\]$/);
			expect(message).not.toContain('Stopped');
		});
	});

	it('in a dry run', async () => {
		await onBench(async (bench) => {
			const parameters = { options: { dryRun: true } };
			const run = await bench.run(vendor, [{}, ONE, {}], { parameters });
			expect(run.json(NODE)).toHaveLength(1);
			expect(run.hints(NODE)[0]).toContain('1 user would be created, 0 exist already, 0 items');
			expect(run.hints(NODE)[1]).toMatch(/^Items 0 and 2 are empty/);
			expect(writes(bench.standIn(vendor))).toBe(0);
		});
	});
});

it('values for every user that replaced nothing but those of empty rows are not told', async () => {
	await onBench(async (bench) => {
		const { fixedValues } = settingsFor(bench, 'acefone', 'Map Automatically', {}) as IDataObject;
		const parameters = { mappingMode: 'autoMap', fixedValues };
		const items = [ONE, { status: 'x', Status: 'x' }, { ...TWO, status: 'x' }];
		const run = await bench.run(
			'acefone',
			items.map((item) => named(item, 'acefone')),
			{ parameters },
		);
		expect(run.json(NODE)).toHaveLength(2);
		expect(run.hints(NODE).filter((line) => line.includes('replaced'))).toEqual([
			"Values from 'Values for Every User' replaced the input's 'status' in 1 item.",
		]);
	});
});
