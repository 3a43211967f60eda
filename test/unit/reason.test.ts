import {
	cleaned,
	plainReason,
	withoutSecrets,
	wordsOf,
} from '../../nodes/CreateUser/vendors/reason';
import { answer } from './answer';

const keyed = (key: string, message: string) => ({ key, message });

describe('the words in a vendor’s error', () => {
	it.each<[string, unknown, ReturnType<typeof wordsOf>]>([
		['a text', 'Taken.', { keyed: [], plain: ['Taken.'] }],
		['a number', 17, { keyed: [], plain: ['17'] }],
		['a list of texts', ['Taken.', 'Short.'], { keyed: [], plain: ['Taken.', 'Short.'] }],
		['an object of texts', { email: 'Bad.' }, { keyed: [keyed('email', 'Bad.')], plain: [] }],
		[
			'an object of lists',
			{ email: ['Bad.', 'Long.'], name: ['Short.'] },
			{
				keyed: [keyed('email', 'Bad.'), keyed('email', 'Long.'), keyed('name', 'Short.')],
				plain: [],
			},
		],
		[
			'a place in a list',
			{ 'caller_id.0': ['No.'] },
			{ keyed: [keyed('caller_id', 'No.')], plain: [] },
		],
		[
			'a place in brackets',
			{ 'caller_id[2]': 'No.' },
			{ keyed: [keyed('caller_id', 'No.')], plain: [] },
		],
		[
			'named entries',
			[
				{ field: 'email', message: 'Bad.' },
				{ param: 'name', msg: 'Short.' },
				{ path: 'number.x', message: 'No.' },
			],
			{
				keyed: [keyed('email', 'Bad.'), keyed('name', 'Short.'), keyed('number', 'No.')],
				plain: [],
			},
		],
		['a named entry without a field', [{ message: 'No.' }], { keyed: [], plain: ['No.'] }],
		[
			'an object within one',
			{ user: { email: ['Bad.'] } },
			{ keyed: [keyed('email', 'Bad.')], plain: [] },
		],
		[
			'a flag and empty words',
			{ email: true, name: null, x: ' ', y: [] },
			{ keyed: [], plain: [] },
		],
		['nothing', undefined, { keyed: [], plain: [] }],
	])('%s', (_shape, value, expected) => {
		expect(wordsOf(value)).toEqual(expected);
	});
});

describe('a vendor’s text', () => {
	it.each([
		['<p>The <b>number</b> is&nbsp;taken</p>', 'The number is&nbsp;taken'],
		['<script>alert("x")</script>Taken.<style>p{}</style>', 'Taken.'],
		['  a\n\tb\r\n c ', 'a b c'],
		['Length < 20 and > 6', 'Length < 20 and > 6'],
		['<!-- a comment -->Taken.<br/>', 'Taken.'],
		['', ''],
	])('%j becomes %j', (given, expected) => {
		expect(cleaned(given)).toBe(expected);
	});

	it('is cut at 300 characters', () => {
		expect(cleaned('x'.repeat(300))).toBe('x'.repeat(300));
		expect(cleaned('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
	});
});

describe('secrets', () => {
	it('are taken out, the longer one first', () => {
		const text = 'Password hunter2-long is no hunter2.';
		expect(withoutSecrets(text, ['hunter2', 'hunter2-long'])).toBe('Password *** is no ***.');
	});

	it('that are too short to be told from other words stay', () => {
		expect(withoutSecrets('a cat', ['a', '', 'cat'])).toBe('a cat');
	});
});

describe('the reason', () => {
	const parts = { label: 'Servetel', secrets: [], fields: [], texts: [] };

	it('joins what was stated and what is tied to fields, each sentence once', () => {
		const fields = [keyed('email', 'Bad.'), keyed('name', 'Short.')];
		const reason = plainReason({
			...parts,
			answer: answer(422, {}),
			fields,
			texts: ['Not valid.', 'Bad.'],
		});
		expect(reason).toEqual({
			message: 'Not valid. Bad. Short.',
			fields,
			code: undefined,
			httpStatus: 422,
		});
	});

	it.each([
		['no words', answer(400, {}), 'Servetel gave no reason (HTTP status 400).'],
		['an empty body', answer(400, ''), 'Servetel gave no reason (HTTP status 400).'],
		['a web page', answer(502, '<html><h1>Bad gateway</h1></html>'), 'Bad gateway'],
		['broken JSON', answer(400, '{"message": "Ta'), '{"message": "Ta'],
		[
			'an empty web page',
			answer(400, '<html></html>'),
			'Servetel gave no reason (HTTP status 400).',
		],
	])('of %s', (_what, given, message) => {
		expect(plainReason({ ...parts, answer: given }).message).toBe(message);
	});

	it('holds no secret, neither in the message nor at a field', () => {
		const secrets = ['Kx7-mQ2!'];
		const fields = [keyed('password', 'Kx7-mQ2! is weak.')];
		const reason = plainReason({ ...parts, answer: answer(400, {}), fields, secrets });
		expect(JSON.stringify(reason)).not.toContain('Kx7-mQ2!');
		expect(reason.message).toBe('*** is weak.');
	});
});
