import { withoutTextMark } from './text-mark';

/** What JavaScript makes of an object that is put into a text. */
export const OBJECT_AS_TEXT = '[object Object]';

/** The same, and what it makes of a value that is missing. */
const LEFTOVERS = new Set(['undefined', 'null', 'NaN', OBJECT_AS_TEXT]);

const UNDEFINED_AS_WORD = /(?<![\p{L}\p{N}])undefined(?![\p{L}\p{N}])/u;

/** True for exactly what a missing value leaves behind: its text, or the number that is none. */
export function isLeftover(value: unknown): boolean {
	return typeof value === 'string' ? LEFTOVERS.has(withoutTextMark(value)) : Number.isNaN(value);
}

/** True for a name with `undefined` as one of its words. */
export function hasUndefined(text: string): boolean {
	return UNDEFINED_AS_WORD.test(text);
}
