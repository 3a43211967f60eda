import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { vendors } from '../../nodes/CreateUser/vendors/registry';
import type { VendorName } from '../sandbox';
import { acefone } from '../sandbox/telephony/brands';
import { crmComRows } from './fields/crmcom';
import {
	description,
	entriesOf,
	entriesShown,
	onScreen,
	screenOf,
	toolDescription,
} from './fields/screen';
import { telephonyRows } from './fields/telephony';
import { allParameters } from './fixture';

const ALL: VendorName[] = ['acefone', 'crmcom', 'servetel'];
const node = { typeVersion: 1 };
const names = (properties: INodeProperties[]) => properties.map(({ name }) => name);

/** The name on the screen, with a star where n8n demands a value. */
const starred = (properties: INodeProperties[]) =>
	properties.map(({ displayName, required, type }) =>
		type === 'notice' ? '(notice)' : `${displayName}${required ? '*' : ''}`,
	);

const telephonyScreen = [
	...['Vendor', 'If User Exists', 'Mapping Mode', 'Name*', 'Mobile Number*', 'Email*', 'Login ID*'],
	...['Generate Password', 'Password*', 'User Role*', 'Caller ID Names or IDs*', 'Create Agent'],
	...['Status', 'Additional Fields', 'Options'],
];

const crmComScreen = [
	...['Vendor', 'If User Exists', 'Mapping Mode', 'User Template*', 'Username*'],
	...['Generate Password', 'Password*', 'First Name*', 'Last Name*'],
	...['Additional Fields', 'User-Defined Fields', 'Options'],
];

const automaticScreen = [
	...['Vendor', 'If User Exists', 'Mapping Mode', '(notice)', 'Access Fields to Take From Input'],
	...['Values for Every User', 'Options'],
];

describe('the screen, from top to bottom', () => {
	it.each<[VendorName, string[]]>([
		['servetel', telephonyScreen],
		['acefone', telephonyScreen],
		['crmcom', crmComScreen],
	])('%s', (vendor, expected) => {
		expect(starred(screenOf(vendor))).toEqual(expected);
		expect(starred(screenOf(vendor, { mappingMode: 'autoMap' }))).toEqual(automaticScreen);
		const generated = expected.map((name) => (name === 'Password*' ? '(notice)' : name));
		expect(starred(screenOf(vendor, { generatePassword: true }))).toEqual(generated);
	});

	it.each(ALL)('shows a parameter once: %s', (vendor) => {
		for (const mappingMode of ['autoMap', 'defineBelow']) {
			const shown = names(screenOf(vendor, { mappingMode }));
			expect(shown).toEqual([...new Set(shown)]);
		}
	});

	it('is the same for Servetel and Acefone', () => {
		for (const mappingMode of ['autoMap', 'defineBelow']) {
			expect(screenOf('servetel', { mappingMode })).toEqual(screenOf('acefone', { mappingMode }));
		}
	});

	it('names no vendor that is not there', () => {
		const known = new Set<unknown>(vendors.map(({ name }) => name));
		for (const { displayOptions } of [...allParameters(), ...(description.credentials ?? [])]) {
			const named = [displayOptions?.show?.vendor, displayOptions?.hide?.vendor].flat();
			expect(named.filter((name) => name !== undefined && !known.has(name))).toEqual([]);
		}
	});
});

describe('the vendor', () => {
	it('comes first and is visible whatever is chosen', () => {
		const [first] = description.properties;
		expect(first).toMatchObject({
			name: 'vendor',
			default: 'acefone',
			options: [
				{ name: 'Acefone', value: 'acefone' },
				{ name: 'CRM.COM', value: 'crmcom' },
				{ name: 'Servetel', value: 'servetel' },
			],
		});
		expect(first?.displayOptions).toBeUndefined();
	});

	it('is not what n8n takes for the switch of an authentication', () => {
		for (const { displayOptions } of description.credentials ?? []) {
			expect(Object.keys(displayOptions ?? {})).toEqual(['hide']);
		}
	});

	it.each([
		['acefone', 'acefoneApi'],
		['crmcom', 'crmComApi'],
		['servetel', 'servetelApi'],
	])('%s asks for the credential %s and no other', (vendor, credential) => {
		const shown = (description.credentials ?? []).filter((one) =>
			NodeHelpers.displayParameter({ vendor }, one, node, description),
		);
		expect(shown).toMatchObject([{ name: credential, required: true }]);
	});
});

describe('no expression', () => {
	it.each(['vendor', 'ifUserExists', 'mappingMode', 'generatePassword'])('in %s', (name) => {
		const found = allParameters().filter((parameter) => parameter.name === name);
		expect(found.length).toBeGreaterThan(0);
		expect(found.map(({ noDataExpression }) => noDataExpression)).toEqual(found.map(() => true));
	});

	it('in anything that another parameter depends on', () => {
		const deciding = new Set(
			allParameters().flatMap(({ displayOptions }) =>
				Object.keys({ ...displayOptions?.show, ...displayOptions?.hide }),
			),
		);
		const names = [...deciding]
			.map((name) => name.replace('/', ''))
			.filter((name) => name !== '@tool');
		expect(names.length).toBeGreaterThan(2);
		for (const parameter of allParameters().filter(({ name }) => names.includes(name))) {
			expect(parameter).toMatchObject({ name: parameter.name, noDataExpression: true });
		}
	});
});

describe('the fields of the seeds', () => {
	it.each([
		['acefone', telephonyRows(acefone)],
		['servetel', telephonyRows(acefone)],
		['crmcom', crmComRows],
	] as const)('are all there: %s', (vendor, rows) => {
		const fields = vendors.find(({ name }) => name === vendor)?.fields ?? [];
		// Their order is the screen's, which is tested above.
		expect(fields.map(({ key }) => key).sort()).toEqual(rows.map(({ key }) => key).sort());
		const automatic = entriesOf(
			onScreen(screenOf(vendor, { mappingMode: 'autoMap' }), 'fixedValues'),
		);
		for (const { parameter, label, collection, mandatory } of rows) {
			const screen = screenOf(vendor);
			const place = collection === undefined ? screen : entriesOf(onScreen(screen, collection));
			expect(onScreen(place, parameter)?.displayName).toBe(label);
			expect(onScreen(automatic, parameter)?.displayName).toBe(label);
			const isChosen = ['createAgent', 'status'].includes(parameter);
			expect(onScreen(place, parameter)?.required ?? false).toBe(mandatory === true && !isChosen);
		}
	});

	it('that are mandatory and chosen from a switch have a default', () => {
		const screen = screenOf('acefone');
		expect(onScreen(screen, 'createAgent')?.default).toBe(true);
		expect(onScreen(screen, 'status')?.default).toBe(true);
		expect(onScreen(screen, 'additionalFields')?.default).toEqual({ createWebLogin: true });
		expect(onScreen(screenOf('crmcom'), 'additionalFields')?.default).toEqual({});
	});

	it('hide every password', () => {
		const secrets = allParameters().filter(({ name }) => /^password/.test(name));
		expect(secrets.length).toBeGreaterThan(4);
		expect(secrets.map(({ typeOptions }) => typeOptions?.password)).toEqual(
			secrets.map(() => true),
		);
	});
});

describe('collections', () => {
	const collections = allParameters().filter(({ type }) => type === 'collection');

	it.each(
		collections.map((collection, at) => [`${collection.displayName} ${at}`, collection] as const),
	)(
		'%s is in order of the alphabet, with no entry twice and none demanded',
		(_name, collection) => {
			const labels = entriesOf(collection).map(({ displayName }) => displayName);
			expect(labels).toEqual([...labels].sort((a, b) => a.localeCompare(b)));
			expect(new Set(labels).size).toBe(labels.length);
			expect(entriesOf(collection).filter(({ required }) => required)).toEqual([]);
		},
	);
});

describe('lists of the vendor', () => {
	const flat = [...allParameters(), ...entriesOf(onScreen(allParameters(), 'userForCdr'))];
	const dynamic = flat.filter(({ typeOptions }) => typeOptions?.loadOptionsMethod !== undefined);

	it('say in n8n’s words that ids can be given', () => {
		expect(new Set(names(dynamic))).toEqual(new Set(['callerIds', 'departments', 'agents']));
		for (const { displayName, description: text, type, default: none } of dynamic) {
			expect(displayName).toMatch(/ Names or IDs$/);
			expect(text).toBe(
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			);
			expect([type, none]).toEqual(['multiOptions', []]);
		}
	});

	it('are loaded by methods that the node has', async () => {
		const { CreateUser } = await import('../../nodes/CreateUser/CreateUser.node');
		const { loadOptions, listSearch } = new CreateUser().methods;
		const searches = flat.flatMap(({ modes = [] }) =>
			modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
		);
		const loads = dynamic.map(({ typeOptions }) => String(typeOptions?.loadOptionsMethod));
		expect(Object.keys(listSearch)).toEqual(expect.arrayContaining(searches));
		expect(Object.keys(loadOptions)).toEqual(expect.arrayContaining(loads));
		expect(searches.length * loads.length).toBeGreaterThan(0);
	});
});

describe('the options', () => {
	const common = [
		...['Dry Run', 'Include Other Input Fields', 'Max Parallel Requests'],
		...['Max Requests per Second', 'Simplify', 'Timeout'],
	];
	const groups = 'Send Departments and Time Group As';
	const reset = 'Reset Password on Update';

	it.each<[VendorName, INodeParameters, string[]]>([
		['acefone', {}, [...common, groups]],
		['servetel', { ifUserExists: 'return' }, [...common, groups]],
		['servetel', { ifUserExists: 'update' }, [...common, groups, reset]],
		['crmcom', {}, common],
	])('of %s with %j', (vendor, chosen, expected) => {
		const shown = entriesShown(vendor, 'options', chosen);
		expect(shown.map(({ displayName }) => displayName)).toEqual([...expected].sort());
	});

	it('are harmless as they stand', () => {
		const defaults = entriesShown('servetel', 'options', { ifUserExists: 'update' }).map(
			({ name, default: value }) => [name, value] as const,
		);
		expect(Object.fromEntries(defaults)).toEqual({
			...{ dryRun: false, includeOtherFields: false, concurrency: 5, requestsPerSecond: 0 },
			...{ resetPassword: false, sendListsAs: 'name', simplify: true, timeout: 45 },
		});
	});

	it.each<[VendorName, string[]]>([
		['servetel', ['error', 'return', 'update']],
		['crmcom', ['error', 'return']],
	])('for a user that exists: %s', (vendor, choices) => {
		const parameter = onScreen(screenOf(vendor), 'ifUserExists');
		expect(parameter?.default).toBe('error');
		const options = (parameter?.options ?? []) as Array<{ value: string }>;
		expect(options.map(({ value }) => value)).toEqual(choices);
	});
});

describe('the form of a tool', () => {
	it.each(ALL)('has no Map Automatically, and every field: %s', (vendor) => {
		const asTool = names(screenOf(vendor, {}, toolDescription));
		const asNode = names(screenOf(vendor));
		expect(asTool).toEqual(asNode.filter((name) => name !== 'mappingMode'));
		expect(asNode).toContain('mappingMode');
	});

	it('asks before a password goes to the model', () => {
		const name = 'showPasswordToAgent';
		const asTool = entriesShown('acefone', 'options', {}, toolDescription);
		expect(onScreen(asTool, name)?.default).toBe(false);
		expect(onScreen(entriesShown('acefone', 'options'), name)).toBeUndefined();
	});
});

describe('the fields that decide the rights of a user', () => {
	it.each<[VendorName, string[]]>([
		['acefone', ['callerIds', 'userForCdr', 'userRole']],
		['crmcom', ['userTemplate']],
	])('can be let in from the input one by one: %s', (vendor, expected) => {
		const parameter = onScreen(screenOf(vendor, { mappingMode: 'autoMap' }), 'inputAccessFields');
		const options = (parameter?.options ?? []) as Array<{ value: string }>;
		expect(options.map(({ value }) => value).sort()).toEqual(expected);
		expect(parameter?.default).toEqual([]);
		const granting = vendors.find(({ name }) => name === vendor)?.fields ?? [];
		expect(
			granting
				.filter(({ grantsAccess }) => grantsAccess)
				.map(({ screen }) => screen.name)
				.sort(),
		).toEqual(expected);
	});
});

test('a parameter of one name has one meaning at Servetel and Acefone', () => {
	for (const { name, displayOptions } of description.properties) {
		const vendorsOf = displayOptions?.show?.vendor;
		if (vendorsOf === undefined) continue;
		expect({ name, vendors: vendorsOf }).not.toEqual({ name, vendors: ['acefone'] });
		expect({ name, vendors: vendorsOf }).not.toEqual({ name, vendors: ['servetel'] });
	}
});
