import { pauses } from '../wire/pauses';
import { isOfGateway, sayerOf } from '../wire/reason';
import type { NotProcessed, Sent, Silence } from '../wire/sent';
import { endOf, type Rest } from '../wire/wait';

/** One answer of a gateway alone says nothing: it is asked again at once. */
const FEW = 2;

/** True for what is not long ago; what is later than now was so by a clock that was set back since. */
function isRecent(time: number): boolean {
	const age = Date.now() - time;
	return age >= 0 && age < pauses.silenceRest;
}

/**
 * Attempts at what does not work for now, each after a longer pause, for as long as a restart takes: the last
 * one comes when that is over, however slow the ones before were.
 */
class Attempts {
	private since = 0;
	private pause = 0;
	private rest: Rest = { from: 0, until: 0 };

	/** Nothing should start before this time, in epoch milliseconds. */
	get until(): number {
		return endOf(this.rest);
	}

	begin(startedAt: number): void {
		this.since = startedAt;
		this.pause = pauses.firstUnreachable;
	}

	end(): void {
		this.rest = { from: 0, until: 0 };
	}

	/** @param startedAt when the request was sent: those that were under way together are one attempt */
	failed(startedAt: number): void {
		if (startedAt < this.until) return;
		const from = Date.now();
		const left = this.since + pauses.unreachableBudget - from;
		const rest = this.pause * (1 + Math.random() / 4);
		this.rest = { from, until: from + (left > 0 ? Math.min(rest, left) : rest) };
		this.pause = Math.min(this.pause * 2, pauses.longestUnreachable);
	}

	/** True when one failed after the time that a restart takes. */
	get areOver(): boolean {
		return this.rest.from - this.since >= pauses.unreachableBudget;
	}
}

/**
 * What an account knows of a vendor that can't be reached, does not answer, or whose login is down. One
 * budget for all that wait: each request trying for itself would be a storm.
 */
export class Outage {
	private inARow = 0;
	private since = 0;
	private last = 0;
	private isUnreachable = false;
	private readonly attempts = new Attempts();
	private why?: NotProcessed;

	/** Nothing may start before this time, in epoch milliseconds. */
	get until(): number {
		return this.attempts.until;
	}

	/**
	 * A request certainly did not reach the vendor.
	 * @param startedAt when it was to be sent, in epoch milliseconds
	 */
	unreachable(startedAt: number, why: NotProcessed): void {
		this.note(startedAt, why, true);
		this.attempts.failed(startedAt);
	}

	/** A request was sent and got no answer. */
	silent(startedAt: number, why: Silence): void {
		this.note(startedAt, { kind: 'paused', why }, false);
	}

	private note(startedAt: number, why: NotProcessed, isUnreachable: boolean): void {
		if (this.inARow === 0 || Date.now() < this.last) {
			this.since = startedAt;
			this.attempts.begin(startedAt);
		}
		this.inARow += 1;
		this.last = Date.now();
		this.why = why;
		this.isUnreachable = isUnreachable;
	}

	/** The vendor answered. */
	answered(): void {
		this.inARow = 0;
		this.attempts.end();
	}

	/** Why nothing is sent for now, while trying is of no use: a run would wait for hours. */
	get givenUp(): NotProcessed | undefined {
		if (this.inARow === 0 || !isRecent(this.last)) return undefined;
		const over = this.last - this.since;
		const isSilent = [pauses.silent, pauses.silentSlowly].some(
			(least) => this.inARow >= least.inARow && over >= least.over,
		);
		const isDown = this.isUnreachable && this.attempts.areOver;
		return isSilent || isDown ? this.why : undefined;
	}
}

/**
 * What an account knows of a gateway whose server is away, as during a restart. What it answers says
 * nothing of any user, so requests wait for the server together, for as long as a restart takes.
 */
export class Gateway {
	private inARow = 0;
	private last = 0;
	private readonly attempts = new Attempts();
	private status = 0;

	/**
	 * Hears what became of a request.
	 * @param startedAt when it was sent, in epoch milliseconds
	 * @returns true where the gateway answered it
	 */
	hear(startedAt: number, sent: Sent): boolean {
		if (sent.kind !== 'answered') return false;
		const sayer = sayerOf(sent.answer);
		const isAway = isOfGateway(sayer);
		if (isAway) this.away(startedAt, sayer.httpStatus);
		else this.isBack();
		return isAway;
	}

	private isBack(): void {
		this.inARow = 0;
		this.attempts.end();
	}

	private away(startedAt: number, status: number): void {
		// It may take a minute to say so: what counts is when it was asked, by a clock that was not set back.
		const isAnother = startedAt >= this.last + pauses.silenceRest || Date.now() < this.last;
		if (this.inARow === 0 || isAnother) {
			this.isBack();
			this.attempts.begin(startedAt);
		}
		this.inARow += 1;
		this.last = Date.now();
		this.status = status;
		if (this.inARow >= FEW) this.attempts.failed(startedAt);
	}

	/** Milliseconds until the server should be asked again. */
	get rest(): number {
		return Math.max(0, this.attempts.until - Date.now());
	}

	/** Why waiting is of no use for now: the server is away for longer than a restart takes. */
	get givenUp(): NotProcessed | undefined {
		if (!this.attempts.areOver || !isRecent(this.last)) return undefined;
		return { kind: 'paused', why: { kind: 'away', httpStatus: this.status } };
	}
}
