import type { NoLookUp } from '../account/directory';
import type { NoList } from '../account/lists';
import { sayLoginProblem } from '../login/words';
import type { AccountIdentity, Vendor } from '../vendors/contract';
import type { Meaning } from '../vendors/field';
import type { Shown } from '../outcome';
import type { VendorReason } from '../wire/reason';
import type { NotProcessed, Unclear } from '../wire/sent';
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
			return 'no answer came';
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

/** Why it is not known whether a login exists, or what is on a list, as a clause. */
export function noLookUpWords(speaker: Speaker, why: NoList | NoLookUp): string {
	switch (why.kind) {
		case 'noSuchList':
			return `${speaker.vendor.label} has no such list`;
		case 'onlyFirst':
			return `only the first ${why.read} ${why.what} could be read`;
		case 'listNotProven':
			return `only the first ${why.read} users of the user list could be read, and nothing says that these are all`;
		case 'forbidden':
			return says(speaker.vendor, why.reason);
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
