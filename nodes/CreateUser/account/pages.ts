import type { Page, Paged } from '../vendors/contract';
import { pauses } from '../wire/pauses';
import type { Send } from '../wire/sent';
import { ask, type NoAnswerToRead } from './transport';

/** A list as far as it was read. */
export interface ReadList<T> {
	entries: T[];
	pages: number;
	/** `notProven`: nothing says that this is all. `cut`: there is more, or may be, and it was not asked for. */
	end: 'cut' | 'notProven' | 'proven';
	/** The cursor that the last page with anything on it was asked for by; undefined for the first one. */
	lastPage?: string;
}

type Step = 'end' | 'next' | 'notProven';

/** What is known of a list when a page of it has come. */
interface Progress {
	/** Entries that were read so far. */
	read: number;
	/** It is read from its beginning. */
	isWhole: boolean;
	/** The page was asked for behind another one. */
	isNext: boolean;
	/** The page before said that there is more. */
	isPromised: boolean;
	/** The highest total that a page named. */
	total: number;
	/** Cursors that were asked for. */
	seen: Set<string>;
}

/** What one page says of the next, by itself. The lists whose pages have no size came whole wherever seen. */
function stepAfter<T>(list: Paged<T>, page: Page<T>, known: Progress): Step {
	const { read, isWhole, isNext, isPromised, seen, total } = known;
	const { entries, more, cursor, hints } = page;
	// A total denies it, but not one of users who were read before.
	const isDenied = isWhole && (hints?.total ?? 0) > read;
	if (more === false) return isDenied ? 'notProven' : 'end';
	const isMore = speaksOfMore(page, read);
	// What was said to follow and is not there, without a word that this is all, may be a failure.
	if (entries.length === 0 && isPromised) return 'notProven';
	if (list.size === undefined && !isMore) return 'end';
	// Nobody has an account without any user, so a list that begins with nothing may be a failure.
	if (entries.length === 0) return isMore || !isNext || total > read ? 'notProven' : 'end';
	return cursor === undefined || seen.has(cursor) ? 'notProven' : 'next';
}

/** True when a page speaks of more than was read. */
function speaksOfMore<T>({ more, hints = {} }: Page<T>, read: number): boolean {
	return more === true || hints.more === true || (hints.total ?? 0) > read;
}

/**
 * Reads a list page by page. Only a "no more" that no total denies or an empty next page ends it. Where the next
 * page brings nothing new, since the vendor takes no cursor, a page that was shorter than asked does,
 * unless the answer itself speaks of more.
 * @param keyOf tells entries apart
 * @param most pages to ask for
 * @param from cursor to go on behind
 */
export async function readPages<T>(
	send: Send,
	list: Paged<T>,
	keyOf: (entry: T) => string | undefined,
	most: number,
	from?: string,
): Promise<ReadList<T> | { failed: NoAnswerToRead }> {
	const entries: T[] = [];
	const keys = new Set<string>();
	const seen = new Set<string>(from === undefined ? [] : [from]);
	let cursor = from;
	let lastPage = from;
	let last: Page<T> | undefined;
	let total = 0;
	for (let pages = 1; ; pages++) {
		const asked = await ask(send, list.page, cursor);
		if (asked.kind === 'failed') {
			if (!mayBeBehind(last, asked.why)) return { failed: asked.why };
			return { entries, pages: pages - 1, end: 'notProven', lastPage };
		}
		const page = asked.value;
		const added = page.entries.filter((entry) => isNew(keyOf(entry), keys));
		// One by one: a list that comes whole has more entries than a call takes arguments.
		for (const entry of added) entries.push(entry);
		if (last && page.entries.length > 0 && added.length === 0) {
			const isShort = list.size === undefined || last.entries.length < list.size;
			const isEnd = isShort && !speaksOfMore(last, entries.length);
			return { entries, pages, end: isEnd ? 'proven' : 'notProven', lastPage };
		}
		const isNext = cursor !== undefined;
		total = Math.max(total, page.hints?.total ?? 0);
		const isPromised = last?.more === true;
		const isWhole = from === undefined;
		const known = { read: entries.length, isWhole, isNext, isPromised, seen, total };
		const step = stepAfter(list, page, known);
		if (page.entries.length > 0) lastPage = cursor;
		cursor = page.cursor ?? cursor;
		if (step !== 'next') {
			return { entries, pages, end: step === 'end' ? 'proven' : 'notProven', lastPage };
		}
		if (pages >= most) return { entries, pages, end: 'cut', lastPage };
		if (cursor !== undefined) seen.add(cursor);
		last = page;
	}
}

/** True for a page that does not exist, and that nothing said to: no failure, and no proof that this was all. */
function mayBeBehind<T>(last: Page<T> | undefined, why: NoAnswerToRead): boolean {
	const isNotFound = why.kind === 'inconclusive' && why.reason.httpStatus === 404;
	return isNotFound && last !== undefined && last.more !== true;
}

function isNew(key: string | undefined, keys: Set<string>): boolean {
	if (key === undefined) return true;
	if (keys.has(key)) return false;
	keys.add(key);
	return true;
}

/** The last page of a list whose ids ascend, as it was seen once. */
interface LastPage {
	/** The cursor that it was asked for by; undefined where it is the first one. */
	cursor?: string;
	/** When it was seen to be the last one, in epoch milliseconds. */
	at: number;
}

/**
 * Where a list whose ids ascend is read on. A user may show up later than one with a higher id, so what was
 * read once is not whole: it is read again from what was the last page long enough ago. Somebody who is known
 * stands on that page, which shows that it is the same list still.
 */
export class Tail {
	/** Pages that were the last one later, in the order of time. */
	private later: LastPage[] = [];

	private constructor(
		/** Behind it the list is read on; undefined for the beginning. */
		public cursor: string | undefined,
		/** All before the cursor has shown up: when it was read in full, it had been there for long enough. */
		public isProven: boolean,
	) {}

	/**
	 * The tail of a list that was read in full.
	 * @param askedAt when that began, in epoch milliseconds
	 * @param lastPage the cursor that its last page was asked for by: a first reading proves nothing, and
	 * goes on there
	 * @param former its tail until then
	 */
	static ofFull(askedAt: number, lastPage: string | undefined, former?: Tail): Tail {
		const isProven = former?.isProven === true;
		const tail = new Tail(isProven ? former?.cursor : lastPage, isProven);
		tail.later = former?.later ?? [];
		tail.isProven = tail.moveOn(askedAt) || isProven;
		tail.noteLastPage(lastPage);
		return tail;
	}

	/** Notes which page is the last one now, by the cursor that it was asked for by. */
	noteLastPage(cursor: string | undefined): void {
		this.later.push({ cursor, at: Date.now() });
	}

	/**
	 * Moves to the page that was the last one for long enough when a reading began.
	 * @returns true where there was one
	 */
	moveOn(askedAt: number): boolean {
		const isOld = ({ at }: LastPage) => at <= askedAt - pauses.absentCounts;
		const old = this.later.filter(isOld).pop();
		if (!old) return false;
		this.cursor = old.cursor;
		this.later = this.later.filter((page) => !isOld(page));
		return true;
	}
}
