import { LearntRate } from '../../../nodes/CreateUser/account/rate';
import type { Rate, RateMaker } from './simulate';

/** The least that a rate falls to, per second, and how long a refused request rests, in milliseconds. */
const LEAST = 0.1;
const REST = 300;

/** Every process knows how many there are and takes its exact share; what is refused rests. */
const oracle: RateMaker = (part, perSecond) => {
	const rate = {
		get perSecond() {
			return 0.98 * perSecond * part();
		},
		pausedUntil: (Math.random() * 1000) / (perSecond * part()) + Date.now(),
		accepted() {},
		limited() {
			rate.pausedUntil = Date.now() + REST;
		},
	};
	return rate;
};

/** Additive increase, multiplicative decrease: one more per second every two seconds, a third off. */
class Aimd implements Rate {
	perSecond = 1;
	pausedUntil = 0;
	private grownAt = Date.now();

	accepted(): void {
		const now = Date.now();
		this.perSecond += (0.5 * Math.max(0, now - this.grownAt)) / 1000;
		this.grownAt = Math.max(this.grownAt, now);
	}

	limited(startedAt: number): void {
		const now = Date.now();
		if (startedAt >= this.pausedUntil) this.perSecond = Math.max(LEAST, this.perSecond * 0.7);
		this.pausedUntil = now + REST * (1 + Math.random() / 10);
		this.grownAt = this.pausedUntil;
	}
}

/** The cubic rate of the AWS SDKs' adaptive mode, after its published algorithm. */
class Cubic implements Rate {
	perSecond = Infinity;
	pausedUntil = 0;
	private lastMost = 0;
	private limitedAt = 0;
	private measured = 0;
	private count = 0;
	private bucket = Math.floor((Date.now() / 1000) * 2) / 2;

	/** What was sent per second, smoothed, counted in half seconds. */
	private measure(): void {
		const bucket = Math.floor((Date.now() / 1000) * 2) / 2;
		this.count += 1;
		if (bucket <= this.bucket) return;
		this.measured = (0.8 * this.count) / (bucket - this.bucket) + 0.2 * this.measured;
		this.count = 0;
		this.bucket = bucket;
	}

	accepted(): void {
		this.measure();
		if (this.perSecond === Infinity) return;
		const window = Math.cbrt((this.lastMost * 0.3) / 0.4);
		const since = (Date.now() - this.limitedAt) / 1000 - window;
		this.become(0.4 * since ** 3 + this.lastMost);
	}

	limited(): void {
		this.measure();
		const now = Date.now();
		this.lastMost = Math.min(this.measured || 1, this.perSecond);
		this.limitedAt = now;
		this.become(this.lastMost * 0.7);
		this.pausedUntil = now + REST * Math.random();
	}

	private become(rate: number): void {
		this.perSecond = Math.max(0.5, Math.min(rate, 2 * (this.measured || 1)));
	}
}

/** What is compared. */
export const RATES: Record<string, RateMaker> = {
	'an oracle': oracle,
	'this node': (_part, _perSecond, runs) => new LearntRate(() => runs),
	'AWS, cubic': () => new Cubic(),
	AIMD: () => new Aimd(),
};
