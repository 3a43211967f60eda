import type { LoadedList } from '../account/lists';
import type { Reference } from '../values/reference';
import { shown } from '../values/text';
import type { Refusal, Vendor } from '../vendors/contract';
import type { Entry, Finder } from '../vendors/field';
import { ListIndex } from './list-index';

/** Entries that a message lists at most where several could be meant. */
const CANDIDATES = 10;

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

/**
 * The entry that an operator means. An id needs no list: it is taken as it is, with its name if the
 * list happens to have it. A name must be in the list exactly once, without regard to case.
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
	if (index === undefined) {
		const why = list !== undefined && 'failed' in list ? ` (${list.failed})` : '';
		return {
			reason: `is ${shown(name)}, a name that can't be looked up, because the ${many} can't be loaded${why}. Give the ID instead.`,
		};
	}
	const [entry, ...others] = index.named(name);
	if (entry && others.length === 0) return { entry };
	if (entry) {
		const ids = [entry, ...others].map(({ id }) => id);
		return {
			reason: `is ${shown(name)}, and ${ids.length} ${many} at ${vendor} go by this name (IDs ${ids.join(', ')}). Give the ID instead.`,
		};
	}
	const label = many.charAt(0).toUpperCase() + many.slice(1);
	return {
		reason: `is ${shown(name)}, which is no ${one} at ${vendor}. ${label} found: ${index.names}.${hint ? ` ${hint}` : ''}`,
	};
}

/** The number that an operator means, in whatever spelling; without the list a row of digits is an id. */
export function findNumber(
	written: string,
	list: LoadedList | undefined,
	words: ListWords,
): { entry: Entry } | { reason: string } {
	const index = indexOf(list);
	if (index === undefined && /^[1-9]\d*$/.test(written)) {
		return findEntry({ by: 'id', id: written }, list, words);
	}
	const named = index?.named(written) ?? [];
	const [entry, ...others] = named.length > 0 ? named : (index?.numbered(written) ?? []);
	if (entry === undefined) return findEntry({ by: 'name', name: written }, list, words);
	if (others.length === 0) return { entry };
	const all = [entry, ...others].slice(0, CANDIDATES).map(({ id, name }) => `${name} (ID ${id})`);
	return {
		reason: `is ${shown(written)}, and ${others.length + 1} ${words.many} at ${words.vendor} could be meant: ${all.join(', ')}. Give the ID instead.`,
	};
}

/** Looks the names of one item up, and gathers what is refused. */
export class ItemFinder implements Finder {
	readonly refusals: Refusal[] = [];
	/** Label of the field whose names are looked up. */
	field = '';

	constructor(
		private readonly vendor: Vendor,
		private readonly lists: LoadedLists,
	) {}

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
		this.refusals.push({ field: this.field, reason });
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
