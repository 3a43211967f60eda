import { withoutInvisible } from './invisible';

/** The apostrophe of a keyboard, and what programs make of it. */
const APOSTROPHES = "'’‘";

/** True for such an apostrophe. */
export function isApostrophe(character: string): boolean {
	return character !== '' && APOSTROPHES.includes(character);
}

/**
 * Takes off the apostrophe by which a spreadsheet marks a cell as text. At both ends they are quotes, which
 * go from digits alone.
 */
export function withoutTextMark(text: string): string {
	if (!isApostrophe(text.charAt(0))) return text;
	if (!isApostrophe(text.charAt(text.length - 1))) return text.slice(1).trimStart();
	const inner = text.slice(1, -1);
	return /\d/.test(inner) && !/[\p{L}'’‘]/u.test(inner) ? inner.trim() : text;
}

/** A number, an id or the like: nothing in it that nobody sees, and no text mark. */
export function bareCode(text: string): string {
	return withoutTextMark(withoutInvisible(text));
}
