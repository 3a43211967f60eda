import { ask, createAt, crmBase, crmToken, getAt, logInAt, newCrmUser, post } from './client';
import {
	FIREWALL_SAYS,
	firewall,
	forbidding,
	redirectingHost,
	startSandbox,
	type Sandbox,
} from './index';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const logins = () => sandbox.servetel.created.map(({ login }) => login);

it('a firewall turns away what carries a word, and nothing else', async () => {
	const { servetel, crmcom } = sandbox;
	for (const standIn of [servetel, crmcom]) standIn.faults.plan = [firewall('Perlak', 'select')];
	const page = await createAt(servetel, 'a', { name: 'Ola Perlak' });
	expect(page).toMatchObject({ status: 403, json: undefined });
	expect(page.text).toContain(FIREWALL_SAYS);
	expect((await createAt(servetel, 'b')).status).toBe(200);
	expect(logins()).toEqual(['b']);
	const token = await crmToken(crmcom);
	const query = new URLSearchParams({ token, user_identifier: 'username=selected' });
	expect((await ask(`${crmBase(crmcom)}/users/show?${query}`)).status).toBe(403);
});

it('the API forbids a value in its own form', async () => {
	const { servetel, crmcom } = sandbox;
	servetel.faults.plan = [forbidding('servetel', 'No such right.', 'Asha')];
	const refusal = await createAt(servetel, 'a', { name: 'Asha' });
	expect(refusal).toMatchObject({
		status: 403,
		json: { success: false, message: 'No such right.' },
	});
	expect((await createAt(servetel, 'b')).status).toBe(200);
	const token = await crmToken(crmcom);
	crmcom.faults.plan = [forbidding('crmcom', 'No such right.')];
	const all = await post(`${crmBase(crmcom)}/users/create`, newCrmUser(token, 'c'));
	expect(all).toMatchObject({ status: 403, json: { status: { message: 'No such right.' } } });
});

it('a host redirects all that it is asked', async () => {
	const { servetel } = sandbox;
	servetel.faults.plan = [redirectingHost('https://elsewhere.example/', 308, ['login'])];
	const replies = [await createAt(servetel, 'a'), await getAt(servetel, '/v1/users')];
	for (const { status, headers } of replies) {
		expect([status, headers.get('location')]).toEqual([308, 'https://elsewhere.example/']);
	}
	expect((await logInAt(servetel)).status).toBe(200);
	expect(logins()).toEqual([]);
});
