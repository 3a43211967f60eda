import type { NotProcessed, Silence } from '../wire/sent';
import { orEnd } from '../wire/wait';
import type { Gateway } from './outage';
import type { Pace } from './pace';

/** What the outcome of a request says about the pace. */
export type PaceResult =
	| { kind: 'accepted' | 'other' }
	/** `wait`: milliseconds that the vendor asks to wait. */
	| { kind: 'limited'; wait: number }
	| { kind: 'silent'; why: Silence }
	| { kind: 'unreachable'; why: NotProcessed };

/** What a run allows. `perSecond` 0: the operator knows of no limit. */
export interface PaceLimits {
	concurrency: number;
	perSecond: number;
}

/** The right to send one request; `done` must be called once it is over. */
export interface Turn {
	kind: 'turn';
	done(result: PaceResult): void;
}

/** What a request is for: `ask` goes on when nothing new is sent, since it changes nothing. */
export type Purpose = 'ask' | 'send';

/** A request that waits for its turn. */
export interface Waiting {
	purpose: Purpose;
	start(turn: Turn): void;
	refuse(why: NotProcessed): void;
}

/** A run as the pace knows it: its queue, its limits, and whether it may still send. */
export class PacedRun {
	/** What waits for a turn, first come first served; look-ups go before new users. */
	readonly asks = new Set<Waiting>();
	readonly sends = new Set<Waiting>();
	/** Requests under way. */
	active = 0;
	private holds = 0;
	private mayAsk = true;
	private maySend = true;
	private readonly endings = { ask: new Set<() => void>(), send: new Set<() => void>() };

	constructor(
		private readonly pace: Pace,
		readonly limits: PaceLimits,
	) {}

	may(purpose: Purpose): boolean {
		return purpose === 'ask' ? this.mayAsk : this.maySend;
	}

	/**
	 * What work brings, or nothing as soon as nothing more is started for this purpose. Nothing of it
	 * stays: a run may have a hundred thousand requests.
	 */
	async untilEnd<T>(purpose: Purpose, work: Promise<T>): Promise<T | undefined> {
		if (!this.may(purpose)) return undefined;
		const endings = this.endings[purpose];
		return await orEnd(work, (end) => {
			endings.add(end);
			return () => endings.delete(end);
		});
	}

	/** Servers that are away: what is asked of one place says nothing of what is sent to another. */
	get gateways(): Record<Purpose, Gateway> {
		return this.pace.gateways;
	}

	/** The next that may start; undefined while there is none or no room. */
	get next(): Waiting | undefined {
		if (this.active >= this.limits.concurrency) return undefined;
		const [ask] = this.asks;
		if (ask || this.holds > 0 || !this.pace.maySend) return ask;
		const [send] = this.sends;
		return send;
	}

	/** Waits for a turn. Never rejects. */
	async enter(purpose: Purpose): Promise<Turn | NotProcessed> {
		return await this.pace.enter(this, purpose);
	}

	/**
	 * Keeps the run from sending anything new.
	 * @returns lets it go on; to be called once
	 */
	hold(): () => void {
		this.holds += 1;
		return () => {
			this.holds -= 1;
			this.pace.wake(this);
		};
	}

	/** Sends nothing more: what waits for a turn is not sent. Look-ups go on. */
	stopSending(): void {
		this.maySend = false;
		this.end('send', this.sends);
	}

	/** Ends the run. */
	leave(): void {
		this.stopSending();
		this.mayAsk = false;
		this.end('ask', this.asks);
		this.pace.remove(this);
	}

	private end(purpose: Purpose, waiting: Set<Waiting>): void {
		const withdrawn = [...waiting];
		waiting.clear();
		for (const { refuse } of withdrawn) refuse({ kind: 'runEnded' });
		for (const end of this.endings[purpose]) end();
		this.endings[purpose].clear();
	}
}
