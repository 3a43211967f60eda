import { isOpen, isRedirect, redirectTarget, type VendorAnswer } from '../wire/answer';
import { isNo, plainWord } from '../wire/json';
import type { VendorReason } from '../wire/reason';
import type { UnclearAnswer } from '../wire/sent';
import type { NoReading, Verdict } from './contract';

/** What was taken to be done later, and what may have been done in part: neither says that it was done. */
const PROMISES = [202, 207];

/** True for an HTTP status that promises only, so that more must show that there is a user. */
export function isPromise({ status }: VendorAnswer): boolean {
	return PROMISES.includes(status);
}

/** The verdict on an answer that contradicts itself, or says neither yes nor no. */
export function neitherYesNorNo({ message }: VendorReason): Verdict {
	const words = `does not say whether it was done ("${message}")`;
	return { kind: 'unclear', why: { kind: 'unreadable', words } };
}

/** An HTTP status that leaves open what became of the request, whatever the body says. */
export function openByStatus(
	answer: VendorAnswer,
	readReason: () => VendorReason,
): UnclearAnswer | undefined {
	if (isRedirect(answer)) return { kind: 'redirect', to: redirectTarget(answer) };
	return isOpen(answer) ? { kind: 'inconclusive', reason: readReason() } : undefined;
}

/**
 * What the HTTP status of an answer to a writing request says, whoever the vendor.
 * @returns undefined for a status below 300, where the body decides
 */
export function verdictByStatus(
	answer: VendorAnswer,
	readReason: () => VendorReason,
): NoReading | { kind: 'refused'; reason: VendorReason } | undefined {
	const why = openByStatus(answer, readReason);
	if (why) return { kind: 'unclear', why };
	if (answer.status < 300) return undefined;
	return { kind: answer.status === 403 ? 'forbidden' : 'refused', reason: readReason() };
}

/** The same for a reading request: everything but 2xx leaves the question open. */
export function noReadingByStatus(
	answer: VendorAnswer,
	readReason: () => VendorReason,
): NoReading | undefined {
	const verdict = verdictByStatus(answer, readReason);
	if (verdict?.kind !== 'refused') return verdict;
	return { kind: 'unclear', why: { kind: 'inconclusive', reason: verdict.reason } };
}

/** Words for the state of a user who can't sign in or take calls, as panels name it. */
const WORDS = [
	...['archived', 'blocked', 'deactivated', 'deleted', 'disabled', 'expired', 'inactive', 'locked'],
	...['n', 'not active', 'off', 'suspended', 'terminated'],
];

/** True for a state that says no, or that somebody is switched off; what is missing says nothing. */
export function isSwitchedOff(state: unknown): boolean {
	return isNo(state) || WORDS.includes(plainWord(state) ?? '');
}
