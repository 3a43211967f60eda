import { bareCode, QUOTED, trimmed, trimmedProse } from './characters';
import { unescapedHtml } from './html';
import { isPlaceholder, OBJECT_AS_TEXT } from './nothing';
import {
	fromText,
	ofOne,
	readValue,
	schemaOf,
	shown,
	tooLong,
	undefinedIn,
	unescaped,
} from './text';
import { oneNumberIn } from './written-number';

/** The commas that keyboards have, the Arabic and the Chinese ones too: one may also be a part of a name. */
const COMMAS = ',،，、';
/** What parts the entries of a text for certain. */
const BORDERS = ';؛；\n\r\u2028\u2029';
const COMMA = new RegExp(`[${COMMAS}]`);
const BORDER = new RegExp(`[${BORDERS}]`);
/** An entry in quotation marks, in which a comma parts nothing: `"Sales, East", Support`. */
const IN_QUOTES = `(?=["“”„])(?<=(?:^|[${COMMAS}${BORDERS}])\\s*)${QUOTED}(?=\\s*(?:$|[${COMMAS}${BORDERS}]))`;
const ENTRY_IN_QUOTES = new RegExp(IN_QUOTES);
const ENTRIES = new RegExp(`[^\\S${BORDERS}]*${IN_QUOTES}|[^${COMMAS}${BORDERS}]+`, 'g');

/** The parts of a text at its commas. */
export function partedAtCommas(text: string): string[] {
	return text.split(COMMA);
}

/** A name with a word in brackets before it, which no JSON list begins with. */
const BEGINS_IN_BRACKETS = /^\[[^",;\]]+\]\s*[^\s,;\]]/;

/** True for a text that can only be a JSON list, or what is left of one. */
function isJsonList(text: string): boolean {
	const isName = text.startsWith(OBJECT_AS_TEXT) || BEGINS_IN_BRACKETS.test(text);
	return text.startsWith('[') && !isName;
}

/**
 * The entries of a list, in groups: within a group a comma stood between them. A list and the text of a
 * JSON list have one entry in each group. Empty entries are left out.
 */
export function readGroups(value: unknown): { value: string[][] | undefined } | { reason: string } {
	const groups = split(value);
	if ('reason' in groups) return groups;
	const read: string[][] = [];
	for (const group of groups.value) {
		const texts: string[] = [];
		for (const entry of group) {
			const one = readValue(entry);
			if ('reason' in one) return { reason: `has an entry that ${one.reason}` };
			const { text } = one;
			if (text === undefined) continue;
			const left = undefinedIn(text);
			if (left !== undefined) return { reason: `has an entry that ${left}` };
			texts.push(text);
		}
		if (texts.length > 0) read.push(texts);
	}
	return { value: read.length > 0 ? read : undefined };
}

function split(value: unknown): { value: unknown[][] } | { reason: string } {
	if (Array.isArray(value)) return { value: value.map((entry) => [unescaped(entry)]) };
	if (typeof value !== 'string') return { value: [[value]] };
	const long = tooLong(value);
	if (long !== undefined) return { reason: long };
	const text = trimmedProse(value);
	if (!isJsonList(text)) return splitAtSigns(text);
	try {
		return split(JSON.parse(text) as unknown[]);
	} catch {
		return { reason: `is ${shown(value)}, which begins like a JSON list but is none.` };
	}
}

function splitAtSigns(text: string): { value: string[][] } | { reason: string } {
	// The semicolon of `R&amp;D` parts no entries. Every second part stood in quotation marks.
	const parts = unescapedHtml(text).split(ENTRY_IN_QUOTES);
	const value = parts.flatMap((part, at) =>
		at % 2 === 1 ? [[part]] : part.split(BORDER).map(partedAtCommas),
	);
	const shaped = value.map((group) => oneNumberIn(bareCode(group.join(',').trim())));
	const reason = shaped.find((one) => one !== undefined);
	return reason === undefined ? { value } : { reason };
}

/** A list of texts, where every comma parts two entries. Repeats are left out. */
export const texts = schemaOf<string[]>((value) => {
	const read = readGroups(value);
	return 'reason' in read ? read : { value: read.value && [...new Set(read.value.flat())] };
});

/** A list without the entries that stand for nothing. Of a text that is split, the splitters stay. */
export function withoutPlaceholderEntries(value: unknown): unknown {
	if (Array.isArray(value)) return withoutThose(value);
	if (typeof value !== 'string') return value;
	if (isPlaceholder(value)) return undefined;
	if (!isJsonList(trimmed(value))) {
		return value.replace(ENTRIES, (part) => (isPlaceholder(part) ? '' : part));
	}
	try {
		const list: unknown = JSON.parse(trimmed(value));
		return Array.isArray(list) && list.some(isPlaceholder) ? withoutThose(list) : value;
	} catch {
		return value;
	}
}

function withoutThose(list: unknown[]): unknown[] {
	return list.some(isPlaceholder) ? list.filter((entry) => !isPlaceholder(entry)) : list;
}

/** What an operator gives for an entry of a vendor's list: a number is an id, anything else a name. */
export type Reference = { by: 'id'; id: string } | { by: 'name'; name: string };

/** The value of n8n's resource locator parameter. */
interface Locator {
	mode: string;
	value: unknown;
}

/** True for a value that a resource locator parameter yields. */
export function isLocator(value: unknown): value is Locator {
	return typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;
}

/** Reads one entry. Of an id, what nobody sees or types goes; a name keeps its apostrophe. */
export function referenceOf(text: string): Reference {
	const id = bareCode(text);
	return /^\d+$/.test(id) ? { by: 'id', id } : { by: 'name', name: text };
}

const readOne = fromText<Reference>(
	(text) => {
		const left = undefinedIn(text);
		return left === undefined ? { value: referenceOf(text) } : { reason: left };
	},
	(value) => readValue(unescaped(value)),
);

/** The last part of a page's path, or of its route behind `#`, that is a number: the id of what it shows. */
function readAddress(value: unknown): { value: Reference | undefined } | { reason: string } {
	const read = readValue(value);
	if ('reason' in read) return read;
	const { text: address } = read;
	if (address === undefined) return { value: undefined };
	const path = bareCode(address)
		.replace(/^[a-z]+:\/\/[^/]*/i, '')
		.replace(/[?].*$/, '');
	const id = path
		.split(/[/#]/)
		.filter((part) => /^\d+$/.test(part))
		.at(-1);
	return id === undefined
		? { reason: `is ${shown(address)}. No role ID in this address.` }
		: { value: { by: 'id', id } };
}

/** One entry of a vendor's list, plain or as a resource locator gives it. */
export const reference = schemaOf<Reference>((value) => {
	if (!isLocator(value)) return readOne(value);
	return value.mode === 'url' ? readAddress(value.value) : readOne(value.value);
});

/** Several entries of a vendor's list, in the order given, see {@link readGroups}. */
export const references = schemaOf<string[][]>(readGroups);

/** The value, or nothing for one that stands for nothing; also as a resource locator gives it. */
export function withoutPlaceholder(value: unknown): unknown {
	const inner = ofOne(isLocator(value) ? value.value : value);
	return isPlaceholder(inner) ? undefined : value;
}
