import { AS_TEXT, faultIn, leftoverIn, shortened } from './text';

/** `9.19877E+11` or `9.19877E11`: digits that a spreadsheet or an export has thrown away. `12E4` may be a code. */
export const SHORTENED = /^[+-]?\d+([.,]\d+E[+-]?|E[+-])\d+$/i;

/** `919876543210.0`: what an export has made of a number. `555.0000` is the end of a phone number. */
const MADE_DECIMAL = /^\+?(\d+[.,]0{1,2}|\d{4,}[.,]0+)$/;

/** `1,759,333`, in India `17,59,333`: a number as a spreadsheet shows it. */
const GROUPED = /^\d{1,3}(,\d{2,3})*,\d{3}([.,]0+)?$/;

/** What numbers are that are not as they were entered. */
const SHAPES: Array<[RegExp, string]> = [
	[MADE_DECIMAL, 'An export has made a decimal number of it.'],
	[GROUPED, 'The spreadsheet has put commas into the number.'],
	[SHORTENED, 'The spreadsheet has shortened the number and digits are lost.'],
];

function shapedBySheet(value: string): string | undefined {
	const [, words] = SHAPES.find(([shape]) => shape.test(value)) ?? [];
	return words && `is ${shortened(value)}. ${words} ${AS_TEXT}`;
}

/** A number as it is written, or why it is not the one that was meant. */
export function whole(value: string): { value: string } | { reason: string } {
	const reason = leftoverIn(value) ?? faultIn(value) ?? shapedBySheet(value);
	return reason === undefined ? { value } : { reason };
}

/** Why a text is one number whose commas part nothing; of three digits each, they are several. */
export function oneNumberIn(text: string): string | undefined {
	if (!text.includes(',') || /^\d{3}(,\d{3})+$/.test(text)) return undefined;
	const shaped = shapedBySheet(text);
	return shaped && `${shaped} To give several, part them with semicolons.`;
}
