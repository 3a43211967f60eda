import { Unescaped } from '../../../nodes/CreateUser/wire/escapes';

describe('a text without its escapes', () => {
	it.each([
		['plain', 'plain'],
		['&lt;b&gt; %3Cb%3e \\u003cb\\x3e \\u{1f600}', '<b> <b> <b> 😀'],
		['caf%C3%A9 caf%c3%a9 %F0%9F%98%80 %e2%82%ac', 'café café 😀 €'],
		['\\"a\\/b\\\\\\"\\n', '"a/b"\n'],
		['&amp;amp;lt; %252541', '< A'],
		['100% of %zz & \\q %C3 \\u12', '100% of %zz & \\q %C3 \\u12'],
	])('%j is %j', (text, plain) => {
		expect(new Unescaped(text).plain).toBe(plain);
	});

	it('knows where a part of it was', () => {
		const text = 'say &amp;quot;Top%2541&amp;quot; \\u{1f600}!';
		const unescaped = new Unescaped(text);
		const partOf = (part: string, at = unescaped.plain.indexOf(part)) => {
			const { from, to } = unescaped.placeOf(at, at + part.length);
			return text.slice(from, to);
		};
		expect(unescaped.plain).toBe('say "TopA" 😀!');
		expect(partOf('"TopA"')).toBe('&amp;quot;Top%2541&amp;quot;');
		expect(partOf('Top')).toBe('Top');
		expect(partOf('A')).toBe('%2541');
		expect(partOf(' ')).toBe(' ');
		expect(partOf('!')).toBe('!');
		expect(partOf('\u{1f600}'.charAt(1))).toBe('\\u{1f600}');
	});
});
