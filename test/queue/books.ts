import type { TelephonyStandIn } from '../sandbox';
import type { Seen } from './scenario';

/** The vendor's books after a scenario. */
export interface Books {
	users: number;
	/** People who have more than one user. */
	twice: number;
	/** People who have none. */
	lost: number;
	/** Without those that the vendor's limit turned away before it looked at them. */
	logins: number;
	requests: number;
	turnedAway: number;
	/** Epoch milliseconds of the last user. */
	lastAt: number;
}

export function booksOf(vendor: TelephonyStandIn, wanted: string[]): Books {
	const usersOf = new Map<string, number>();
	for (const { login } of vendor.created) usersOf.set(login, (usersOf.get(login) ?? 0) + 1);
	return {
		users: vendor.created.length,
		twice: [...usersOf.values()].filter((count) => count > 1).length,
		lost: wanted.filter((login) => !usersOf.has(login)).length,
		logins: vendor.requests.filter(({ endpoint, status }) => endpoint === 'login' && status !== 429)
			.length,
		requests: vendor.requests.length,
		turnedAway: vendor.requests.filter(({ status }) => status === 429).length,
		lastAt: vendor.created.at(-1)?.committedAt ?? 0,
	};
}

/** What every scenario says and promises of them. */
export function eachOnce({ users, twice, lost, logins }: Books, mostLogins: number): Seen {
	return {
		figures: [`${users} users, ${twice} twice, ${lost} lost, ${plural(logins, 'login')}`],
		promises: [
			['nobody is created twice', twice === 0],
			['nobody is lost', lost === 0],
			[`at most ${plural(mostLogins, 'login')}`, logins <= mostLogins],
		],
	};
}

/** The part of requests that the vendor turned away. */
export function turnedAway({ requests, turnedAway: away }: Books): string {
	return `${((100 * away) / requests).toFixed(1)} % of ${requests} requests answered 429`;
}

export const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

export const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
