import type { IDataObject } from 'n8n-workflow';

import { automaticMapping } from '../../../nodes/CreateUser/intake/automatic';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { contextWith } from './context';

const ACEFONE = vendorNamed('acefone')!;

const mappingOf = async (json: IDataObject, fixedValues: IDataObject = {}) =>
	await automaticMapping(
		contextWith({ fixedValues }),
		ACEFONE,
		[{ json }],
		async () => undefined,
		[],
	);

const readOf = async (json: IDataObject, fixedValues: IDataObject = {}) =>
	(await mappingOf(json, fixedValues)).read(0);

/** So many columns that are all named like one field. */
const columns = (count: number, value: (at: number) => unknown): IDataObject => {
	const gap = (at: number) => at.toString(2).replaceAll('0', '-').replaceAll('1', '_');
	const names = Array.from({ length: count }, (_, at) => [`n${gap(at)}ame`, value(at)]);
	return Object.fromEntries(names) as IDataObject;
};

describe('many columns for one field', () => {
	// What compares each with all before it needs minutes for these.
	it('that agree are one value', async () => {
		const { values, refusals } = await readOf(columns(200_000, () => 'Asha'));
		expect(values).toMatchObject({ name: 'Asha' });
		expect(refusals).toEqual([]);
	});

	it('that differ are refused once', async () => {
		const { refusals } = await readOf(columns(2_000, (at) => `Asha ${at}`));
		const reason = expect.stringContaining("in the input fields 'n-ame' and 'n_ame'");
		expect(refusals).toEqual([{ field: 'Name', reason }]);
	});

	it('with long names are named by their beginnings', async () => {
		const [one, other] = [`name${' '.repeat(9_000)}`, `n${'_'.repeat(9_000)}ame`];
		const { refusals } = await readOf({ [one]: 'Asha', [other]: 'Jose' });
		expect(refusals[0]?.reason.length).toBeLessThan(300);
	});
});

describe('two columns for one field', () => {
	it.each<[unknown, unknown]>([
		[919876543210, '919876543210'],
		['919876543210', ' 919876543210\u00A0'],
		[NaN, NaN],
		['919876543210', ['919876543210']],
	])('agree where they mean the same: %j and %j', async (number, other) => {
		const { values, refusals } = await readOf({ number, 'Mobile Number': other } as IDataObject);
		expect(refusals).toEqual([]);
		expect(values).toEqual({ number });
	});

	it.each<[unknown, unknown]>([
		['Asha', 'asha'],
		['true', true],
		[['1', '2'], '1'],
	])('differ otherwise: %j and %j', async (name, other) => {
		const { refusals } = await readOf({ name, Name: other } as IDataObject);
		expect(refusals).toMatchObject([{ field: 'Name' }]);
	});
});

describe('two columns of any field', () => {
	it.each<[string, string, unknown, unknown]>([
		['status', 'status', true, 'TRUE'],
		['createExtension', 'create_extension', 'yes', true],
		['createExtension', 'create_extension', 'no', 0],
		['agentGroups', 'agent_group', ['Sales'], ['Sales']],
		['agentGroups', 'agent_group', 'Sales; Night', ['Sales', 'Night']],
		['name', 'name', "Maeve O'Brien", 'Maeve O&#039;Brien'],
		['number', 'number', '+91 98765\u200B43210', '+91 9876543210'],
	])('agree where they become the same: %s of %j', async (parameter, key, value, other) => {
		const { values, refusals } = await readOf({ [key]: value, [`${key}_`]: other } as IDataObject);
		expect(refusals).toEqual([]);
		expect(values).toEqual({ [parameter]: value });
	});

	it.each<[string, unknown, unknown]>([
		['create_extension', 'yes', false],
		['create_extension', 'perhaps', true],
		['agent_group', ['Sales'], ['Night']],
	])('differ where they do not: %s of %j', async (key, value, other) => {
		const { refusals } = await readOf({ [key]: value, [`${key}_`]: other } as IDataObject);
		expect(refusals).toMatchObject([{ reason: expect.stringMatching(/^has two values/) }]);
	});

	it.each([[[]], [','], [['-']], ['N/A'], ['[]']])(
		'are one where the other has nothing in it: %j',
		async (nothing) => {
			for (const two of [
				{ agent_group: nothing, 'Agent Groups': 'Sales' },
				{ agent_group: 'Sales', 'Agent Groups': nothing },
			]) {
				const { values, refusals } = await readOf(two as IDataObject);
				expect(refusals).toEqual([]);
				expect(values).toEqual({ agentGroups: 'Sales' });
			}
		},
	);

	it('that hold themselves are refused', async () => {
		const [value, other]: Array<Record<string, unknown>> = [{}, {}];
		for (const one of [value, other]) one!.self = one;
		const { refusals } = await readOf({ agent_group: value, agentGroups: other } as IDataObject);
		expect(refusals).toMatchObject([{ field: 'Agent Groups' }]);
	});
});

describe('two passwords that differ', () => {
	const TWO = { password: 'Kx7-mQ2!', Password: 'another-1' };

	it('are refused, also where a space makes them two', async () => {
		expect((await readOf(TWO)).refusals).toMatchObject([{ field: 'Password' }]);
		const spaced = { password: 'Kx7-mQ2!', Password: 'Kx7-mQ2! ' };
		expect((await readOf(spaced)).refusals).toMatchObject([{ field: 'Password' }]);
	});

	it.each(['', null, undefined])('are one where the other is empty: %j', async (empty) => {
		for (const two of [
			{ password: empty, Password: 'Kx7-mQ2!' },
			{ password: 'Kx7-mQ2!', Password: empty },
		]) {
			const { values, refusals } = await readOf(two as IDataObject);
			expect(refusals).toEqual([]);
			expect(values).toMatchObject({ password: 'Kx7-mQ2!' });
		}
	});

	it.each([true, 'true', 'yes'])('are nothing where one is made: %j', async (generatePassword) => {
		const { values, refusals } = await readOf(TWO, { generatePassword });
		expect(refusals).toEqual([]);
		expect(values).not.toHaveProperty('password');
	});
});

describe('an input’s password', () => {
	const json = { password: 'Kx7-mQ2!', name: 'Asha' };
	const told = async (generatePassword: unknown) => {
		const mapping = await mappingOf(json, { generatePassword } as IDataObject);
		const { replaced } = mapping.read(0);
		return { replaced, used: mapping.used, unused: mapping.unused };
	};

	it.each([true, 'yes'])('is not used where one is made, and said so: %j', async (make) => {
		expect(await told(make)).toEqual({
			replaced: ['password'],
			used: ['name'],
			unused: ['password'],
		});
	});

	it.each([undefined, false, 'no'])('is used where none is made: %j', async (make) => {
		expect(await told(make)).toEqual({ replaced: [], used: ['password', 'name'], unused: [] });
	});
});

describe('a value for every user', () => {
	const read = async (userForCdr: unknown) => {
		const fixedValues = { userForCdr } as IDataObject;
		const items = [{ json: { user_for_cdr: 'all' } }];
		const breathe = async () => undefined;
		const context = contextWith({ fixedValues });
		const mapping = await automaticMapping(context, ACEFONE, items, breathe, ['userForCdr']);
		return mapping.read(0);
	};

	it('is none where its collection has no entry: the input’s own is taken', async () => {
		const { values, replaced } = await read({});
		expect(values).toMatchObject({ userForCdr: 'all' });
		expect(replaced).toEqual([]);
	});

	it('wins over the input’s own where it has one', async () => {
		const access = { access: { seeCallsOf: 'agents', agents: ['0502842370261'] } };
		const { values, replaced } = await read(access);
		expect(values).toMatchObject({ userForCdr: access });
		expect(replaced).toEqual(['user_for_cdr']);
	});

	it('leaves the input’s own where its expression has nothing for the item', async () => {
		const json = { name: 'Asha', Number: '1', number: '2', user_role: '7' };
		const raw = { name: '={{ $json.a }}', number: '={{ $json.b }}', userRole: '={{ $json.c }}' };
		const fixedValues = { name: undefined, number: '3', userRole: '' };
		const context = contextWith({ fixedValues }, { fixedValues: raw });
		const mapping = await automaticMapping(context, ACEFONE, [{ json }], async () => undefined, []);
		const { values, refusals, replaced } = mapping.read(0);
		expect(values).toEqual({ name: 'Asha', number: '3' });
		expect(refusals).toEqual([]);
		expect(replaced).toEqual(['Number', 'number']);
		const { used, unused } = mapping;
		expect({ used, unused }).toEqual({ used: ['name'], unused: ['Number', 'number', 'user_role'] });
	});

	it.each([new Date(0), true, false, 0, { mode: 'id', value: '7' }])(
		'is one where it is %j',
		async (userForCdr) => {
			const { values } = await read(userForCdr);
			expect(values).toMatchObject({ userForCdr });
		},
	);
});

describe('a password that no item has', () => {
	it.each([undefined, '', 'no', false, 0])('is missing: %j', async (generatePassword) => {
		const { missing } = await mappingOf({}, { generatePassword });
		expect(missing).toContain('Password');
	});

	// What can't be read is refused item by item, and that is what the operator has to correct.
	it.each([true, 'yes', 1, '={{ $json.make }}', 'perhaps'])(
		'is not where one may be made: %j',
		async (generatePassword) => {
			const { missing } = await mappingOf({}, { generatePassword });
			expect(missing).not.toContain('Password');
		},
	);
});
