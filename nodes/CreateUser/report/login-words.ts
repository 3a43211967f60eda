import { correct, sayLoginProblem } from '../login/words';
import type { LoginProblem } from '../wire/sent';
import type { Speaker } from './doubt-words';

/** A headline without a full stop, and whole sentences for the operator. */
export interface Words {
	headline: string;
	whatToDo: string;
}

const NO_FURTHER =
	'Then press Retry in the credential once. No further attempt was made, because repeated attempts lock the account.';

/** The login of the credential failed: said once, with what to correct. */
export function loginWords(speaker: Speaker, problem: LoginProblem): Words {
	return { headline: headlineOf(speaker, problem), whatToDo: advice(speaker, problem) };
}

function headlineOf(
	{ vendor, credential, identity }: Speaker,
	{ kind, words, httpStatus }: LoginProblem,
): string {
	const { label } = vendor;
	const means = identity?.means ?? 'login';
	switch (kind) {
		case 'refused':
		case 'tokenRefused':
		case 'empty':
			return `${label} does not accept the ${means} in credential '${credential}'`;
		case 'locked':
			return `${label} takes no login with credential '${credential}' for now`;
		case 'changed':
			return `Credential '${credential}' was changed while this run was under way`;
		case 'unreadable':
			return `The credential '${credential}' can't be read`;
		case 'unreachable':
			return `${label} can't be reached with credential '${credential}': ${words || `HTTP status ${httpStatus}`}`;
		case 'unknownForm':
			return `${label} answers the login of credential '${credential}' in an unknown form`;
		case 'address':
		case 'notTheApi':
		case 'redirect':
			return `The address of ${label} in credential '${credential}' can't be used`;
	}
}

function advice({ vendor, identity }: Speaker, problem: LoginProblem): string {
	const { kind, words, httpStatus } = problem;
	const { label } = vendor;
	if (kind === 'refused') return `${label} says: "${words}" ${correct(identity)} ${NO_FURTHER}`;
	if (kind === 'tokenRefused') {
		const said = words === '' ? `HTTP status ${httpStatus}.` : `${label} says: "${words}"`;
		const what = identity?.isPermanentToken ? correct(identity) : 'Correct the credential.';
		return `${said} ${what} ${NO_FURTHER}`;
	}
	if (kind === 'changed') return 'Nothing more was sent. Run again to use the new login.';
	return sayLoginProblem(vendor, identity, problem);
}
