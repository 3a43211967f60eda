import { Mapping, person, subscriber } from './fields/mapping';

let mapping: Mapping;

beforeAll(async () => {
	mapping = await Mapping.open();
});
afterAll(async () => await mapping.bench.close());

describe('what decides the rights of a user', () => {
	const payload = () => {
		const { roles, numbers } = mapping.fixture;
		return {
			user_role: roles[2]?.id ?? null,
			caller_id: String(numbers[9]?.id),
			user_for_cdr: { type: 'all', value: null },
		};
	};

	it('is not taken from the input', async () => {
		const { roles, numbers } = mapping.fixture;
		const { bodies } = await mapping.map([person(payload())]);
		expect(bodies).toMatchObject([
			{ user_role: roles[0]?.id, caller_id: [Number(numbers[0]?.id)] },
		]);
		expect(bodies[0]).not.toHaveProperty('user_for_cdr');
	});

	it('is not taken where the screen has no value either', async () => {
		const { said, creates } = await mapping.map([person(payload())], {
			fixedValues: { createAgent: true, status: true },
		});
		expect(said).toContain(
			"No field of the input is named like 'User Role' and 'Caller ID Names or IDs'",
		);
		expect(said).toContain(
			"The input has a value for 'User Role', 'Caller ID Names or IDs', but it decides what a user may do, so it is only taken from the input when 'Access Fields to Take From Input' says so.",
		);
		expect(creates).toEqual([]);
	});

	it('is taken where the operator lists it, and that alone', async () => {
		const { roles, numbers } = mapping.fixture;
		const { userRole: _role, ...values } = mapping.fixed('servetel');
		const { bodies } = await mapping.map([person(payload())], {
			fixedValues: values,
			inputAccessFields: ['userRole'],
		});
		expect(bodies).toMatchObject([
			{ user_role: roles[2]?.id, caller_id: [Number(numbers[0]?.id)] },
		]);
		expect(bodies[0]).not.toHaveProperty('user_for_cdr');
	});

	it('stays as the screen has it even where the operator lists it', async () => {
		const { roles } = mapping.fixture;
		const all = ['userRole', 'callerIds', 'userForCdr'];
		const { bodies } = await mapping.map([person(payload())], { inputAccessFields: all });
		expect(bodies).toMatchObject([
			{ user_role: roles[0]?.id, user_for_cdr: { type: 'all', value: null } },
		]);
	});

	it.each([
		{ user_template_identifier: { name: 'Supervisor' } },
		{ user_template_name: 'Supervisor' },
		{ 'User Template': 'Supervisor' },
	])('is the template at CRM.COM: %j', async (more) => {
		const kept = await mapping.map([subscriber(more)], {}, 'crmcom');
		expect(kept.bodies).toMatchObject([
			{ user_template_identifier: { name: 'Call Centre Agent' } },
		]);
		const listed = { fixedValues: {}, inputAccessFields: ['userTemplate'] };
		const taken = await mapping.map([subscriber(more)], listed, 'crmcom');
		expect(taken.bodies).toMatchObject([{ user_template_identifier: { name: 'Supervisor' } }]);
	});
});

describe('the template in two columns', () => {
	const listed = { fixedValues: {}, inputAccessFields: ['userTemplate'] };
	const id = '2C8E3A5B7D9F1B2C4D6E8FA01B3C5D7E';

	it('is refused where both have a value', async () => {
		const both = { user_template_id: id, user_template_name: 'Supervisor' };
		const { said, creates } = await mapping.map([subscriber(both)], listed, 'crmcom');
		expect(said).toContain(
			"'User Template' is given by id and name. CRM.COM takes exactly one of name and ID",
		);
		expect(creates).toEqual([]);
	});

	it.each([
		['user_template_identifier', 'user_template_id', { user_template_identifier: 'Supervisor' }],
		['user_template_id', 'User Template', { 'User Template': 'Supervisor' }],
		['user_template_id', 'User Template ID', { 'User Template ID': 'another' }],
	])('is refused for %s beside %s', async (first, second, more) => {
		const item = subscriber({ user_template_id: id, ...more });
		const ordered = first === 'user_template_id' ? item : { ...more, ...item };
		const { said, creates } = await mapping.map([ordered], listed, 'crmcom');
		expect(said).toContain(
			`'User Template' has two values, in the input fields '${first}' and '${second}'. Remove one of them`,
		);
		expect(creates).toEqual([]);
	});

	it('is taken from the one that has a value, item by item', async () => {
		const { bodies } = await mapping.map(
			[
				subscriber({ user_template_id: ` ${id} `, user_template_name: '' }),
				subscriber({ user_template_id: ' ', user_template_name: ' Supervisor\u00A0' }),
			],
			listed,
			'crmcom',
		);
		expect(bodies.map((body) => body.user_template_identifier)).toEqual([
			{ id },
			{ name: 'Supervisor' },
		]);
	});
});
