import { withoutInvisible } from './invisible';

/** Takes off the apostrophe by which a spreadsheet marks a cell as text. Quotes at both ends are none. */
export function withoutTextMark(text: string): string {
	return text.startsWith("'") && !text.endsWith("'") ? text.slice(1).trimStart() : text;
}

/** A number, an id or the like: nothing in it that nobody sees, and no text mark. */
export function bareCode(text: string): string {
	return withoutTextMark(withoutInvisible(text));
}
