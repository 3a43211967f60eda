/** A vendor that counts, in simulated time. */
export interface PacedVendor {
	/** True for a request that is let through. */
	takes(now: number): boolean;
}

/** So many in each second of the clock. */
export function fixedWindow(perSecond: number): PacedVendor {
	let second = -1;
	let used = 0;
	return {
		takes(now) {
			const current = Math.floor(now / 1000);
			if (current !== second) used = 0;
			second = current;
			if (used >= perSecond) return false;
			used += 1;
			return true;
		},
	};
}

/** So many in any second; what was turned away does not count. */
export function slidingWindow(perSecond: number): PacedVendor {
	const taken: number[] = [];
	return {
		takes(now) {
			while (taken[0] !== undefined && taken[0] <= now - 1000) taken.shift();
			if (taken.length >= perSecond) return false;
			taken.push(now);
			return true;
		},
	};
}

/** A bucket that holds a second's worth and is filled evenly. */
export function tokenBucket(perSecond: number): PacedVendor {
	let tokens = perSecond;
	let filledAt = 0;
	return {
		takes(now) {
			tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1000) * perSecond);
			filledAt = now;
			if (tokens < 1) return false;
			tokens -= 1;
			return true;
		},
	};
}

/** The ways in which vendors count. */
export const VENDORS = { fixedWindow, slidingWindow, tokenBucket };

/** One of them. */
export type Counting = keyof typeof VENDORS;
