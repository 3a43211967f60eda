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

	it.each([
		['tags', 'Kx7-<wbr>mQ2-long<b class="x">-Secret</b>-9'],
		['a comment', 'Kx7-mQ2-long<!-- 1 -->-Secret-9'],
		['what nobody sees', 'Kx7-mQ2\u200B-long\u00AD-Secret&shy;-9'],
		['marks of direction', 'Kx7-\u202EmQ2-long\u034F-Secret-9'],
		['line ends', 'Kx7-mQ2-\r\nlong-\tSecret-9'],
		['spaces', 'Kx7- mQ2- long- Secret-\u00A09'],
		['the end of a tag', 'Kx7-mQ2-long-Secret<br />-9'],
	])('are known with %s in them', (_what, form) => {
		const page = `<p>before ${form} <i>after</i></p>`;
		const clean = '<p>before *** <i>after</i></p>';
		expect(withoutSecrets(page, ['Kx7-mQ2-long-Secret-9'])).toBe(clean);
	});

	it('are known in an answer with spaces in them, and as a name', () => {
		const form = 'Kx7-"mQ2- long- Secret-9';
		const given = answer(422, { message: form, errors: { [form]: ['is weak'] } });
		expect(answerWithout(given, ['Kx7-"mQ2-long-Secret-9']).json).toEqual({
			message: '***',
			errors: { '***': ['is weak'] },
		});
	});

	it.each(['Kx7-"mQ2-long…', 'Kx7-"mQ2-lo...', 'Kx7-"mQ2-long-S****'])(
		'are known cut: %s',
		(form) => {
			const given = answer(422, { message: `It was ${form}, and is weak.` });
			const clean = `It was ***${form.replace(/.*\w/, '')}, and is weak.`;
			expect(answerWithout(given, ['Kx7-"mQ2-long-Secret-9']).json).toEqual({ message: clean });
		},
	);

	it('are no beginning of a word or a login that goes on otherwise, or ends there', () => {
		const text = 'nathan.smith is taken, nathan.smith2 ... and nathan.smith.';
		expect(withoutSecrets(text, ['nathan.smith1'])).toBe(text);
	});

	it('are known in Base64 that is broken into lines', () => {
		const lines = Buffer.from('Kx7-mQ2-long-Secret-9')
			.toString('base64')
			.replace(/.{8}/g, '$&\r\n');
		const given = answer(422, { message: `before ${lines} after` });
		expect(answerWithout(given, ['Kx7-mQ2-long-Secret-9']).json).toEqual({
			message: 'before *** after',
		});
	});

	it.each(['Bearer ', 'me:', 'me2:', '{"token":"'])('are known in Base64 behind %j', (before) => {
		const secret = 'Kx7-mQ2-long-Secret-9';
		const form = Buffer.from(`${before}${secret}"}`).toString('base64');
		const left = Buffer.from(withoutSecrets(form, [secret]), 'base64').toString();
		expect(withoutSecrets(form, [secret])).toContain('***');
		expect(left).not.toContain('mQ2');
	});

	it.each([
		['Top&Secret<9', 'Top&amp;Secret&lt;9'],
		["Top'Secret9", 'Top&#039;Secret9'],
		["Top'Secret9", 'Top&#39;Secret9'],
		["Top'Secret9", 'Top&apos;Secret9'],
		["Top'Secret9", 'Top&#x27;Secret9'],
		['Top"Secret/9', 'Top&quot;Secret&#x2F;9'],
		['Top&Secret<9', 'Top&amp;amp;Secret&amp;lt;9'],
		['Schlüssel§9', 'Schl&uuml;ssel&sect;9'],
		['Secret-0-x!', 'Secret-0-x%21'],
		['Top Secret+9', 'Top+Secret%2B9'],
		['Top/Secret/9', 'Top%2fSecret%2f9'],
		['Top/Secret é9', 'Top%2fSecret+%c3%a99'],
		['Top/Secret 9', 'Top%252FSecret%25209'],
		['Top-Secret9>', Buffer.from('Top-Secret9>').toString('base64')],
		['Top-Secret9', Buffer.from('Top-Secret9').toString('base64')],
		['Top-Secret9', Buffer.from('Top-Secret9').toString('base64').replace('=', '')],
		['Top-???>>>9', Buffer.from('Top-???>>>9').toString('base64url')],
		['Top-???>>>9', `${Buffer.from('Top-???>>>9').toString('base64url')}=`],
		['Top"Sec\\ret9', JSON.stringify(JSON.stringify('Top"Sec\\ret9')).slice(3, -3)],
		['Top"Secret9\\', JSON.stringify(JSON.stringify('Top"Secret9\\')).slice(3, -3)],
		['Top/Secret9', 'Top\\/Secret9'],
		['Top<Secret&9', 'Top\\u003cSecret\\u00269'],
		['Top<Secret&9', 'Top\\\\u003CSecret\\x269'],
		['Pässe-über-9', 'Pässe-über-9'.normalize('NFD')],
		['Pässe-über-9'.normalize('NFD'), 'Pässe-über-9'.normalize('NFC')],
		['Pässe-über-9', encodeURIComponent('Pässe-über-9'.normalize('NFD'))],
		['&lt;Top&amp;9', '&lt;Top&amp;9'],
		['&lt;Top&amp;9', '&amp;lt;Top&amp;amp;9'],
		["Top'Secret9", "Top''Secret9"],
		['Top"Secret9', 'Top""Secret9'],
		['Top"Secret9', 'Top\\"\\"Secret9'],
		['Schlüssel§9', 'SchlÃ¼sselÂ§9'],
		['Schlüssel§9', 'Schl\\xc3\\xbcssel\\xc2\\xa79'],
		['Schlüssel§9', 'Schl?ssel?9'],
		['Schlüssel§9', 'Schl�ssel�9'],
		['Top%21\\u0041', 'Top%21\\u0041'],
		['Top%21\\u0041', 'Top%2521%5Cu0041'],
		['100%', 'is 100%25'.slice(3)],
		['Top<Secret9', 'Top%u003CSecret9'],
		['Kx7-mQ2-long', 'KX7-MQ2-LONG'],
		['Kx7-mQ2-long', 'kx7-mq2-long'],
		['Top-Secret9', '546f702d53656372657439'],
		['Top-Secret9', '546F702D53656372657439'],
	])('%j is known as %j', (secret, form) => {
		expect(withoutSecrets(`before ${form} after`, [secret])).toBe('before *** after');
		expect(withoutSecrets(`<p>&nbsp;${form}&excl;%20${form}</p>`, [secret])).toBe(
			'<p>&nbsp;***&excl;%20***</p>',
		);
	});

	it.each([
		['&amp;', '&', '&#72;&#85;&#78;&#84;&#69;&#82;&#50;&#50;'],
		['&amp;amp;', '&', '&#72;&#85;&#78;&#84;&#69;&#82;&#50;&#50;'],
		['\\u0026', '&', '&#72;&#85;&#78;&#84;&#69;&#82;&#50;&#50;'],
		['%26', '&', '&#72;&#85;&#78;&#84;&#69;&#82;&#50;&#50;'],
		['&%23', '&#', '&#72;&#85;&#78;&#84;&#69;&#82;&#50;&#50;'],
		['%25', '%', '%48%55%4e%54%45%52%32%32'],
		['%2525', '%', '%48%55%4e%54%45%52%32%32'],
		['\\u0025', '%', '%48%55%4e%54%45%52%32%32'],
		['&#37;', '%', '%48%55%4e%54%45%52%32%32'],
	])('whose letters are escaped, and the sign of that as %s', (sign, plain, escaped) => {
		const text = escaped.replaceAll(plain, sign);
		expect(withoutSecrets(`before ${text} after`, ['HUNTER22'])).toBe('before *** after');
	});

	it('is no shorter text that is only written like one', () => {
		expect(withoutSecrets('a < b &lt; c &#60;9', ['<9', '&lt;'])).toBe('a < b *** c &#60;9');
		expect(withoutSecrets('1+22 and 1 22', ['1+22'])).toBe('*** and 1 22');
		expect(withoutSecrets('50%25 &amp; more \\u0041', ['Other-9&'])).toBe(
			'50%25 &amp; more \\u0041',
		);
	});

	it.each([
		['Password', 'Your password is too weak, PASSWORD must have a digit.'],
		['nathan.smith1', 'The login nathan.smith is taken, nathan.smith@example.com too.'],
		['Asha Rao', 'ASHA RAO is there.'],
		['Token', 'The token has expired.'],
		['estate9a', 'The best ate 9 apples.'],
	])('is no word, name or login that looks like it: %s', (secret, text) => {
		expect(withoutSecrets(text, [secret])).toBe(text);
	});

	it('leaves all else as it was written', () => {
		const text = 'A &lt; B, 5%20 \\u00e9: "Top&amp;9" and &gt;';
		expect(withoutSecrets(text, ['Top&9'])).toBe('A &lt; B, 5%20 \\u00e9: "***" and &gt;');
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

describe('a number in a JSON value that is the secret', () => {
	it.each([
		['as what an error says', { message: 2882 }, { message: '***' }],
		['among errors', { errors: { password: [2882] } }, { errors: { password: ['***'] } }],
	])('is taken out %s', (_where, value, expected) => {
		const given = answer(422, value);
		expect(answerWithout(given, ['2882']).json).toEqual(expected);
	});

	it('is taken out wherever it stands where it is long, and no id', () => {
		const value = { data: { id: 48151623, login: 'asha', web: 48151623 } };
		const clean = { data: { id: 48151623, login: 'asha', web: '***' } };
		expect(jsonWithout(value, ['48151623'], 'everywhere')).toEqual(clean);
	});
});

describe('a token under the name of an id', () => {
	const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefghijklmnop';

	it('is no id', () => {
		expect(jsonWithout({ client_id: token, id: `x-${token}`, number: '1' }, [token])).toEqual({
			...{ client_id: '***', id: 'x-***', number: '1' },
		});
	});
});

describe('a name in a JSON value', () => {
	const errors = { 'Top-Secret9': ['is too weak'], email: { 'x Top-Secret9': 'No.' } };
	const clean = { '***': ['is too weak'], email: { 'x ***': 'No.' } };

	it.each(['error', 'errors', 'Errors', 'message'])('loses it below %s', (key) => {
		const given = answer(422, { success: false, [key]: errors });
		expect(answerWithout(given, ['Top-Secret9']).json).toEqual({ success: false, [key]: clean });
	});

	it('stays where it is one of the API, or of what was sent', () => {
		const given = answer(422, { message: 'Weak.', errors: { password: ['no password'] } });
		const { json } = answerWithout(given, ['message', 'password'], ['password']);
		expect(json).toEqual({ message: 'Weak.', errors: { password: ['no ***'] } });
	});

	it('loses it anywhere in what is put out', () => {
		const value = { data: { errors, 'Top-Secret9': 1 } };
		expect(jsonWithout(value, ['Top-Secret9'], 'everywhere')).toEqual({
			data: { errors: clean, '***': 1 },
		});
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
