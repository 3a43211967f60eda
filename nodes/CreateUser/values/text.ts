import { z } from 'zod/v4';

import { bareCode, lowered, trimmed, trimmedProse, withoutQuotes } from './characters';
import { unescapedHtml } from './html';
import {
	faultInside,
	faultWords,
	hasUndefined,
	isInvalidDate,
	isLeftover,
	OBJECT_AS_TEXT,
	sheetFault,
} from './nothing';

/** What is left of a character that was read in a wrong character set, or of an emoji that was cut. */
export const LOST = /[\uFFFD\p{Surrogate}]/u;

/** What is said of such a text. */
export const LOST_WORDS =
	'has lost characters (�) in it. Save the file as UTF-8 and load it again.';

/** Longest text of a field, in characters. What is longer is refused before anything looks at it. */
const LONGEST = 10_000;

/** What is said of a text that a missing value leaves behind. */
export const LEFT_BEHIND =
	'is what a missing value leaves behind. Correct the cell or the expression.';

/** What is said of a date that no program could read. */
export const OF_A_DATE =
	"is what an expression makes of a date that it can't read. Correct the cell or the expression.";

/** Line breaks and other control characters, which no single-line field can hold. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001F\u007F\u2028\u2029]/;

/** A login as logins are compared: trimmed, without case and the forms of one letter, such as ς. */
export function loginKey(login: string): string {
	return lowered(trimmed(login).normalize('NFKC')).replaceAll('ς', 'σ');
}

/** Why a text is too long for a field, undefined when it is not. */
export function tooLong(value: string, longest = LONGEST): string | undefined {
	if (value.length <= longest) return undefined;
	const [length, most] = [value.length, longest].map((count) => count.toLocaleString('en-US'));
	return `is a text of ${length} characters. A field takes at most ${most} characters: shorten it.`;
}

/** True for what a form or a sheet sends for "nothing": absent, null, or only white space. */
export function isEmpty(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && trimmed(value) === '')
	);
}

/** Characters of a value that a message shows at most. */
const SHOWN = 60;

/** A value as a message shows it: short, texts in double quotes. */
export function shown(value: unknown): string {
	const text =
		typeof value === 'string' ? JSON.stringify(trimmed(value).slice(0, SHOWN)) : plain(value);
	return shortened(text);
}

/** Digits, a name or a login as a message shows them: short, and as they are. */
export function shortened(text: string): string {
	return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

function plain(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object' && value !== null) return 'an object';
	return String(value);
}

/** What comes of reading a value as a text. */
type ReadText = { text: string | undefined } | { reason: string };

/**
 * The text that a value stands for, or why it stands for none. Shared by every type of field, since
 * sheets and forms deliver everything as text.
 */
function readText(value: unknown): ReadText {
	const read = readLines(value);
	if ('text' in read && read.text !== undefined && CONTROL.test(read.text)) {
		return { reason: 'has a line break or another control character in it. Take it out.' };
	}
	return read;
}

/** A sheet makes a yes of a surname that is True. */
const ANOTHER =
	'Map another value to this field, or format its column as plain text if the word is meant.';

/** The same for a text that may have more than one line. */
export function readLines(value: unknown): ReadText {
	if (typeof value === 'number') return readNumber(value);
	if (typeof value !== 'string') {
		if (isEmpty(value)) return { text: undefined };
		const advice = typeof value === 'boolean' ? ANOTHER : 'Map a single value to this field.';
		return { reason: `is ${shown(value)}, not a text. ${advice}` };
	}
	const long = tooLong(value);
	if (long !== undefined) return { reason: long };
	const text = trimmedProse(value);
	if (text === '') return { text: undefined };
	const fault = sheetFault(text);
	if (fault !== undefined) return { reason: `is ${fault}, which ${faultWords(fault)}` };
	if (text.includes(OBJECT_AS_TEXT)) {
		return {
			reason: `is ${shown(text)}: the expression yields an object where a text is needed.`,
		};
	}
	if (isInvalidDate(text)) return { reason: `is ${shown(text)}: this ${OF_A_DATE}` };
	return LOST.test(text) ? { reason: LOST_WORDS } : { text };
}

function readNumber(value: number): { text: string } | { reason: string } {
	const left = leftoverIn(value);
	if (left !== undefined) return { reason: left };
	const text = String(value);
	if (!Number.isFinite(value) || /e/i.test(text) || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
		return { reason: `is ${text}, a number that lost digits on its way. ${AS_TEXT}` };
	}
	return { text };
}

/** What to do about a cell whose number was changed on its way. */
export const AS_TEXT = 'Format the column as plain text and enter the number again.';

/** Reads a value; undefined is an empty one. */
type Read<T> = (value: unknown) => { value: T | undefined } | { reason: string };

/** A zod schema, with the reader that it was made of. */
export type SchemaOf<T> = z.ZodType<T | undefined, unknown> & { read: Read<T> };

/**
 * Turns a reader into a zod schema; the reader's reason becomes the issue's message. Of zod's two forms,
 * which every zod from 3.25 on brings, the older one leaves a kilobyte behind for every value.
 */
export function schemaOf<T>(read: Read<T>): SchemaOf<T> {
	const schema = z.transform((value: unknown, context): T | undefined => {
		const result = read(value);
		if ('value' in result) return result.value;
		context.issues.push({ code: 'custom', input: value, message: result.reason });
		return z.NEVER;
	});
	return Object.assign(schema, { read });
}

/** Makes a field mandatory: what is empty is refused. */
export function required<T>({ read }: SchemaOf<T>): SchemaOf<T> {
	return schemaOf<T>((value) => {
		const result = read(value);
		const isEmpty = 'value' in result && result.value === undefined;
		return isEmpty ? { reason: 'is empty. A value is needed here.' } : result;
	});
}

/** The same where a missing value's own word is no value either: all but names and texts of the user's own. */
export function readValue(value: unknown, readGiven = readText): ReadText {
	const read = unquoted(readGiven(value));
	const left = 'text' in read && read.text !== undefined ? leftoverIn(read.text) : undefined;
	return left === undefined ? read : { reason: left };
}

/** The same without quotation marks around it: all but texts of the user's own. */
function unquoted(read: ReadText): ReadText {
	return 'text' in read && read.text !== undefined
		? { text: withoutQuotes(read.text) || undefined }
		: read;
}

/** Why a text or a number is what a missing value leaves behind, undefined when it is not. */
export function leftoverIn(value: unknown): string | undefined {
	if (!isLeftover(value)) return undefined;
	return `is ${shown(value)}, which a missing value leaves behind. Correct the cell or the expression.`;
}

/** What a list of one holds: a form's boxes and a database's look-ups come so. Of none it is nothing. */
export function ofOne(value: unknown): unknown {
	return Array.isArray(value) && value.length < 2 ? value[0] : value;
}

/** A reader made from a check of the trimmed text. */
export function fromText<T>(
	check: (text: string) => ReturnType<Read<T>>,
	readGiven: (value: unknown) => ReadText = readValue,
): Read<T> {
	return (value) => {
		const read = readGiven(ofOne(value));
		if ('reason' in read) return read;
		return read.text === undefined ? { value: undefined } : check(read.text);
	};
}

/** The same for what is no prose, such as numbers: what nobody sees goes, and a spreadsheet's text mark. */
export function fromCode<T>(check: Parameters<typeof fromText<T>>[0]) {
	return fromText((text) => check(bareCode(text)));
}

/** A text on one line, whatever it says. */
export const text = schemaOf(fromText((value) => ({ value }), readText));

/** Why a text that was put together has the fault of a formula in it, undefined when it has not. */
export function faultIn(value: string): string | undefined {
	const fault = faultInside(value);
	return fault === undefined ? undefined : `is ${shown(value)}: ${fault} ${faultWords(fault)}`;
}

/** The same, or why a name has what a missing value leaves behind as one of its words. */
export function undefinedIn(value: string): string | undefined {
	return hasUndefined(value) ? `is ${shown(value)}: "undefined" ${LEFT_BEHIND}` : faultIn(value);
}

/** The same for what is no name: an expression that adds texts up makes `asha.undefined` of a missing value. */
export function leftoverInside(value: string, leftovers = ['undefined']): string | undefined {
	const left = leftovers.find((leftover) => value.includes(leftover));
	return left === undefined ? undefined : `is ${shown(value)}: "${left}" ${LEFT_BEHIND}`;
}

/** Why something that is sent as it is has lost characters anywhere in it, undefined when it has none. */
export function lostIn(value: unknown): string | undefined {
	let isLost = false;
	JSON.stringify(value, (key, inner: unknown) => {
		isLost ||= LOST.test(key) || (typeof inner === 'string' && LOST.test(inner));
		return inner;
	});
	return isLost ? LOST_WORDS : undefined;
}

/** A text that was escaped for HTML, as it was before; web forms send `O&#039;Brien`. */
export function unescaped(value: unknown): unknown {
	return typeof value === 'string' && tooLong(value) === undefined ? unescapedHtml(value) : value;
}

/** A person's name. One called Null is a person. */
export const personName = schemaOf(
	fromText(
		(value) => {
			const wrong = undefinedIn(value);
			return wrong === undefined ? { value } : { reason: wrong };
		},
		(value) => unquoted(readText(unescaped(value))),
	),
);
