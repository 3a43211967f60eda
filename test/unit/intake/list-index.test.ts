import { ListIndex } from '../../../nodes/CreateUser/intake/list-index';

const indexOf = (...names: string[]) =>
	new ListIndex(names.map((name, at) => ({ id: String(at), name })));

describe('parts of a text', () => {
	it.each<[string, string[], string, string[]]>([
		['are as they are where no name has a comma', ['Sales'], 'Sales,North', ['Sales', 'North']],
		['are the longest name', ['A', 'A,B', 'A,B,C'], 'A,B,C', ['A,B,C']],
		['are read so that none is left over', ['A', 'A,B', 'B,C'], 'A,B,C', ['A', 'B,C']],
		['keep their own spelling where nobody has it', ['A,B'], 'C,A,B,D', ['C', 'A,B', 'D']],
		['have the spelling of the list otherwise', ['a , b'], 'A,B', ['a , b']],
		['may be a name that ends with a comma', ['A,', 'B'], 'A,B', ['A,', 'B']],
		['are a name without a comma first', ['A', 'A,'], 'A', ['A']],
	])('%s', (_how, names, text, read) => {
		expect(indexOf(...names).joined(text.split(','))).toEqual(read);
	});

	it('leave as few over as can be, whatever the names and the text are', () => {
		for (const names of subsets(['a', 'a,b', 'b,a', 'a,b,a', 'b,b,b'])) {
			const index = indexOf(...names);
			for (const text of textsOf('ab', 7)) {
				const read = index.joined([...text]);
				expect(read.join(',')).toBe([...text].join(','));
				const unknown = read.filter((name) => !names.includes(name)).length;
				expect({ names, text, unknown }).toEqual({ names, text, unknown: fewest(names, text) });
			}
		}
	});

	it('are ten thousand in one cell', () => {
		const parts = Array.from({ length: 10_000 }, (_, at) => (at % 3 === 2 ? 'c' : 'a'));
		const name = Array.from({ length: 50 }, () => 'a').join(',');
		expect(indexOf(name, 'a,a').joined(parts)).toHaveLength(6667);
	});
});

it('names are found whatever comma stands in them', () => {
	const index = indexOf('営業、東京', 'A، B', 'İzmir');
	expect(index.joined(['営業', '東京', 'C'])).toEqual(['営業、東京', 'C']);
	expect(index.named('a,b')).toMatchObject([{ name: 'A، B' }]);
	expect(index.named('izmir')).toMatchObject([{ name: 'İzmir' }]);
});

it('names that have commas are listed so that they can be told apart', () => {
	expect(indexOf('A', 'B, C').names).toBe('A; B, C');
	expect(indexOf('A', 'B').names).toBe('A, B');
});

it('a list may have one name, or one number, 200,000 times', () => {
	// What copies those before with each needs minutes for these.
	const entries = Array.from({ length: 200_000 }, (_, at) => ({
		id: String(at),
		name: '+91 80655 51200',
	}));
	const index = new ListIndex(entries);
	expect(index.named('+91 80655 51200')).toHaveLength(200_000);
	expect(index.numbered('08065551200')).toHaveLength(200_000);
});

function subsets(names: string[]): string[][] {
	return names.reduce<string[][]>(
		(all, name) => [...all, ...all.map((one) => [...one, name])],
		[[]],
	);
}

function textsOf(letters: string, longest: number): string[] {
	if (longest === 0) return [''];
	const shorter = textsOf(letters, longest - 1);
	const longer = shorter.flatMap((text) => [...letters].map((letter) => text + letter));
	return [...new Set([...shorter, ...longer])];
}

/** How many letters of the text are nobody's name at least, found by trying all. */
function fewest(names: string[], text: string): number {
	if (text === '') return 0;
	const begun = names
		.map((name) => name.replaceAll(',', ''))
		.filter((name) => text.startsWith(name))
		.map((name) => fewest(names, text.slice(name.length)));
	return Math.min(1 + fewest(names, text.slice(1)), ...begun);
}
