import type { Reference } from '../values/reference';
import { shown } from '../values/text';
import type { Entry, LoadedList } from './contract';

/** Names that a message lists at most. */
const NAMES_SHOWN = 20;

/** How messages speak of a list. */
export interface ListWords {
	/** One entry with its article left out: `role`. */
	one: string;
	many: string;
	vendor: string;
	/** Added when a name is unknown. */
	hint?: string;
}

/** A text as names are compared: without case and double spaces. */
export function folded(text: string): string {
	return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function answersTo(entry: Entry, name: string): boolean {
	const wanted = folded(name);
	return [entry.name, ...(entry.also ?? [])].some((candidate) => folded(candidate) === wanted);
}

/**
 * The entry that an operator means. An id needs no list: it is taken as it is, with its name if the
 * list happens to have it. A name must be in the list exactly once, without regard to case.
 */
export function findEntry(
	reference: Reference,
	list: LoadedList | undefined,
	words: ListWords,
): { entry: Entry } | { reason: string } {
	const entries = list !== undefined && 'entries' in list ? list.entries : undefined;
	if (reference.by === 'id') {
		const known = entries?.find(({ id }) => id === reference.id);
		return { entry: known ?? { id: reference.id, name: reference.id } };
	}
	const { name } = reference;
	if (entries === undefined) {
		const why = list !== undefined && 'failed' in list ? ` (${list.failed})` : '';
		return {
			reason: `is ${shown(name)}, a name that can't be looked up, because the ${words.many} can't be loaded${why}. Give the ID instead.`,
		};
	}
	const matches = entries.filter((entry) => answersTo(entry, name));
	if (matches.length === 1 && matches[0]) return { entry: matches[0] };
	return {
		reason: matches.length > 1 ? ambiguous(name, matches, words) : unknown(name, entries, words),
	};
}

function ambiguous(name: string, matches: Entry[], { many, vendor }: ListWords): string {
	const ids = matches.map(({ id }) => id).join(', ');
	return `is ${shown(name)}, and ${matches.length} ${many} at ${vendor} go by this name (IDs ${ids}). Give the ID instead.`;
}

function unknown(name: string, entries: Entry[], { one, many, vendor, hint }: ListWords): string {
	const names = [...new Set(entries.map((entry) => entry.name))].sort();
	const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : '';
	const found = names.length > 0 ? names.slice(0, NAMES_SHOWN).join(', ') + more : 'none';
	const label = many.charAt(0).toUpperCase() + many.slice(1);
	return `is ${shown(name)}, which is no ${one} at ${vendor}. ${label} found: ${found}.${hint ? ` ${hint}` : ''}`;
}
