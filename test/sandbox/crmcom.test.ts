import { timePasses } from '../clock';
import { ask, crmBase, crmToken, newCrmUser, post, type Reply } from './client';
import { startSandbox, type CrmComStandIn, type Sandbox } from './index';

let sandbox: Sandbox;
let crmcom: CrmComStandIn;
let token: string;

beforeAll(async () => {
	sandbox = await startSandbox();
	crmcom = sandbox.crmcom;
});
beforeEach(async () => {
	token = await crmToken(crmcom);
});
afterEach(() => crmcom.reset());
afterAll(() => sandbox.close());

const create = (username: string, changes: Record<string, unknown> = {}) =>
	post(`${crmBase(crmcom)}/users/create`, newCrmUser(token, username, changes));

const show = (identifier: string, more: Record<string, string> = {}) => {
	const query = new URLSearchParams({ token, user_identifier: identifier, ...more });
	return ask(`${crmBase(crmcom)}/users/show?${query}`);
};

const expectException = ({ status, json }: Reply) => {
	expect(status).toBe(200);
	expect(json).toMatchObject({
		status: { code: expect.stringMatching(/^COM\.CRM\.EXCEPTION\./), message: expect.any(String) },
		data: null,
	});
};

describe('POST users/create', () => {
	it('creates a user from a template, by name or by id', async () => {
		const { json } = await create('first');
		expect(json.status).toEqual({ code: 'OK', description: null, message: null });
		expect(json.data).toMatchObject({
			id: expect.stringMatching(/^[0-9A-F]{32}$/),
			username: 'first',
			active: true,
			person_name: 'New Hire',
			security_profile: { name: 'Agents' },
		});
		const template = crmcom.templates[1];
		const second = await create('second', { user_template_identifier: { id: template?.id } });
		expect(second.json.data.security_profile.name).toBe(template?.securityProfile);
		expect(crmcom.created.map((user) => user.login)).toEqual(['first', 'second']);
		expect(crmcom.signIn('first', 'Passw0rd-1')).toBe(true);
	});

	it('takes all sixteen user defined fields', async () => {
		const numbered = (count: number, name: string, value: unknown) =>
			Array.from({ length: count }, (_, at) => [`${name}_${at + 1}`, value]);
		const udfs = Object.fromEntries([
			...numbered(8, 'udf_string', 'text'),
			...numbered(4, 'udf_float', 1.5),
			...numbered(4, 'udf_date', '2024-02-29T08:00:00'),
		]);
		expect((await create('udf', udfs)).json.data).toMatchObject(udfs);
	});

	it.each([
		'user_template_identifier',
		'username',
		'password',
		'password_confirmation',
		'first_name',
		'last_name',
	])('refuses a missing %s', async (field) => {
		const reply = await create('missing', { [field]: undefined });
		expectException(reply);
		expect(reply.json.status.description).toContain(`${field} is required`);
		expect(crmcom.created).toHaveLength(0);
	});

	it.each<[string, unknown]>([
		['user_template_identifier', 'Call Centre Agent'],
		['user_template_identifier', {}],
		['user_template_identifier', { name: 'Nobody' }],
		['user_template_identifier', { id: '1B7D2F4A6C8E0A1B3C5D7E9F0A2B4C6D', name: 'Supervisor' }],
		['user_template_identifier', { code: 'X' }],
		['username', ''],
		['password', 'short'],
		['password_confirmation', 'Passw0rd-2'],
		['first_name', 5],
		['email', 'nobody'],
		['cti_phone_extension_number', 100],
		['udf_string_1', 1],
		['udf_string_9', 'x'],
		['udf_float_1', '1.5'],
		['udf_date_1', '2024-02-29'],
		['udf_date_1', '2023-02-29T08:00:00'],
		['udf_date_1', '2024-02-29T08:00:00Z'],
		['fields_set', 3],
		['nickname', 'x'],
	])('refuses %s = %j', async (field, value) => {
		expectException(await create('wrong', { [field]: value }));
		expect(crmcom.created).toHaveLength(0);
	});

	it('refuses a user name that exists until uniqueness is off', async () => {
		expectException(await create('JDOE'));
		crmcom.settings.takenStatus = 500;
		expect((await create('JDOE')).status).toBe(500);
		crmcom.settings.uniqueLogins = false;
		expect((await create('jdoe')).json.status.code).toBe('OK');
	});

	it('wants an extension where CTI is enabled', async () => {
		crmcom.settings.ctiEnabled = true;
		expectException(await create('cti'));
		const reply = await create('cti', { cti_phone_extension_number: '201' });
		expect(reply.json.data).toMatchObject({ cti_enabled: true, cti_phone_extension_number: '201' });
	});

	it('returns only the fields asked for', async () => {
		const text = await create('a', { fields_set: 'username, active' });
		expect(text.json.data).toEqual({ username: 'a', active: true });
		const list = await create('b', { fields_set: ['username'] });
		expect(list.json.data).toEqual({ username: 'b' });
	});
});

describe('GET users/show', () => {
	it('finds by user name in any case, and by id', async () => {
		const { json } = await show('username=JDoe');
		expect(json.data).toMatchObject({ username: 'jdoe', person_name: 'John Doe' });
		expect((await show(`id=${json.data.id}`)).json.data).toEqual(json.data);
		expect((await show('username=jdoe', { fields_set: 'id' })).json.data).toEqual({
			id: json.data.id,
		});
		const unescaped = `${crmBase(crmcom)}/users/show?token=${token}&user_identifier=username=jdoe`;
		expect((await ask(unescaped)).json.data).toEqual(json.data);
	});

	it('answers an unknown or a malformed identifier with an exception', async () => {
		for (const identifier of ['username=nobody', 'id=jdoe', 'email=jdoe', 'jdoe', '']) {
			expectException(await show(identifier));
		}
	});

	it('lags behind the commits when told to', async () => {
		crmcom.settings.listLagMs = 60_000;
		await create('late');
		expectException(await show('username=late'));
		crmcom.settings.listLagMs = 0;
		expect((await show('username=late')).json.status.code).toBe('OK');
	});
});

describe('the token', () => {
	it('belongs in the body of a POST and in the query of a GET', async () => {
		const url = `${crmBase(crmcom)}/users/create`;
		expectException(await post(`${url}?token=${token}`, newCrmUser('', 'x')));
		const header = { authorization: `Bearer ${token}` };
		expectException(
			await ask(`${crmBase(crmcom)}/users/show?user_identifier=username=jdoe`, { headers: header }),
		);
		expect(crmcom.created).toHaveLength(0);
	});

	it('expires in the way that is set', async () => {
		crmcom.settings.tokenLifetimeSeconds = 30;
		token = await crmToken(crmcom);
		timePasses(31_000);
		expect((await show('username=jdoe')).json.status.code).toMatch(/TOKEN/);
		for (const status of ['401', '403'] as const) {
			crmcom.settings.expiredTokenAnswer = status;
			expect((await show('username=jdoe')).status).toBe(Number(status));
		}
		crmcom.settings.tokenLifetimeSeconds = 60;
		token = await crmToken(crmcom);
		expect((await show('username=jdoe')).status).toBe(200);
	});
});

it('answers every other address with 404 in the envelope', async () => {
	for (const path of ['/crmapi/rest/v2/users/list', '/users/create', '/crmapi/rest/v2']) {
		const reply = await ask(`${crmcom.url}${path}`);
		expect(reply.status).toBe(404);
		expect(reply.json.status.code).toMatch(/UNKNOWNMETHOD/);
	}
});
