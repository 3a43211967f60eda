import type { NewUser, Verdict } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import type { Unclear } from '../../../nodes/CreateUser/wire/sent';
import { answer } from '../answer';

const servetel = vendorNamed('servetel')!;
const user: NewUser = {
	login: 'asha.rao',
	name: 'Asha Rao',
	email: 'asha@example.com',
	number: '919876543210',
	body: { login_id: 'asha.rao' },
};

function verdictOn(status: number, body: unknown): Verdict {
	return servetel.create.read(answer(status, body), user);
}

describe('a created user', () => {
	it('is sent as it is', () => {
		expect(servetel.create.request(user)).toEqual({
			method: 'POST',
			path: '/v1/user',
			body: user.body,
		});
	});

	const ids = { data: { id: 314678, agent_id: '0502842370097', agent_extension: 1001 } };

	it.each<[string, unknown, object]>([
		[
			'with its ids',
			{ success: true, ...ids },
			{ id: '314678', more: { agentId: '0502842370097', extension: '1001' } },
		],
		['with a flag in capitals', { Success: true, ...ids }, { id: '314678' }],
		['with a flag that is a text', { success: 'True', ...ids }, { id: '314678' }],
		['with a flag that is a number', { success: 1, errors: [], error: 0 }, { id: null }],
		['without a flag', ids, { id: '314678' }],
		['with nothing but a flag', { success: true, message: 'User created.' }, { id: null }],
		['with empty ids', { success: true, data: { id: '', agent_id: null } }, { id: null, more: {} }],
	])('%s', (_what, body, found) => {
		const { login, name, email, number } = user;
		expect(verdictOn(200, body)).toMatchObject({
			kind: 'done',
			user: { login, name, email, number, ...found, raw: body },
		});
	});
});

describe('an answer that is no success', () => {
	it.each<[string, number, unknown]>([
		['a flag that is false', 200, { success: false }],
		['a flag that is the text false', 200, { success: 'False' }],
		['a flag in capitals', 200, { Success: false }],
		['a flag that is zero', 200, { success: 0, data: { id: 0 } }],
		['errors without a flag', 200, { message: 'Not valid.', errors: { number: ['Taken.'] } }],
		['an error without a flag', 200, { error: 'Taken.', data: {} }],
		['an error that is true', 200, { error: true, message: 'Taken.' }],
		['207 that says no', 207, { success: false }],
		['200 whose flag names an error', 200, { success: 'error', message: 'No.' }],
		['200 whose flag names a failure', 200, { Success: 'Failed', message: 'No.' }],
		['400 though its flag says true', 400, { success: true }],
		['422', 422, { message: 'No.' }],
		['404', 404, 'Not found'],
	])('%s is a refusal', (_what, status, body) => {
		expect(verdictOn(status, body)).toMatchObject({ kind: 'refused' });
	});

	it.each<[string, number, unknown, Unclear['kind']]>([
		['500', 500, { success: false }, 'inconclusive'],
		['500 with a user', 500, { success: true, data: { id: 7 } }, 'inconclusive'],
		['502 with a web page', 502, '<html>Bad gateway</html>', 'inconclusive'],
		['408, a gateway that gave up', 408, { success: false }, 'inconclusive'],
		['425, a server that is not ready', 425, '<h1>Too early</h1>', 'inconclusive'],
		['499, a gateway whose client has gone', 499, '', 'inconclusive'],
		['a redirect', 302, '', 'redirect'],
		['a web page', 200, '<html>Log in</html>', 'unreadable'],
		['broken JSON', 200, '{"success":tr', 'unreadable'],
		['a text', 200, '"created"', 'unreadable'],
		['an empty body', 200, '', 'empty'],
		['an empty object', 200, {}, 'unreadable'],
		['an empty list', 200, [], 'unreadable'],
		[
			'a message without a flag',
			200,
			{ status: 'error', message: 'Invalid API key' },
			'unreadable',
		],
		['a flag that is empty', 200, { success: ' ' }, 'unreadable'],
		['a flag that is null', 200, { success: null, data: {} }, 'unreadable'],
		['a flag that is an object', 200, { success: { toString: 1 } }, 'unreadable'],
		['a user beside an error', 200, { error: 'No mail was sent.', data: { id: 7 } }, 'unreadable'],
		[
			'a flag that says yes beside an error',
			200,
			{ success: true, error: { number: 'Taken.' } },
			'unreadable',
		],
		['a yes beside an error that is true', 200, { success: true, error: true }, 'unreadable'],
		['a yes with an error in its data', 200, { success: true, data: { error: 'x' } }, 'unreadable'],
		[
			'a user beside a no in its data',
			200,
			{ success: true, data: { id: 7, success: false } },
			'unreadable',
		],
		[
			'a flag that names an error, and a user',
			200,
			{ success: 'error', data: { id: 7 } },
			'unreadable',
		],
		['an ID of nobody', 200, { data: { id: 'undefined' } }, 'unreadable'],
		['an ID that a sheet has for none', 200, { data: { id: 'N/A' } }, 'unreadable'],
		['an ID that is hidden', 200, { data: { id: '***' } }, 'unreadable'],
		['202 with a flag', 202, { success: true, message: 'Queued.' }, 'unreadable'],
		['207 with a flag', 207, { success: true, message: 'Partly done.' }, 'unreadable'],
	])('%s leaves open what happened', (_what, status, body, kind) => {
		expect(verdictOn(status, body)).toMatchObject({ kind: 'unclear', why: { kind } });
	});

	it.each([{ status: 'error' }, { status: 422 }, { code: '422' }, { statusCode: 500 }])(
		'a flag that says yes beside %j leaves open what happened',
		(said) => expect(verdictOn(200, { success: true, ...said })).toMatchObject({ kind: 'unclear' }),
	);

	it.each([200, 207, 400, 403, 422])(
		'%d that says no and has the new user leaves it open',
		(status) => {
			const body = { success: false, message: 'No extension is free.', data: { id: 7 } };
			expect(verdictOn(status, body)).toMatchObject({
				kind: 'unclear',
				why: { words: 'does not say whether it was done ("No extension is free.")' },
			});
		},
	);

	it('that says neither yes nor no is quoted', () => {
		expect(verdictOn(200, { error: 'No mail was sent.', data: { id: 7 } })).toMatchObject({
			why: { words: 'does not say whether it was done ("No mail was sent.")' },
		});
	});

	it('403 is a missing permission, or a value that is not allowed', () => {
		expect(verdictOn(403, { message: 'You do not have permission.' })).toMatchObject({
			kind: 'forbidden',
			reason: { message: 'You do not have permission.', httpStatus: 403, saidBy: 'api' },
		});
	});

	it('403 may be the page of a firewall', () => {
		expect(verdictOn(403, '<h1>Blocked</h1>')).toMatchObject({
			kind: 'forbidden',
			reason: { message: 'Blocked', saidBy: 'page' },
		});
	});
});

it.each([200, 202, 207])('%d that shows the new user is a success', (status) => {
	const body = { success: true, status: 200, code: 0, data: { id: 7 } };
	expect(verdictOn(status, body)).toMatchObject({ kind: 'done', user: { id: '7' } });
});

it.each([422, 200])('%d to an update that shows the user is a refusal all the same', (status) => {
	const body = { success: false, data: { id: 7 } };
	const verdict = servetel.update?.read(answer(status, body), { id: '7', body: {} });
	expect(verdict).toMatchObject({ kind: 'refused' });
});

describe('the reason of a refusal', () => {
	const reasonIn = (body: unknown, status = 400) => {
		const verdict = verdictOn(status, body);
		return verdict.kind === 'refused' ? verdict.reason : undefined;
	};
	const email = { key: 'email', message: 'The email is bad.' };

	it.each<[string, unknown, string, object[]]>([
		[
			'error as an object',
			{ message: 'Not valid.', error: { email: email.message } },
			'Not valid. The email is bad.',
			[email],
		],
		['errors with lists', { errors: { email: [email.message] } }, 'The email is bad.', [email]],
		['a list', { message: 'Not valid.', errors: ['One.', 'Two.'] }, 'Not valid. One. Two.', []],
		['a text', { error: 'Taken.' }, 'Taken.', []],
		[
			'capitals, as the documents write them',
			{ Success: false, Message: 'Not valid.', Error: { email: email.message } },
			'Not valid. The email is bad.',
			[email],
		],
		[
			'both error and errors',
			{ error: 'One.', errors: { email: email.message } },
			'One. The email is bad.',
			[email],
		],
		[
			'a message only',
			{ message: '<b>The number has already been taken.</b>' },
			'The number has already been taken.',
			[],
		],
		[
			'a message that is an object',
			{ message: { email: [email.message] } },
			'The email is bad.',
			[email],
		],
		[
			'errors in the data',
			{ success: false, message: 'Not valid.', data: { errors: { email: [email.message] } } },
			'Not valid. The email is bad.',
			[email],
		],
		[
			'an error with a message and more',
			{ success: false, error: { message: 'Not valid.', details: { email: email.message } } },
			'Not valid. The email is bad.',
			[email],
		],
		['none', { success: false }, 'Servetel gave no reason (HTTP status 400).', []],
	])('%s', (_shape, body, message, fields) => {
		expect(reasonIn(body)).toMatchObject({ message, fields, httpStatus: 400 });
	});
});
