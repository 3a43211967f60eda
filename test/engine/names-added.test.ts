import type { IDataObject } from 'n8n-workflow';

import type { Endpoint } from '../sandbox';
import { ERROR_OUTPUT, refused, TELEPHONY } from './cases';
import { locator } from './fields/people';
import { Bench, hires } from './fixture';

/** A name that was added at the vendor a moment ago, while the process still holds the list from before. */

type Brand = (typeof TELEPHONY)[number];

interface Named {
	list: Extract<Endpoint, 'departments' | 'numbers' | 'timegroups' | 'users'>;
	/** The parameters that take the name from the item. */
	parameters: IDataObject;
	/** In `Map Automatically`: the input's field, and what the operator lists for it. */
	field: string;
	access?: string;
	/** The name that is new; another one is in both lists. */
	added: string;
	known: string;
}

const NAMED: Named[] = [
	{
		...{ list: 'users', field: 'user_role', access: 'userRole' },
		parameters: { userRole: locator('id', '={{ $json.given }}') },
		added: 'Supervisor',
		known: 'Quality',
	},
	{
		...{ list: 'numbers', field: 'caller_id', access: 'callerIds' },
		parameters: { callerIds: '={{ $json.given }}' },
		added: 'Line 30',
		known: 'Line 1',
	},
	{
		...{ list: 'departments', field: 'department' },
		parameters: { additionalFields: { departments: '={{ $json.given }}' } },
		added: 'Field Service',
		known: 'Sales',
	},
	{
		...{ list: 'timegroups', field: 'time_group' },
		parameters: { additionalFields: { timeGroup: locator('id', '={{ $json.given }}') } },
		added: 'Night Shift',
		known: 'Day Shift',
	},
];

const cases = TELEPHONY.flatMap((vendor) =>
	NAMED.map((named) => [vendor, named.list, named] as const),
);

/** The list as it was before: the last entry, which has the added name, is not in it yet. */
function before(bench: Bench, vendor: Brand, { list }: Named): void {
	const { fixture, users } = bench.sandbox[vendor];
	const lists = {
		numbers: fixture.numbers.slice(0, -1),
		departments: fixture.departments.slice(0, -1),
		timegroups: fixture.timeGroups.slice(0, -1),
		users: {
			has_more: false,
			count: 1,
			last_seen_id: Number(users[0]?.id),
			data: [{ id: Number(users[0]?.id), login_id: users[0]?.login, user_role: fixture.roles[0] }],
		},
	};
	bench.standIn(vendor).faults.plan = [
		{ on: list, kind: 'answer', status: 200, body: lists[list] },
	];
}

async function onListBefore(
	[vendor, , named]: (typeof cases)[number],
	test: (
		run: (names: string[], more?: IDataObject) => ReturnType<Bench['run']>,
		bench: Bench,
	) => Promise<void>,
): Promise<void> {
	const bench = await Bench.open();
	let people = 0;
	try {
		before(bench, vendor, named);
		const run = async (names: string[], more: IDataObject = named.parameters) => {
			const items = hires(names.length, people).map((hire, at) => ({ ...hire, given: names[at] }));
			people += names.length;
			return await bench.run(vendor, items, { parameters: more, node: ERROR_OUTPUT });
		};
		expect(refused(await run([named.known]))).toEqual([]);
		await test(run, bench);
	} finally {
		await bench.close();
	}
}

describe('a name that was added at the vendor a moment ago', () => {
	it.concurrent.each(cases)('%s, %s: is found in the next run', async (...on) => {
		const [vendor, list, named] = on;
		await onListBefore(on, async (run, bench) => {
			bench.standIn(vendor).faults.plan = [];
			const name = named.added;
			const asked = bench.standIn(vendor).count(list);
			// Several who need it: the list is read once more, and not for each of them.
			expect(refused(await run([name, name, name]))).toEqual([]);
			expect(bench.standIn(vendor).created).toHaveLength(4);
			const pages = list === 'users' ? 1 : 0;
			expect(bench.standIn(vendor).count(list) - asked).toBeLessThanOrEqual(1 + pages);
		});
	});

	it.concurrent.each(cases)('%s, %s: that is not there then either is refused', async (...on) => {
		const [vendor, list] = on;
		await onListBefore(on, async (run, bench) => {
			const asked = bench.standIn(vendor).count(list);
			const items = refused(await run(['Nowhere', 'Nowhere Else', 'Nowhere']));
			expect(items.map(({ details }) => details.outcome)).toEqual(Array(3).fill('refused'));
			expect(items.map(({ details }) => details.reason)).toEqual(Array(3).fill('notValid'));
			const more = bench.standIn(vendor).count(list) - asked;
			expect(more).toBeGreaterThanOrEqual(1);
			// The user list is read as a precaution too, but never for an item that is refused.
			expect(more).toBeLessThanOrEqual(1);
		});
	});

	it.concurrent.each(cases)('%s, %s: an id or a known name reads no list anew', async (...on) => {
		const [vendor, list, named] = on;
		await onListBefore(on, async (run, bench) => {
			const asked = bench.standIn(vendor).count(list);
			expect(refused(await run([named.known]))).toEqual([]);
			expect(bench.standIn(vendor).count(list) - asked).toBe(0);
		});
	});

	it.concurrent.each(cases)('%s, %s: is found by Map Automatically too', async (...on) => {
		const [vendor, , named] = on;
		await onListBefore(on, async (_run, bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [];
			const { roles, numbers } = bench.sandbox[vendor].fixture;
			const all: IDataObject = {
				...{ createAgent: true, createWebLogin: true, status: true },
				userRole: locator('id', String(roles[0]?.id)),
				callerIds: [String(numbers[0]?.id)],
			};
			const fixedValues = Object.fromEntries(
				Object.entries(all).filter(([parameter]) => parameter !== named.access),
			) as IDataObject;
			const [hire] = hires(1, 50);
			const { first, last, login, ...others } = hire ?? {};
			const item = { ...others, name: `${first} ${last}`, login_id: login };
			const parameters = {
				mappingMode: 'autoMap',
				fixedValues,
				inputAccessFields: named.access ? [named.access] : [],
			};
			const items = [{ ...item, [named.field]: named.added }];
			const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
			expect(refused(run)).toEqual([]);
			expect(standIn.created).toHaveLength(2);
		});
	});
});
