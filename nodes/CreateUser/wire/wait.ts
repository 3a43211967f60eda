import { sleep } from 'n8n-workflow';

import { pauses } from './pauses';

// The only timer that n8n allows a community node, besides those of `AbortSignal`.
export { sleep };

/**
 * Gives way to the event loop whenever there was work for long. n8n renews its hold on a job from there:
 * a queue takes a worker for dead that is silent for a minute, and may start its job a second time.
 */
export function breather(): () => Promise<void> {
	let last = Date.now();
	return async () => {
		if (Date.now() - last < pauses.slice) return;
		await sleep(0);
		last = Date.now();
	};
}

/** Brings what work brings, or nothing once its run waits no longer. */
export type UntilEnd = <T>(work: Promise<T>) => Promise<T | undefined>;

/**
 * What work brings, or nothing once an end comes first. Nothing of it stays behind.
 * @param listen has the end call what it is given, and returns how that is left off
 */
export async function orEnd<T>(
	work: Promise<T>,
	listen: (end: () => void) => () => void,
): Promise<T | undefined> {
	return await new Promise<T | undefined>((resolve, reject) => {
		const leave = listen(() => resolve(undefined));
		void work.then(resolve, reject).then(leave);
	});
}

/** The first of work and a deadline. */
export async function within<T>(deadline: AbortSignal, work: Promise<T>): Promise<T | undefined> {
	return await orEnd(work, (end) => {
		deadline.addEventListener('abort', end);
		return () => deadline.removeEventListener('abort', end);
	});
}

/** Node takes more than ten listeners of a signal for a leak, and says so. */
const MOST_WITH_ONE_DEADLINE = 10;
/** Milliseconds within which those who begin have the same deadline. */
const TOGETHER = 1000;

/**
 * Deadlines of many requests. The timer of a deadline stays until its time, long after the answer, so
 * requests that begin close together have the same one.
 */
export class Deadlines {
	private last?: { signal: AbortSignal; at: number; given: number };

	/** @param milliseconds that each has at least; it may have a second more */
	constructor(private readonly milliseconds: number) {}

	/** The deadline of a request that begins now. */
	next(): AbortSignal {
		const at = Date.now();
		const { last } = this;
		const isClose = last && at >= last.at && at < last.at + TOGETHER;
		if (isClose && last.given < MOST_WITH_ONE_DEADLINE) {
			last.given += 1;
			return last.signal;
		}
		const signal = AbortSignal.timeout(this.milliseconds + TOGETHER);
		this.last = { signal, at, given: 1 };
		return signal;
	}
}

/** A time in which something is not tried, in epoch milliseconds. */
export interface Rest {
	from: number;
	until: number;
}

/** When a rest ends; one that begins later than now is of a clock that was set back since, and is over. */
export function endOf({ from, until }: Rest): number {
	return from > Date.now() ? 0 : until;
}

/** What several may want at once: one of them asks for it, and all have the answer. */
export class Shared<T extends object> {
	private last?: { at: number; answer: Promise<T & { failed?: { kind: string } }> };

	/** True where nothing is under way or kept. */
	get isEmpty(): boolean {
		return this.last === undefined;
	}

	/**
	 * The answer that is there or under way, else the one that asking brings, which is the caller's own.
	 * @param isFresh by when it was begun to be asked for, in epoch milliseconds; without it none is kept,
	 * and one that failed never is
	 */
	async get(
		ask: () => Promise<T>,
		isFresh?: (at: number) => boolean,
	): Promise<{ answer: T; isOwn: boolean }> {
		const { last } = this;
		if (last && (!isFresh || isFresh(last.at))) {
			const answer = await last.answer;
			// The end of another run ended its request, which says nothing of this one.
			if (answer.failed?.kind === 'runEnded') return await this.get(ask, isFresh);
			return { answer, isOwn: false };
		}
		const mine: NonNullable<typeof this.last> = { at: Date.now(), answer: ask() };
		this.last = mine;
		let isKept = false;
		try {
			const answer = await mine.answer;
			isKept = isFresh !== undefined && !answer.failed;
			return { answer, isOwn: true };
		} finally {
			if (!isKept && this.last === mine) delete this.last;
		}
	}

	/** Lets go of what was asked for before a time in epoch milliseconds. */
	forgetBefore(time: number): void {
		if (this.last && this.last.at < time) delete this.last;
	}
}
