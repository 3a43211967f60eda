import type { AccountIdentity } from './contract';
import { LoginFailure } from './session';

/** What answers there is another service, or a page for people. */
export function anotherService(vendor: string, host: string, status: number): LoginFailure {
	return new LoginFailure(
		'address',
		`What answers at ${host} is not the API of ${vendor} (HTTP status ${status}). Check the address.`,
	);
}

/**
 * The vendor takes no login for now: a rate limit, or an account that too many attempts have locked.
 * @param retryAfter seconds that the vendor asks to wait, where it says so
 */
export function lockedLogin(vendor: string, message: string, retryAfter?: number): LoginFailure {
	const wait = retryAfter === undefined ? 'a minute' : `${retryAfter} seconds`;
	const advice = `The account may be locked for now. Wait ${wait} before the next attempt.`;
	return new LoginFailure(
		'locked',
		`${vendor} takes no login for now: "${message}" ${advice}`,
		message,
		retryAfter,
		advice,
	);
}

/** @param advice what to correct in the credential, in a sentence */
export function refusedFor(vendor: string, message: string, advice: string): LoginFailure {
	return new LoginFailure(
		'refused',
		`${vendor} does not accept this login: "${message}" ${advice} It isn't tried again for some minutes, because repeated attempts lock the account.`,
		message,
		undefined,
		advice,
	);
}

/** The login is accepted, but may not ask for users, which every use but the bare create needs. */
export function mayNotRead(
	vendor: string,
	{ means, permissionHint }: AccountIdentity,
	message: string,
): LoginFailure {
	return new LoginFailure(
		'notAllowed',
		`${vendor} accepts the ${means}, but it isn't allowed to read users: "${message}" ${permissionHint}`,
		message,
	);
}

/** The vendor answers a question for users with something else. */
export function showsNoUsers(vendor: string, message: string): LoginFailure {
	return new LoginFailure('unreachable', `${vendor} did not show its users: "${message}"`);
}
