import { bareCode } from './characters';

/** Digits that two spellings of a phone number must share at their end. */
export const SHARED_DIGITS = 7;
/** Digits from which a text without any other sign may be a phone number rather than an id. */
const PHONE_LENGTH = 10;

/** The digit that one of another script stands for: each script has its ten in a row, from zero on. */
function plainDigit(digit: string): string {
	const code = digit.codePointAt(0) ?? 0;
	let before = 0;
	while (/^\p{Nd}$/u.test(String.fromCodePoint(code - before - 1))) before++;
	return String(before % 10);
}

/** The digits of a phone number in whatever script, without the zeros that are only dialled. */
export function significantDigits(number: string): string {
	const plain = number.replace(/[^\P{Nd}0-9]/gu, plainDigit);
	return plain.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '');
}

/** The codes of one and of two digits; all others have three. */
const COUNTRY_CODE = /^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d)/;

/** Digits that begin with a country's code, without it. */
export function withoutCountryCode(digits: string): string {
	return digits.replace(COUNTRY_CODE, '');
}

/** True for two numbers of which one ends like the whole other one. */
export function endAlike(one: string, other: string): boolean {
	const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length);
	return short.length >= SHARED_DIGITS && long.endsWith(short);
}

/** True for what is written as people write phone numbers: a short row of digits alone is an id. */
export function isPhoneSpelling(given: string): boolean {
	const text = bareCode(given);
	if (!/^[+\p{Nd}\s()./\p{Pd}]+$/u.test(text)) return false;
	if (significantDigits(text).length < SHARED_DIGITS) return false;
	return text.length >= PHONE_LENGTH || !/^[1-9]\d*$/.test(text);
}
