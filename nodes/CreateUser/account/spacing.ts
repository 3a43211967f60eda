/** Part of its even share of a request's time that a start keeps from the last one: a stall can be made up for. */
const EVENLY = 0.5;
/** Milliseconds apart at most: enough for the work that both sides have with a request. */
const MOST = 5;
/** Milliseconds below which a timer costs more than it brings. */
const LEAST = 2;
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
		return even < LEAST ? 0 : Math.floor(Math.min(even, MOST));
	}
}
