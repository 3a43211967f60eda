import { OBJECT_AS_TEXT } from './leftover';
import { readValue, schemaOf, shown, tooLong, undefinedIn } from './text';
import { trimmed } from './trim';

/** What parts the entries of a text for certain; a comma may also be one of a name. */
const BORDER = /[;\n\r\u2028\u2029]/;

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
	if (Array.isArray(value)) return { value: value.map((entry) => [entry]) };
	if (typeof value !== 'string') return { value: [[value]] };
	const long = tooLong(value);
	if (long !== undefined) return { reason: long };
	const text = trimmed(value);
	if (!text.startsWith('[') || text === OBJECT_AS_TEXT) {
		return { value: value.split(BORDER).map((group) => group.split(',')) };
	}
	try {
		return split(JSON.parse(text) as unknown[]);
	} catch {
		return { reason: `is ${shown(value)}, which begins like a JSON list but is none.` };
	}
}

/** A list of texts, where every comma parts two entries. Repeats are left out. */
export const texts = schemaOf<string[]>((value) => {
	const read = readGroups(value);
	return 'reason' in read ? read : { value: read.value && [...new Set(read.value.flat())] };
});
