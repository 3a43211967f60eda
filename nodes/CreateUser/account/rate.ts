import { pauses } from '../wire/pauses';
import { endOf, type Rest } from '../wire/wait';

/** Span in which accepted requests are counted, in milliseconds. */
const WINDOW = 1000;
/** Kept below the limit that was observed before the first 429. */
const BELOW_LIMIT = 0.97;
/**
 * Seconds that a rate of one request per second is to hold until the next 429; a faster one, which costs
 * fewer requests turned away, by its root fewer. Whoever has more than a fair part is turned away sooner,
 * and is cut deeper for it.
 */
const HOLD = 24;
const SHORTEST_HOLD = 5;
/** What a 429 takes off a rate that is turned away at once, and off one that has held; less the longer it held. */
const CUT_AT_ONCE = 0.2;
const CUT_HELD = 0.035;
/**
 * Requests per second that a rate gains while it holds, however large it is: so small ones catch up. It
 * gains that for each run of the process, or one with three sheets would get no more than one with one.
 */
const STEP = 0.1;
const MOST_RUNS = 3;
/** Past its time a rate grows with this power: a limit that others have left is found within seconds. */
const PROBE = 2;
const PROBE_POWER = 8;
/** A rate that came so far found room: half of that is believed, and the next try comes soon. */
const FAR = 3;
const BELIEVED = 0.5;
/** Part of the time to hold where little is known; each 429 from then on doubles it, up to all of it. */
const SOON = 0.25;
/** A rate grows while this part of it is used: an account that is little used proves nothing. */
const USED = 0.5;
/** One accepted request stands for so many seconds at most. */
const LONGEST_GROWTH = 5;
/** So many 429 in a row say that the limit is slower than the back-off; fewer are a burst and say nothing. */
const SLOW_LIMIT = 4;
/** Up to this part of a pause is added at random, so that processes don't come back together. */
const JITTER = 0.1;

/**
 * The rate that an account bears, learnt from what is accepted and what is answered with 429. Other
 * processes may share the limit, and none knows of another.
 */
export class LearntRate {
	/** Requests per second; infinite until a first 429. */
	perSecond = Infinity;
	/** Milliseconds of pauses since a request was last accepted. */
	pausedInVain = 0;
	/** The last pause. */
	private pause: Rest = { from: 0, until: 0 };
	/** The rate as it was left by the last 429, and the seconds that it is to hold. */
	private base = 0;
	private hold = 0;
	/** Part of the time to hold. */
	private part = SOON;
	/** Seconds since then in which the rate was used. */
	private held = 0;
	private learntAt = 0;
	private grownAt = 0;
	private inARow = 0;
	/** The most that was accepted in a window before the first 429. */
	private peak = 0;
	private readonly acceptedAt: number[] = [];

	/** @param runs how many share this rate now */
	constructor(private readonly runs: () => number = () => 1) {}

	/** Nothing may start before this time, in milliseconds since the epoch. */
	get pausedUntil(): number {
		return endOf(this.pause);
	}

	accepted(): void {
		const now = Date.now();
		this.inARow = 0;
		this.pausedInVain = 0;
		this.acceptedAt.push(now);
		this.keepWindow(now);
		if (this.perSecond === Infinity) {
			this.peak = Math.max(this.peak, this.acceptedAt.length);
			return;
		}
		const seconds = Math.min(LONGEST_GROWTH, Math.max(0, now - this.grownAt) / 1000);
		// Answers still come in during a pause, which is no time to grow.
		this.grownAt = Math.max(this.pausedUntil, now);
		if (this.observed < this.perSecond * USED) return;
		if (now - this.learntAt > pauses.rateDoubted) this.become(this.perSecond, SOON);
		this.grow(seconds);
	}

	/** Accepted requests per second in the last window. */
	private get observed(): number {
		return this.acceptedAt.length * (1000 / WINDOW);
	}

	/** Runs that count; a 429 strikes one of them. */
	private get sharing(): number {
		return Math.min(Math.max(1, this.runs()), MOST_RUNS);
	}

	private grow(seconds: number): void {
		this.held += seconds;
		const time = this.held / this.hold;
		const gained = STEP * this.sharing * (time + PROBE * time ** PROBE_POWER);
		// Never further than it would go on growing.
		this.perSecond = Math.max(this.perSecond, Math.min(this.base + gained, this.observed / USED));
	}

	/**
	 * Pauses every run of the account. Requests that were under way when the pause began teach nothing
	 * new about the rate.
	 * @param startedAt when the refused request was sent
	 * @param retryAfter milliseconds that the vendor asks for; a shorter pause than the back-off is not
	 * believed, or "0" would make a stream of refused requests
	 */
	limited(startedAt: number, retryAfter = 0): void {
		const now = Date.now();
		const first = this.perSecond === Infinity ? pauses.firstBackOff : pauses.knownBackOff;
		if (startedAt >= this.pausedUntil) this.learn();
		const backOff = Math.min(first * 2 ** Math.max(0, this.inARow - 1), pauses.longestBackOff);
		const believed = Math.min(retryAfter, pauses.longestBelieved);
		const pause = Math.max(believed, backOff) * (1 + Math.random() * JITTER);
		const until = Math.max(this.pausedUntil, now + pause);
		this.pausedInVain += until - Math.max(this.pausedUntil, now);
		this.pause = { from: now, until };
		this.grownAt = until;
	}

	private learn(): void {
		this.inARow += 1;
		if (this.perSecond === Infinity) {
			const limit = this.peak * (1000 / WINDOW) * BELOW_LIMIT;
			return this.become(limit || 1000 / pauses.firstGap, SOON);
		}
		if (this.inARow > 1 && this.inARow < SLOW_LIMIT) return;
		const { perSecond, base, sharing } = this;
		const late = Math.min(1, (this.held * sharing) / this.hold);
		const cut = (CUT_AT_ONCE + (CUT_HELD - CUT_AT_ONCE) * late) / Math.sqrt(sharing);
		const part = perSecond > base * FAR ? SOON : Math.min(1, this.part * 2);
		this.become((base + BELIEVED * (perSecond - base)) * (1 - cut), part);
	}

	private become(rate: number, part: number): void {
		this.base = Math.max(1000 / pauses.longestGap, rate);
		this.perSecond = this.base;
		this.part = part;
		this.hold = Math.max(SHORTEST_HOLD, (HOLD * part) / Math.sqrt(this.base));
		this.held = 0;
		this.learntAt = Date.now();
	}

	private keepWindow(now: number): void {
		const isOutside = (time: number) => time < now - WINDOW || time > now;
		while (this.acceptedAt[0] !== undefined && isOutside(this.acceptedAt[0])) {
			this.acceptedAt.shift();
		}
	}
}

/** Part of its even share of a request's time that a start keeps from the last one: a stall can be made up for. */
const EVENLY = 0.5;
/** Milliseconds apart at most: enough for the work that both sides have with a request. */
const MOST_APART = 5;
/** Milliseconds below which a timer costs more than it brings. */
const LEAST_APART = 2;
/** What the last answer counts in the time that a request takes. */
const WEIGHT = 0.1;

/**
 * How far apart requests leave. Those that leave together come back together and wait for each other on
 * both sides, round after round, while nothing else is done: set apart, they find both sides free.
 */
export class Spacing {
	/** Milliseconds that a request takes. */
	private takes = 0;

	answered(milliseconds: number): void {
		this.takes += (Math.max(0, milliseconds) - this.takes) * WEIGHT;
	}

	/**
	 * Milliseconds from a start to the next one.
	 * @param atOnce requests that may be under way
	 */
	apart(atOnce: number): number {
		const even = (EVENLY * this.takes) / atOnce;
		return even < LEAST_APART ? 0 : Math.floor(Math.min(even, MOST_APART));
	}
}
