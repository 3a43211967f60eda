import type { Endpoint, FaultRule } from '../sandbox';

/** The shortest time-out that the node takes, in seconds, and a delay that is past it. */
export const TIMEOUT = 1;
const PAST_TIMEOUT = 2500;

const LOOK_UPS: Endpoint[] = ['users', 'show'];

/** After every so many users all requests are turned away for a while, as by a vendor under load. */
function bursts(every: number, forMs: number): FaultRule {
	let users = 0;
	let until = 0;
	const when = ({ method }: { method: string }) => {
		if (Date.now() < until) return true;
		if (method !== 'POST') return false;
		users += 1;
		if (users % every === 0) until = Date.now() + forMs;
		return false;
	};
	return { kind: 'status429', on: ['create', ...LOOK_UPS], when };
}

/** Bursts of 429, and two tokens that die when a third and two thirds of the users were sent. */
function interruptions(users: number): FaultRule[] {
	// The tokens first: the rule that comes first is the one carried out.
	return [
		{
			on: 'create',
			kind: 'tokenRevoked',
			nth: [Math.round(users / 3), Math.round((2 * users) / 3)],
		},
		bursts(Math.max(20, Math.round(users / 5)), 500),
	];
}

/**
 * The chaos run of the promise: 5 % dropped after the commit, 5 % answered 5xx after it, 5 % dropped
 * before, 2 % delayed past the time-out with the commit before the delay.
 */
export function chaos(users: number): FaultRule[] {
	const on = 'create';
	return [
		...interruptions(users),
		{ on, kind: 'dropAfter', probability: 0.05 },
		{ on, kind: 'status500', processed: true, probability: 0.02 },
		{ on, kind: 'status502', processed: true, body: 'html', probability: 0.015 },
		{ on, kind: 'status503', processed: true, body: 'empty', probability: 0.015 },
		{ on, kind: 'dropBefore', probability: 0.05 },
		{ on, kind: 'commitThenDelay', delayMs: PAST_TIMEOUT, probability: 0.02 },
	];
}

/** Commits that come late, for a vendor whose list lags too; the rest is lost either way. */
export function lateCommits(users: number): FaultRule[] {
	const on = 'create';
	return [
		...interruptions(users),
		{ on, kind: 'delayThenCommit', delayMs: 1500, probability: 0.03 },
		{ on, kind: 'delayThenCommit', delayMs: 4000, probability: 0.03 },
		{ on, kind: 'delayThenCommit', delayMs: 7000, probability: 0.03 },
		{ on, kind: 'dropAfter', probability: 0.03 },
		{ on, kind: 'dropBefore', probability: 0.03 },
		{ on, kind: 'truncatedJson', probability: 0.01 },
		{ on, kind: 'halfBody', probability: 0.01 },
	];
}

/** How long after its commit a user shows up in the list, in milliseconds. */
export const LIST_LAG = 2000;
