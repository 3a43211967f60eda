import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import { acefone, servetel } from '../sandbox/telephony/brands';
import {
	actions,
	CONTINUE,
	ERROR_OUTPUT,
	loginsAt,
	NODE,
	onBench,
	panel,
	refused,
	VENDORS,
	writes,
} from './cases';
import { crmComRows } from './fields/crmcom';
import { itemOf, mappedTo, type Row } from './fields/row';
import { telephonyRows } from './fields/telephony';
import { hires, mappedParameters, type Bench } from './fixture';

/** An item that can't be read is that item's refusal, whatever is wrong with it and wherever it stands. */

const ROWS: Record<VendorName, Row[]> = {
	servetel: telephonyRows(servetel),
	acefone: telephonyRows(acefone),
	crmcom: crmComRows,
};
const LOGIN_KEY = { acefone: 'login_id', crmcom: 'username', servetel: 'login_id' };
const ACCESS = ['userRole', 'callerIds', 'userForCdr', 'userTemplate'];

/** Fails for the items that have `bad`, as a slip in an operator's expression does. */
const failing = (otherwise: string) => `={{ $json.bad ? $('Nowhere').item.json.x : ${otherwise} }}`;

const badAt = (place: number): IDataObject[] =>
	hires(3).map((hire, at) => (at === place ? { ...hire, bad: true } : hire));

const others = (place: number) => ['hire.0', 'hire.1', 'hire.2'].filter((_, at) => at !== place);

/** For each vendor: parameters of which one fails for some items. */
const FAILING: Record<'crmcom' | 'telephony', Array<[string, IDataObject]>> = {
	telephony: [
		['a text', { name: failing('$json.first') }],
		['the login', { loginId: failing('$json.login') }],
		['the password', { password: failing('$json.password') }],
		['the caller IDs', { callerIds: failing("'1759333'") }],
		['an entry of a collection', { additionalFields: { agentGroups: failing("'Sales'") } }],
	],
	crmcom: [
		['a text', { firstName: failing('$json.first') }],
		['the login', { username: failing('$json.login') }],
		['the password', { password: failing('$json.password') }],
		['the template', { userTemplate: failing("'Call Centre Agent'") }],
		['an entry of a collection', { additionalFields: { email: failing('$json.email') } }],
		['a user-defined field', { userDefinedFields: { udfString1: failing("'x'") } }],
	],
};

const failingAt = VENDORS.flatMap((vendor) =>
	FAILING[vendor === 'crmcom' ? 'crmcom' : 'telephony'].map(
		([name, parameters]) => [vendor, name, parameters] as const,
	),
);

/** `Map Automatically` with these values for every user beside those that the vendor needs. */
function automatic(bench: Bench, vendor: VendorName, more: IDataObject): IDataObject {
	const { userTemplate, userRole, callerIds } = mappedParameters(bench.sandbox, vendor);
	const given =
		vendor === 'crmcom'
			? { userTemplate }
			: { userRole, callerIds, createAgent: true, status: true, createWebLogin: true };
	return {
		mappingMode: 'autoMap',
		fixedValues: { ...given, ...more } as IDataObject,
	};
}

/** Hires with the vendor's own names for their fields. */
const named = (vendor: VendorName, items: IDataObject[]): IDataObject[] =>
	items.map(({ first, last, login, ...item }) => ({
		...item,
		[LOGIN_KEY[vendor]]: login,
		...(vendor === 'crmcom'
			? { first_name: first, last_name: last }
			: { name: `${String(first)} ${String(last)}` }),
	}));

describe('an expression that fails for one item', () => {
	it.concurrent.each(failingAt)('%s, %s: refuses that item only', async (vendor, _, given) => {
		await onBench(async (bench) => {
			const { callerIds } = mappedParameters(bench.sandbox, vendor);
			const [callerId] = [callerIds].flat();
			const parameters = JSON.parse(
				JSON.stringify(given).replaceAll('1759333', String(callerId)),
			) as IDataObject;
			const run = await bench.run(vendor, badAt(1), { parameters, node: ERROR_OUTPUT });
			expect(loginsAt(bench.standIn(vendor))).toEqual(others(1));
			expect(refused(run)).toMatchObject([{ details: { item: 1, outcome: 'refused' } }]);
		});
	});

	const VALUE = {
		acefone: 'agentGroups',
		crmcom: 'ctiPhoneExtensionNumber',
		servetel: 'agentGroups',
	};

	it.concurrent.each(VENDORS)("%s: so it does in 'Values for Every User'", async (vendor) => {
		for (const [place, node] of [CONTINUE, ERROR_OUTPUT, ERROR_OUTPUT].entries()) {
			await onBench(async (bench) => {
				const parameters = automatic(bench, vendor, { [VALUE[vendor]]: failing("'1042'") });
				const items = named(vendor, badAt(place));
				const run = await bench.run(vendor, items, { parameters, node });
				const said = [...refused(run, 0), ...refused(run, 1)].filter(({ error }) => error);
				expect(said).toMatchObject([{ details: { item: place, outcome: 'refused' } }]);
				expect(loginsAt(bench.standIn(vendor))).toEqual(others(place));
			});
		}
	});

	it.concurrent.each(VENDORS)('%s: it blames no field that stands in them', async (vendor) => {
		await onBench(async (bench) => {
			const more = { [VALUE[vendor]]: failing("'1042'"), generatePassword: true };
			const parameters = automatic(bench, vendor, more);
			const [item = {}] = named(vendor, badAt(0));
			const given = { ...item, email: 'none', password: '' };
			const run = await bench.run(vendor, [given], { parameters, node: ERROR_OUTPUT });
			expect(refused(run)).toMatchObject([
				{ details: { fields: [{ field: 'Values for Every User' }, { field: 'Email' }] } },
			]);
		});
	});

	it.concurrent.each(VENDORS)(
		'%s: in Stop mode it is the one item of the message',
		async (vendor) => {
			await onBench(async (bench) => {
				const parameters = automatic(bench, vendor, { [VALUE[vendor]]: failing("'1042'") });
				const items = named(vendor, badAt(1));
				const { message, description } = panel(await bench.run(vendor, items, { parameters }));
				expect(message).toContain("can't be read");
				expect(message).toContain('[item 1]');
				expect(description).toContain('hire.1');
				expect(description).toContain('No user was created');
				expect(writes(bench.standIn(vendor))).toBe(0);
			});
		},
	);
});

/** What a public webhook may be sent where a text is expected. */
const ODD: Array<[string, IDataObject | IDataObject[]]> = [
	['an object whose toString is a text', { toString: 'x' }],
	['an object that no primitive can be made of', { toString: 1, valueOf: { x: 1 } }],
	['an object whose toJSON is a text', { toJSON: 'x' }],
	['an object whose constructor is a text', { constructor: 'x', length: 3 }],
	['a promise that is none', { then: 'x' }],
	['a list of such objects', [{ toString: 'x' }, { toString: 'x', valueOf: 'y' }]],
];

const MODES = ['defineBelow', 'autoMap'] as const;
const oddValues = VENDORS.flatMap((vendor) =>
	MODES.flatMap((mode) => ODD.map(([name, value]) => [vendor, mode, name, value] as const)),
);

describe('a value that is no text', () => {
	it.concurrent.each(oddValues)(
		'%s, %s: %s, in every field in turn',
		async (vendor, mappingMode, _, value) => {
			await onBench(async (bench) => {
				const rows = ROWS[vendor];
				const mandatory = itemOf(rows.filter(({ mandatory: isMandatory }) => isMandatory));
				const login = LOGIN_KEY[vendor];
				const bad = rows.map(({ key }, at) => ({
					...{ ...mandatory, [login]: `odd.${at}`, row_number: at + 2 },
					[key]: value,
				}));
				const good = { ...mandatory, [login]: 'good', row_number: value, notes: value };
				const items = [...bad, good] as IDataObject[];
				const parameters = {
					additionalFields: {},
					...mappedTo(rows),
					mappingMode,
					fixedValues: {},
					inputAccessFields: ACCESS,
					options: { includeOtherFields: true },
				};
				const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
				expect(loginsAt(bench.standIn(vendor))).toEqual(['good']);
				expect(actions(run)).toEqual(['created']);
				const said = refused(run).map(({ details }) => [details.item, details.outcome]);
				expect(said).toEqual(rows.map((_row, at) => [at, 'refused']));
				// An object may be what these two take; then the vendor refuses it.
				const texts = rows.filter(({ type }) => type !== 'object' && !type.startsWith('User'));
				for (const row of texts) {
					const { fields } = refused(run)[rows.indexOf(row)]?.details ?? {};
					expect(fields).toMatchObject([{ field: row.label }]);
				}
			});
		},
	);

	it.concurrent.each(VENDORS)(
		'%s: as the login, in Stop mode, is the one item of the message',
		async (vendor) => {
			await onBench(async (bench) => {
				const items = hires(3).map((hire, at) =>
					at === 1 ? { ...hire, login: { toString: 'x' } } : hire,
				) as IDataObject[];
				const run = await bench.run(vendor, items);
				const { message, description } = panel(run);
				expect(message).toContain('[item 1]');
				expect(message).toMatch(/^'(Login ID|Username)' is an object/);
				expect(description).toContain('No user was created');
				expect(run.json(NODE)).toEqual([]);
				expect(writes(bench.standIn(vendor))).toBe(0);
			});
		},
	);
});

it('a credential that a vault never hands over is said in whole sentences', async () => {
	await onBench(async (bench) => {
		bench.credentials.load = async () => await Promise.reject(new Error('The vault timed out'));
		const { message, description } = panel(await bench.run('acefone', hires(1)));
		expect(message).toBe("The credential 'acefone account' can't be read");
		expect(description).toBe('The vault timed out. No user was created.');
	});
});
