import { sleep } from 'n8n-workflow';

import { pauses } from '../account/pauses';
import { LearntRate } from './rate';
import { Silence } from './silence';

/** What the answer to a request says about the pace. */
export type PaceResult = 'accepted' | 'limited' | 'other' | 'silent';

/** What a run allows. `perSecond` 0: the operator knows of no limit. */
export interface PaceLimits {
	concurrency: number;
	perSecond: number;
}

/** The right to send one request; `done` must be called when its answer is there. */
export interface Slot {
	/**
	 * @param retryAfter milliseconds that the vendor asks to wait
	 * @param words why there was no answer
	 */
	done(result: PaceResult, retryAfter?: number, words?: string): void;
}

/**
 * Starts that come late, because a timer did, are made up for within so many milliseconds, or a busy
 * machine would slow every run. A rate that an operator was told is kept to the letter.
 */
const CATCH_UP = 200;

/** The run was stopped while a request waited for its turn: it was not sent. */
export class Stopped extends Error {}

/** The vendor turns every request away for longer than the budget: the request was not sent. */
export class TurnedAway extends Error {}

/** The vendor has not answered any request for a while: the request was not sent. The message says why. */
export class Silent extends Error {}

interface Waiting {
	run: object;
	start(slot: Slot): void;
	stop(error: Stopped | TurnedAway | Silent): void;
}

/**
 * The pace of one account, shared by all of its runs in the process: bounded concurrency with a slow
 * start, and a rate that is learnt from the vendor's 429 answers. Runs take turns, whatever their
 * length.
 */
export class Pace {
	private readonly limits = new Map<object, PaceLimits>();
	private readonly rate = new LearntRate();
	private readonly silence = new Silence();
	/** Runs that start nothing for now, and how often each was asked to. */
	private readonly held = new Map<object, number>();
	private waiting: Waiting[] = [];
	private active = 0;
	/** Requests that may be under way, grown by one with each accepted one. */
	private allowed = 1;
	private nextAt = 0;
	private lastRun?: object;
	private pumping = false;

	/** Registers a run's limits; of the active runs the strictest count. */
	join(run: object, limits: PaceLimits): void {
		this.limits.set(run, limits);
	}

	/** Ends a run: what still waits for a turn is not sent. */
	leave(run: object): void {
		this.limits.delete(run);
		const withdrawn = this.waiting.filter((waiting) => waiting.run === run);
		this.waiting = this.waiting.filter((waiting) => waiting.run !== run);
		for (const { stop } of withdrawn) stop(new Stopped());
	}

	/**
	 * Keeps a run from starting requests.
	 * @returns lets it go on; to be called once
	 */
	hold(run: object): () => void {
		this.held.set(run, (this.held.get(run) ?? 0) + 1);
		return () => {
			const left = (this.held.get(run) ?? 1) - 1;
			if (left > 0) this.held.set(run, left);
			else this.held.delete(run);
			void this.pump();
		};
	}

	/** True when no run is registered. */
	get isIdle(): boolean {
		return this.limits.size === 0;
	}

	/** How long every run still pauses, in milliseconds. */
	get pauseLeft(): number {
		return Math.max(0, this.rate.pausedUntil - Date.now());
	}

	/** Waiting longer is of no use: the vendor asked for too long a pause, or too many were in vain. */
	private get isTurnedAway(): boolean {
		const { pauseLeft } = this;
		const inVain = pauseLeft > 0 && this.rate.pausedInVain > pauses.limitBudget;
		return inVain || pauseLeft > pauses.limitBudget;
	}

	/** Waits for a turn. Rejects with Stopped when the run has ended, or with TurnedAway or Silent. */
	async enter(run: object): Promise<Slot> {
		if (!this.limits.has(run)) throw new Stopped();
		if (this.isTurnedAway) throw new TurnedAway();
		if (this.silence.lasts) throw new Silent(this.silence.words);
		return await new Promise<Slot>((start, stop) => {
			this.waiting.push({ run, start, stop });
			void this.pump();
		});
	}

	/** Starts what may start. Only one pump runs; it sleeps while the rate or a pause says so. */
	private async pump(): Promise<void> {
		if (this.pumping) return;
		this.pumping = true;
		for (let next = this.nextWaiting(); next >= 0; next = this.nextWaiting()) {
			if (this.active >= this.room()) break;
			const wait = Math.max(this.nextAt - Date.now(), this.pauseLeft);
			if (wait > 0) await sleep(wait);
			else this.start(next);
		}
		this.pumping = false;
	}

	/** Where the request stands whose turn it is: of another run than the last one, if there is one. */
	private nextWaiting(): number {
		const other = this.waiting.findIndex(({ run }) => run !== this.lastRun && !this.held.has(run));
		return other < 0 ? this.waiting.findIndex(({ run }) => !this.held.has(run)) : other;
	}

	private room(): number {
		const limits = [...this.limits.values()].map(({ concurrency }) => concurrency);
		return Math.max(1, Math.min(this.allowed, ...limits));
	}

	/** Requests per second that the operators of the active runs were told; infinite when none was. */
	private told(): number {
		const told = [...this.limits.values()].map(({ perSecond }) => perSecond);
		return Math.min(Infinity, ...told.filter((perSecond) => perSecond > 0));
	}

	/** When the next request may start after one that starts now. */
	private nextAfter(now: number): number {
		const told = this.told();
		const lateness = told <= this.rate.perSecond ? 0 : CATCH_UP;
		return Math.max(now - lateness, this.nextAt) + 1000 / Math.min(this.rate.perSecond, told);
	}

	private start(place: number): void {
		const [next] = this.waiting.splice(place, 1);
		if (!next) return;
		this.lastRun = next.run;
		this.active += 1;
		const now = Date.now();
		this.nextAt = this.nextAfter(now);
		next.start({ done: (...said) => this.finish(now, ...said) });
	}

	private finish(
		startedAt: number,
		result: PaceResult,
		retryAfter?: number,
		words: string = result,
	): void {
		this.active -= 1;
		this.listen(startedAt, result, words);
		if (result === 'limited') this.pause(startedAt, retryAfter);
		if (result === 'accepted') {
			this.allowed += 1;
			this.rate.accepted();
		}
		void this.pumpNext();
	}

	/** Not at once: a run that this answer stops must have left before its next request could start. */
	private async pumpNext(): Promise<void> {
		await sleep(0);
		await this.pump();
	}

	private pause(startedAt: number, retryAfter?: number): void {
		this.rate.limited(startedAt, retryAfter);
		if (this.isTurnedAway) this.sendAway(new TurnedAway());
	}

	/** Notes whether there was an answer; when there was none for long, nobody waits any longer. */
	private listen(startedAt: number, result: PaceResult, words: string): void {
		if (result === 'silent') this.silence.unanswered(startedAt, words);
		else if (result !== 'other') this.silence.answered();
		if (this.silence.lasts) this.sendAway(new Silent(words));
	}

	private sendAway(error: TurnedAway | Silent): void {
		for (const { stop } of this.waiting.splice(0)) stop(error);
	}
}
