import type { VendorAnswer, VendorRequest } from './answer';
import type { VendorReason } from './reason';

/** Why a login did not lead to a token. `words` are the vendor's own or those of the connection. */
export interface LoginProblem {
	kind:
		/** The vendor does not accept the login: not to be tried again for a while. */
		| 'refused'
		/** The vendor takes no login for now: not to be tried again for a while either. */
		| 'locked'
		/** No connection, or no clear answer: trying again may help. */
		| 'unreachable'
		/** The vendor does not accept a token that it has just handed out, or a permanent one. */
		| 'tokenRefused'
		/** What answers there is not the vendor's API. */
		| 'notTheApi'
		/** A login that was accepted, with a token in no form that is known. */
		| 'unknownForm'
		/** The address leads to another one; `words` is its host. */
		| 'redirect'
		/** The address of the credential can't be used. */
		| 'address'
		/** The credential lacks what its way to connect needs; `words` names the field. */
		| 'empty'
		/** The credential was edited while a run was under way. */
		| 'changed'
		/** n8n could not hand the credential over. */
		| 'unreadable';
	words: string;
	/** HTTP status of the answer, where there was one. */
	httpStatus?: number;
	/** Milliseconds that the vendor asks to wait before the next login. */
	wait?: number;
}

/** A request was sent, and no answer came. */
export type Silence = { kind: 'timedOut' } | { kind: 'broken'; words: string };

/** The request may have been processed; our own faults after sending are among these. */
export type NoAnswer = Silence | { kind: 'fault'; error: unknown };

/** An answer came, and says neither that it was done nor that it was not. */
export type UnclearAnswer =
	/** A server that fails, or words that leave the question open. */
	| { kind: 'inconclusive'; reason: VendorReason }
	| { kind: 'redirect'; to: string }
	| { kind: 'empty' }
	/** `words` continue "the answer". */
	| { kind: 'unreadable'; words: string };

/** Nobody knows what became of a request. */
export type Unclear = NoAnswer | UnclearAnswer;

/** The request certainly was not processed, sent or not. */
export type NotProcessed =
	/** `again` is false where another try can't help, as with an untrusted certificate. */
	| { kind: 'unreachable'; words: string; again: boolean }
	| { kind: 'tooManyRequests' }
	/** The account gives a vendor a rest that does not answer, or whose gateway says that it is away. */
	| { kind: 'paused'; why: Silence | { kind: 'away'; httpStatus: number } }
	| { kind: 'runEnded' }
	| { kind: 'login'; problem: LoginProblem };

/** What became of a request. */
export type Sent =
	| { kind: 'answered'; answer: VendorAnswer; endedAt: number }
	| { kind: 'notProcessed'; why: NotProcessed }
	| { kind: 'noAnswer'; why: NoAnswer; endedAt: number };

/** Sends a request. Never rejects: what is not known to be unprocessed is `noAnswer`. */
export type Send = (request: VendorRequest) => Promise<Sent>;
