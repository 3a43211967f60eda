import { withoutSecrets } from '../../../nodes/CreateUser/wire/secrets';

/** How much text is looked through at once. */
const parts: number[] = [];

jest.mock('../../../nodes/CreateUser/wire/escapes', () => {
	const escapes = jest.requireActual<typeof import('../../../nodes/CreateUser/wire/escapes')>(
		'../../../nodes/CreateUser/wire/escapes',
	);
	return {
		...escapes,
		Unescaped: class extends escapes.Unescaped {
			constructor(text: string) {
				super(text);
				parts.push(text.length);
			}
		},
	};
});

const SECRET = 'Hunter2-secret!';
const escaped = (text: string, sign: string) =>
	[...text].map((letter) => `${sign}${letter.charCodeAt(0).toString(16)}`).join('');

describe('a long text full of escapes', () => {
	it('is looked through part by part', () => {
		parts.length = 0;
		const text = '%41'.repeat(200_000);
		expect(withoutSecrets(text, [SECRET])).toBe(text);
		expect(Math.max(...parts)).toBeLessThan(100_000);
		expect(parts.reduce((sum, length) => sum + length, 0)).toBeLessThan(2 * text.length);
	});

	it.each([
		['%', '%41'],
		['%252525', '%41'],
		['\\u00', '\\\\'],
		['&amp;#x', '&amp;'],
	])('hides no secret, wherever it stands: escaped by %s among %s', (sign, filling) => {
		// A semicolon ends each number of HTML.
		const form = escaped(SECRET, sign).replace(/(#x..)/g, '$1;');
		const after = filling.repeat(3000);
		// Where the second part begins.
		for (let at = 49_800; at < 50_050; at += 13) {
			const before = filling.repeat(Math.floor(at / filling.length));
			const clean = withoutSecrets(`${before}${form}${after}`, [SECRET]);
			expect(clean).toBe(`${before}***${after}`);
		}
	});

	it('hides none that is as long as a part itself', () => {
		const long = 'Hunter2-secret! '.repeat(5000);
		const text = `${'%41'.repeat(30_000)}${escaped(long, '%')}${'%41'.repeat(30_000)}`;
		expect(withoutSecrets(text, [long])).toBe(`${'%41'.repeat(30_000)}***${'%41'.repeat(30_000)}`);
	});
});
