/** Span in which accepted requests are counted to learn the vendor's limit, in milliseconds. */
const WINDOW = 1000;
/** Kept below the limit that was observed. */
const BELOW_LIMIT = 0.95;
/** The most that one 429 takes off a rate already learnt. */
const LARGEST_CUT = 0.7;
/** Growth per second close to the last limit, and far below it. */
const CAREFUL_GROWTH = 0.005;
const FAST_GROWTH = 0.2;
/** The last limit counts for this long, in milliseconds; then the vendor may have raised it. */
const LIMIT_MEMORY = 60_000;
/** Pause after a 429 without Retry-After, doubled for each one in a row, in milliseconds. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
/** Up to this part of a pause is added at random, so that processes don't come back together. */
const JITTER = 0.1;
/** Requests per second to begin with where nothing was accepted at all. */
const FIRST_GUESS = 1;

/** The rate that an account bears, learnt from what is accepted and what is answered with 429. */
export class LearntRate {
	/** Requests per second; infinite until a first 429. */
	perSecond = Infinity;
	/** Nothing may start before this time, in milliseconds since the epoch. */
	pausedUntil = 0;
	private limit = Infinity;
	private limitedAt = 0;
	private grownAt = 0;
	private inARow = 0;
	private readonly acceptedAt: number[] = [];

	accepted(): void {
		const now = Date.now();
		this.inARow = 0;
		this.acceptedAt.push(now);
		this.forgetBefore(now - WINDOW);
		if (this.perSecond === Infinity) return;
		const limit = now - this.limitedAt < LIMIT_MEMORY ? this.limit : Infinity;
		const growth = this.perSecond < limit * LARGEST_CUT ? FAST_GROWTH : CAREFUL_GROWTH;
		const seconds = Math.min(1, Math.max(0, now - this.grownAt) / 1000);
		this.perSecond *= 1 + growth * seconds;
		this.grownAt = now;
	}

	/**
	 * Pauses every run of the account. Requests that were under way when the pause began teach nothing
	 * new about the rate.
	 * @param startedAt when the refused request was sent
	 * @param retryAfter milliseconds that the vendor asks for
	 */
	limited(startedAt: number, retryAfter?: number): void {
		const now = Date.now();
		if (startedAt >= this.pausedUntil) this.learn(now);
		const pause = retryAfter ?? Math.min(FIRST_PAUSE * 2 ** (this.inARow - 1), LONGEST_PAUSE);
		this.pausedUntil = Math.max(this.pausedUntil, now + pause * (1 + Math.random() * JITTER));
		this.grownAt = this.pausedUntil;
	}

	private learn(now: number): void {
		this.forgetBefore(now - WINDOW);
		const observed = this.acceptedAt.length * (1000 / WINDOW);
		this.limitedAt = now;
		this.inARow += 1;
		if (this.perSecond === Infinity) {
			this.limit = observed || Infinity;
			this.perSecond = observed * BELOW_LIMIT || FIRST_GUESS;
			return;
		}
		this.limit = this.perSecond;
		const cut = Math.max(observed, this.perSecond * LARGEST_CUT);
		this.perSecond = Math.min(cut, this.perSecond) * BELOW_LIMIT;
	}

	private forgetBefore(time: number): void {
		while (this.acceptedAt[0] !== undefined && this.acceptedAt[0] < time) this.acceptedAt.shift();
	}
}
