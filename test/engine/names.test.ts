import { locator, People } from './fields/people';

let people: People;

beforeEach(async () => {
	people = await People.open();
});
afterEach(async () => await people.close());

const byRole = { userRole: locator('id', '={{ $json.role }}') };
const byCaller = { callerIds: '={{ $json.line }}' };
const failing = (...on: Array<'users' | 'numbers' | 'departments' | 'timegroups'>) => [
	{ kind: 'status500' as const, on },
];

describe('a role', () => {
	it('is found by name on the last page, without regard to case and spaces', async () => {
		const { fixture } = people.servetel;
		const { bodies } = await people.create(byRole, [{ role: ' sUPERVISOR\u00A0' }]);
		expect(bodies).toMatchObject([{ user_role: fixture.roles.at(-1)?.id }]);
		expect(people.asked()).toMatchObject({ users: 3 });
	});

	it('that nobody has is refused with those that there are', async () => {
		const { said } = await people.create(byRole, [{ role: 'Boss' }]);
		expect(said).toContain(
			'\'User Role\' is "Boss", which is no role at Servetel. Roles found: Admin New, Agent, Quality, Supervisor, Team Lead. A role that no user has yet is not among them: give its ID.',
		);
		expect(people.servetel.created).toEqual([]);
	});

	it('that two have is refused with their ids', async () => {
		const ids = people.servetel.fixture.roles.filter(({ name }) => name === 'Team Lead');
		const { said } = await people.create(byRole, [{ role: 'team lead' }]);
		expect(said).toContain(
			`'User Role' is "team lead", and 2 roles at Servetel go by this name (IDs ${ids.map(({ id }) => id).join(', ')}). Give the ID instead.`,
		);
	});

	it.each([
		['a number', (id: number) => byRoleOf(locator('id', id))],
		['the text of a number', (id: number) => byRoleOf(locator('id', ` ${id} `))],
		['chosen from the list', (id: number) => byRoleOf(locator('list', String(id)))],
		[
			'an address',
			(id: number) => byRoleOf(locator('url', `https://panel.example/roles/${id}/edit`)),
		],
		['a plain expression', (id: number) => ({ userRole: `={{ ${id} }}` })],
	])('given as %s needs no list', async (_how, parameters) => {
		const id = Number(people.servetel.fixture.roles[4]?.id);
		people.servetel.faults.plan = failing('users', 'numbers');
		const { bodies, run } = await people.create(parameters(id));
		expect(run.error).toBeUndefined();
		expect(bodies).toMatchObject([{ user_role: id }]);
		// The user list is asked for as a precaution, and can't be had either.
		expect(people.asked()).toMatchObject({ numbers: 0 });
	});

	it('by name is refused in words while the list cannot be loaded', async () => {
		people.servetel.faults.plan = failing('users');
		const { said } = await people.create(byRole, [{ role: 'Quality' }]);
		expect(said).toContain(
			"'User Role' is \"Quality\", a name that can't be looked up, because the roles can't be loaded (Servetel says: Something went wrong). Give the ID instead.",
		);
		expect(people.servetel.count('create')).toBe(0);
	});
});

const byRoleOf = (userRole: unknown) => ({ userRole }) as { userRole: ReturnType<typeof locator> };

describe('a caller id', () => {
	it.each([
		['its phone number', (did: string) => did],
		['its phone number without the plus', (did: string) => did.slice(1)],
		['its phone number as a number', (did: string) => Number(did)],
		['its name in small letters', () => 'line 6'],
	])('is found by %s', async (_how, caller) => {
		const sixth = people.servetel.fixture.numbers[5];
		const { bodies } = await people.create(byCaller, [{ line: caller(String(sixth?.did)) }]);
		expect(bodies).toMatchObject([{ caller_id: [Number(sixth?.id)] }]);
		expect(people.asked()).toMatchObject({ numbers: 1 });
	});

	it('keeps the order given, ids and names side by side', async () => {
		const [first, , , , fifth, sixth] = people.servetel.fixture.numbers;
		const caller = `${sixth?.id}, Line 5; ${first?.did}`;
		const { bodies } = await people.create(byCaller, [{ line: caller }]);
		expect(bodies).toMatchObject([
			{ caller_id: [sixth, fifth, first].map((one) => Number(one?.id)) },
		]);
	});

	it('that two numbers go by is refused with their ids', async () => {
		const [, , third, fourth] = people.servetel.fixture.numbers;
		const { said } = await people.create(byCaller, [{ line: 'Front Desk' }]);
		expect(said).toContain(
			`'Caller ID Names or IDs' is "Front Desk", and 2 numbers at Servetel go by this name (IDs ${third?.id}, ${fourth?.id}). Give the ID instead.`,
		);
	});

	it('that is unknown is refused with twenty of those that there are', async () => {
		const { said } = await people.create(byCaller, [{ line: '+911234567890' }]);
		expect(said).toContain(
			'\'Caller ID Names or IDs\' is "+911234567890", which is no number at Servetel. Numbers found: +918065551200, +918065551201,',
		);
		expect(said).toContain('+918065551219 and 10 more.');
	});

	it('given as an id needs no list', async () => {
		people.servetel.faults.plan = failing('numbers');
		const ids = people.servetel.fixture.numbers.slice(0, 2).map(({ id }) => id);
		const { bodies } = await people.create(byCaller, [{ line: ids.join(',') }]);
		expect(bodies).toMatchObject([{ caller_id: ids.map(Number) }]);
		expect(people.asked()).toMatchObject({ numbers: 0 });
	});

	it('that is as long as a phone number is an id while the list cannot be loaded', async () => {
		people.servetel.faults.plan = failing('numbers');
		await people.create(byCaller, [{ line: '918065551200' }]);
		const create = people.servetel.requests.find(({ endpoint }) => endpoint === 'create');
		expect(create?.body).toMatchObject({ caller_id: [918065551200] });
	});
});

describe('departments and the time group', () => {
	const byGroups = (sendListsAs: string) => ({
		additionalFields: {
			departments: '={{ $json.departments }}',
			timeGroup: locator('id', '={{ $json.hours }}'),
		},
		options: { sendListsAs },
	});

	it.each([
		['name', ['Café Desk', 'Sales', 'Finance'], 'Night Shift'],
		['id', ['20549', '20546', '20547'], '20648'],
	])('are sent by %s, whatever was given', async (sendListsAs, department, group) => {
		const given = { departments: 'CAFÉ DESK, 20546, finance', hours: 'night shift' };
		const { bodies } = await people.create(byGroups(sendListsAs), [given]);
		expect(bodies).toMatchObject([{ department, time_group: group }]);
	});

	it('given as ids and sent as ids need no list', async () => {
		people.servetel.faults.plan = failing('departments', 'timegroups');
		const given = { departments: ['20546'], hours: '20646' };
		const { bodies } = await people.create(byGroups('id'), [given]);
		expect(bodies).toMatchObject([{ department: ['20546'], time_group: '20646' }]);
		expect(people.asked()).toMatchObject({ departments: 0, timegroups: 0 });
	});

	it('are sent as given while the lists cannot be loaded', async () => {
		people.servetel.faults.plan = failing('departments', 'timegroups');
		const given = { departments: 'Sales, 20547', hours: 'Day Shift' };
		const { bodies } = await people.create(byGroups('name'), [given]);
		expect(bodies).toMatchObject([{ department: ['Sales', '20547'], time_group: 'Day Shift' }]);
	});

	it('of another spelling are refused with those that there are', async () => {
		const { said } = await people.create(byGroups('name'), [
			{ departments: 'Sale', hours: 'Noon' },
		]);
		expect(said).toContain(
			'\'Department Names or IDs\' is "Sale", which is no department at Servetel. Departments found: Café Desk, Field Service, Finance, Sales, Support.',
		);
		expect(said).toContain(
			'\'Time Group\' is "Noon", which is no time group at Servetel. Time groups found: Day Shift, Evening Shift, Night Shift.',
		);
	});

	it.each([true, false])('are read from a list under data: %s', async (wrapped) => {
		Object.assign(people.servetel.settings, {
			numbersWrapped: wrapped,
			departmentsWrapped: wrapped,
			timegroupsWrapped: wrapped,
		});
		const given = { departments: 'sales', hours: 'day shift', line: 'Line 6' };
		const { bodies } = await people.create({ ...byGroups('name'), ...byCaller }, [given]);
		expect(bodies).toMatchObject([{ department: ['Sales'], time_group: 'Day Shift' }]);
	});
});

describe('an agent whose calls the user may see', () => {
	const bySelected = {
		additionalFields: {
			userForCdr: { access: { seeCallsOf: 'agents', agents: '={{ $json.who }}' } },
		},
	};

	it('is found by name, and an agent id is taken as it is', async () => {
		await people.create({ name: 'Zoe Only', additionalFields: {} });
		people.servetel.requests.length = 0;
		const { bodies } = await people.create(bySelected, [
			{ login: 'second', who: 'zoe only, 0502842370000' },
		]);
		const [zoe] = people.servetel.created;
		expect(zoe?.agentId).toBeDefined();
		expect(bodies[1]).toMatchObject({
			user_for_cdr: { type: 'agent', value: [zoe?.agentId, '0502842370000'] },
		});
	});

	it('that several agents could be is refused with their ids', async () => {
		const namesakes = people.servetel.users.filter(
			({ agentId, fields }) => agentId !== undefined && fields.name === 'Asha Rao',
		);
		expect(namesakes.length).toBeGreaterThan(1);
		const { said } = await people.create(bySelected, [{ who: 'Asha Rao' }]);
		expect(said).toContain(
			`'Call Records (CDR) Access' is "Asha Rao", and ${namesakes.length} agents at Servetel go by this name`,
		);
		expect(said).toContain(String(namesakes[0]?.agentId));
	});
});

describe('a list', () => {
	const byAll = {
		...byRole,
		...byCaller,
		additionalFields: { departments: '={{ $json.departments }}' },
	};
	const many = Array.from({ length: 12 }, (_, at) => ({
		role: 'quality',
		line: `Line ${5 + (at % 2)}`,
		departments: 'Sales',
	}));

	it('is loaded once for many items, and shared with the next run', async () => {
		const { run } = await people.create(byAll, many);
		expect(run.json('Create User')).toHaveLength(12);
		const once = { users: 3, numbers: 1, departments: 1, timegroups: 0 };
		expect(people.asked()).toEqual(once);

		const again = many.map((one, at) => ({ ...one, login: `second.${at}` }));
		const second = await people.create(byAll, again);
		expect(second.run.json('Create User')).toHaveLength(12);
		// The end of the user list, as a precaution: so many items are worth a page.
		expect(people.asked()).toEqual({ ...once, users: 4 });
	});

	it('that could not be loaded is asked for again by the next run', async () => {
		people.servetel.faults.plan = failing('numbers');
		await people.create(byCaller, [{ line: 'Line 6' }]);
		people.servetel.faults.plan = [];
		const { run } = await people.create(byCaller, [{ line: 'Line 6' }]);
		expect(run.json('Create User')).toMatchObject([{ action: 'created' }]);
	});

	it('holds a refused item back alone in Continue mode', async () => {
		const { run } = await people.create(byRole, [{ role: 'Quality' }, { role: 'Boss' }], {
			onError: 'continueErrorOutput',
		});
		expect(run.json('Create User')).toMatchObject([{ action: 'created', loginId: 'hire.0' }]);
		expect(run.json('Create User', 1)).toMatchObject([
			{ details: { outcome: 'refused', item: 1, fields: [{ field: 'User Role' }] } },
		]);
	});
});
