import { ask, bearer, createAt, getAt, newHire, post } from './client';
import { startSandbox, type Sandbox, type TelephonyStandIn } from './index';

let sandbox: Sandbox;
let servetel: TelephonyStandIn;

beforeAll(async () => {
	sandbox = await startSandbox();
	servetel = sandbox.servetel;
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

describe('POST /v1/user', () => {
	it('creates a user and answers with the ids', async () => {
		const reply = await createAt(servetel, 'ok', { create_extension: true });
		expect(reply.status).toBe(200);
		expect(reply.json).toMatchObject({
			success: true,
			message: expect.any(String),
			data: {
				id: expect.any(Number),
				agent_id: expect.stringMatching(/^0\d{12}$/),
				agent_extension: expect.stringMatching(/^\d+$/),
			},
		});
		expect(servetel.created.map((user) => user.login)).toEqual(['ok']);
		expect(servetel.requests[0]).toMatchObject({
			endpoint: 'create',
			outcome: 'answered',
			status: 200,
			committed: String(reply.json.data.id),
			account: 'apiToken',
			body: newHire(servetel, 'ok', { create_extension: true }),
		});
	});

	it('takes every documented field with its documented type', async () => {
		const reply = await createAt(servetel, 'all', {
			create_web_login: true,
			block_web_login: false,
			user_for_cdr: { type: 'agent', value: ['0502842370001'] },
			login_based_calling: false,
			agent_group: ['Night crew'],
			department: ['Sales', servetel.fixture.departments[1]?.id],
			time_group: 'Evening Shift',
			create_extension: false,
			enable_calling: true,
		});
		expect(reply.json.success).toBe(true);
	});

	const mandatory = [
		'name',
		'number',
		'create_agent',
		'email',
		'login_id',
		'user_role',
		'password',
		'status',
		'caller_id',
	];
	it.each(mandatory)('refuses a missing %s', async (field) => {
		const reply = await createAt(servetel, 'missing', { [field]: undefined });
		expect(reply.status).toBe(400);
		expect(Object.keys(reply.json.error)).toEqual([field]);
		expect(servetel.created).toHaveLength(0);
	});

	it.each<[string, unknown]>([
		['name', ' '],
		['number', 919876500000],
		['create_agent', 'true'],
		['email', 'nobody'],
		['login_id', 12],
		['user_role', '54631'],
		['user_role', 1],
		['password', 12345678],
		['status', 1],
		['caller_id', ['1759333']],
		['caller_id', []],
		['caller_id', [42]],
		['caller_id', 1759333],
		['create_web_login', 'yes'],
		['block_web_login', 0],
		['user_for_cdr', 'all'],
		['user_for_cdr', { type: 'agent', value: 'x' }],
		['login_based_calling', null],
		['agent_group', 'Sales'],
		['department', 'Sales, Finance'],
		['department', ['Nowhere']],
		['time_group', 7],
		['time_group', 'Never'],
		['create_extension', 'false'],
		['enable_calling', '1'],
		['nickname', 'Joe'],
	])('refuses %s = %j', async (field, value) => {
		const reply = await createAt(servetel, 'wrong', { [field]: value });
		expect(reply.status).toBe(400);
		expect(Object.keys(reply.json.error)).toEqual([field]);
		expect(servetel.created).toHaveLength(0);
	});

	it('wants JSON under its content type', async () => {
		const init = {
			method: 'POST',
			headers: { ...bearer(servetel.account.apiToken), 'content-type': 'text/plain' },
			body: JSON.stringify(newHire(servetel, 'plain')),
		};
		expect((await ask(`${servetel.url}/v1/user`, init)).status).toBe(400);
		const broken = { ...init, headers: { ...init.headers, 'content-type': 'application/json' } };
		expect((await ask(`${servetel.url}/v1/user`, { ...broken, body: '{' })).status).toBe(400);
		expect(servetel.requests[1]).toMatchObject({ rawBody: '{', body: undefined });
		expect(servetel.created).toHaveLength(0);
	});

	it('refuses a login that exists, in whatever case, until uniqueness is off', async () => {
		await createAt(servetel, 'twin');
		const second = await createAt(servetel, 'TWIN');
		expect(second.json.error).toHaveProperty('login_id');
		servetel.settings.takenStatus = 500;
		expect((await createAt(servetel, 'twin')).status).toBe(500);
		servetel.settings.uniqueLogins = false;
		expect((await createAt(servetel, 'twin')).status).toBe(200);
		expect(servetel.created.map((user) => user.login)).toEqual(['twin', 'twin']);
	});

	it('words a refusal in each of the known forms', async () => {
		const refused = async (style: Partial<TelephonyStandIn['settings']['errorStyle']>) => {
			Object.assign(servetel.settings.errorStyle, style);
			return await createAt(servetel, 'x', { name: undefined });
		};
		const text = 'The name is required.';
		expect((await refused({ shape: 'fieldTexts' })).json.error).toEqual({ name: [text] });
		expect((await refused({ shape: 'list' })).json.error).toEqual([text]);
		expect((await refused({ shape: 'text' })).json.error).toBe(text);
		const other = await refused({ key: 'errors', status: 422, flag: 'false' });
		expect(other).toMatchObject({ status: 422, json: { success: 'false', errors: text } });
		expect(other.json).not.toHaveProperty('error');
		expect((await refused({ flag: 'absent' })).json).not.toHaveProperty('success');
		servetel.reset();
		expect(servetel.settings.errorStyle.shape).toBe('fieldText');
	});

	it('can answer a success without ids or without a body', async () => {
		servetel.settings.successBody = 'flagOnly';
		expect((await createAt(servetel, 'flag')).json).not.toHaveProperty('data');
		servetel.settings.successBody = 'empty';
		expect(await createAt(servetel, 'empty')).toMatchObject({ status: 200, text: '' });
		expect(servetel.created).toHaveLength(2);
	});
});

describe('/v1/user/{id}', () => {
	const at = (standIn: TelephonyStandIn, id: string, method: string, body?: unknown) =>
		post(`${standIn.url}/v1/user/${id}`, body, bearer(standIn.account.apiToken), { method });

	it('reads one user in the nested shape', async () => {
		const { json } = await createAt(servetel, 'one', { time_group: 'Day Shift' });
		const read = await getAt(servetel, `/v1/user/${json.data.id}`);
		expect(read.json.data).toMatchObject({
			id: String(json.data.id),
			name: 'New Hire',
			team_member: {
				email: 'new.hire@example.com',
				login_id: 'one',
				status: 1,
				users_for_cdr: { type: 'all', value: null },
			},
			agent: { id: json.data.agent_id, time_group: { name: 'Day Shift' } },
		});
		expect((await getAt(servetel, '/v1/user/1')).status).toBe(404);
	});

	it('changes the documented keys, ids as numbers or text', async () => {
		const { json } = await createAt(servetel, 'change');
		const id = String(json.data.id);
		const role = servetel.fixture.roles[2];
		const number = servetel.fixture.numbers[4]?.id;
		const changed = await at(servetel, id, 'PATCH', {
			name: 'Changed',
			login_id: 'changed',
			password: 'another-Aa1',
			user_role: String(role?.id),
			caller_id: [number, 1759333],
		});
		expect(changed.json.success).toBe(true);
		const sameLogin = await at(servetel, id, 'PATCH', { login_id: 'Changed' });
		expect(sameLogin.json.success).toBe(true);
		expect(servetel.signIn('CHANGED', 'another-Aa1')).toBe(true);
		expect(servetel.signIn('change', 'another-Aa1')).toBe(false);
		const read = await getAt(servetel, `/v1/user/${id}`);
		expect(read.json.data).toMatchObject({ name: 'Changed', team_member: { role } });
	});

	it.each<[object]>([
		[{}],
		[{ status: true }],
		[{ department: ['Sales'] }],
		[{ time_group: 'Day Shift' }],
		[{ create_agent: true }],
		[{ caller_id: ['x'] }],
		[{ user_role: 'Agent' }],
		[{ block_agent: 'true' }],
		[{ login_id: 'last.on.list' }],
	])('refuses to change %j', async (body) => {
		const before = structuredClone(servetel.users[0]);
		expect((await at(servetel, before?.id ?? '', 'PATCH', body)).status).toBe(400);
		expect(servetel.users[0]).toEqual(before);
	});

	it('knows disable_agent at Acefone only', async () => {
		const change = (standIn: TelephonyStandIn) =>
			at(standIn, standIn.users[0]?.id ?? '', 'PATCH', { disable_agent: true });
		expect((await change(sandbox.acefone)).status).toBe(200);
		expect((await change(servetel)).status).toBe(400);
	});

	it('deletes', async () => {
		const id = servetel.users[5]?.id ?? '';
		expect((await at(servetel, id, 'DELETE')).status).toBe(200);
		expect((await at(servetel, id, 'DELETE')).status).toBe(404);
		expect(servetel.users.some((user) => user.id === id)).toBe(false);
	});
});

it('answers every other address with 404 in JSON', async () => {
	for (const path of ['/', '/v2/user', '/v1/users/', '/v1/v1/user', '/v1/roles', '/v1/login']) {
		const reply = await getAt(servetel, path);
		expect([path, reply.status, reply.json?.success]).toEqual([path, 404, false]);
	}
	expect(servetel.count('other')).toBe(6);
});
