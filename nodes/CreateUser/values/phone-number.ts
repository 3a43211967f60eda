import { SHARED_DIGITS, significantDigits } from './phone-spelling';
import { AS_TEXT, fromCode, leftoverInside, schemaOf, shortened, shown } from './text';
import { whole } from './written-number';

/**
 * True for a country's code without a number behind it, which `+91{{ $json.phone }}` makes of one that is
 * missing. None has more than three digits.
 */
export function isCodeAlone(text: string): boolean {
	return /^\+\d{0,3}$/.test(text.replace(/[\s()-]+/g, ''));
}

/** Why a text is no phone number, undefined when it may be one. */
function noNumber(text: string): string | undefined {
	if (isCodeAlone(text)) return `is ${shown(text)}, which has no number behind the country's code.`;
	if (!/\p{Nd}/u.test(text)) return `is ${shown(text)}, which has no digit in it. Enter a number.`;
	// What a spreadsheet makes of +91-9876543210.
	if (/^-\d+$/.test(text)) {
		return `is ${shortened(text)}. A spreadsheet has calculated with the number. ${AS_TEXT}`;
	}
	const numbers = text
		.split(/[,;/|،，、؛；]/)
		.filter((part) => significantDigits(part).length >= SHARED_DIGITS);
	if (numbers.length < 2) return undefined;
	return `is ${shown(text)}, which are ${numbers.length} numbers. Enter one of them.`;
}

/** A phone number, which keeps its digits and its spelling; a country's code in front hides no fault. */
export const phoneNumber = schemaOf(
	fromCode((given) => {
		// As links and lists of leads write it.
		const value = given.replace(/^(tel|p):\s*/i, '');
		const reason = leftoverInside(value, ['undefined', 'null', 'NaN']);
		if (reason !== undefined) return { reason };
		const parts = value.split(/[\s()-]+/).map(whole);
		const read = parts.find((part) => 'reason' in part) ?? whole(value);
		const none = 'value' in read ? noNumber(value) : undefined;
		return none === undefined ? read : { reason: none };
	}),
);
