import { ERROR_OUTPUT, loginsAt, NODE, onBench, refused, VENDORS } from './cases';
import { hires } from './fixture';
import { MODES, named, settingsFor } from './mapping-modes';

/** Who is a person is never left out as an empty row, whatever another row has too. */

const [ONE = {}] = hires(1);

describe.each(VENDORS)('a person without a login beside one with the same data: %s', (vendor) => {
	it.each(MODES)('is refused: %s', async (mode) => {
		await onBench(async (bench) => {
			const rows = [ONE, { ...ONE, login: '' }, { ...ONE, login: '', password: '' }];
			const isMapped = mode === 'Map Each Field Below';
			const items = isMapped ? rows : rows.map((row) => named(row, vendor));
			const parameters = settingsFor(bench, vendor, mode, {});
			const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
			expect(refused(run).map(({ details }) => details.item)).toEqual([1, 2]);
			expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.0']);
		});
	});

	it('is nobody where all that it has is filled down, and an address made of no login', async () => {
		await onBench(async (bench) => {
			const email = '={{ $json.login }}@example.com';
			const parameters = vendor === 'crmcom' ? { additionalFields: { email } } : { email };
			const blank = { first: '', last: '', number: '', login: '', password: '', team: 'Sales' };
			const run = await bench.run(vendor, [{ ...ONE, team: 'Sales' }, blank], {
				parameters: {
					...parameters,
					...(vendor === 'crmcom' ? {} : { name: '={{ $json.first }} {{ $json.last }}' }),
				},
			});
			expect(run.error).toBeUndefined();
			expect(run.json(NODE)).toHaveLength(1);
			expect(run.hints(NODE).join()).toContain('Item 1 is empty and was left out');
		});
	});
});
