import { pauses } from '../wire/pauses';

/** A place in a list whose ids ascend, where the list was seen to end. */
interface End {
	cursor?: string;
	/** When it was seen, in epoch milliseconds. */
	at: number;
}

/**
 * Where a list whose ids ascend is read on. A user may show up later than one with a higher id, so what was
 * read once is not whole: it is read again from where it was the end long enough ago.
 */
export class Tail {
	/** Later ends, in the order of time. */
	private ends: End[] = [];

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
		if (!former) return new Tail(lastPage, false);
		const tail = new Tail(former.isProven ? former.cursor : lastPage, former.isProven);
		tail.ends = former.ends;
		tail.isProven = tail.moveOn(askedAt) || tail.isProven;
		return tail;
	}

	/** Notes where the list was seen to end; undefined where nothing stood behind the cursor. */
	noteEnd(cursor: string | undefined): void {
		this.ends.push({ cursor: cursor ?? this.cursor, at: Date.now() });
	}

	/**
	 * Moves to the last end that was one for long enough when a reading began.
	 * @returns true where there was one
	 */
	moveOn(askedAt: number): boolean {
		const isOld = ({ at }: End) => at <= askedAt - pauses.absentCounts;
		const old = this.ends.filter(isOld).pop();
		if (!old) return false;
		this.cursor = old.cursor;
		this.ends = this.ends.filter((end) => !isOld(end));
		return true;
	}
}
