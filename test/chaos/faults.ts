import type { Endpoint, FaultRule } from '../sandbox';

/** Seconds to wait for an answer: enough for whatever is answered, on a busy machine too. */
export const TIMEOUT = 20;

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

/** Meets these users, counted as they come, and none that is sent again. */
function firstSendsOf(places: number[]) {
	const seen = new Set<unknown>();
	return ({ body }: { body: unknown }) => {
		const { login_id: loginId, username } = body as Record<string, unknown>;
		const login = loginId ?? username;
		if (seen.has(login)) return false;
		return places.includes(seen.add(login).size);
	};
}

/** Bursts of 429, and two tokens that die when a quarter and three quarters of the users were sent. */
function interruptions(users: number): FaultRule[] {
	// The tokens first: the rule that comes first is the one carried out.
	return [
		{
			on: 'create',
			kind: 'tokenRevoked',
			// Far apart: a request that meets both is refused two tokens in a row.
			when: firstSendsOf([Math.round(users / 4), Math.round((3 * users) / 4)]),
		},
		bursts(Math.max(20, Math.round(users / 5)), 500),
	];
}

/**
 * The chaos run of the promise: 5 % dropped after the commit, 5 % answered 5xx after it, 5 % dropped
 * before.
 * @param silences requests that are carried out and never answered: each takes a time-out
 */
export function chaos(users: number, silences = 0): FaultRule[] {
	const on = 'create';
	// Early ones, so that their time-outs end while others are created.
	const every = Math.max(1, Math.floor(users / (3 * (silences + 1))));
	return [
		...interruptions(users),
		{ on, kind: 'neverAnswers', processed: true, nth: { every, length: 1 }, times: silences },
		{ on, kind: 'dropAfter', probability: 0.05 },
		{ on, kind: 'status500', processed: true, probability: 0.02 },
		{ on, kind: 'status502', processed: true, body: 'html', probability: 0.015 },
		{ on, kind: 'status503', processed: true, body: 'empty', probability: 0.015 },
		{ on, kind: 'dropBefore', probability: 0.05 },
	];
}

/** Commits that come late, for a vendor whose list lags too; the rest is lost either way. */
export function lateCommits(users: number): FaultRule[] {
	const on = 'create';
	return [
		...interruptions(users),
		{ on, kind: 'commitsLate', afterMs: 1500, probability: 0.03 },
		{ on, kind: 'commitsLate', afterMs: 4000, probability: 0.03 },
		{ on, kind: 'commitsLate', afterMs: 7000, probability: 0.03 },
		{ on, kind: 'dropAfter', probability: 0.03 },
		{ on, kind: 'dropBefore', probability: 0.03 },
		{ on, kind: 'truncatedJson', probability: 0.01 },
		{ on, kind: 'halfBody', probability: 0.01 },
	];
}

/** How long after its commit a user shows up in the list, in milliseconds. */
export const LIST_LAG = 2000;
