import type { Vendor } from '../vendors/contract';
import type { Entry } from '../vendors/field';
import { pauses } from '../wire/pauses';
import type { Send } from '../wire/sent';
import { Shared } from '../wire/wait';
import { readPages } from './pages';
import type { NoAnswerToRead } from './transport';
import type { UserList } from './user-list';

/** Pages that are read at most of a short list, which came whole wherever it was seen. */
const MOST_PAGES = 20;

/** Why there is no list to choose from. */
export type NoList =
	| NoAnswerToRead
	| { kind: 'noSuchList' }
	/** A name is only the one that is meant where all of them are known. */
	| { kind: 'onlyFirst'; read: number; what: 'entries' | 'users' };

type Loaded = { entries: Entry[] } | { failed: NoList };

/** A list as operators choose from it, or in words why there is none. */
export type LoadedList = { entries: Entry[] } | { failed: string };

/** The lists of one account that operators choose from, shared for about a minute. */
export class Lists {
	private readonly kept = new Map<string, Shared<Loaded>>();

	constructor(
		private readonly vendor: Vendor,
		private readonly users: UserList | undefined,
	) {}

	/**
	 * A list that is not older than a time in epoch milliseconds; one that can't be loaded is not kept.
	 * Never rejects.
	 */
	async load(name: string, send: Send, since = Date.now() - pauses.listShared): Promise<Loaded> {
		const kept = this.kept.get(name) ?? new Shared<Loaded>();
		this.kept.set(name, kept);
		const { answer } = await kept.get(
			async () => await this.read(name, send, since),
			// From the future: the clock was set back since.
			(at) => at >= since && at <= Date.now(),
		);
		return answer;
	}

	private async read(name: string, send: Send, since: number): Promise<Loaded> {
		const source = this.vendor.lists[name];
		if (!source) return { failed: { kind: 'noSuchList' } };
		if (source.from === 'users') {
			const state = await this.users?.upTo(send, since, { forLists: true });
			if (!state || 'failed' in state) return state ?? { entries: [] };
			const entries = [...(state.entries?.[name]?.values() ?? [])];
			return state.isWhole ? { entries: sorted(entries) } : onlyFirst(state.read, 'users');
		}
		const read = await readPages(send, source.pages, (entry) => entry?.id, MOST_PAGES);
		if ('failed' in read) return read;
		const entries = read.entries.filter((entry) => entry !== undefined);
		if (read.end === 'proven') return { entries: sorted(entries) };
		return onlyFirst(entries.length, 'entries');
	}

	/** Lets go of lists that were loaded before. */
	forgetBefore(time: number): void {
		for (const kept of this.kept.values()) kept.forgetBefore(time);
	}
}

function onlyFirst(read: number, what: 'entries' | 'users'): { failed: NoList } {
	return { failed: { kind: 'onlyFirst', read, what } };
}

function sorted(entries: Entry[]): Entry[] {
	return entries.sort((a, b) => a.name.localeCompare(b.name));
}
