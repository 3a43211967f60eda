import { readReason } from '../../../nodes/CreateUser/vendors/telephony/answers';
import { cleaned, plainReason, textIn, wordsOf } from '../../../nodes/CreateUser/wire/reason';
import { answerWithout } from '../../../nodes/CreateUser/wire/secrets';
import { answer } from '../answer';

const keyed = (key: string, message: string) => ({ key, message });

/** One message for one field, as servers write it. */
const ENTRIES = [
	{ field: 'email', error: 'Bad.' },
	{ field: 'email', reason: 'Bad.', code: 17 },
	{ attribute: 'email', messages: ['Bad.'] },
	{ name: 'email', errors: { 0: 'Bad.' } },
	{ path: ['user', 'email'], message: 'Bad.' },
	{ loc: ['body', 'email', 0], msg: 'Bad.', type: 'value_error' },
	{ source: { pointer: '/data/attributes/email' }, detail: 'Bad.' },
];

/** Where messages by field stand beside one for all. */
const BESIDE_ONE = [
	{ errors: { email: ['Bad.'] } },
	{ details: [{ field: 'email', message: 'Bad.' }] },
	{ validation: { email: 'Bad.' } },
	{ email: ['Bad.'] },
];

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
		...ENTRIES.map((entry): [string, unknown, ReturnType<typeof wordsOf>] => [
			`an entry for a field, ${JSON.stringify(entry)}`,
			[entry],
			{ keyed: [keyed('email', 'Bad.')], plain: [] },
		]),
		...BESIDE_ONE.map((more): [string, unknown, ReturnType<typeof wordsOf>] => [
			`a message with more beside it, ${JSON.stringify(more)}`,
			{ code: 'X1', message: 'Not valid.', ...more },
			{ keyed: [keyed('email', 'Bad.')], plain: ['Not valid.'] },
		]),
		[
			'a message beside a trace',
			{ message: 'No.', file: 'a.php', trace: ['#0 a.php'], stack: [{ line: 1 }] },
			{ keyed: [], plain: ['No.'] },
		],
		[
			'messages for fields that are called like what names one',
			{ message: 'Not valid.', name: ['Is too short.'] },
			{ keyed: [keyed('name', 'Is too short.')], plain: ['Not valid.'] },
		],
		[
			'a list that came as an object',
			{ email: { 1: 'Bad.' }, 0: 'No.' },
			{ keyed: [keyed('email', 'Bad.')], plain: ['No.'] },
		],
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
		['<script>a<style>b</script>Taken.</style>', 'Taken.'],
		['<script><style>b</style>Taken.', 'Taken.'],
		['<STYLE>b</style >c</Style>Taken.', 'Taken.'],
		['</script>Taken.<script>', 'Taken.'],
		['', ''],
	])('%j becomes %j', (given, expected) => {
		expect(cleaned(given)).toBe(expected);
	});

	it('is cut at 300 characters', () => {
		expect(cleaned('x'.repeat(300))).toBe('x'.repeat(300));
		expect(cleaned('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
	});
});

describe('the reason', () => {
	const parts = { label: 'Servetel', fields: [], texts: [] };

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
			httpStatus: 422,
			saidBy: 'api',
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

	it.each<[unknown, string, Array<ReturnType<typeof keyed>>]>([
		[{ success: false, msg: 'Number in use' }, 'Number in use', []],
		[{ title: 'Not valid', detail: 'Number in use', status: 400 }, 'Not valid Number in use', []],
		[{ success: false, error_description: 'In use' }, 'In use', []],
		[{ fault: { faultstring: 'In use', code: 7 } }, 'In use', []],
		[{ data: { message: 'In use' } }, 'In use', []],
		[{ data: { errors: { number: ['In use'] } } }, 'In use', [keyed('number', 'In use')]],
		[{ number: ['In use'] }, 'In use', [keyed('number', 'In use')]],
		[{ status: { code: 'X', details: 'In use' } }, 'In use', []],
		[[{ reason: 'In use' }], 'In use', []],
		[['In use'], 'In use', []],
		['"In use"', 'In use', []],
	])('of a shape that nobody has seen is what it says: %j', (body, message, fields) => {
		expect(plainReason({ ...parts, answer: answer(400, body) })).toEqual({
			...{ message, fields, httpStatus: 400, saidBy: 'api' },
		});
	});

	it.each([
		{ success: false, error: true, errors: 'no', errorCode: 17 },
		{ detail: { token: 'Kx7-mQ2!' }, info: 'Kx7-mQ2!' },
		{ data: { sip_secret: 'Kx7-mQ2!', tokens: ['abc'], user: { login_id: 'asha' } } },
	])('is none where nothing explains it: %j', (body) => {
		const reason = plainReason({ ...parts, answer: answer(500, body) });
		expect(reason.message).toBe('Servetel gave no reason (HTTP status 500).');
		expect(reason.wordless).toBe(true);
	});

	it('has the vendor’s code where there is one', () => {
		const reason = plainReason({ ...parts, answer: answer(200, {}), texts: ['No.'], code: 'X' });
		expect(reason).toMatchObject({ message: 'No.', code: 'X' });
	});

	it('of a redirect does not repeat its page', () => {
		const given = answer(302, '<h1>Moved</h1>');
		expect(plainReason({ ...parts, answer: given }).message).toBe(
			'Servetel redirects to another address (HTTP status 302).',
		);
	});

	it.each([
		['the API', answer(403, { message: 'No.' }), 'api'],
		['the API, with a list', answer(403, []), 'api'],
		['a page of something in between', answer(403, '<h1>Blocked</h1>'), 'page'],
		['nobody', answer(403, ''), 'page'],
	])('knows who said it: %s', (_who, given, saidBy) => {
		expect(plainReason({ ...parts, answer: given })).toMatchObject({ saidBy });
	});

	it('holds no secret, neither in the message nor at a field', () => {
		const given = answer(400, { errors: { password: 'Kx7-mQ2! is weak.' } });
		const reason = readReason(answerWithout(given, ['Kx7-mQ2!']), 'Servetel');
		expect(JSON.stringify(reason)).not.toContain('Kx7-mQ2!');
		expect(reason.message).toBe('*** is weak.');
		expect(reason.fields).toEqual([keyed('password', '*** is weak.')]);
	});
});

describe('an error value that is made to break its reader', () => {
	const nested = (depth: number, inner: unknown) => {
		let value = inner;
		for (let level = 0; level < depth; level++) value = { error: value };
		return value;
	};

	it('is read twenty levels deep', () => {
		expect(wordsOf(nested(20, 'Taken.')).plain).toEqual(['Taken.']);
	});

	it('has no words where it is nested 20,000 levels deep', () => {
		expect(wordsOf(nested(20_000, 'Taken.'))).toEqual({ keyed: [], plain: [] });
	});

	it('has no words where it is itself', () => {
		const round: Record<string, unknown> = { email: 'Bad.' };
		round.again = round;
		expect(wordsOf(round).keyed).toContainEqual(keyed('email', 'Bad.'));
	});

	it('has a hundred messages at most, however many it holds', () => {
		const many = Array.from({ length: 300_000 }, (_, at) => `No ${at}.`);
		expect(wordsOf([many]).plain).toEqual(many.slice(0, 100));
		expect(wordsOf({ email: [many], more: 'x' }).keyed).toHaveLength(100);
		const entries = many.map((message) => ({ field: 'email', message }));
		expect(wordsOf({ errors: entries }).keyed).toEqual(
			many.slice(0, 100).map((message) => keyed('email', message)),
		);
		const given = answer(422, { success: false, message: 'Bad.', errors: [many] });
		expect(readReason(given, 'Servetel').message).toMatch(/^Bad\. No 0\. No 1\./);
	});

	it('is never turned into a text', () => {
		const toString = () => {
			throw new Error('foreign');
		};
		expect(wordsOf({ message: { toString }, field: { toString } })).toEqual({
			keyed: [],
			plain: [],
		});
	});

	it.each([
		['<script'.repeat(3000), '<script<script'],
		['<script>'.repeat(2500), ''],
		['<style><script>'.repeat(1300), ''],
		[`${'<script>'.repeat(2000)}x</style>`, 'x'],
		[`${'</script>'.repeat(2000)}x`, 'x'],
		['< '.repeat(10_000), '< '.repeat(200)],
	])('is cleaned, however much of it looks like a tag: %#', (text, words) => {
		expect(cleaned(text).slice(0, 10)).toBe(words.slice(0, 10));
	});

	it('is cut before it is looked at: a page may be megabytes long', () => {
		expect(cleaned('<script>'.repeat(30_000))).toBe('');
		expect(cleaned(`${' '.repeat(1_000_000)}words`)).toBe('');
	});
});

describe('the words of a whole answer', () => {
	it('are one text, each once', () => {
		expect(textIn({ error: 'No token.', errors: ['Old.', 'Old.'] })).toBe('No token. Old.');
		expect(textIn(undefined)).toBe('');
	});

	it('are no more than a message can hold, however many there are', () => {
		const lines = Array.from({ length: 200 }, (_, line) => `line ${line} of a trace`);
		expect(textIn({ exception: 'Unauthenticated', lines })).toMatch(/^.{299}…$/);
	});
});
