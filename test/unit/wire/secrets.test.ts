import { answerWithout, jsonWithout, withoutSecrets } from '../../../nodes/CreateUser/wire/secrets';
import { answer } from '../answer';

const SECRET = 'Kx7-mQ2!"é';

describe('secrets in a text', () => {
	it('are taken out, the longer one first', () => {
		const text = 'Password hunter2-long is no hunter2.';
		expect(withoutSecrets(text, ['hunter2', 'hunter2-long'])).toBe('Password *** is no ***.');
	});

	it('that are too short to be told from other words stay', () => {
		expect(withoutSecrets('a cat', ['a', '', 'cat'])).toBe('a cat');
	});

	it.each([
		['as it is', SECRET],
		['in JSON', JSON.stringify({ SECRET }).slice(11, -2)],
		['in a query', encodeURIComponent(SECRET)],
		['as the user of HTTP Basic', Buffer.from(`${SECRET}:`).toString('base64')],
	])('are known %s', (_form, form) => {
		expect(withoutSecrets(`before ${form} after`, [SECRET])).toBe('before *** after');
	});

	it('may have half a surrogate pair, which no query can hold', () => {
		const half = 'half\uD83Dpair';
		expect(withoutSecrets(`It was ${half}.`, [half])).toBe('It was ***.');
		expect(withoutSecrets('half%EF%BF%BDpair', [half])).toBe('***');
	});
});

describe('a JSON value', () => {
	it('keeps what the API returns as ids and numbers, even if a secret stands in them', () => {
		const value = {
			id: '288256',
			user_id: '2882',
			agentId: '0502882',
			number: '+9128821234',
			total: 2882,
			other: '288256',
			list: [{ extension: '2882' }],
		};
		expect(jsonWithout(value, ['2882'])).toEqual(value);
	});

	it.each([
		['words', { message: 'Password 2882 is weak.' }, { message: 'Password *** is weak.' }],
		['a number as text that is the secret', { value: '2882' }, { value: '***' }],
		['words under the key of an id', { id: 'not 2882!' }, { id: 'not ***!' }],
		['words in a list', { errors: ['2882 is weak'] }, { errors: ['*** is weak'] }],
		['words deep inside', { a: { b: [{ c: 'x2882y' }] } }, { a: { b: [{ c: 'x***y' }] } }],
	])('loses it in %s', (_where, value, expected) => {
		expect(jsonWithout(value, ['2882'])).toEqual(expected);
	});
});

describe('an answer', () => {
	it('that repeats no secret is the same', () => {
		const given = answer(200, { id: 7 });
		expect(answerWithout(given, [SECRET])).toBe(given);
	});

	it('loses it in its text and in its JSON, and keeps the rest', () => {
		const given = answer(422, { message: 'hunter22 is weak.', id: '1hunter22' }, { date: 'today' });
		expect(answerWithout(given, ['hunter22'])).toEqual({
			status: 422,
			headers: { date: 'today' },
			text: '{"message":"*** is weak.","id":"1***"}',
			json: { message: '*** is weak.', id: '1hunter22' },
		});
	});

	it('loses it where JSON writes its characters as escapes', () => {
		const text = '{"message":"\\u0068unter22 is weak."}';
		expect(answerWithout(answer(422, text), ['hunter22']).json).toEqual({
			message: '*** is weak.',
		});
	});

	it('that is no JSON loses it in its text', () => {
		expect(answerWithout(answer(422, '<p>hunter22</p>'), ['hunter22'])).toMatchObject({
			text: '<p>***</p>',
			json: undefined,
		});
	});
});
