import type { IDataObject } from 'n8n-workflow';

import { ERROR_OUTPUT, NODE, refused } from './cases';
import { EVERY_ROW, MAPPING_MODES, sendRows } from './fields/every-field';
import { Bench } from './fixture';

let bench: Bench;

beforeAll(async () => {
	bench = await Bench.open();
});
afterAll(async () => await bench.close());

const LOST = 'has lost characters (�) in it. Save the file as UTF-8 and load it again.';
const NAMES = ['name', 'first_name', 'last_name'];

const BROKEN: Array<[string, string]> = [
	['the sign of a lost character', '12\uFFFD'],
	['the first half of an emoji', '12\uD83D'],
	['the second half of an emoji', '\uDE0012'],
];

describe.each(EVERY_ROW)('%s', (vendor, rows) => {
	describe.each(MAPPING_MODES)('%s', (mode) => {
		it.each(BROKEN)('no field takes %s', async (_what, value) => {
			const changes = rows.map(({ key }) => ({ [key]: value }));
			const { run, creates } = await sendRows(bench, vendor, mode, rows, changes, {
				node: ERROR_OUTPUT,
			});
			expect(creates).toEqual([]);
			const said = refused(run).map(({ details }) => details.fields[0]);
			expect(said).toEqual(
				rows.map(({ label }) => ({ field: label, reason: expect.stringContaining(LOST) })),
			);
		});

		it('an emoji that is whole is sent', async () => {
			const names = rows.filter(({ key }) => NAMES.includes(key));
			const change = Object.fromEntries(names.map(({ key }) => [key, 'Asha 😀']));
			const { creates } = await sendRows(bench, vendor, mode, rows, [change]);
			expect(creates).toMatchObject([change]);
		});

		it('a name that was read in a wrong character set is sent, and counted', async () => {
			const [key = ''] = rows.map((row) => row.key).filter((one) => NAMES.includes(one));
			const given = ['JosÃ© Rao', 'Asha', 'MÃ¼ller', 'O’Brien', 'Oâ€™Brien'];
			const changes = given.map((name) => ({ [key]: name }));
			const { run, creates } = await sendRows(bench, vendor, mode, rows, changes);
			expect(run.error).toBeUndefined();
			expect(creates.map((body) => body[key]).sort()).toEqual([...given].sort());
			expect(run.hints(NODE)).toContain(
				"3 names look as if they were read in a wrong character set, the first is 'JosÃ© Rao'. They are sent as they are. If they are wrong, save the file as UTF-8 and load it again.",
			);
		});

		it('names of many languages are not', async () => {
			const [key = ''] = rows.map((row) => row.key).filter((one) => NAMES.includes(one));
			const given = ['Ângela', 'Ãngela', 'Ávila', 'Åsa', 'Ñuño', 'Ødegård', 'José', 'МАРИЯ', 'आशा'];
			const changes = given.map((name) => ({ [key]: name }));
			const { run } = await sendRows(bench, vendor, mode, rows, changes);
			expect(run.hints(NODE).join()).not.toContain('character set');
		});
	});
});

describe('an object that is sent as it is', () => {
	const [, [vendor, rows]] = EVERY_ROW as [unknown, (typeof EVERY_ROW)[number]];

	it.each<[string, unknown]>([
		['a value', { type: 'agent', value: ['12\uFFFD'] }],
		['half of a character', { type: { of: 'agent\uD83D' } }],
		['a key', { 'type\uFFFD': 'all' }],
		['its text', '{"type":"all\\ud83d"}'],
	])('has no lost characters: %s', async (_what, value) => {
		for (const mode of MAPPING_MODES) {
			const change = { user_for_cdr: value } as IDataObject;
			const { run, creates } = await sendRows(bench, vendor, mode, rows, [change], {
				node: ERROR_OUTPUT,
			});
			expect(creates).toEqual([]);
			expect(refused(run)[0]?.details.fields).toEqual([
				{ field: 'Call Records (CDR) Access', reason: LOST },
			]);
		}
	});
});
