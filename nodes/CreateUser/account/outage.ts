import { pauses } from '../wire/pauses';
import type { NotProcessed } from '../wire/sent';

/**
 * What an account knows of a vendor that can't be reached, does not answer, or whose login is down. One
 * budget for all that wait: each request trying for itself would be a storm.
 */
export class Outage {
	private inARow = 0;
	private since = 0;
	private last = 0;
	private pause = 0;
	private isUnreachable = false;
	/** Nothing may start before this time, in epoch milliseconds. */
	until = 0;
	private why: NotProcessed = { kind: 'paused', words: '' };

	/**
	 * A request certainly did not reach the vendor.
	 * @param startedAt when it was to be sent, in epoch milliseconds
	 */
	unreachable(startedAt: number, why: NotProcessed): void {
		this.note(startedAt, why, true);
		// Requests that were under way together are one attempt.
		if (startedAt < this.until) return;
		this.until = this.last + this.pause * (1 + Math.random() / 4);
		this.pause = Math.min(this.pause * 2, pauses.longestUnreachable);
	}

	/** A request was sent and got no answer; `words` say why. */
	silent(startedAt: number, words: string): void {
		this.note(startedAt, { kind: 'paused', words }, false);
	}

	private note(startedAt: number, why: NotProcessed, isUnreachable: boolean): void {
		if (this.inARow === 0) {
			this.since = startedAt;
			this.pause = pauses.firstUnreachable;
		}
		this.inARow += 1;
		this.last = Date.now();
		this.why = why;
		this.isUnreachable = isUnreachable;
	}

	/** The vendor answered. */
	answered(): void {
		this.inARow = 0;
		this.until = 0;
	}

	/** Why nothing is sent for now, while trying is of no use: a run would wait for hours. */
	get givenUp(): NotProcessed | undefined {
		if (this.inARow === 0 || Date.now() - this.last >= pauses.silenceRest) return undefined;
		const over = this.last - this.since;
		const isSilent = [pauses.silent, pauses.silentSlowly].some(
			(least) => this.inARow >= least.inARow && over >= least.over,
		);
		const isDown = this.isUnreachable && this.until - this.since > pauses.unreachableBudget;
		return isSilent || isDown ? this.why : undefined;
	}
}
