import { Mapping, newLogin, person } from './fields/mapping';

let mapping: Mapping;

beforeAll(async () => {
	mapping = await Mapping.open();
});
afterAll(async () => await mapping.bench.close());

describe('fields of the input', () => {
	it.each([
		[
			'the vendor’s keys',
			(login: string) => ({
				name: 'Asha',
				number: '1',
				email: 'a@b',
				login_id: login,
				password: 'x',
				department: 'Sales',
			}),
		],
		[
			'the labels',
			(login: string) => ({
				Name: 'Asha',
				'Mobile Number': '1',
				Email: 'a@b',
				'Login ID': login,
				Password: 'x',
				'Department Names or IDs': 'Sales',
			}),
		],
		[
			'the parameters',
			(login: string) => ({
				name: 'Asha',
				number: '1',
				email: 'a@b',
				loginId: login,
				password: 'x',
				departments: 'Sales',
			}),
		],
		[
			'any case and spacing',
			(login: string) => ({
				' NAME ': 'Asha',
				'mobile-number': '1',
				'E-MAIL': 'a@b',
				LOGIN_id: login,
				passWord: 'x',
				Department: 'Sales',
			}),
		],
		[
			'names with characters that nobody sees',
			(login: string) => ({
				'\u200Bname': 'Asha',
				'\uFEFFMobile Number': '1',
				'E\u00ADmail': 'a@b',
				'login_id\u2060': login,
				'pass\u200Dword': 'x',
				'\u200EDepartment': 'Sales',
			}),
		],
	])('are found by %s', async (_how, item) => {
		const login = newLogin();
		const { bodies, run } = await mapping.map([item(login)]);
		expect(run.error).toBeUndefined();
		expect(bodies).toMatchObject([
			{
				name: 'Asha',
				number: '1',
				email: 'a@b',
				login_id: login,
				password: 'x',
				department: ['Sales'],
			},
		]);
	});

	it('are told above the output: used, not used, and those of triggers not at all', async () => {
		const { run } = await mapping.map([
			person({
				...{ row_number: 7, submittedAt: 'now', formMode: 'test', formQueryParameters: {} },
				'Employee Code': 'E1',
			}),
		]);
		expect(run.hints('Create User')).toContain(
			'Input fields used: name, number, email, login_id, password. Not used: Employee Code.',
		);
	});

	it('may be there in some items only', async () => {
		const { bodies } = await mapping.map([person(), person({ agent_group: 'Night; Day' })]);
		expect(bodies.map((body) => body.agent_group)).toEqual([undefined, ['Night', 'Day']]);
	});

	it('are never evaluated', async () => {
		const name = '={{ 1 + 1 }}';
		const { bodies } = await mapping.map([person({ name, agent_group: '{{ $json.password }}' })]);
		expect(bodies).toMatchObject([{ name, agent_group: ['{{ $json.password }}'] }]);
	});

	it('that are two for one value are refused, unless they agree', async () => {
		const both = { 'Mobile Number': '919999999999' };
		const { said, creates } = await mapping.map([person(both)]);
		expect(said).toContain(
			"'Mobile Number' has two values, in the input fields 'number' and 'Mobile Number'. Remove one of them with an 'Edit Fields' node",
		);
		expect(creates).toEqual([]);
		const same = await mapping.map([person({ 'Mobile Number': '919876543210' })]);
		expect(same.bodies).toMatchObject([{ number: '919876543210' }]);
		const half = await mapping.map([person({ number: '', 'Mobile Number': '919876543210' })]);
		expect(half.bodies).toMatchObject([{ number: '919876543210' }]);
	});
});

describe('values for every user', () => {
	it('may hold an expression, which each item is asked for', async () => {
		const values = { ...mapping.fixed('servetel'), agentGroups: '={{ $json.team }}' };
		const items = [person({ team: 'Night' }), person({ team: 'Day', agent_group: 'Sales' })];
		const { bodies } = await mapping.map(items, { fixedValues: values });
		expect(bodies.map((body) => body.agent_group)).toEqual([['Night'], ['Day']]);
	});

	it('win over the input, and the line above the output counts how often', async () => {
		const values = { ...mapping.fixed('servetel'), email: 'all@example.com', status: false };
		const items = [person({ status: 'yes' }), person({ status: '' }), person({ Status: true })];
		const { bodies, run } = await mapping.map(items, { fixedValues: values });
		expect(bodies.map(({ email, status }) => [email, status])).toEqual(
			Array(3).fill(['all@example.com', false]),
		);
		const hints = run.hints('Create User');
		expect(hints).toContain(
			'Input fields used: name, number, login_id, password. Not used: email, status, Status.',
		);
		expect(hints).toContain(
			"Values from 'Values for Every User' replaced the input's 'email' in 3 items.",
		);
		expect(hints).toContain(
			"Values from 'Values for Every User' replaced the input's 'status' in 1 item.",
		);
	});

	it('that were added and left empty count for nothing', async () => {
		const values = { ...mapping.fixed('servetel'), email: ' ', departments: [], agentGroups: '' };
		const { bodies } = await mapping.map([person({ department: 'Sales' })], {
			fixedValues: values,
		});
		expect(bodies).toMatchObject([{ email: 'asha@example.com', department: ['Sales'] }]);
	});

	it('may generate the password, whatever the input has for one', async () => {
		const values = { ...mapping.fixed('servetel'), generatePassword: true };
		const { bodies, run } = await mapping.map([person()], { fixedValues: values });
		const [output] = run.json('Create User');
		expect(String(output?.password)).toHaveLength(16);
		expect(bodies).toMatchObject([{ password: output?.password }]);
		expect(output?.password).not.toBe('Kx7-mQ2!');
	});
});

describe('a mapping that finds nothing', () => {
	it('is one message for all items', async () => {
		const item = { 'Full Name': 'Asha', Phone: '1', Role: 'Agent', password: 'x' };
		const { run, creates } = await mapping.map([item, item, item]);
		expect(run.error?.message).toBe(
			"No field of the input is named like 'Name', 'Mobile Number', 'Email' and 'Login ID'",
		);
		expect(run.error?.description).toBe(
			"The input has: password, Full Name, Phone, Role. Rename the fields with an 'Edit Fields' node before this one, or set one value for all users under 'Values for Every User'. No user was created.",
		);
		expect(creates).toEqual([]);
	});

	it('behind a Webhook speaks of its body', async () => {
		const { said } = await mapping.map([{ headers: {}, params: {}, query: {}, body: person() }]);
		expect(said).toContain(
			"The data of a Webhook lies one level deeper, under 'body'. Put an 'Edit Fields' node before this one that takes the fields from 'body', or choose 'Map Each Field Below'. No user was created.",
		);
	});

	it('behind a node that nests its data speaks of where it is', async () => {
		const { said } = await mapping.map([{ id: 'rec1', links: { a: 1 }, fields: person() }]);
		expect(said).toContain("The data lies one level deeper, under 'fields'. Put an 'Edit Fields'");
	});

	it('for some fields of some items refuses those items', async () => {
		const { email: _email, ...without } = person();
		const { said } = await mapping.map([person(), without]);
		expect(said).toContain("'Email' is empty. A value is needed here [item 1]");
	});

	it('puts every item on the error branch in Continue mode', async () => {
		const run = await mapping.bench.run('servetel', [{ Phone: '1' }, { Phone: '2' }], {
			parameters: { mappingMode: 'autoMap', fixedValues: mapping.fixed('servetel') },
			node: { onError: 'continueErrorOutput' },
		});
		expect(run.json('Create User', 1)).toHaveLength(2);
		expect(run.json('Create User', 1)[0]?.error).toContain('No field of the input is named like');
	});
});
