import { pauses } from '../wire/pauses';
import type { NotProcessed } from '../wire/sent';
import { sleep } from '../wire/wait';
import { Gateway, Outage } from './outage';
import { PacedRun, type PaceLimits, type PaceResult, type Purpose, type Turn } from './paced-run';
import { LearntRate, Spacing } from './rate';

/**
 * Starts that come late, because a timer did, are made up for within so many milliseconds, or a busy
 * machine would slow every run. A rate that an operator was told is kept to the letter.
 */
const CATCH_UP = 200;
/**
 * Requests that may be under way grow by one with each that is accepted, up to what the largest run may
 * have, and from there by this: where many runs begin at once, all that are under way when a limit is met
 * are turned away.
 */
const BEYOND_ONE_RUN = 0.1;

/**
 * The pace of one account, shared by all of its runs in the process: a slow start, a rate that is learnt
 * from the vendor's 429 answers, and pauses while it can't be reached. The next turn is the run's that
 * was served least recently, found in constant time. How many requests a run has under way is its own
 * affair; how many go out per second is the account's, where the strictest run wins.
 */
export class Pace {
	private readonly runs = new Set<PacedRun>();
	/** Runs with something to start, the one that was served least recently first. */
	private readonly ready = new Set<PacedRun>();
	private readonly rate = new LearntRate(() => this.runs.size);
	private readonly spacing = new Spacing();
	private readonly outage = new Outage();
	readonly gateways = { ask: new Gateway(), send: new Gateway() };
	private active = 0;
	private sending = 0;
	/** The first user of an account goes alone: what is wrong with all of them is then known by one. */
	private hasSent = false;
	/** Requests that may be under way. */
	private allowed = 1;
	private nextAt = 0;
	/** Requests per second that the operators of the active runs were told; infinite when none was. */
	private told = Infinity;
	/** The most requests that one of the active runs may have under way. */
	private largest = 1;
	/** Requests that all active runs may have under way. */
	private together = 1;
	private pumping = false;
	/** When a run left last, in epoch milliseconds. */
	leftAt = 0;

	/** Registers a run. */
	join(limits: PaceLimits): PacedRun {
		const run = new PacedRun(this, limits);
		this.runs.add(run);
		this.measure();
		return run;
	}

	remove(run: PacedRun): void {
		this.runs.delete(run);
		this.ready.delete(run);
		this.leftAt = Date.now();
		this.measure();
	}

	/** What the runs allow together, when one came or went. */
	private measure(): void {
		const all = [...this.runs].map(({ limits }) => limits);
		this.told = Math.min(...all.map(({ perSecond }) => perSecond || Infinity), Infinity);
		this.largest = Math.max(...all.map(({ concurrency }) => concurrency), 1);
		this.together = Math.max(
			all.reduce((sum, { concurrency }) => sum + concurrency, 0),
			1,
		);
		this.bringForward();
	}

	/** The next one waits no longer than it must: the strictest run may have left, or the clock be set back. */
	private bringForward(): void {
		const soonest = Math.max(Date.now(), this.rate.pausedUntil);
		this.nextAt = Math.min(this.nextAt, soonest + Math.max(this.gap, this.apart));
	}

	/** Milliseconds between two requests, by the rate. */
	private get gap(): number {
		return 1000 / Math.min(this.rate.perSecond, this.told);
	}

	/** The same, so that they don't leave together. */
	private get apart(): number {
		return this.spacing.apart(Math.min(this.allowed, this.together));
	}

	/** True while one more user may be on the way. */
	get maySend(): boolean {
		return this.hasSent || this.sending === 0;
	}

	/** True when no run is registered. */
	get isIdle(): boolean {
		return this.runs.size === 0;
	}

	/** Waits for a turn of a run. Never rejects. */
	async enter(run: PacedRun, purpose: Purpose): Promise<Turn | NotProcessed> {
		if (!run.may(purpose)) return { kind: 'runEnded' };
		const refusal = this.refusal;
		if (refusal) return refusal;
		return await new Promise((resolve) => {
			run[purpose === 'ask' ? 'asks' : 'sends'].add({ purpose, start: resolve, refuse: resolve });
			this.wake(run);
		});
	}

	/** Looks again whether a run has something to start. */
	wake(run: PacedRun): void {
		if (run.next) this.ready.add(run);
		else this.ready.delete(run);
		void this.pump();
	}

	private get pauseLeft(): number {
		return Math.max(0, this.rate.pausedUntil - Date.now(), this.outage.until - Date.now());
	}

	/** Why waiting longer is of no use. */
	private get refusal(): NotProcessed | undefined {
		const pauseLeft = this.rate.pausedUntil - Date.now();
		const inVain = pauseLeft > 0 && this.rate.pausedInVain > pauses.limitBudget;
		if (inVain || pauseLeft > pauses.limitBudget) return { kind: 'tooManyRequests' };
		return this.outage.givenUp;
	}

	/** Starts what may start. Only one pump runs; it sleeps while the rate or a pause says so. */
	private async pump(): Promise<void> {
		if (this.pumping) return;
		this.pumping = true;
		while (this.active < this.allowed) {
			const [run] = this.ready;
			if (!run) break;
			this.bringForward();
			const wait = Math.max(this.nextAt - Date.now(), this.pauseLeft);
			// Afterwards another run's turn may have come, or there may be a new pause.
			if (wait > 0) await sleep(Math.min(wait, pauses.longestPaceWait));
			else this.start(run);
		}
		this.pumping = false;
	}

	/**
	 * What was not sent in a pause is not made up for at its end, and each process begins at a moment of
	 * its own: a burst from all of them would be turned away again.
	 */
	private get afterPause(): number {
		return this.rate.pausedUntil + (Math.random() * 1000) / this.rate.perSecond;
	}

	/** When the next request may start after one that starts now. */
	private nextAfter(now: number): number {
		const { told } = this;
		const lateness = told <= this.rate.perSecond ? 0 : CATCH_UP;
		const byRate = Math.max(now - lateness, this.nextAt) + this.gap;
		return Math.max(byRate, now + this.apart);
	}

	private start(run: PacedRun): void {
		const { next } = run;
		this.ready.delete(run);
		if (!next) return;
		(next.purpose === 'ask' ? run.asks : run.sends).delete(next);
		run.active += 1;
		this.active += 1;
		if (next.purpose === 'send') this.sending += 1;
		if (run.next) this.ready.add(run);
		const startedAt = Date.now();
		this.nextAt = this.nextAfter(startedAt);
		next.start({
			kind: 'turn',
			done: (result) => this.finish(run, next.purpose, startedAt, result),
		});
	}

	private finish(run: PacedRun, purpose: Purpose, startedAt: number, result: PaceResult): void {
		this.active -= 1;
		run.active -= 1;
		if (purpose === 'send') this.sent(result);
		this.listen(startedAt, result);
		const { refusal } = this;
		if (refusal) this.sendAway(refusal);
		void this.wakeNext(run);
	}

	/** Until a first user was answered one run waits for the other; from then on none does. */
	private sent({ kind }: PaceResult): void {
		this.sending -= 1;
		if (this.hasSent) return;
		this.hasSent = kind === 'accepted';
		for (const other of this.runs) void this.wakeNext(other);
	}

	private listen(startedAt: number, result: PaceResult): void {
		switch (result.kind) {
			case 'accepted':
				this.allowed += this.allowed < this.largest ? 1 : BEYOND_ONE_RUN;
				this.rate.accepted();
				this.spacing.answered(Date.now() - startedAt);
				return this.outage.answered();
			case 'limited':
				this.rate.limited(startedAt, result.wait);
				this.nextAt = Math.max(this.nextAt, this.afterPause);
				return this.outage.answered();
			case 'silent':
				return this.outage.silent(startedAt, result.why);
			case 'unreachable':
				return this.outage.unreachable(startedAt, result.why);
			case 'other':
		}
	}

	/** Not at once: a run that this answer stops must have ended before its next request could start. */
	private async wakeNext(run: PacedRun): Promise<void> {
		await sleep(0);
		this.wake(run);
	}

	/** Nobody waits any longer. */
	private sendAway(why: NotProcessed): void {
		for (const run of this.runs) {
			const waiting = [...run.asks, ...run.sends];
			run.asks.clear();
			run.sends.clear();
			for (const { refuse } of waiting) refuse(why);
		}
		this.ready.clear();
	}
}
