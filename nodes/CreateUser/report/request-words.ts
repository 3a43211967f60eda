import type { NoLookUp } from '../account/directory';
import type { NoList } from '../account/lists';
import { correct, sayLoginProblem } from '../login/words';
import type { Shown } from '../outcome';
import type { AccountIdentity, Vendor } from '../vendors/contract';
import type { Meaning } from '../vendors/field';
import type { VendorReason } from '../wire/reason';
import type { LoginProblem, NotProcessed, Unclear } from '../wire/sent';
import { enumerated } from './tally';

/** Whom messages are about: the vendor, and the credential as the operator named it. */
export interface Speaker {
	vendor: Vendor;
	credential: string;
	/** Left out while the credential could not be read. */
	identity?: AccountIdentity;
}

/** A sentence's words without the full stop. */
export function withoutStop(text: string): string {
	return text.replace(/\.$/, '');
}

/** What a vendor says, as a clause: its own words, or that it gave none. */
function says({ label }: Vendor, { message, saidBy, wordless }: VendorReason): string {
	const words = withoutStop(message);
	return wordless && saidBy === 'api' ? words : `${label} says: ${words}`;
}

/** Why a request left open what became of it, as a clause. */
export function unclearWords(unclear: Unclear | undefined): string {
	switch (unclear?.kind) {
		case undefined:
			return 'nothing is known of its answer';
		case 'timedOut':
			return 'no answer came in time';
		case 'broken':
			return unclear.words;
		case 'fault':
			return 'the node itself failed before the answer was read';
		case 'redirect':
			return `the answer was a redirect${unclear.to === '' ? '' : ` to ${unclear.to}`}`;
		case 'empty':
			return 'the answer was empty';
		case 'unreadable':
			return `the answer ${unclear.words}`;
		case 'inconclusive': {
			const { httpStatus, message, saidBy, wordless } = unclear.reason;
			const hasWords = saidBy === 'api' && !wordless;
			return `the answer was HTTP status ${httpStatus}${hasWords ? ` ("${withoutStop(message)}")` : ''}`;
		}
	}
}

/** Why a request was certainly not processed, as a clause. */
export function notProcessedWords({ vendor, identity }: Speaker, why: NotProcessed): string {
	switch (why.kind) {
		case 'unreachable':
			return why.words;
		case 'tooManyRequests':
			return `${vendor.label} answers "too many requests" (HTTP status 429)`;
		case 'paused':
			return `${vendor.label} does not answer (${silenceWords(why.why)})`;
		case 'runEnded':
			return 'the run had ended';
		case 'login':
			return withoutStop(sayLoginProblem(vendor, identity, why.problem));
	}
}

function silenceWords(why: Extract<NotProcessed, { kind: 'paused' }>['why']): string {
	return why.kind === 'away'
		? `its gateway answers HTTP status ${why.httpStatus}`
		: unclearWords(why);
}

/** How words name what tells one person from another, with its article. */
const TELLING: Partial<Record<Meaning, [article: string, name: string]>> = {
	email: ['an', 'e-mail address'],
	name: ['a', 'name'],
	number: ['a', 'number'],
};

function shownWords({ fields }: Vendor, { key, like }: Shown): string {
	const is = fields.find((field) => field.key === key)?.is;
	// Fields that are joined, such as a first and a last name, go by what they are together.
	const [article, name] = TELLING[is ?? (key as Meaning)] ?? ['a', key];
	if (like === 'compatible') return `${article} ${name} that may be the same`;
	return like === 'same' ? `the same ${name}` : `another ${name}`;
}

/** What is shown of a user with the login who may be this person or not, as a clause. */
export function foundWords({ vendor }: Speaker, shown: Shown[] = []): string {
	const what = enumerated(shown.map((one) => shownWords(vendor, one)));
	const tells = 'that tells whether it is this person';
	return what === ''
		? `A user with this login is there, but ${vendor.label} shows nothing ${tells}`
		: `A user with this login is there, with ${what}: ${vendor.label} shows nothing else ${tells}`;
}

/** `only the first 20 users`. */
function onlyFirst(count: number, what: 'entries' | 'users'): string {
	if (count === 0) return `none of the ${what}`;
	if (count > 1) return `only the first ${count} ${what}`;
	return `only the first ${what === 'users' ? 'user' : 'entry'}`;
}

/** Why it is not known whether a login exists, or what is on a list, as a clause. */
export function noLookUpWords(speaker: Speaker, why: NoList | NoLookUp): string {
	switch (why.kind) {
		case 'noSuchList':
			return `${speaker.vendor.label} has no such list`;
		case 'onlyFirst':
			return `${onlyFirst(why.read, why.what)} could be read`;
		case 'listNotProven':
			// Of users whose logins it hides none counts.
			if (why.read === 0) return "the user list shows nobody's login";
			return `${onlyFirst(why.read, 'users')} of the user list could be read, and nothing says that ${why.read === 1 ? 'this is' : 'these are'} all`;
		case 'forbidden':
		case 'inconclusive':
			return says(speaker.vendor, why.reason);
		case 'timedOut':
		case 'broken':
		case 'empty':
		case 'fault':
		case 'redirect':
		case 'unreadable':
			return unclearWords(why);
		default:
			return notProcessedWords(speaker, why);
	}
}

/** What to do where the vendor could not be asked for a login. */
export function adviceOfList({ vendor: { label } }: Speaker, { kind }: NoLookUp): string {
	if (kind !== 'listNotProven') return `Run again when ${label} can be asked.`;
	return `Running again does not change that. With 'If User Exists' set to 'Return an Error', and without 'Dry Run', it is left to ${label} whether a login is taken.`;
}

/** What to do about a request that was not processed for the vendor's or the connection's sake. */
export function adviceOfConnection(
	{ vendor: { label }, credential }: Speaker,
	why: Extract<NotProcessed, { kind: 'paused' | 'tooManyRequests' | 'unreachable' }>,
): string {
	if (why.kind === 'tooManyRequests') {
		return `Run again in some minutes. If ${label} told you the limit of your account, enter it under 'Max Requests per Second'.`;
	}
	if (why.kind === 'paused') return `Run again when ${label} answers.`;
	if (why.again) return 'Check the connection and run again.';
	return `Check the address in credential '${credential}' and the certificate of its host.`;
}

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
