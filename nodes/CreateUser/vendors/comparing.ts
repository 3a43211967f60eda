import { endAlike, significantDigits } from '../values/phone-spelling';
import { unescapedHtml } from '../wire/escapes';

/** How much alike two texts are. `compatible`: the same words in another order. */
export type Like = 'compatible' | 'different' | 'same';

/** A text as names are compared: without case and double spaces. */
export function folded(text: string): string {
	return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** What stands for a hidden digit where an account masks numbers. */
const MASK = /[x*•#]/i;

/** Compares letters alone: case, accents and the width of signs are left out. */
const letters = new Intl.Collator('en', { sensitivity: 'base' });

/** True for two logins that a database may take for one, because it ignores accents and case. */
export function isSameToADatabase(mine: string, theirs: string): boolean {
	return letters.compare(folded(mine), folded(theirs)) === 0;
}

/** Two texts without regard to case. */
export function likeText(mine: string, theirs: string): Like {
	return folded(mine) === folded(unescapedHtml(theirs)) ? 'same' : 'different';
}

/** Two names; vendors may show `Smith, Nathan` for Nathan Smith, and two people can be called so. */
export function likeName(mine: string, theirs: string): Like {
	if (likeText(mine, theirs) === 'same') return 'same';
	const words = (name: string) =>
		folded(name)
			.split(/[\s,;]+/)
			.filter((word) => word !== '')
			.sort()
			.join(' ');
	return words(mine) === words(unescapedHtml(theirs)) ? 'compatible' : 'different';
}

/** Two phone numbers; vendors write them with or without a prefix, or show a part of them only. */
export function likeNumber(mine: string, theirs: string): Like {
	if (MASK.test(theirs)) return likeMasked(mine, theirs);
	const [one, other] = [significantDigits(mine), significantDigits(theirs)];
	return one === other || endAlike(one, other) ? 'same' : 'different';
}

/** What is shown must stand at the same place, counted from the end. */
function likeMasked(mine: string, theirs: string): Like {
	const digits = [...mine.replace(/\D/g, '')].reverse();
	const shown = [...theirs].filter((sign) => /\d/.test(sign) || MASK.test(sign)).reverse();
	const fits = shown.every(
		(sign, place) => MASK.test(sign) || digits[place] === undefined || digits[place] === sign,
	);
	return fits ? 'compatible' : 'different';
}
