import type { LoadedList } from '../../../nodes/CreateUser/account/lists';
import { findEntry, ItemFinder } from '../../../nodes/CreateUser/intake/names';
import { referenceOf } from '../../../nodes/CreateUser/values/list';
import { folded } from '../../../nodes/CreateUser/vendors/comparing';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';

const words = { one: 'role', many: 'roles', vendor: 'Servetel', hint: 'Or give its ID.' };
const list: LoadedList = {
	entries: [
		{ id: '1', name: 'Quality' },
		{ id: '2', name: 'Team Lead' },
		{ id: '3', name: 'team  lead' },
		{ id: '4', name: 'Café', also: ['Front desk', '918065'] },
		{ id: '5', name: 'Işık' },
	],
};

const find = (text: string, from: LoadedList | undefined = list) =>
	findEntry(referenceOf(text), from, words);

describe('names are compared', () => {
	it.each([
		['Quality', '1'],
		['qUALITY', '1'],
		['CAFÉ', '4'],
		['Cafe\u0301', '4'],
		['Front   Desk', '4'],
		['IŞIK', '5'],
	])('%s is entry %s', (name, id) => {
		expect(find(name)).toMatchObject({ entry: { id } });
	});

	it('without case, double spaces and the way an accent is written', () => {
		expect(folded('  JOSE\u0301   García ')).toBe('josé garcía');
	});
});

describe('a number', () => {
	it('is an id, with the name that the list has for it', () => {
		expect(find('1')).toEqual({ entry: { id: '1', name: 'Quality' } });
	});

	it.each<[string, LoadedList | undefined]>([
		['is not in the list', list],
		['cannot be looked up', { failed: 'HTTP status 500' }],
		['needs no list', undefined],
	])('is taken when it %s', (_why, from) => {
		expect(findEntry(referenceOf('99'), from, words)).toEqual({ entry: { id: '99', name: '99' } });
	});
});

describe('an id with letters', () => {
	const groups: LoadedList = {
		entries: [
			{ id: 'tg-12', name: 'Evening Shift' },
			{ id: 'tg-13', name: 'Evening Shift' },
			{ id: 'tg-14', name: 'tg-12' },
		],
	};

	it('is found, as it is chosen from a list, or where two entries have one name', () => {
		expect(find('tg-13', groups)).toEqual({ entry: groups.entries[1] });
	});

	it('gives way to a name', () => {
		expect(find('tg-12', groups)).toEqual({ entry: groups.entries[2] });
	});
});

describe('a name is refused', () => {
	it('when there is none such, with those that there are', () => {
		expect(find('Boss')).toEqual({
			reason:
				'is "Boss", which is no role at Servetel. Roles found: Café, Işık, Quality, Team Lead, team  lead. Or give its ID.',
		});
	});

	it('when several have it, with their ids', () => {
		expect(find('TEAM LEAD')).toEqual({
			reason:
				'is "TEAM LEAD", and 2 roles at Servetel go by this name (IDs 2, 3). Give the ID instead.',
		});
	});

	it('when very many have it, with ten of their ids', () => {
		const entries = Array.from({ length: 3000 }, (_, at) => ({ id: String(at), name: 'Boss' }));
		expect(find('Boss', { entries })).toEqual({
			reason:
				'is "Boss", and 3000 roles at Servetel go by this name (IDs 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2990 more). Give the ID instead.',
		});
	});

	it('when the list could not be loaded, with the cause', () => {
		expect(find('Quality', { failed: 'Servetel says: No.' })).toEqual({
			reason:
				'is "Quality", a name that can\'t be looked up, because the roles can\'t be loaded (Servetel says: No.). Give the ID instead.',
		});
	});

	it('with twenty names at most', () => {
		const entries = Array.from({ length: 23 }, (_, at) => ({
			id: String(at),
			name: `Role ${String(at).padStart(2, '0')}`,
		}));
		const { reason } = find('Boss', { entries }) as { reason: string };
		expect(reason).toContain('Role 19 and 3 more');
		expect(reason).not.toContain('Role 20');
	});

	it('in words when the list is empty', () => {
		expect(find('Boss', { entries: [] })).toMatchObject({
			reason: expect.stringContaining('Roles found: none.'),
		});
	});
});

describe('thousands of names that there are not', () => {
	const refusedIn = (counts: Record<string, number>) => {
		const finder = new ItemFinder(vendorNamed('servetel')!, { roles: list });
		for (const [field, count] of Object.entries(counts)) {
			finder.field = field;
			for (let at = 0; at < count; at++) finder.entry('roles', referenceOf(`Boss ${at}`));
		}
		return finder.refusals.map(({ field, reason }) => [field, reason.split(',')[0]]);
	};
	const first = (field: string, count: number) =>
		Array.from({ length: count }, (_, at) => [field, `is "Boss ${at}"`]);

	it('are refused one by one up to ten in a field, and counted from there on', () => {
		expect(refusedIn({ Roles: 5000, Groups: 11, Agents: 10 })).toEqual([
			...[...first('Roles', 10), ['Roles', 'has 4990 more entries that are refused.']],
			...[...first('Groups', 10), ['Groups', 'has 1 more entry that is refused.']],
			...first('Agents', 10),
		]);
	});
});
