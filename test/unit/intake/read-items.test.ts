import type { IDataObject } from 'n8n-workflow';

import type { LoadedList } from '../../../nodes/CreateUser/account/lists';
import { checkFor } from '../../../nodes/CreateUser/intake/check';
import { readItems, type Intake } from '../../../nodes/CreateUser/intake/read-items';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';

const acefone = vendorNamed('acefone')!;

type Row = Record<string, unknown>;

const ROW: Row = {
	name: 'Asha Rao',
	number: '919876543210',
	createAgent: true,
	email: 'asha@example.com',
	loginId: 'asha.rao',
	userRole: '7',
	password: 'Kx7-mQ2!',
	status: true,
	callerIds: ['5'],
};

/** Reads rows of values as if they had come from the parameters. */
async function read(rows: Row[], change: Partial<Intake> = {}) {
	const asked: string[] = [];
	const intake: Intake = {
		vendor: acefone,
		check: checkFor(acefone, { timeZone: 'Asia/Kolkata', options: { sendListsAs: 'name' } }),
		inputs: rows.map((_, at) => ({ json: { row_number: at + 2 } })),
		read: (item) => {
			const { fault, generatePassword, ...values } = rows[item] ?? {};
			if (fault) throw new Error(String(fault));
			return { values, generatePassword, refusals: [] };
		},
		passwords: async () => (login) => `generated for ${login}`,
		list: async (name, isNew): Promise<LoadedList> => {
			asked.push(isNew ? `${name}, new` : name);
			const role = { id: '9', name: 'Quality' };
			return { entries: isNew ? [role, { id: '10', name: 'New' }] : [role] };
		},
		breathe: async () => undefined,
		originOf: () => 'anywhere',
		...change,
	};
	return { ...(await readItems(intake)), asked };
}

describe('an item', () => {
	it('is ready to be sent, with its row and login', async () => {
		const { items, asked } = await read([ROW]);
		expect(items).toMatchObject([
			{ kind: 'ready', item: 0, row: 2, login: 'asha.rao', user: { body: { user_role: 7 } } },
		]);
		expect(items).toMatchObject([{ password: undefined }]);
		expect(asked).toEqual([]);
	});

	it('that can’t be read is one refusal, and the others go on', async () => {
		const { items } = await read([{ ...ROW, fault: 'no such column' }, ROW]);
		expect(items).toMatchObject([
			{
				kind: 'refused',
				refusals: [{ field: 'This item', reason: "can't be read: no such column." }],
			},
			{ kind: 'ready' },
		]);
	});

	it('is refused for a value that could not be read, once for each field', async () => {
		const unread = { field: 'Name', reason: "can't be read: no such column" };
		const { items } = await read([{ ...ROW, name: '', email: 'none' }], {
			read: () => ({
				values: { ...ROW, name: '', email: 'none' },
				generatePassword: false,
				refusals: [unread],
			}),
		});
		expect(items).toMatchObject([
			{
				kind: 'refused',
				refusals: [
					unread,
					{ field: 'Email', reason: 'is "none", which is not an e-mail address.' },
				],
			},
		]);
	});

	it('that has nothing but the NaN of every item holds nobody', async () => {
		const { items, empty } = await read([{ ...ROW, number: NaN }, { number: NaN }]);
		expect(items.map(({ item }) => item)).toEqual([0]);
		expect(empty.map(({ item }) => item)).toEqual([1]);
	});

	it('that is too long for any field is named by its beginning', async () => {
		const { items } = await read([{ ...ROW, loginId: 'x'.repeat(20_000) }]);
		expect(items[0]).toMatchObject({ kind: 'refused', login: `${'x'.repeat(59)}…` });
	});

	it.each([true, 'true', ' TRUE ', 'yes', 'on', '1', 1])(
		'gets a password by %j, whatever its own is',
		async (generatePassword) => {
			const { items } = await read([{ ...ROW, generatePassword }]);
			const password = 'generated for asha.rao';
			expect(items).toMatchObject([{ kind: 'ready', password, user: { body: { password } } }]);
		},
	);

	it.each([undefined, null, '', false, 'false', 'no', 0])(
		'keeps its own password by %j',
		async (generatePassword) => {
			const { items } = await read([{ ...ROW, generatePassword }]);
			expect(items).toMatchObject([{ kind: 'ready', user: { body: { password: 'Kx7-mQ2!' } } }]);
		},
	);

	it.each(['perhaps', 2, {}])('is refused by %j, which is neither', async (generatePassword) => {
		const { items } = await read([{ ...ROW, generatePassword }]);
		const refusals = [{ field: 'Generate Password', reason: expect.stringMatching(/^is /) }];
		expect(items).toMatchObject([{ kind: 'refused', refusals }]);
	});

	it('goes by its login without a spreadsheet’s text mark, also in what is generated', async () => {
		const row = { ...ROW, generatePassword: true };
		const { items } = await read([{ ...row, loginId: "'asha.rao" }, row]);
		expect(items).toMatchObject([
			{ kind: 'ready', login: 'asha.rao', password: 'generated for asha.rao' },
			{ kind: 'repeat', of: 0 },
		]);
	});

	it.each<[unknown, number | string | undefined]>([
		[7, 7],
		['7', '7'],
		['', undefined],
		[' \u200B', undefined],
		['x'.repeat(100_000), `${'x'.repeat(59)}…`],
		[{}, undefined],
	])('has a row, if its number says something: %#', async (row_number, row) => {
		const { items } = await read([ROW], { inputs: [{ json: { row_number } as IDataObject }] });
		expect(items[0]?.row).toBe(row);
	});

	it('gives way to others, also while it is read', async () => {
		const breathe = jest.fn(async () => undefined);
		await read([ROW, { ...ROW, loginId: 'b' }], { breathe });
		expect(breathe.mock.calls.length).toBeGreaterThanOrEqual(6);
	});
});

describe('a name', () => {
	it('is looked up, once for all items', async () => {
		const rows = ['a', 'b'].map((loginId) => ({ ...ROW, loginId, userRole: 'quality' }));
		const { items, asked } = await read(rows);
		expect(items).toMatchObject(Array(2).fill({ kind: 'ready', user: { body: { user_role: 9 } } }));
		expect(asked).toEqual(['roles']);
	});

	it('that is not found is looked for in a list that is not older than the run', async () => {
		const { items, asked } = await read([{ ...ROW, userRole: 'New' }]);
		expect(items).toMatchObject([{ kind: 'ready', user: { body: { user_role: 10 } } }]);
		expect(asked).toEqual(['roles', 'roles, new']);
	});

	it('that is in neither is refused', async () => {
		const { items } = await read([{ ...ROW, userRole: 'Boss' }]);
		expect(items).toMatchObject([{ kind: 'refused', refusals: [{ field: 'User Role' }] }]);
	});
});

describe('an item that holds nobody', () => {
	const NOBODY = { ...ROW, loginId: '', name: ' ', number: null, email: '\u200B', password: '' };

	it('is left out, and the others keep their numbers', async () => {
		const late = { ...ROW, loginId: 'b', userRole: 'New' };
		const { items, empty, asked } = await read([NOBODY, ROW, NOBODY, late, ROW]);
		expect(items).toMatchObject([
			{ kind: 'ready', item: 1, row: 3 },
			{ kind: 'ready', item: 3, row: 5, user: { body: { user_role: 10 } } },
			{ kind: 'repeat', item: 4, row: 6, of: 1 },
		]);
		expect(empty).toEqual([
			{ item: 0, row: 2, login: '' },
			{ item: 2, row: 4, login: '' },
		]);
		expect(asked).toEqual(['roles', 'roles, new']);
	});

	it('asks for no list', async () => {
		const { asked } = await read([ROW, { ...NOBODY, userRole: 'Quality' }]);
		expect(asked).toEqual([]);
	});

	it.each([
		['a value that could not be read', { fault: 'no such column' }],
		['a login', { loginId: 'asha' }],
		['a password', { password: 'x' }],
		['a number', { number: 0 }],
	])('is none with %s', async (_what, change) => {
		const { items, empty } = await read([ROW, { ...NOBODY, ...change }]);
		expect(items).toHaveLength(2);
		expect(empty).toEqual([]);
	});

	it('may have what every item has, where another item is somebody', async () => {
		const same = { name: 'New hire', password: 'x' };
		const { empty } = await read([
			{ ...ROW, ...same },
			{ ...NOBODY, ...same },
		]);
		expect(empty).toMatchObject([{ item: 1 }]);
		const none = await read([
			{ ...NOBODY, ...same },
			{ ...NOBODY, ...same },
		]);
		expect(none.empty).toEqual([]);
	});

	it('says what it would take', async () => {
		const { labels } = await read([{ ...NOBODY, name: 'Front Desk' }], {
			originOf: ({ is }) => (is === 'name' ? 'everyone' : 'anywhere'),
		});
		expect(labels).toEqual(['Mobile Number', 'Email', 'Login ID', 'Password']);
		const generated = await read([{ ...NOBODY, generatePassword: true }]);
		expect(generated.labels).toEqual(['Name', 'Mobile Number', 'Email', 'Login ID']);
	});
});

describe('the same login twice', () => {
	it('is one user where all else is the same, however the login is written', async () => {
		const { items } = await read([ROW, { ...ROW, loginId: ' Asha.RAO ' }, ROW]);
		expect(items.map(({ kind }) => kind)).toEqual(['ready', 'repeat', 'repeat']);
		expect(items[2]).toMatchObject({ item: 2, of: 0 });
	});

	it.each([
		['a name', { name: 'Asha Rai' }],
		['a password', { password: 'another-1' }],
		['a role', { userRole: '8' }],
	])('is a refusal where it differs in %s, which names the first', async (_what, change) => {
		const { items } = await read([ROW, { ...ROW, ...change }]);
		expect(items[1]).toMatchObject({
			kind: 'refused',
			refusals: [
				{
					field: 'Login ID',
					reason: 'is the same as in [item 0], row 2, but the other fields differ.',
				},
			],
		});
	});

	it('counts only where the first can be sent', async () => {
		const { items } = await read([{ ...ROW, email: 'none' }, ROW]);
		expect(items.map(({ kind }) => kind)).toEqual(['refused', 'ready']);
	});
});
