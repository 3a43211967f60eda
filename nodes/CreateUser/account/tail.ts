import { pauses } from '../wire/pauses';

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
