import type { Vendor } from '../vendors/contract';
import type { Entry } from '../vendors/field';
import { pauses } from '../wire/pauses';
import type { Send } from '../wire/sent';
import type { NoAnswerToRead } from './ask';
import { readPages } from './pages';
import type { UserList } from './user-list';

/** Pages that are read at most of a short list, which came whole wherever it was seen. */
const MOST_PAGES = 20;

/** A list as operators choose from it, or in words why there is none. */
export type LoadedList = { entries: Entry[] } | { failed: string };

/** The same, or why the vendor did not show it. */
export type Loaded = LoadedList | { unloaded: NoAnswerToRead };

type Kept = { at: number; loaded: Promise<Loaded> };

/** The lists of one account that operators choose from, shared for about a minute. */
export class Lists {
	private readonly kept = new Map<string, Kept>();

	constructor(
		private readonly vendor: Vendor,
		private readonly users: UserList | undefined,
	) {}

	/**
	 * A list that is not older than a time in epoch milliseconds; one that can't be loaded is not kept.
	 * Never rejects.
	 */
	async load(name: string, send: Send, since = Date.now() - pauses.listShared): Promise<Loaded> {
		const known = this.kept.get(name);
		// From the future: the clock was set back since.
		const isKnown = known !== undefined && known.at >= since && known.at <= Date.now();
		const kept = isKnown ? known : { at: Date.now(), loaded: this.read(name, send, since) };
		this.kept.set(name, kept);
		const loaded = await kept.loaded;
		if ('entries' in loaded) return loaded;
		if (this.kept.get(name) === kept) this.kept.delete(name);
		// The end of another run ended its request, which says nothing of this one.
		const isOfAnother = isKnown && 'unloaded' in loaded && loaded.unloaded.kind === 'runEnded';
		return isOfAnother ? await this.load(name, send, since) : loaded;
	}

	private async read(name: string, send: Send, since: number): Promise<Loaded> {
		const source = this.vendor.lists[name];
		if (!source) return { failed: `${this.vendor.label} has no such list` };
		if (source.from === 'users') {
			const state = await this.users?.upTo(send, since, { forLists: true });
			if (!state || 'failed' in state) return state ? { unloaded: state.failed } : { entries: [] };
			const entries = [...(state.entries?.[name]?.values() ?? [])];
			return state.isWhole ? { entries: sorted(entries) } : onlyFirst(state.read, 'users');
		}
		const read = await readPages(send, source.pages, (entry) => entry?.id, MOST_PAGES);
		if ('failed' in read) return { unloaded: read.failed };
		const entries = read.entries.filter((entry) => entry !== undefined);
		if (read.end === 'proven') return { entries: sorted(entries) };
		return onlyFirst(entries.length, 'entries');
	}

	/** Lets go of lists that were loaded before. */
	forgetBefore(time: number): void {
		for (const [name, { at }] of this.kept) if (at < time) this.kept.delete(name);
	}
}

/** A name is only the one that is meant where all of them are known. */
function onlyFirst(read: number, what: string): { failed: string } {
	return { failed: `only the first ${read} ${what} could be read` };
}

function sorted(entries: Entry[]): Entry[] {
	return entries.sort((a, b) => a.name.localeCompare(b.name));
}
