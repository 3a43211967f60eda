import { hasLetterOrDigit, hasMojibake, lowered, withoutInvisible } from '../values/characters';
import { unescapedHtml } from '../values/html';
import { isLeftover, isPlaceholder } from '../values/nothing';
import { endAlike, significantDigits, withoutCountryCode } from '../values/phone-spelling';

/** What stands for what an account hides: as many signs as are hidden, or any other count. */
const MASK = '[*＊•●∙○…]|\\.{2,}|x{3,}';
const OF_TEXTS = new RegExp(`(?:${MASK})+`, 'i');
const OF_NUMBERS = new RegExp(`(?:${MASK}|[x×∗■█▪#?]|[._·–-]{2,})+`, 'i');

/** What is shown of a text before, between and behind what is hidden; undefined where nothing is hidden. */
export function shownOfText(text: string): string[] | undefined {
	const parts = text.split(OF_TEXTS);
	return parts.length > 1 ? parts : undefined;
}

/** The same for a number: its digits. */
function shownOfNumber(number: string): string[] | undefined {
	const parts = number.split(OF_NUMBERS);
	return parts.length > 1 ? parts.map((part) => part.replace(/\D/g, '')) : undefined;
}

/** True for a login of which some is hidden: by a sign, for `xxx` and two dots may be somebody's own. */
export function isMaskedLogin(login: string): boolean {
	return /[*＊•●∙○…]/.test(login);
}

/** True for a text that has all of this, in this order, with the first and the last at its ends. */
function fitsShown(text: string, parts: string[]): boolean {
	const [first = '', ...others] = parts;
	const last = others.pop() ?? '';
	if (!text.startsWith(first)) return false;
	let at = first.length;
	for (const part of others) {
		const found = text.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return text.length - last.length >= at && text.endsWith(last);
}

/** Digits from which a number has its country's code in front, whether it has a plus sign or not. */
const WITH_COUNTRY = 11;

/** The same for a number, which either side may have with or without its country's code. */
function fitsShownNumber(number: string, [first = '', ...others]: string[]): boolean {
	const digits = significantDigits(number);
	const head = significantDigits(first);
	const fits = (whole: string, begin: string) => fitsShown(whole, [begin, ...others]);
	if (fits(digits, head)) return true;
	const isInternational = /^\s*(\+|00)/.test(number) || digits.length >= WITH_COUNTRY;
	return isInternational
		? fits(withoutCountryCode(digits), head)
		: fits(digits, withoutCountryCode(head));
}

/** How much alike two texts are. `compatible`: the same words in another order, or what is shown of them fits. */
export type Like = 'compatible' | 'different' | 'same';

/** A text as names are compared: without double spaces and case, that of the Turkish letters İ and ı included. */
export function folded(text: string): string {
	const plainly = text.normalize('NFC').replace(/\s+/g, ' ').trim();
	return lowered(plainly).replaceAll('ı', 'i');
}

/** A text as it was sent, whether it came back escaped or not, and with what nobody sees or without. */
function plain(text: string): string {
	return folded(withoutInvisible(unescapedHtml(text)));
}

/** Compares letters alone: case, accents and the width of signs are left out. */
const letters = new Intl.Collator('en', { sensitivity: 'base' });

/** True for two logins that a database may take for one, because it ignores accents and case. */
export function isSameToADatabase(mine: string, theirs: string): boolean {
	return letters.compare(plain(mine), plain(theirs)) === 0;
}

/** What comes of comparing with what a vendor shows; undefined where it shows nothing that tells. */
type Compared = Like | undefined;

/** Two texts without regard to case. */
export function likeText(mine: string, theirs: string): Like {
	return plain(mine) === plain(theirs) ? 'same' : 'different';
}

function fitting(isFitting: boolean): Like {
	return isFitting ? 'compatible' : 'different';
}

/** Two e-mail addresses, of which the vendor may show a part only. */
export function likeEmail(mine: string, theirs: string): Compared {
	if (likeText(mine, theirs) === 'same') return 'same';
	if (!theirs.includes('@') || !hasLetterOrDigit(theirs)) return undefined;
	const shown = shownOfText(plain(theirs));
	return fitting(shown !== undefined && fitsShown(plain(mine), shown));
}

/** The words of a name, whatever stands between them, and with one apostrophe and one dash for all. */
function wordsOf(name: string): string[] {
	return plain(name)
		.replace(/['’‘ʼʻ`´]/g, "'")
		.replace(/\p{Pd}/gu, '-')
		.split(/[\s,;/+|_]+/)
		.filter((word) => word !== '')
		.sort(letters.compare);
}

/** True where each word that is shown in part may be one of the name. */
function isPartly(mine: string, theirs: string, shown: string[]): boolean {
	const words = wordsOf(mine);
	const mayBe = (word: string) => {
		const part = shownOfText(word);
		return words.some((one) => (part ? fitsShown(one, part) : one === word));
	};
	return fitsShown(plain(mine), shown) || wordsOf(theirs).every(mayBe);
}

/**
 * Two names; vendors may show `Smith, Nathan` for Nathan Smith and `Jose` for José, and two people can be called
 * so. They may also show a part of it, with `?` for what they can't write, or something that is no name.
 */
export function likeName(mine: string, theirs: string): Compared {
	if (likeText(mine, theirs) === 'same') return 'same';
	if (isPlaceholder(theirs) || isLeftover(theirs) || hasMojibake(theirs)) return undefined;
	if (!hasLetterOrDigit(theirs)) return undefined;
	const written = theirs.replace(/[?\uFFFD]/g, '*');
	const shown = shownOfText(plain(written));
	if (shown) return fitting(isPartly(mine, written, shown));
	return fitting(letters.compare(wordsOf(mine).join(' '), wordsOf(theirs).join(' ')) === 0);
}

/** Two phone numbers; vendors write them with or without a prefix, or show a part of them only. */
export function likeNumber(mine: string, theirs: string): Compared {
	if (!/\p{Nd}/u.test(theirs)) return undefined;
	const shown = shownOfNumber(theirs);
	if (shown) return fitting(fitsShownNumber(mine, shown));
	const [one, other] = [significantDigits(mine), significantDigits(theirs)];
	// Zeros alone are nobody's number.
	if (one === '' || other === '') return undefined;
	return one === other || endAlike(one, other) ? 'same' : 'different';
}
