import { isAway } from '../wire/answer';
import { pauses } from '../wire/pauses';
import type { Sent } from '../wire/sent';

/** One answer alone says nothing: it is asked again at once. */
const FEW = 2;

/**
 * What an account knows of a gateway whose server is away, as during a restart. What it answers says
 * nothing of any user, so requests wait for the server together, for as long as a restart takes.
 */
export class Gateway {
	private inARow = 0;
	private since = 0;
	private last = 0;
	private pause = 0;
	private until = 0;
	private status = 0;

	/**
	 * Hears what became of a request.
	 * @param startedAt when it was sent, in epoch milliseconds
	 * @returns true where the gateway answered it
	 */
	hear(startedAt: number, sent: Sent): boolean {
		if (sent.kind !== 'answered') return false;
		const { answer } = sent;
		if (isAway(answer)) this.away(startedAt, answer.status);
		else this.inARow = this.until = 0;
		return isAway(answer);
	}

	private away(startedAt: number, status: number): void {
		const now = Date.now();
		if (this.inARow === 0 || now - this.last >= pauses.silenceRest) {
			this.inARow = this.until = 0;
			this.since = startedAt;
			this.pause = pauses.firstUnreachable;
		}
		this.inARow += 1;
		this.last = now;
		this.status = status;
		// Requests that were under way together are one attempt.
		if (this.inARow < FEW || startedAt < this.until) return;
		this.until = now + this.pause * (1 + Math.random() / 4);
		this.pause = Math.min(this.pause * 2, pauses.longestUnreachable);
	}

	/** Milliseconds until the server should be asked again. */
	get rest(): number {
		return Math.max(0, this.until - Date.now());
	}

	/** Why waiting is of no use for now, in words: the server is away for longer than a restart takes. */
	get givenUp(): string | undefined {
		const isOver = this.until - this.since > pauses.unreachableBudget;
		const isRecent = Date.now() - this.last < pauses.silenceRest;
		return isOver && isRecent ? `its gateway answers HTTP status ${this.status}` : undefined;
	}
}
