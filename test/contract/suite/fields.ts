import type { IDataObject } from 'n8n-workflow';

import { isOfType, itemOf, type Row } from '../../engine/fields/row';
import { entriesOf, onScreen, screenOf } from '../../engine/fields/screen';
import type { VendorName } from '../../sandbox';
import type { Contract } from '../contract';
import { Stage } from '../stage';

/** What a form or a sheet sends for nothing. */
const NOTHING = [undefined, null, '', ' \u00A0'];

/** Each documented field as the vendor gets it, alone and with all others, and as the operator sees it. */
export function fields(contract: Contract): void {
	const { rows, keys, vendor, added } = contract;
	const mandatory = rows.filter((row) => row.mandatory);
	const optional = rows.filter((row) => !row.mandatory);
	const all = { rows };
	const withLogin = (item: IDataObject, login: string) => ({ ...item, [keys.login]: login });
	const byKey = (key: string) => rows.find((row) => row.key === key) as Row;

	it.concurrent('reach the vendor all together', async () => {
		await Stage.on(contract, async (stage) => {
			const run = await stage.run([itemOf(rows)], all);
			expect(stage.came(run)).toMatchObject([{ action: 'created' }]);
			const sent = Object.fromEntries(rows.map((row) => [row.key, row.sent]));
			const [body] = Object.values(stage.bodies());
			expect(body).toMatchObject(sent as object);
			const expected = [...new Set([...rows.map(({ key }) => key), ...added])];
			expect(Object.keys(body ?? {}).sort()).toEqual(expected.sort());
		});
	});

	it.concurrent('reach the vendor each alone, in the documented type', async () => {
		await Stage.on(contract, async (stage) => {
			const items = rows.map((row) => {
				const item = itemOf(rows.filter((other) => other.mandatory || other === row));
				return row.key === keys.login ? item : withLogin(item, `alone.${row.key}`);
			});
			const run = await stage.run(items, all);
			expect(stage.came(run).map(({ action }) => action)).toEqual(rows.map(() => 'created'));
			const bodies = stage.bodies();
			const login = String(byKey(keys.login).sent);
			const got = rows.map(({ key }) => {
				const body = bodies[key === keys.login ? login : `alone.${key}`];
				return [key, body?.[key]];
			});
			expect(Object.fromEntries(got)).toEqual(
				Object.fromEntries(rows.map(({ key, sent }) => [key, sent])),
			);
			const wrong = rows.filter(({ key, type }, at) => !isOfType(type, got[at]?.[1]) && key);
			expect(wrong).toEqual([]);
		});
	});

	it.concurrent('are refused by their names on the screen, each wrong value alone', async () => {
		await Stage.on(contract, async (stage) => {
			const items = rows.map((row) => ({
				...itemOf(rows.filter((other) => other.mandatory || other === row)),
				...(row.key === keys.login ? {} : { [keys.login]: `wrong.${row.key}` }),
				[row.key]: row.wrong as IDataObject,
			}));
			const came = stage.came(await stage.run(items, all));
			const said = came.map(({ outcome, fields: refused }, at) => {
				const [first, ...more] = refused as Array<{ field: string; reason: string }>;
				const { label = '', reason = '' } = rows[at] ?? {};
				const isSaid = first?.reason.startsWith(reason.trim()) ?? false;
				return [outcome, first?.field === label, isSaid || first?.reason, more.length];
			});
			expect(said).toEqual(rows.map(() => ['refused', true, true, 0]));
			expect(stage.writes).toBe(0);
		});
	});

	it.concurrent('that are mandatory are missed, whatever stands for nothing', async () => {
		await Stage.on(contract, async (stage) => {
			const cases = mandatory.flatMap((row) =>
				// White space is a password, if a strange one.
				NOTHING.slice(0, row.key === keys.password ? 3 : 4).map((nothing) => ({ row, nothing })),
			);
			const items = cases.map(({ row, nothing }, at) => ({
				...withLogin(itemOf(mandatory), `missing.${at}`),
				[row.key]: nothing,
			}));
			const came = stage.came(await stage.run(items, { rows: mandatory }));
			expect(came.map((one) => one.fields)).toEqual(
				cases.map(({ row }) => [{ field: row.label, reason: 'is empty. A value is needed here.' }]),
			);
			expect(stage.writes).toBe(0);
		});
	});

	it.concurrent('that are optional are left out where they are empty', async () => {
		await Stage.on(contract, async (stage) => {
			// A second password box left empty is a mismatch.
			const left = optional.filter(({ key }) => !added.includes(key) || key === 'create_web_login');
			const empty = Object.fromEntries(left.map(({ key }) => [key, '']));
			const item = { ...withLogin(itemOf(mandatory), 'plain'), ...empty };
			await stage.run([item], { rows: [...mandatory, ...left] });
			const expected = [...mandatory.map(({ key }) => key), ...added];
			expect(Object.keys(stage.bodies().plain ?? {}).sort()).toEqual(expected.sort());
		});
	});

	it('stand on the screen under their names', () => {
		const screen = screenOf(vendor as VendorName);
		const labels = rows.map(({ parameter, collection }) => {
			const place = collection === undefined ? screen : entriesOf(onScreen(screen, collection));
			return onScreen(place, parameter)?.displayName;
		});
		expect(labels).toEqual(rows.map(({ label }) => label));
	});

	it.concurrent('are found by their names in the input, but for rights', async () => {
		await Stage.on(contract, async (stage) => {
			const { fixed, item, sent } = contract.automatic;
			const { [keys.password]: _none, ...person } = stage.person('by.column', item);
			const fixedValues = { ...fixed, generatePassword: true };
			const parameters = { mappingMode: 'autoMap', fixedValues };
			const [user] = stage.came(await stage.run([person], { rows: [], parameters }));
			expect(user).toMatchObject({
				action: 'created',
				password: expect.stringMatching(/^\S{16}$/),
			});
			const body = stage.bodies()['by.column'] ?? {};
			expect(body).toMatchObject(sent);
			expect(body[keys.password]).toBe(user?.password);
			expect(Object.keys(body).sort()).toEqual([...Object.keys(sent), keys.password].sort());
		});
	});
}
