import type { Directory, NewUser, Verdict } from '../../nodes/CreateUser/vendors/contract';
import { crmCom } from '../../nodes/CreateUser/vendors/crmcom';
import { answer, vendorWith } from './answer';

const ID = 'EE63A82C4FEBE02FF34E90DD1EBA5ABE';
const user: NewUser = {
	login: 'asha.rao',
	name: 'Asha Rao',
	email: 'asha@example.com',
	body: { username: 'asha.rao' },
};

const envelope = (code: unknown, data: unknown = null, description: unknown = null) => ({
	status: { code, description, message: description },
	data,
});

async function verdictOn(status: number, body: unknown): Promise<Verdict> {
	const { request } = vendorWith(answer(status, body));
	return await crmCom.create(request, user);
}

describe('users/create', () => {
	it('is a POST with the body as it is', async () => {
		const { request, asked } = vendorWith(answer(200, envelope('OK')));
		await crmCom.create(request, user);
		expect(asked).toEqual([
			{ method: 'POST', path: '/crmapi/rest/v2/users/create', body: user.body },
		]);
	});

	it.each<[string, unknown, string | null]>([
		['with an id', envelope('OK', { id: ID }), ID],
		['with a code in small letters', envelope('ok', { id: ID }), ID],
		['without an id', envelope('OK', { username: 'asha.rao' }), null],
		['without data', envelope('OK'), null],
	])('succeeds %s', async (_what, body, id) => {
		expect(await verdictOn(200, body)).toMatchObject({
			kind: 'done',
			user: { id, login: 'asha.rao', name: 'Asha Rao', email: 'asha@example.com', raw: body },
		});
	});

	it.each<[string, number, unknown, object]>([
		[
			'an exception under HTTP 200',
			200,
			envelope('COM.CRM.EXCEPTION.X', null, 'Le nom existe déjà.'),
			{ message: 'Le nom existe déjà.', code: 'COM.CRM.EXCEPTION.X', httpStatus: 200 },
		],
		[
			'description and message that differ',
			200,
			{ status: { code: 'X', description: 'Taken.', message: 'Choose another.' } },
			{ message: 'Taken. Choose another.' },
		],
		['OK under HTTP 400', 400, envelope('OK'), { httpStatus: 400 }],
		[
			'empty words',
			400,
			envelope('X', null, ''),
			{ message: 'CRM.COM gave no reason (HTTP status 400).', code: 'X' },
		],
		['a web page under HTTP 404', 404, '<h1>Not found</h1>', { message: 'Not found' }],
	])('is refused by %s', async (_what, status, body, reason) => {
		expect(await verdictOn(status, body)).toMatchObject({ kind: 'refused', reason });
	});

	it.each<[string, number, unknown]>([
		['500', 500, envelope('X')],
		['a redirect', 301, ''],
		['a web page', 200, '<html></html>'],
		['an empty body', 200, ''],
		['JSON without a code', 200, { data: { id: ID } }],
		['an empty code', 200, envelope('')],
	])('leaves open what happened after %s', async (_what, status, body) => {
		expect(await verdictOn(status, body)).toMatchObject({ kind: 'unclear' });
	});

	it('needs a right', async () => {
		expect(await verdictOn(403, envelope('X', null, 'No.'))).toMatchObject({
			kind: 'notAllowed',
			reason: { message: 'No.' },
		});
	});
});

describe('users/show', () => {
	const { show } = crmCom.directory as Extract<Directory, { kind: 'show' }>;
	const shown = { id: ID, username: 'Asha.Rao', person_name: 'Asha Rao', email: 'a@example.com' };

	it('asks for one username', async () => {
		const { request, asked } = vendorWith(answer(200, envelope('OK', shown)));
		expect(await show(request, 'asha.rao')).toMatchObject({
			user: { id: ID, login: 'Asha.Rao', name: 'Asha Rao', email: 'a@example.com' },
		});
		expect(asked).toEqual([
			{
				method: 'GET',
				path: '/crmapi/rest/v2/users/show',
				query: { user_identifier: 'username=asha.rao' },
			},
		]);
	});

	it.each([
		['the name in parts', { person_name: { first_name: 'Asha', last_name: 'Rao' } }],
		['the name at the top', { person_name: undefined, first_name: 'Asha', last_name: 'Rao' }],
	])('reads %s', async (_what, change) => {
		const { request } = vendorWith(answer(200, envelope('OK', { ...shown, ...change })));
		expect(await show(request, 'asha.rao')).toMatchObject({ user: { name: 'Asha Rao' } });
	});

	it.each([
		['there is none', 200, envelope('USERNOTFOUND', null, 'None.'), '200 USERNOTFOUND'],
		['there is none, by status', 404, envelope('USERNOTFOUND'), '404 USERNOTFOUND'],
		['there is no user in it', 200, envelope('OK'), '200 OK, without a user'],
		['the user in it is empty', 200, envelope('OK', {}), '200 OK, without a user'],
	])('has a code when %s', async (_what, status, body, code) => {
		const { request } = vendorWith(answer(status, body));
		expect(await show(request, 'asha.rao')).toEqual({ code });
	});

	it.each<[string, number, unknown]>([
		['500', 500, envelope('X', null, 'Down.')],
		['a web page', 200, '<html>Down.</html>'],
		['a missing right', 200, envelope('COM.CRM.EXCEPTION.ACCESSDENIED', null, 'Down.')],
	])('has no answer after %s', async (_what, status, body) => {
		const { request } = vendorWith(answer(status, body));
		await expect(show(request, 'asha.rao')).rejects.toThrow('Down.');
	});
});

it('users/show has no answer when it shows another user', async () => {
	const { show } = crmCom.directory as Extract<Directory, { kind: 'show' }>;
	const { request } = vendorWith(answer(200, envelope('OK', { id: ID, username: 'asha.rao2' })));
	await expect(show(request, 'asha.rao')).rejects.toThrow('it shows another user');
});

describe('a token that has expired', () => {
	it.each<[string, number, unknown, boolean]>([
		['403', 403, '', true],
		['a code that names it', 200, envelope('COM.CRM.EXCEPTION.INVALIDTOKENEXCEPTION'), true],
		['a code that names the session', 200, envelope('SESSION_EXPIRED'), true],
		['another code', 200, envelope('COM.CRM.EXCEPTION.USERNAMEEXISTS'), false],
		['success', 200, envelope('OK'), false],
		['a web page', 200, '<html></html>', false],
	])('is told by %s: %s', (_what, status, body, expected) => {
		expect(crmCom.tokenRefused(answer(status, body))).toBe(expected);
	});
});

test.each([
	['nothing', {}, []],
	['the name', { name: 'Asha Rai' }, [{ key: 'name', personal: true, same: false }]],
	['the e-mail', { email: 'rai@example.com' }, [{ key: 'email', personal: true, same: false }]],
])('%s tells two people apart', (_what, change, expected) => {
	const found = { id: ID, name: 'ASHA RAO', email: 'Asha@example.com', raw: {}, ...change };
	expect(crmCom.compare(user, found).filter(({ same }) => !same)).toEqual(expected);
});
