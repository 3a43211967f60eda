import type { AccountIdentity, Vendor } from '../vendors/contract';
import type { LoginProblem } from '../wire/sent';

/** A problem of the login, in sentences for whoever looks at the credential. */
export function sayLoginProblem(
	{ label }: Vendor,
	identity: AccountIdentity | undefined,
	problem: LoginProblem,
): string {
	const { kind, words, httpStatus } = problem;
	const host = identity && new URL(identity.root).host;
	switch (kind) {
		case 'address':
			return identity ? `${label} can't be reached at ${host}: ${words}.` : words;
		case 'empty':
			return `'${words}' is empty in this credential.`;
		case 'redirect':
			return `${host} redirects to ${words === '' ? 'another address' : `another address (${words})`}. No password or token was sent there. Enter the address that ${label} gives for its API.`;
		case 'notTheApi':
			return `What answers at ${host} is not the API of ${label} (HTTP status ${httpStatus}). Check the address.`;
		case 'unknownForm':
			return `${label} accepts the login, but answers it in a form that is not known: it holds no token where one is known to stand (${words}). Please report this.`;
		case 'unreachable':
			return httpStatus === undefined
				? `${label} can't be reached at ${host}: ${words}.`
				: `${label} can't answer right now (HTTP status ${httpStatus}${words === '' ? '' : `: "${words}"`}). Try again later.`;
		case 'locked':
			return `${label} takes no login for now: "${words}" ${adviceWhenLocked(problem)}`;
		case 'refused':
			return `${label} does not accept this login: "${words}" ${correct(identity)} It isn't tried again for some minutes, because repeated attempts lock the account.`;
		case 'tokenRefused':
			return `${label} does not accept the token: "${words}" ${renew(identity)}`;
		case 'changed':
			return 'The credential was changed while this run was under way. Run again.';
		case 'unreadable':
			return words;
	}
}

function adviceWhenLocked({ wait }: LoginProblem): string {
	const rest = wait === undefined ? 'a minute' : `${Math.ceil(wait / 1000)} seconds`;
	return `The account may be locked for now. Wait ${rest} before the next attempt.`;
}

/** What to correct in the credential, in a sentence. */
export function correct(identity: AccountIdentity | undefined): string {
	if (identity === undefined) return 'Correct the credential.';
	return `${identity.isPermanentToken ? 'Put a valid token into' : 'Correct'} ${identity.fields}.`;
}

function renew(identity: AccountIdentity | undefined): string {
	return identity?.isPermanentToken ? correct(identity) : 'Try again.';
}
