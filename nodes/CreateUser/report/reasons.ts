import { mayNotRead, type NotSentWhy, type Outcome, type RefusedWhy } from '../outcome';
import type { LoginProblem } from '../wire/sent';

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
