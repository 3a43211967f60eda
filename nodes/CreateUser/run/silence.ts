import { pauses } from '../account/pauses';

/** Requests of an account that got no answer at all, since one did. */
export class Silence {
	private inARow = 0;
	private since = 0;
	private last = 0;
	/** Why the last request got no answer. */
	words = '';

	/**
	 * @param startedAt when the request was sent, in milliseconds since the epoch
	 * @param words why there was no answer
	 */
	unanswered(startedAt: number, words: string): void {
		this.words = words;
		if (this.inARow === 0) this.since = startedAt;
		this.inARow += 1;
		this.last = Date.now();
	}

	answered(): void {
		this.inARow = 0;
	}

	/** True while it is of no use to send: a run would wait for hours, one time-out after the other. */
	get lasts(): boolean {
		const over = this.last - this.since;
		const isLong = [pauses.silent, pauses.silentSlowly].some(
			(least) => this.inARow >= least.inARow && over >= least.over,
		);
		return isLong && Date.now() - this.last < pauses.silenceRest;
	}
}
