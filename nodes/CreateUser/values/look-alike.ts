import { codeOf } from './invisible';

const RUN_OF_LETTERS = /[\p{L}\p{M}]+/gu;
const LATIN = { name: 'Latin', letter: /\p{Script=Latin}/gu };
const OTHERS = [
	{ name: 'Cyrillic', letter: /\p{Script=Cyrillic}/gu },
	{ name: 'Greek', letter: /\p{Script=Greek}/gu },
];

/** Why a login looks like another one: a run of letters that mixes Latin with Cyrillic or Greek. */
export function mixedLetters(text: string): string | undefined {
	for (const [run] of text.matchAll(RUN_OF_LETTERS)) {
		const latin = run.match(LATIN.letter);
		if (!latin) continue;
		for (const other of OTHERS) {
			const found = run.match(other.letter);
			if (!found) continue;
			// The alphabet with fewer letters is the one that strayed in.
			const isLatinOdd = latin.length < found.length;
			const [odd, most] = isLatinOdd ? [LATIN, other] : [other, LATIN];
			const letter = (isLatinOdd ? latin : found)[0] ?? '';
			return `has the ${odd.name} letter "${letter}" (${codeOf(letter)}) among ${most.name} letters, in "${run.slice(0, 40)}". It looks the same and is another one: type the text again.`;
		}
	}
	return undefined;
}
