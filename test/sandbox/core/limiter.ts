import type { RateLimit } from './settings';

/** Counts requests against a limit. Its state starts afresh whenever it is given another limit object. */
export class Limiter {
	private limit: RateLimit | undefined;
	private windowStart = 0;
	private used = 0;
	private tokens = 0;
	private refilledAt = 0;

	constructor(private readonly now: () => number = Date.now) {}

	/** undefined: let through. Otherwise the seconds (at least 1) after which another try makes sense. */
	turnAway(limit: RateLimit | undefined): number | undefined {
		if (limit !== this.limit) this.start(limit);
		if (!limit) return undefined;
		const waitMs = limit.kind === 'fixedWindow' ? this.window(limit) : this.bucket(limit);
		return waitMs === undefined ? undefined : Math.max(1, Math.ceil(waitMs / 1000));
	}

	private start(limit: RateLimit | undefined): void {
		this.limit = limit;
		this.used = 0;
		this.tokens = limit?.burst ?? limit?.perSecond ?? 0;
		this.refilledAt = this.now();
	}

	private window(limit: RateLimit): number | undefined {
		const start = Math.floor(this.now() / 1000) * 1000;
		if (start !== this.windowStart) this.used = 0;
		this.windowStart = start;
		if (this.used >= limit.perSecond) return start + 1000 - this.now();
		this.used += 1;
		return undefined;
	}

	private bucket(limit: RateLimit): number | undefined {
		const now = this.now();
		const refill = ((now - this.refilledAt) / 1000) * limit.perSecond;
		this.tokens = Math.min(limit.burst ?? limit.perSecond, this.tokens + refill);
		this.refilledAt = now;
		if (this.tokens < 1) return ((1 - this.tokens) / limit.perSecond) * 1000;
		this.tokens -= 1;
		return undefined;
	}
}
