import type { LoadedList } from '../account/lists';
import type { Reference } from '../values/list';
import { shown } from '../values/text';
import { whole } from '../values/written-number';
import type { Refusal, Vendor } from '../vendors/contract';
import type { Entry, Finder } from '../vendors/field';
import { ListIndex } from './list-index';

/** Entries that a message lists at most where several could be meant. */
const CANDIDATES = 10;
/** Entries of one field that are refused each with its reason; of further ones the number is said. */
const REASONS = 10;

/** The lists that a run has loaded, by name. */
export type LoadedLists = Record<string, LoadedList>;

/** How messages speak of a list. */
export interface ListWords {
	/** One entry with its article left out: `role`. */
	one: string;
	many: string;
	vendor: string;
	/** Added when a name is unknown. */
	hint?: string;
}

/** By the list that was loaded: sheets name thousands of entries of the same lists. */
const indices = new WeakMap<LoadedList, ListIndex>();

function indexOf(list: LoadedList | undefined): ListIndex | undefined {
	if (list === undefined || !('entries' in list)) return undefined;
	const index = indices.get(list) ?? new ListIndex(list.entries);
	indices.set(list, index);
	return index;
}

/** The first entries that could be meant, and how many more there are. */
function candidates(entries: Entry[], word: (entry: Entry) => string): string {
	const more = entries.length > CANDIDATES ? ` and ${entries.length - CANDIDATES} more` : '';
	return entries.slice(0, CANDIDATES).map(word).join(', ') + more;
}

/**
 * The entry that an operator means. An id needs no list: it is taken as it is, with its name if the
 * list happens to have it. A name must be in the list exactly once, without regard to case; an id with
 * letters in it is looked for where no entry has it for a name.
 */
export function findEntry(
	reference: Reference,
	list: LoadedList | undefined,
	{ one, many, vendor, hint }: ListWords,
): { entry: Entry } | { reason: string } {
	const index = indexOf(list);
	if (reference.by === 'id') {
		const { id } = reference;
		return { entry: index?.withId(id) ?? { id, name: id } };
	}
	const { name } = reference;
	const named = index?.named(name) ?? [];
	const [entry = index?.withId(name)] = named;
	if (entry && named.length <= 1) return { entry };
	if (entry) {
		const ids = candidates(named, ({ id }) => id);
		return {
			reason: `is ${shown(name)}, and ${named.length} ${many} at ${vendor} go by this name (IDs ${ids}). Give the ID instead.`,
		};
	}
	const meant = whole(name);
	if ('reason' in meant) return meant;
	if (index === undefined) {
		const why = list !== undefined && 'failed' in list ? ` (${list.failed})` : '';
		return {
			reason: `is ${shown(name)}, a name that can't be looked up, because the ${many} can't be loaded${why}. Give the ID instead.`,
		};
	}
	const label = many.charAt(0).toUpperCase() + many.slice(1);
	return {
		reason: `is ${shown(name)}, which is no ${one} at ${vendor}. ${label} found: ${index.names}.${hint ? ` ${hint}` : ''}`,
	};
}

/** The number that an operator means, in whatever spelling; without the list a row of digits is an id. */
function findNumber(
	written: string,
	list: LoadedList | undefined,
	words: ListWords,
): { entry: Entry } | { reason: string } {
	const index = indexOf(list);
	if (index === undefined && /^[1-9]\d*$/.test(written)) {
		return findEntry({ by: 'id', id: written }, list, words);
	}
	const named = index?.named(written) ?? [];
	const found = named.length > 0 ? named : (index?.numbered(written) ?? []);
	const [entry] = found;
	if (entry === undefined) return findEntry({ by: 'name', name: written }, list, words);
	if (found.length === 1) return { entry };
	const all = candidates(found, ({ id, name }) => `${name} (ID ${id})`);
	return {
		reason: `is ${shown(written)}, and ${found.length} ${words.many} at ${words.vendor} could be meant: ${all}. Give the ID instead.`,
	};
}

/** Looks the names of one item up, and gathers what is refused. */
export class ItemFinder implements Finder {
	/** Label of the field whose names are looked up. */
	field = '';
	/** Why entries are refused, and how many more are, by field. */
	private readonly refused = new Map<string, { reasons: string[]; more: number }>();

	constructor(
		private readonly vendor: Vendor,
		private readonly lists: LoadedLists,
	) {}

	get refusals(): Refusal[] {
		return [...this.refused].flatMap(([field, { reasons, more }]) => {
			const rest = `has ${more} more ${more === 1 ? 'entry that is' : 'entries that are'} refused.`;
			return [...reasons, ...(more > 0 ? [rest] : [])].map((reason) => ({ field, reason }));
		});
	}

	entry(list: string, reference: Reference): Entry | undefined {
		return this.found(findEntry(reference, this.lists[list], this.words(list)));
	}

	number(list: string, written: string): Entry | undefined {
		return this.found(findNumber(written, this.lists[list], this.words(list)));
	}

	joined(list: string, parts: string[]): string[] {
		return indexOf(this.lists[list])?.joined(parts) ?? parts;
	}

	isLoaded(list: string): boolean {
		return indexOf(this.lists[list]) !== undefined;
	}

	has(list: string, id: string): boolean {
		return indexOf(this.lists[list])?.withId(id) !== undefined;
	}

	refuse(reason: string): undefined {
		const ofField = this.refused.get(this.field) ?? { reasons: [], more: 0 };
		this.refused.set(this.field, ofField);
		if (ofField.reasons.length < REASONS) ofField.reasons.push(reason);
		else ofField.more++;
		return undefined;
	}

	private words(list: string): ListWords {
		const { one = list, many = list, hint } = this.vendor.lists[list] ?? {};
		return { one, many, hint, vendor: this.vendor.label };
	}

	private found(found: { entry: Entry } | { reason: string }): Entry | undefined {
		return 'entry' in found ? found.entry : this.refuse(found.reason);
	}
}
