import type { LoadedList } from '../account/lists';
import type { Reference } from '../values/reference';
import { shown } from '../values/text';
import { folded } from '../vendors/comparing';
import type { Refusal, Vendor } from '../vendors/contract';
import type { Entry, Finder } from '../vendors/field';

/** Names that a message lists at most. */
const NAMES_SHOWN = 20;

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

/** The entries of a list by what they are looked up by. */
interface Index {
	byId: Map<string, Entry>;
	byName: Map<string, Entry[]>;
	/** The first names, and how many more there are. */
	names: string;
}

/** By the list that was loaded: sheets name thousands of entries of the same lists. */
const indices = new WeakMap<LoadedList, Index>();

function indexOf(list: LoadedList | undefined): Index | undefined {
	if (list === undefined || !('entries' in list)) return undefined;
	const index = indices.get(list) ?? indexed(list.entries);
	indices.set(list, index);
	return index;
}

function indexed(entries: Entry[]): Index {
	const byName = new Map<string, Entry[]>();
	for (const entry of entries) {
		for (const name of new Set([entry.name, ...(entry.also ?? [])].map(folded))) {
			byName.set(name, [...(byName.get(name) ?? []), entry]);
		}
	}
	// From the back: of two entries with one id the first counts.
	const byId = new Map(entries.map((entry) => [entry.id, entry] as const).reverse());
	const names = [...new Set(entries.map(({ name }) => name))].sort();
	const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : '';
	const first = names.slice(0, NAMES_SHOWN).join(', ');
	return { byId, byName, names: names.length > 0 ? first + more : 'none' };
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
		return { entry: index?.byId.get(id) ?? { id, name: id } };
	}
	const { name } = reference;
	if (index === undefined) {
		const why = list !== undefined && 'failed' in list ? ` (${list.failed})` : '';
		return {
			reason: `is ${shown(name)}, a name that can't be looked up, because the ${many} can't be loaded${why}. Give the ID instead.`,
		};
	}
	const [entry, ...others] = index.byName.get(folded(name)) ?? [];
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
		const { one = list, many = list, hint } = this.vendor.lists[list] ?? {};
		const words = { one, many, hint, vendor: this.vendor.label };
		const found = findEntry(reference, this.lists[list], words);
		return 'entry' in found ? found.entry : this.refuse(found.reason);
	}

	isLoaded(list: string): boolean {
		return indexOf(this.lists[list]) !== undefined;
	}

	has(list: string, id: string): boolean {
		return indexOf(this.lists[list])?.byId.has(id) ?? false;
	}

	refuse(reason: string): undefined {
		this.refusals.push({ field: this.field, reason });
		return undefined;
	}
}
