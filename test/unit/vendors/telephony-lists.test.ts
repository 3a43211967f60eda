import { checkFor } from '../../../nodes/CreateUser/intake/check';
import type { LoadedLists } from '../../../nodes/CreateUser/intake/names';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { answer } from '../answer';

const PERSON = {
	...{ name: 'Asha Rao', number: '919876543210', email: 'asha@example.com', loginId: 'asha' },
	...{ password: 'Kx7-mQ2!', userRole: '7', callerIds: '11', createAgent: true, status: true },
};

const LISTS: LoadedLists = {
	numbers: { entries: [{ id: '11', name: '+918065551200', also: ['Front desk', '918065551200'] }] },
	departments: { entries: [{ id: '21', name: 'Sales' }] },
	timeGroups: { entries: [{ id: '31', name: 'Night Shift' }] },
};

/** The lists that are asked for and what is sent of an item with these values. */
function checked(values: object, sendListsAs = 'name') {
	const check = checkFor(vendorNamed('servetel')!, { timeZone: 'UTC', options: { sendListsAs } });
	const { needs, resolve } = check({ ...PERSON, ...values });
	const resolved = resolve(Object.fromEntries(needs.map((name) => [name, LISTS[name]!])));
	return { needs, body: 'user' in resolved ? resolved.user.body : resolved };
}

it('a caller ID is sent once, however often and by whatever it is given', () => {
	const { body } = checked({ callerIds: '11, Front desk, +918065551200, 11' });
	expect(body).toMatchObject({ caller_id: [11] });
});

it('a department is sent once, by name and by id', () => {
	const values = { departments: 'Sales, 21, sales' };
	expect(checked(values).body).toMatchObject({ department: ['Sales'] });
	expect(checked(values, 'id').body).toMatchObject({ department: ['21'] });
});

it('a time group that is given by id is sent by the name that its list has', () => {
	expect(checked({ timeGroup: '31' })).toMatchObject({
		needs: ['timeGroups'],
		body: { time_group: 'Night Shift' },
	});
	expect(checked({ timeGroup: '31' }, 'id')).toMatchObject({
		needs: [],
		body: { time_group: '31' },
	});
});

it('names that a list has escaped for HTML are those that they stand for', () => {
	const { departments } = vendorNamed('servetel')!.lists;
	if (departments?.from !== 'pages') throw new Error('No list of its own');
	const data = [{ id: 21, name: 'R&amp;D' }];
	expect(departments.pages.page.read(answer(200, { data }), undefined)).toMatchObject({
		value: { entries: [{ id: '21', name: 'R&D' }] },
	});
});

it('names and phone numbers that a list has as numbers are found like texts', () => {
	const { departments, numbers } = vendorNamed('servetel')!.lists;
	if (departments?.from !== 'pages' || numbers?.from !== 'pages') throw new Error('No lists');
	const line = { id: 11, did: 918065551200, alias: 8065551200, name: 'Front desk' };
	expect(numbers.pages.page.read(answer(200, [line]), undefined)).toMatchObject({
		value: {
			entries: [
				{
					...{ id: '11', name: '918065551200', description: '8065551200' },
					also: expect.arrayContaining(['8065551200', 'Front desk']) as unknown,
				},
			],
		},
	});
	expect(
		departments.pages.page.read(answer(200, [{ id: 21, name: 2024 }]), undefined),
	).toMatchObject({ value: { entries: [{ id: '21', name: '2024' }] } });
});
