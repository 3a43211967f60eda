import type { LookUp, NoLookUp } from './account/directory';
import type { Like } from './vendors/comparing';
import type { Refusal, VendorUser } from './vendors/contract';
import type { VendorReason } from './wire/reason';
import type { LoginProblem, NotProcessed, Unclear } from './wire/sent';

/**
 * Why we say that a user is new. With the first two the password that was sent is the user's: the
 * vendor's own answer said so, or the login was absent in a look-up from before the request.
 */
export type Evidence = 'absentBefore' | 'answered' | 'onlyFoundAfter';

/** Whether a user at the vendor is the person to create; `unknown` when that can't be told. */
export type Likeness = 'another' | 'same' | 'unknown';

/** Why an item was refused. */
export type RefusedWhy =
	| { by: 'check'; refusals: Refusal[] }
	| { by: 'vendor'; of: 'create' | 'update'; reason: VendorReason }
	/** The API has refused so many users in a row with 403; `of` is what it refused for the last of them. */
	| { by: 'notAllowed'; of: 'create' | 'update'; reason: VendorReason; inARow: number }
	| { by: 'loginTaken'; found: VendorUser; likeness: Likeness; reason?: VendorReason };

/** What of a user at the vendor was compared, by its request key. */
export interface Shown {
	key: string;
	like: Like;
}

/** Why nobody knows what became of an item. */
export interface UnknownWhy {
	of: 'create' | 'update';
	/** How often it was sent. */
	sends: number;
	/** What came of the last time; undefined where an earlier run sent it. */
	unclear?: Unclear;
	/** What the vendor said of the login afterwards. */
	lookUp?: LookUp;
	/** What tells of the user who was found, and not enough. */
	shown?: Shown[];
	/** The vendor's refusal when it was sent again. */
	refusal?: VendorReason;
}

/** Why an item was certainly not processed. */
export type NotSentWhy =
	| NotProcessed
	/** Both a write and a read were sent to another address. */
	| { kind: 'redirected'; to: string }
	| { kind: 'cannotAsk'; why: NoLookUp }
	/** The user exists, and the vendor does not show the id that an update needs. */
	| { kind: 'noId' }
	| { kind: 'fault'; error: unknown }
	/** Another item's outcome ended the run before. */
	| { kind: 'ended'; by: Outcome };

/** A user who is there now because of this execution. */
export interface Created {
	kind: 'created';
	user: VendorUser;
	evidence: Evidence;
	/** The vendor was asked for the user afterwards. */
	lookedUp?: true;
	/** The item's password is the user's. */
	hasPassword: boolean;
}

/** What became of an item. */
export type Outcome =
	| Created
	/** `differs`: request keys in which the user at the vendor is not the same. */
	| { kind: 'existing' | 'wouldReturn' | 'wouldUpdate'; user: VendorUser; differs: string[] }
	| { kind: 'wouldCreate'; user: VendorUser }
	/** `notUpdated`: request keys that an update can't carry. */
	| { kind: 'updated'; user: VendorUser; notUpdated: string[]; hasPassword: boolean }
	| { kind: 'refused'; why: RefusedWhy }
	| { kind: 'unknown'; why: UnknownWhy }
	| { kind: 'notSent'; why: NotSentWhy };

/** True where the API itself says that the credential may not ask for users. */
export function mayNotRead(
	why: NotSentWhy,
): why is { kind: 'cannotAsk'; why: Extract<NoLookUp, { kind: 'forbidden' }> } {
	if (why.kind !== 'cannotAsk' || why.why.kind !== 'forbidden') return false;
	return why.why.reason.saidBy === 'api';
}

/** An item that ends well. */
export type Success = Exclude<Outcome, { kind: 'notSent' | 'refused' | 'unknown' }>;

/** An item that does not. */
export type Failure = Exclude<Outcome, Success>;

/** True for an item that ends well. */
export function isSuccess(outcome: Outcome): outcome is Success {
	return !['notSent', 'refused', 'unknown'].includes(outcome.kind);
}

/** True for a user who was there already and is switched off. */
export function isOff(outcome: Outcome): boolean {
	const isOld = isSuccess(outcome) && !['created', 'wouldCreate'].includes(outcome.kind);
	return isOld && outcome.user.active === false;
}

/** Why a run can't begin, whatever its items. */
export type RunProblem =
	| { kind: 'stoppedBefore' }
	| { kind: 'unknownVendor'; given: unknown }
	/** An option, by its name on the screen, that can't be read; `takes` says what it takes. */
	| { kind: 'option'; option: string; given: unknown; takes: string }
	| { kind: 'cannotUpdate' }
	| { kind: 'noCredential' }
	| { kind: 'login'; problem: LoginProblem }
	/** `Map Automatically` finds nothing for mandatory fields in any item; labels and input names. */
	| {
			kind: 'nothingMapped';
			missing: string[];
			withheld: string[];
			inputFields: string[];
			/** The input field that holds the data, where it lies one level deeper. */
			under?: string;
	  }
	/** No item says of anybody who it is; labels of what none has, and input names. */
	| { kind: 'onlyEmpty'; items: number; missing: string[]; inputFields: string[] }
	| { kind: 'fault'; error: unknown };

/** What `details.reason` says on the error branch: a closed list, promised in the README to be stable. */
export type ReasonCode =
	/** A value of the item, or of the node, can't be sent. */
	| 'notValid'
	| 'loginTaken'
	| 'refusedByVendor'
	/** The credential may not do it. */
	| 'notAllowed'
	/** It is not certain what became of it. */
	| 'noAnswer'
	| 'unreachable'
	| 'tooManyRequests'
	| 'credentialRefused'
	| 'redirected'
	/** The vendor had to be asked first, and could not be. */
	| 'cannotAsk'
	/** The user exists, and can't be updated. */
	| 'cannotUpdate'
	/** The user exists, and the item that says so can't be put out. */
	| 'outputFailed'
	/** The run ended before the item's turn. */
	| 'stopped'
	/** A fault of the node itself. */
	| 'fault';

const OF_REFUSALS: Record<RefusedWhy['by'], ReasonCode> = {
	check: 'notValid',
	vendor: 'refusedByVendor',
	notAllowed: 'notAllowed',
	loginTaken: 'loginTaken',
};

const OF_NOT_SENT: Record<Exclude<NotSentWhy['kind'], 'ended' | 'login'>, ReasonCode> = {
	unreachable: 'unreachable',
	paused: 'unreachable',
	tooManyRequests: 'tooManyRequests',
	runEnded: 'stopped',
	redirected: 'redirected',
	cannotAsk: 'cannotAsk',
	noId: 'cannotUpdate',
	fault: 'fault',
};

/** The code of a login that did not lead to a token. */
export function codeOfLogin({ kind }: LoginProblem): ReasonCode {
	if (kind === 'unreachable') return 'unreachable';
	return kind === 'redirect' ? 'redirected' : 'credentialRefused';
}

/** The code of an item that did not end well; undefined for one that did. */
export function reasonCode(outcome: Outcome): ReasonCode | undefined {
	switch (outcome.kind) {
		case 'refused':
			return OF_REFUSALS[outcome.why.by];
		case 'unknown':
			return outcome.why.unclear?.kind === 'fault' ? 'fault' : 'noAnswer';
		case 'notSent': {
			const { why } = outcome;
			if (why.kind === 'ended') return reasonCode(why.by);
			if (mayNotRead(why)) return 'notAllowed';
			return why.kind === 'login' ? codeOfLogin(why.problem) : OF_NOT_SENT[why.kind];
		}
		default:
			return undefined;
	}
}
