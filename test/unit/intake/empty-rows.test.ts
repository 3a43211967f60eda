import type { IDataObject } from 'n8n-workflow';

import { EmptyRows } from '../../../nodes/CreateUser/intake/empty-rows';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';

/** True for an input of which nothing but an expression's leftover tells who it is. */
function isNobody(json: IDataObject): boolean {
	const rows = new EmptyRows(vendorNamed('acefone')!, () => 'item');
	const values = { email: 'none@example.com' };
	rows.note(0, { json }, { values, generatePassword: false, refusals: [] }, false);
	return rows.isEmpty(0);
}

describe('a row with nothing in it', () => {
	it.each<IDataObject>([
		{},
		{ row_number: 7, login: ' \u200B', active: false, ticked: true },
		{ list: [], deep: { list: [null, [{ text: '' }]] } },
	])('is %j', (json) => {
		expect(isNobody(json)).toBe(true);
	});

	it.each<IDataObject>([{ note: 'x' }, { count: 0 }, { deep: { list: [null, [{ text: 'x' }]] } }])(
		'is not %j',
		(json) => {
			expect(isNobody(json)).toBe(false);
		},
	);
});

describe('an object in a field that nobody uses', () => {
	it('may hold itself', () => {
		const self: IDataObject = {};
		self.self = self;
		expect(isNobody({ self })).toBe(true);
		expect(isNobody({ self, note: 'x' })).toBe(false);
	});

	it('may be nested 20,000 levels deep', () => {
		const deepOf = (inside: string) =>
			JSON.parse(`${'['.repeat(20_000)}${inside}${']'.repeat(20_000)}`) as IDataObject;
		expect(isNobody({ deep: deepOf('') })).toBe(true);
		expect(isNobody({ deep: deepOf('"x"') })).toBe(false);
	});

	it('is looked at once, however often it is there', () => {
		let looks = 0;
		const end = Object.defineProperty({}, 'note', {
			enumerable: true,
			get: () => (looks++, ''),
		});
		let data: IDataObject = end;
		for (let level = 0; level < 10; level++) data = { a: data, b: data };
		expect(isNobody({ data })).toBe(true);
		expect(looks).toBe(1);
	});
});

describe('what an expression makes of a row without a person', () => {
	const isNobodyWith = (values: Record<string, unknown>) => {
		const rows = new EmptyRows(vendorNamed('acefone')!, () => 'item');
		const someone = { loginId: 'asha', number: '+919876543210' };
		const note = (item: number, given: Record<string, unknown>) => {
			const reading = { values: given, generatePassword: false, refusals: [] };
			rows.note(item, { json: { role: 'Agent' } }, reading, false);
		};
		note(0, someone);
		note(1, values);
		return rows.isEmpty(1);
	};

	it.each([
		{ number: '+91' },
		{ number: ' (+91) ' },
		{ email: '@example.com', number: '+' },
		{ loginId: '.', email: '.@example.com' },
		{ loginId: [], email: [''], name: ['.'] },
		{ loginId: ' _ ', email: '_@example.com', name: ' . ' },
		{ loginId: '-@example.com', email: ' .@example.com' },
	])('is nothing: %j', (values) => expect(isNobodyWith(values)).toBe(true));

	it.each([
		{ number: '+91 98765' },
		{ number: '91' },
		{ name: '+91' },
		{ loginId: '-' },
		{ email: '.rao@example.com' },
		{ loginId: '.', name: 'Asha' },
	])('is somebody where there is more: %j', (values) => expect(isNobodyWith(values)).toBe(false));
});

describe('what no item has anything for', () => {
	const PEOPLE = ['Name', 'Mobile Number', 'Email', 'Login ID', 'Password'];
	const labelsOf = (values: Record<string, unknown>, origin: 'everyone' | 'item') => {
		const rows = new EmptyRows(vendorNamed('acefone')!, () => origin);
		rows.note(0, { json: {} }, { values, generatePassword: false, refusals: [] }, false);
		return rows.labels();
	};

	it('is what the items themselves should have', () => {
		expect(labelsOf({}, 'item')).toEqual(PEOPLE);
	});

	it('is also what the operator left empty for all of them, and not what is set', () => {
		expect(labelsOf({ name: ' ', number: null, password: '' }, 'everyone')).toEqual(PEOPLE);
		expect(labelsOf({ name: 'Front Desk' }, 'everyone')).toEqual(PEOPLE.slice(1));
	});
});
