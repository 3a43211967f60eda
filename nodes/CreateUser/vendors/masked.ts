import { significantDigits, withoutCountryCode } from '../values/phone-spelling';

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
export function shownOfNumber(number: string): string[] | undefined {
	const parts = number.split(OF_NUMBERS);
	return parts.length > 1 ? parts.map((part) => part.replace(/\D/g, '')) : undefined;
}

/** True for a login of which some is hidden: by a sign, for `xxx` and two dots may be somebody's own. */
export function isMaskedLogin(login: string): boolean {
	return /[*＊•●∙○…]/.test(login);
}

/** True for a text that has all of this, in this order, with the first and the last at its ends. */
export function fitsShown(text: string, parts: string[]): boolean {
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
export function fitsShownNumber(number: string, [first = '', ...others]: string[]): boolean {
	const digits = significantDigits(number);
	const head = significantDigits(first);
	const fits = (whole: string, begin: string) => fitsShown(whole, [begin, ...others]);
	if (fits(digits, head)) return true;
	const isInternational = /^\s*(\+|00)/.test(number) || digits.length >= WITH_COUNTRY;
	return isInternational
		? fits(withoutCountryCode(digits), head)
		: fits(digits, withoutCountryCode(head));
}
