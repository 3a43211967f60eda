import { pauses } from '../../../nodes/CreateUser/wire/pauses';

/** Span in which accepted requests are counted to learn the vendor's limit, in milliseconds. */
const WINDOW = 1000;
/** Kept below the limit that was observed. */
const BELOW_LIMIT = 0.97;
/** The most that one 429 takes off a rate already learnt. */
const LARGEST_CUT = 0.6;
/**
 * Growth per second below the last limit, where a burst of 429 is soon made up for. Close to the limit
 * it begins with nothing and rises with the square of the time since the last 429, so that a vendor is
 * used close to its limit, and a limit that was taken too low is found in half a minute.
 */
const CAREFUL_GROWTH = 0.00006;
const FAST_GROWTH = 0.2;
/** A rate grows while this part of it is used: an account that is little used proves nothing. */
const USED = 0.5;
/** Above this part of the last limit growth is careful. */
const CLOSE = 0.95;
/** One accepted request stands for so many seconds of growth at most. */
const LONGEST_GROWTH = 5;
/** So many 429 in a row say that the limit is slower than the back-off; fewer are a burst and say nothing. */
const SLOW_LIMIT = 4;
/** Up to this part of a pause is added at random, so that processes don't come back together. */
const JITTER = 0.1;

/** The rate of 0.1.0, to compare with. */
export class FirstRate {
	/** Requests per second; infinite until a first 429. */
	perSecond = Infinity;
	/** Nothing may start before this time, in milliseconds since the epoch. */
	pausedUntil = 0;
	/** Milliseconds of pauses since a request was last accepted. */
	pausedInVain = 0;
	private limit = Infinity;
	private limitedAt = 0;
	private grownAt = 0;
	private inARow = 0;
	/** The most that was accepted in a window before the first 429. */
	private peak = 0;
	private readonly acceptedAt: number[] = [];

	accepted(): void {
		const now = Date.now();
		this.inARow = 0;
		this.pausedInVain = 0;
		this.acceptedAt.push(now);
		this.forgetBefore(now - WINDOW);
		if (this.perSecond === Infinity) {
			this.peak = Math.max(this.peak, this.acceptedAt.length);
			return;
		}
		const seconds = Math.min(LONGEST_GROWTH, Math.max(0, now - this.grownAt) / 1000);
		// Answers still come in during a pause, which is no time to grow.
		this.grownAt = Math.max(this.grownAt, now);
		if (this.observed < this.perSecond * USED) return;
		this.grow(seconds, (now - this.limitedAt) / 1000);
	}

	/** Accepted requests per second in the last window. */
	private get observed(): number {
		return this.acceptedAt.length * (1000 / WINDOW);
	}

	private grow(seconds: number, sinceLimited: number): void {
		const close = this.limit * CLOSE;
		if (this.perSecond < close) {
			this.perSecond = Math.min(close, this.perSecond * (1 + FAST_GROWTH * seconds));
			return;
		}
		const growth = Math.min(CAREFUL_GROWTH * sinceLimited ** 2, FAST_GROWTH);
		this.perSecond *= 1 + growth * seconds;
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
		if (startedAt >= this.pausedUntil) this.learn(now);
		const backOff = Math.min(first * 2 ** Math.max(0, this.inARow - 1), pauses.longestBackOff);
		const believed = Math.min(retryAfter, pauses.longestBelieved);
		const pause = Math.max(believed, backOff) * (1 + Math.random() * JITTER);
		const until = Math.max(this.pausedUntil, now + pause);
		this.pausedInVain += until - Math.max(this.pausedUntil, now);
		this.pausedUntil = until;
		this.grownAt = until;
	}

	private learn(now: number): void {
		this.limitedAt = now;
		this.inARow += 1;
		if (this.perSecond === Infinity) {
			this.limit = this.peak * (1000 / WINDOW) || Infinity;
			const firstGuess = 1000 / pauses.firstGap;
			this.perSecond = this.limit === Infinity ? firstGuess : this.limit * BELOW_LIMIT;
			return;
		}
		if (this.inARow > 1 && this.inARow < SLOW_LIMIT) return;
		if (this.inARow === 1) this.limit = this.perSecond;
		this.forgetBefore(now - WINDOW);
		const cut = Math.max(this.observed, this.perSecond * LARGEST_CUT);
		this.perSecond = Math.max(
			1000 / pauses.longestGap,
			Math.min(cut, this.perSecond) * BELOW_LIMIT,
		);
	}

	private forgetBefore(time: number): void {
		while (this.acceptedAt[0] !== undefined && this.acceptedAt[0] < time) this.acceptedAt.shift();
	}
}
