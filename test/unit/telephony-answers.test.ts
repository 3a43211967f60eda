import type { NewUser, Verdict } from '../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../nodes/CreateUser/vendors/registry';
import { answer, vendorWith } from './answer';

const servetel = vendorNamed('servetel')!;
const user: NewUser = {
	login: 'asha.rao',
	name: 'Asha Rao',
	email: 'asha@example.com',
	number: '919876543210',
	body: { login_id: 'asha.rao' },
};

async function verdictOn(status: number, body: unknown): Promise<Verdict> {
	const { request } = vendorWith(answer(status, body));
	return await servetel.create(request, user);
}

describe('a created user', () => {
	it('is sent as it is', async () => {
		const { request, asked } = vendorWith(answer(200, { success: true }));
		await servetel.create(request, user);
		expect(asked).toEqual([{ method: 'POST', path: '/v1/user', body: user.body }]);
	});

	const ids = { data: { id: 314678, agent_id: '0502842370097', agent_extension: 1001 } };

	it.each<[string, unknown, object]>([
		[
			'with its ids',
			{ success: true, ...ids },
			{ id: '314678', agentId: '0502842370097', extension: '1001' },
		],
		['with a flag in capitals', { Success: true, ...ids }, { id: '314678' }],
		['with a flag that is a text', { success: 'True', ...ids }, { id: '314678' }],
		['with a flag that is a number', { success: 1, errors: [], error: 0 }, { id: null }],
		['without a flag', ids, { id: '314678' }],
		['with nothing but a flag', { success: true, message: 'User created.' }, { id: null }],
		[
			'with empty ids',
			{ success: true, data: { id: '', agent_id: null } },
			{ id: null, agentId: undefined },
		],
	])('%s', async (_what, body, found) => {
		const { login, name, email, number } = user;
		expect(await verdictOn(200, body)).toMatchObject({
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
		['a flag that is zero', 200, { success: 0, ...{ data: { id: 7 } } }],
		['errors without a flag', 200, { message: 'Not valid.', errors: { number: ['Taken.'] } }],
		['an error without a flag', 200, { error: 'Taken.', data: {} }],
		['400 though its flag says true', 400, { success: true }],
		['422', 422, { message: 'No.' }],
		['404', 404, 'Not found'],
	])('%s is a refusal', async (_what, status, body) => {
		expect(await verdictOn(status, body)).toMatchObject({ kind: 'refused' });
	});

	it.each<[string, number, unknown]>([
		['500', 500, { success: false }],
		['502 with a web page', 502, '<html>Bad gateway</html>'],
		['a redirect', 302, ''],
		['a web page', 200, '<html>Log in</html>'],
		['broken JSON', 200, '{"success":tr'],
		['a text', 200, '"created"'],
		['an empty body', 200, ''],
		['an empty object', 200, {}],
		['an empty list', 200, []],
		['a message without a flag', 200, { status: 'error', message: 'Invalid API key' }],
		['a flag that is null', 200, { success: null, data: {} }],
		['a user beside an error', 200, { error: 'No mail was sent.', data: { id: 7 } }],
		['a flag that says yes beside an error', 200, { success: true, error: { number: 'Taken.' } }],
	])('%s leaves open what happened', async (_what, status, body) => {
		expect(await verdictOn(status, body)).toMatchObject({
			kind: 'unclear',
			reason: expect.stringMatching(/^the answer (was|could|does not say)/),
		});
	});

	it('403 is a missing permission', async () => {
		expect(await verdictOn(403, { message: 'You do not have permission.' })).toMatchObject({
			kind: 'notAllowed',
			reason: { message: 'You do not have permission.', httpStatus: 403 },
		});
	});
});

describe('the reason of a refusal', () => {
	const reasonIn = async (body: unknown, status = 400) => {
		const verdict = await verdictOn(status, body);
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
		['none', { success: false }, 'Servetel gave no reason (HTTP status 400).', []],
	])('%s', async (_shape, body, message, fields) => {
		expect(await reasonIn(body)).toMatchObject({ message, fields, httpStatus: 400 });
	});
});
