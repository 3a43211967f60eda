import { readText, schemaOf, shown, tooLong } from './text';

/**
 * A list of texts: an array, the text of a JSON array, or one text with commas, semicolons or line
 * breaks between the entries. Empty entries and repeats are left out.
 */
export function readTexts(value: unknown): { value: string[] | undefined } | { reason: string } {
	const entries = split(value);
	if ('reason' in entries) return entries;
	const texts = new Set<string>();
	for (const entry of entries.value) {
		const read = readText(entry);
		if ('reason' in read) return { reason: `has an entry that ${read.reason}` };
		if (read.text !== undefined) texts.add(read.text);
	}
	return { value: texts.size > 0 ? [...texts] : undefined };
}

function split(value: unknown): { value: unknown[] } | { reason: string } {
	if (Array.isArray(value)) return { value };
	if (typeof value !== 'string') return { value: [value] };
	const long = tooLong(value);
	if (long !== undefined) return { reason: long };
	if (!value.trim().startsWith('[')) return { value: value.split(/[,;\r\n]/) };
	try {
		return { value: JSON.parse(value) as unknown[] };
	} catch {
		return { reason: `is ${shown(value)}, which begins like a JSON list but is none.` };
	}
}

/** A list of texts, see {@link readTexts}. */
export const texts = schemaOf<string[]>(readTexts);
