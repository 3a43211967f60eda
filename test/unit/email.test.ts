import { email } from '../../nodes/CreateUser/values/email';

const read = (text: unknown) => email.read(text);
const reasonOf = (text: unknown): string => {
	const result = read(text);
	return 'reason' in result ? result.reason : `took ${JSON.stringify(result.value)}`;
};

describe('an address that is real', () => {
	it.each([
		...['asha+work@example.com', "o'brien@example.com", 'o’brien@example.com', 'a.b@example.co.in'],
		...[
			'x_/y@example.com',
			'a!b@example.com',
			'a?b@example.com',
			'a*b@example.com',
			'a}b@x.example',
		],
		...[
			'a{b@example.com',
			'a{b}c@example.com',
			'a&b@example.com',
			'a?b=c@example.com',
			'-a@b.example',
		],
		...[
			'_a@example.com',
			'foo.@example.com',
			'foo..bar@example.com',
			'+a@b',
			'#a$%^~=@example.com',
		],
		...['иван@пример.рф', '用户@例え。jp', 'आशा@उदाहरण.भारत', 'jo.sé@exämple.com', 'a@💌.example'],
		...[
			'a@xn--bcher-kva.example',
			'a@under_score.example',
			'a@[192.0.2.1]',
			'a@[IPv6:2001:db8::1]',
		],
		...['asha-@example.com', 'a–b@example.com', '0@1.example', 'a@b'],
	])('is taken: %s', (address) => {
		expect(read(address)).toEqual({ value: address });
		expect(read(` ${address}\n`)).toEqual({ value: address });
	});
});

const ALONE = 'which has more in it than an e-mail address. Enter asha@example.com alone.';

describe('what is pasted along with an address', () => {
	it.each([
		...['Asha Rao [mailto:asha@example.com]', 'mailto:asha@example.com?subject=Hi'],
		...['‚asha@example.com‘', '&lt;asha@example.com&gt;', 'Asha Rao [asha@example.com]'],
		...['[asha@example.com](mailto:asha@example.com)', '‹asha@example.com›', '‟asha@example.com‟'],
		...['″asha@example.com″', '[asha@example.com]', '{asha@example.com}', '＜asha@example.com＞'],
		...[
			'，',
			'،',
			'；',
			'。',
			'…',
			'/',
			'\\',
			'?',
			'!',
			'...',
			'-',
			'*',
			'&',
			'}',
			'”',
			'’',
			'=',
			'+',
		].map((behind) => `asha@example.com${behind}`),
		...['{', '*', '!', '?', '/', '\\', '&', '•', '「', '(', '¿', '。', '’', '« '].map(
			(before) => `${before}asha@example.com`,
		),
		...['&quot;asha@example.com&quot;', '&#39;asha@example.com&#39;', 'asha@example.com&nbsp;'],
		...['MAILTO:asha%40example.com', 'asha@example.com (work)', 'Email: asha@example.com'],
		...['<a href="mailto:asha@example.com">asha@example.com</a>', '【asha@example.com】'],
	])('is refused with the address: %s', (text) => {
		expect(reasonOf(text)).toBe(`is ${JSON.stringify(text)}, ${ALONE}`);
	});

	it.each([
		['o&#039;brien@example.com;', "o'brien@example.com"],
		['mailto:asha%2Bwork@example.com', 'asha+work@example.com'],
		['foo.@example.com;', 'foo.@example.com'],
		['<asha.rao@mail.example.co.in>', 'asha.rao@mail.example.co.in'],
	])('may be the way that %s is written', (text, address) => {
		expect(reasonOf(text)).toContain(`Enter ${address} alone.`);
	});
});

describe('two addresses', () => {
	it.each([
		...[
			'/',
			'&',
			'、',
			'\n',
			'\r\n',
			'\t',
			' ',
			',',
			'; ',
			' / ',
			'\u2028',
			'+',
			'?',
			'|',
			'\\',
			'=',
			'*',
		],
		...['>, <', '&nbsp;', '&amp;', '?cc=', '&bcc=', ' or ', '·/'],
	])('are named with %j between them', (between) => {
		expect(reasonOf(`asha@x.example${between}b@y.example`)).toMatch(
			/which are 2 e-mail addresses\. Enter one of them: asha@x\.example or b@y\.example\.$/,
		);
	});

	it('are named without what stands around them', () => {
		const text = 'Asha <asha@x.example>\nBo [mailto:b/c@y.example]';
		expect(reasonOf(text)).toContain('one of them: asha@x.example or b/c@y.example.');
	});
});

describe('an address that can not be told', () => {
	it.each([
		...[
			'asha rao@example.com',
			'asha@mail.example com',
			'asha@mail.example,com',
			'Asha\na@x.example',
		],
		...[
			'asha@mail.exam\nple.com',
			'asha@x.example\n.in',
			'asha@x.example .in',
			'{asha}@example.com',
		],
		...["asha@mail.exa'mple.com", 'asha@mail.exam/ple.com'],
	])('is not named: %j', (text) => {
		expect(reasonOf(text)).toMatch(
			/, which has more in it than an e-mail address\. Enter the address alone\.$/,
		);
	});

	it.each([
		...['asha rao@x.example, b@y.example', 'b@y.example; asha@mail.example com'],
		...["b@y.example / asha@mail.exa'mple.com"],
	])('is not named beside another one: %j', (text) => {
		expect(reasonOf(text)).toMatch(/, which are 2 e-mail addresses\. Enter one of them alone\.$/);
	});

	it.each([
		'asha',
		'asha@',
		'@example.com',
		'_@example.com',
		'-@example.com',
		'a@@example.com',
		'a@b@x.example',
		'asha@example,com',
	])('is none: %s', (text) => {
		expect(reasonOf(text)).toMatch(/, which is not an e-mail address\.$/);
	});

	it('is glued together where a line break stands in it', () => {
		expect(reasonOf('asha@exam\nple.com')).toMatch(/^has a line break .* Take it out\.$/);
	});
});

it('follows its own advice: what it names is an address', () => {
	const around = [
		'',
		' ',
		'<',
		'>',
		'[',
		']',
		'{',
		'}',
		"'",
		'’',
		'&',
		'/',
		'?',
		'!',
		'.',
		'…',
		';',
	];
	for (const one of around) {
		for (const other of around) {
			for (const text of [
				`${one}${other}a.b@x.example${other}${one}`,
				`a@x.example${one}${other}b@y.example`,
			]) {
				const named = /Enter (?:one of them: )?(.*?)(?: alone)?\.$/.exec(reasonOf(text))?.[1] ?? '';
				for (const address of named.split(' or ')) {
					if (['', 'the address', 'one of them'].includes(address)) continue;
					expect([text, address]).toEqual([
						text,
						expect.stringMatching(/^(a\.b@x|a@x|b@y)\.example$/),
					]);
					expect(read(address)).toEqual({ value: address });
				}
			}
		}
	}
});
