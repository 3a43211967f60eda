const RUN_OF_LETTERS = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const OTHERS = [
	['Cyrillic', /\p{Script=Cyrillic}/u],
	['Greek', /\p{Script=Greek}/u],
] as const;

/** Why a login looks like another one: a run of letters that mixes Latin with Cyrillic or Greek. */
export function mixedLetters(text: string): string | undefined {
	for (const [run] of text.matchAll(RUN_OF_LETTERS)) {
		if (!LATIN.test(run)) continue;
		for (const [script, letters] of OTHERS) {
			const found = letters.exec(run)?.[0];
			if (found === undefined) continue;
			return `has the ${script} letter "${found}" among Latin letters, in "${run.slice(0, 40)}". It looks the same and is another one: type the text again.`;
		}
	}
	return undefined;
}
