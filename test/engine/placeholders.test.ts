import type { IDataObject } from 'n8n-workflow';

import { ERROR_OUTPUT, NODE, refused } from './cases';
import { EVERY_ROW, MAPPING_MODES, sendRows } from './fields/every-field';
import { Bench } from './fixture';

let bench: Bench;

beforeAll(async () => {
	bench = await Bench.open();
});
afterAll(async () => await bench.close());

const STANDING_FOR_NOTHING = ['-', '--', 'N/A', 'n/a', 'None', ' \u200B-\u00A0'];
const LEFT_BEHIND = ['undefined', 'null', 'NaN', '[object Object]', ' null '];

const taken = (run: Awaited<ReturnType<typeof sendRows>>['run']) =>
	run.hints(NODE).filter((line) => line.startsWith('Taken as empty'));

describe.each(EVERY_ROW)('%s', (vendor, rows) => {
	/** Texts that are the operator's own, and the second password box, which must repeat the first. */
	const asGiven = (key: string) => key.startsWith('udf_string');
	const optional = rows.filter(
		({ key, mandatory }) => !mandatory && !asGiven(key) && key !== 'password_confirmation',
	);
	const ownTexts = rows.filter(({ key }) => asGiven(key));
	const all = (some: typeof rows, value: unknown) =>
		Object.fromEntries(some.map(({ key }) => [key, value])) as IDataObject;

	describe.each(MAPPING_MODES)('%s', (mode) => {
		it.each(STANDING_FOR_NOTHING)(
			'%j is empty in every optional field, and counted',
			async (value) => {
				const change = { ...all(optional, value), ...all(ownTexts, value) };
				const { run, creates } = await sendRows(bench, vendor, mode, rows, [change, {}]);
				expect(run.error).toBeUndefined();
				const [body = {}] = creates;
				const kept = rows.filter((row) => !optional.includes(row)).map(({ key }) => key);
				const added = vendor === 'crmcom' ? ['token'] : ['create_web_login'];
				expect(Object.keys(body).sort()).toEqual([...kept, ...added].sort());
				for (const { key } of ownTexts) expect(body[key]).toBe(value.replace(/[^-\w/]/g, ''));
				if (vendor !== 'crmcom') expect(body.create_web_login).toBe(true);
				const [line = ''] = taken(run);
				expect(taken(run)).toHaveLength(1);
				for (const { label } of optional) expect(line).toContain(`'${label}'`);
				expect(line).not.toContain('UDF String');
				expect(Object.keys(creates[1] ?? {})).toEqual(
					expect.arrayContaining(Object.keys(all(rows, 0))),
				);
			},
		);

		it.each(LEFT_BEHIND)('%j is refused where it can be no value', async (value) => {
			const isName = (key: string) => ['name', 'first_name', 'last_name'].includes(key);
			// White space is a part of a password.
			const isOther = (key: string) => value === ' null ' && key.startsWith('password');
			const some = rows.filter(({ key }) => !isName(key) && !asGiven(key) && !isOther(key));
			const changes = some.map(({ key }) => ({ [key]: value }));
			const { run, creates } = await sendRows(bench, vendor, mode, rows, changes, {
				node: ERROR_OUTPUT,
			});
			expect(creates).toEqual([]);
			const said = refused(run).map(({ details }) => details.fields[0]);
			expect(said.map((one) => one?.field)).toEqual(some.map(({ label }) => label));
			for (const one of said) {
				expect(one?.reason).toMatch(/missing value leaves behind|object where a|not a text/);
			}
		});
	});

	it('an update does not touch what stands for nothing', async () => {
		if (vendor === 'crmcom') return;
		const { login } = bench.sandbox[vendor].fixture.users[0] ?? {};
		const change = { ...all(optional, '-'), login_id: login };
		const { run, updates } = await sendRows(bench, vendor, 'Map Automatically', rows, [change], {
			parameters: { ifUserExists: 'update' },
		});
		expect(run.json(NODE)).toMatchObject([{ action: 'updated' }]);
		expect(updates).toHaveLength(1);
		for (const { key } of optional) expect(updates[0]).not.toHaveProperty(key);
	});

	it.each(['-', 'Null', 'NULL', 'null', 'None', 'N/A'])(
		'somebody may be called %j',
		async (name) => {
			const names = rows.filter(({ key }) => ['name', 'first_name', 'last_name'].includes(key));
			const { run, creates } = await sendRows(bench, vendor, 'Map Each Field Below', rows, [
				all(names, name),
			]);
			expect(run.error).toBeUndefined();
			expect(creates).toMatchObject([all(names, name)]);
			expect(taken(run)).toEqual([]);
		},
	);
});

describe('lists', () => {
	const [, [vendor, rows]] = EVERY_ROW as [unknown, (typeof EVERY_ROW)[number]];

	it.each([
		['a text', 'Sales, N/A; -'],
		['a list', ['Sales', ' None ', '--']],
		['the text of a list', '["Sales", "n/a"]'],
	])('lose the entries that stand for nothing: %s', async (_what, value) => {
		const change = { agent_group: value, department: value } as IDataObject;
		for (const mode of MAPPING_MODES) {
			const { run, creates } = await sendRows(bench, vendor, mode, rows, [change]);
			expect(run.error).toBeUndefined();
			expect(creates).toMatchObject([{ agent_group: ['Sales'], department: ['Sales'] }]);
			expect(taken(run)).toEqual([
				"Taken as empty, because they stand for nothing (such as '-' or 'N/A'): 1 value of 'Agent Groups' and 1 value of 'Department Names or IDs'.",
			]);
		}
	});

	it.each(['-, N/A', '-;-', '["-"]', ',', ' ; ', '[]', "'-, ’N/A"])(
		'are empty without an entry that means anything: %j',
		async (value) => {
			const keys = ['agent_group', 'department', 'user_for_cdr'];
			const change = Object.fromEntries(keys.map((key) => [key, value]));
			for (const mode of MAPPING_MODES) {
				const { run, creates } = await sendRows(bench, vendor, mode, rows, [change]);
				expect(run.error).toBeUndefined();
				expect(creates).toHaveLength(1);
				for (const key of keys) expect(creates[0]).not.toHaveProperty(key);
			}
		},
	);

	it.each(['Sales, null', ['Sales', 'undefined'], '["Sales","NaN"]'])(
		'are refused for an entry that a missing value left behind: %j',
		async (value) => {
			const change = { department: value, agent_group: value, user_for_cdr: value } as IDataObject;
			const { run, creates } = await sendRows(bench, vendor, 'Map Automatically', rows, [change], {
				node: ERROR_OUTPUT,
			});
			expect(creates).toEqual([]);
			expect(refused(run)[0]?.details.fields.map(({ field }) => field)).toEqual([
				...['Call Records (CDR) Access', 'Agent Groups', 'Department Names or IDs'],
			]);
		},
	);
});

it('what stands for nothing in a mandatory list or reference is refused', async () => {
	const [, [vendor, rows]] = EVERY_ROW as [unknown, (typeof EVERY_ROW)[number]];
	const changes = [
		{ user_role: 'N/A' },
		{ caller_id: '-' },
		{ create_agent: 'None' },
		{ email: '-' },
	];
	for (const mode of MAPPING_MODES) {
		const { run, creates } = await sendRows(bench, vendor, mode, rows, changes, {
			node: ERROR_OUTPUT,
		});
		expect(creates).toEqual([]);
		expect(refused(run).map(({ details }) => details.fields[0]?.field)).toEqual([
			...['User Role', 'Caller ID Names or IDs', 'Create Agent', 'Email'],
		]);
	}
});

it('a real NaN is refused in every field, and not said to be taken as empty', async () => {
	for (const [vendor, rows] of EVERY_ROW) {
		for (const mode of MAPPING_MODES) {
			const changes = rows.map(({ key }) => ({ [key]: NaN }));
			const { run, creates } = await sendRows(bench, vendor, mode, rows, changes, {
				node: ERROR_OUTPUT,
			});
			expect(creates).toEqual([]);
			expect(taken(run)).toEqual([]);
			const said = refused(run).map(({ details }) => details.fields[0]);
			const reason: unknown = expect.stringContaining('missing value leaves behind');
			expect(said).toEqual(rows.map(({ label }) => ({ field: label, reason })));
		}
	}
});

it('of two input fields for one value, one that stands for nothing does not count', async () => {
	const [, [vendor, rows]] = EVERY_ROW as [unknown, (typeof EVERY_ROW)[number]];
	const items = [
		{ time_group: '-', 'Time Group': 'Evening Shift' },
		{ time_group: 'Evening Shift', 'Time Group': 'N/A' },
	];
	const { run, creates } = await sendRows(bench, vendor, 'Map Automatically', rows, items);
	expect(run.error).toBeUndefined();
	expect(creates).toMatchObject(Array(2).fill({ time_group: 'Evening Shift' }));
});
