import type { Directory, NewUser, Verdict } from '../../../nodes/CreateUser/vendors/contract';
import { crmCom } from '../../../nodes/CreateUser/vendors/crmcom';
import type { Unclear } from '../../../nodes/CreateUser/wire/sent';
import { answer } from '../answer';

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

function verdictOn(status: number, body: unknown): Verdict {
	return crmCom.create.read(answer(status, body), user);
}

describe('users/create', () => {
	it('is a POST with the body as it is', () => {
		expect(crmCom.create.request(user)).toEqual({
			method: 'POST',
			path: '/crmapi/rest/v2/users/create',
			body: user.body,
		});
	});

	it.each<[string, unknown, string | null]>([
		['with an id', envelope('OK', { id: ID }), ID],
		['with a code in small letters', envelope('ok', { id: ID }), ID],
		['with a space behind the code', envelope('OK ', { id: ID }), ID],
		['without an id', envelope('OK', { username: 'asha.rao' }), null],
		['without data', envelope('OK'), null],
	])('succeeds %s', (_what, body, id) => {
		expect(verdictOn(200, body)).toMatchObject({
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
			'a description in more than one language',
			200,
			{ status: { code: 'X', description: { en: 'Taken.', el: 'Υπάρχει.' }, message: null } },
			{ message: 'Taken. Υπάρχει.' },
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
		[
			'words outside the envelope',
			400,
			{ message: 'Username too long', status: 400 },
			{ message: 'Username too long' },
		],
		[
			'an error outside the envelope',
			422,
			{ error: { message: 'Plan limit' } },
			{ message: 'Plan limit' },
		],
		['a web page under HTTP 404', 404, '<h1>Not found</h1>', { message: 'Not found' }],
	])('is refused by %s', (_what, status, body, reason) => {
		expect(verdictOn(status, body)).toMatchObject({ kind: 'refused', reason });
	});

	it.each<[string, number, unknown, Unclear['kind']]>([
		['500', 500, envelope('X'), 'inconclusive'],
		['500 that says OK', 500, envelope('OK', { id: ID }), 'inconclusive'],
		['408, a gateway that gave up', 408, envelope('X'), 'inconclusive'],
		['425, a server that is not ready', 425, '<h1>Too early</h1>', 'inconclusive'],
		['499, a gateway whose client has gone', 499, '', 'inconclusive'],
		['a redirect', 301, '', 'redirect'],
		['a web page', 200, '<html></html>', 'unreadable'],
		['an empty body', 200, '', 'empty'],
		['JSON without a code', 200, { data: { id: ID } }, 'unreadable'],
		['an empty code', 200, envelope(''), 'unreadable'],
		['202 with OK and nobody', 202, envelope('OK'), 'unreadable'],
		['207 with OK and nobody', 207, envelope('OK', { username: 'asha.rao' }), 'unreadable'],
		['OK beside an error', 200, { ...envelope('OK', { id: ID }), error: 'x' }, 'unreadable'],
		['OK beside errors', 200, { ...envelope('OK'), errors: ['x'] }, 'unreadable'],
		['OK, and an error in its data', 200, envelope('OK', { id: ID, error: 'x' }), 'unreadable'],
		['OK, and a no in its data', 200, envelope('OK', { success: false }), 'unreadable'],
		['OK beside a flag that says no', 200, { ...envelope('OK'), success: 'false' }, 'unreadable'],
		['a code that is an object', 200, envelope({ toString: 'OK' }), 'unreadable'],
	])('leaves open what happened after %s', (_what, status, body, kind) => {
		expect(verdictOn(status, body)).toMatchObject({ kind: 'unclear', why: { kind } });
	});

	it.each([
		[200, { id: ID }],
		[200, { username: 'asha.rao' }],
		[422, { id: ID }],
	])('is refused by %d and another code, whatever stands beside it: %j', (status, data) => {
		expect(verdictOn(status, envelope('TAKEN', data))).toMatchObject({ kind: 'refused' });
	});

	it('succeeds by 202 with an id', () => {
		expect(verdictOn(202, envelope('OK', { id: ID }))).toMatchObject({ kind: 'done' });
	});

	it.each([200, 400])('is forbidden by a code that speaks of rights: %d', (status) => {
		const body = envelope('COM.CRM.SECURITY.NOPRIVILEGE', null, 'No.');
		expect(verdictOn(status, body)).toMatchObject({
			kind: 'forbidden',
			reason: { message: 'No.', saidBy: 'api' },
		});
	});

	it.each([
		['the API', envelope('X', null, 'No.'), 'api'],
		['a page of something in between', '<h1>No.</h1>', 'page'],
	])('is forbidden by 403 of %s', (_who, body, saidBy) => {
		expect(verdictOn(403, body)).toMatchObject({
			kind: 'forbidden',
			reason: { message: 'No.', saidBy },
		});
	});
});

describe('users/show', () => {
	const { show } = crmCom.directory as Extract<Directory, { kind: 'one' }>;
	const shown = { id: ID, username: 'Asha.Rao', person_name: 'Asha Rao', email: 'a@example.com' };
	const read = (status: number, body: unknown) => show.read(answer(status, body), 'asha.rao');

	it('asks for one username', () => {
		expect(show.request('asha.rao')).toEqual({
			method: 'GET',
			path: '/crmapi/rest/v2/users/show',
			query: { user_identifier: 'username=asha.rao' },
		});
	});

	it('shows a user', () => {
		const body = envelope('OK', shown);
		expect(read(200, body)).toEqual({
			kind: 'read',
			value: {
				user: { id: ID, login: 'Asha.Rao', name: 'Asha Rao', email: 'a@example.com', raw: body },
			},
		});
	});

	it.each([
		['the name in parts', { person_name: { first_name: 'Asha', last_name: 'Rao' } }],
		['the name at the top', { person_name: undefined, first_name: 'Asha', last_name: 'Rao' }],
	])('reads %s', (_what, change) => {
		expect(read(200, envelope('OK', { ...shown, ...change }))).toMatchObject({
			value: { user: { name: 'Asha Rao' } },
		});
	});

	it.each([
		['there is none', 200, envelope('USERNOTFOUND', null, 'None.'), '200 USERNOTFOUND'],
		['there is none, by status', 404, envelope('USERNOTFOUND'), '404 USERNOTFOUND'],
		['there is no user in it', 200, envelope('OK'), '200 OK, without a user'],
		['the user in it is empty', 200, envelope('OK', {}), '200 OK, without a user'],
	])('has a code when %s', (_what, status, body, code) => {
		expect(read(status, body)).toEqual({ kind: 'read', value: { code } });
	});

	it.each<[string, number, unknown, object]>([
		['500', 500, envelope('X', null, 'Down.'), { kind: 'inconclusive' }],
		['a web page', 200, '<html>Down.</html>', { kind: 'unreadable' }],
		['a page under 404', 404, '<html>Down.</html>', { kind: 'inconclusive' }],
		['a redirect', 302, '', { kind: 'redirect', to: '' }],
		['a redirect with a code', 302, envelope('MOVED'), { kind: 'redirect' }],
		['408 with a code', 408, envelope('REQUEST.TIMEOUT'), { kind: 'inconclusive' }],
		['a code of the session', 400, envelope('SESSION_EXPIRED'), { kind: 'inconclusive' }],
		[
			'a code of the token',
			200,
			envelope('COM.CRM.EXCEPTION.SECURITY.INVALIDTOKENEXCEPTION', null, 'Log in.'),
			{ kind: 'inconclusive', reason: { message: 'Log in.' } },
		],
		[
			'another user than it was asked for',
			200,
			envelope('OK', { id: ID, username: 'asha.rao2' }),
			{ kind: 'unreadable', words: 'shows another user than it was asked for' },
		],
	])('has no answer after %s', (_what, status, body, why) => {
		expect(read(status, body)).toMatchObject({ kind: 'unclear', why });
	});

	it.each<[string, number, unknown]>([
		['a code', 200, envelope('COM.CRM.EXCEPTION.ACCESSDENIED', null, 'Down.')],
		['403', 403, envelope('X', null, 'Down.')],
	])('is not allowed by %s', (_what, status, body) => {
		expect(read(status, body)).toMatchObject({ kind: 'forbidden', reason: { message: 'Down.' } });
	});

	it('takes a login that came back escaped for HTML', () => {
		const body = envelope('OK', { ...shown, username: 'o&#039;brien' });
		expect(show.read(answer(200, body), "O'Brien")).toMatchObject({ kind: 'read' });
	});

	it.each([
		['its parts', { person_name: { first_name: 'Ali', last_name: 'O&#039;Brien' } }],
		['a text', { person_name: 'Ali O&#039;Brien' }],
	])('shows a name that came back escaped for HTML as it is meant: %s', (_what, name) => {
		const body = envelope('OK', { ...shown, ...name });
		expect(show.read(answer(200, body), shown.username)).toMatchObject({
			value: { user: { name: "Ali O'Brien" } },
		});
	});
});

describe('a token that has expired', () => {
	it.each<[string, number, unknown, boolean]>([
		['403', 403, envelope('FORBIDDEN'), true],
		['a page of something in between', 403, '<html></html>', false],
		['a code that names it', 200, envelope('COM.CRM.EXCEPTION.INVALIDTOKENEXCEPTION'), true],
		['a code that names the session', 200, envelope('SESSION_EXPIRED'), true],
		['another code', 200, envelope('COM.CRM.EXCEPTION.USERNAMEEXISTS'), false],
		['success', 200, envelope('OK'), false],
		['a web page', 200, '<html></html>', false],
	])('is told by %s: %s', (_what, status, body, expected) => {
		expect(crmCom.authentication.tokenRefused(answer(status, body))).toBe(expected);
	});
});
