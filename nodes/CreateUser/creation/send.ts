import { write, type Written } from '../account/transport';
import type { Created, Outcome, UnknownWhy } from '../outcome';
import type { NewUser, VendorUser } from '../vendors/contract';
import { isOfGateway, type VendorReason } from '../wire/reason';
import type { Unclear } from '../wire/sent';
import { ifExists } from './if-exists';
import { hasOtherLogin, likenessOf, shownOf, tellsOfAnother } from './likeness';
import { leadsElsewhere, lookUpAfter, lookUpNow, type Doubt } from './look-up';
import type { Parts } from './parts';
import { refusedBy, takenBy } from './refused';

/** How often a user is sent at most, each time after the vendor was asked for it. */
const MOST_SENDS = 5;

/** A user to create, with what is known of the requests that were made for it. */
export interface Sending {
	user: NewUser;
	/** How often it was sent without a clear answer. */
	sends: number;
	/** The login was absent in a look-up from before the last request. */
	wasAbsent: boolean;
	/** What came of the last of these requests; undefined where an earlier run made it. */
	unclear?: Unclear;
	/** The API's own reason for the last 5xx, which a second one may repeat. */
	failure?: VendorReason;
	/** The last answer told of a user with another login: each request may make one more. */
	isOfAnother?: true;
}

/** Sends a user; what stays open is looked up, and sent again where nobody is there. */
export async function sent(parts: Parts, sending: Sending): Promise<Outcome> {
	const { vendor, memory, send, account } = parts;
	const { user, sends } = sending;
	memory.noteSending(user);
	const written = await write(send, vendor.create, user);
	switch (written.kind) {
		case 'done': {
			account.noteAllowed();
			if (tellsOfAnother(user, written.user)) return await afterAnother(parts, sending, written);
			const shown = { ...written.user, login: user.login };
			return created(parts, user, shown, { evidence: 'answered', hasPassword: true });
		}
		case 'unclear':
			memory.noteEnded(user.login, written.endedAt);
			return await afterUnclear(
				parts,
				{ ...sending, sends: sends + 1, unclear: written.why },
				written,
			);
		case 'notProcessed':
			if (sends > 0) {
				return { kind: 'unknown', why: { of: 'create', sends, unclear: sending.unclear } };
			}
			memory.noteRefused(user);
			return { kind: 'notSent', why: written.why };
		case 'forbidden':
		case 'refused':
			if (sends > 0) return await refusedAfterLost(parts, sending, written);
			memory.noteRefused(user);
			return written.kind === 'forbidden'
				? refusedBy(parts, user, 'create', written)
				: await refused(parts, user, written.reason);
	}
}

/** The vendor made a user of another login, or the answer is somebody else's. */
async function afterAnother(
	parts: Parts,
	sending: Sending,
	{ user, sentAt, endedAt }: Extract<Written, { kind: 'done' }>,
): Promise<Outcome> {
	const id = user.id === null ? '' : `, user ID ${user.id}`;
	const words = `tells of another user ('${user.login}'${id})`;
	parts.memory.noteEnded(sending.user.login, endedAt);
	return await afterLost(
		parts,
		{
			...sending,
			sends: sending.sends + 1,
			isOfAnother: true,
			unclear: { kind: 'unreadable', words },
		},
		{ from: sentAt, over: endedAt },
	);
}

async function afterUnclear(
	parts: Parts,
	sending: Sending,
	{ why, sentAt, endedAt }: Extract<Written, { kind: 'unclear' }>,
): Promise<Outcome> {
	const doubted = { from: sentAt, over: endedAt };
	if (why.kind !== 'redirect') return await afterLost(parts, sending, doubted);
	const found = await lookUpNow(parts, sending.user.login);
	if (!leadsElsewhere(found)) return await afterLost(parts, sending, doubted);
	if (sending.sends > 1) {
		const { sends } = sending;
		return { kind: 'unknown', why: { of: 'create', sends, unclear: why, lookUp: found } };
	}
	parts.memory.noteRefused(sending.user);
	return redirected(found.why);
}

/** The vendor is asked until the answer counts; only then is the user sent once more. */
export async function afterLost(parts: Parts, sending: Sending, doubted: Doubt): Promise<Outcome> {
	const { user, sends, unclear } = sending;
	const found = await lookUpAfter(parts, user.login, doubted);
	const doubt: UnknownWhy = { of: 'create', sends, unclear, lookUp: found };
	if (found.kind === 'found') return confirmed(parts, sending, found.user, doubt);
	if (found.kind === 'unclear') return { kind: 'unknown', why: doubt };
	const failure = ownReason(unclear);
	if (failure && sending.failure && isRepeated(failure, sending.failure)) {
		parts.memory.noteRefused(user);
		return { kind: 'refused', why: { by: 'vendor', of: 'create', reason: failure } };
	}
	const next = { ...sending, failure: failure ?? sending.failure, wasAbsent: true };
	if (sends < MOST_SENDS && !sending.isOfAnother) return await sent(parts, next);
	return { kind: 'unknown', why: doubt };
}

/** The API's own reason for a failure that it may have with this user every time. */
function ownReason(unclear: Unclear | undefined): VendorReason | undefined {
	if (unclear?.kind !== 'inconclusive') return undefined;
	const { reason } = unclear;
	const isOwn = reason.httpStatus >= 500 && !isOfGateway(reason) && !reason.wordless;
	return isOwn ? reason : undefined;
}

/** The same failure twice: what has digits in it, such as a reference, may be another one each time. */
function isRepeated(one: VendorReason, other: VendorReason): boolean {
	const kindOf = ({ httpStatus, code, message }: VendorReason) =>
		JSON.stringify([httpStatus, code, message.replace(/\S*\d\S*/g, '#')]);
	return kindOf(one) === kindOf(other);
}

/** The first request may have been processed late, and this refusal be about its own user. */
async function refusedAfterLost(
	parts: Parts,
	sending: Sending,
	{ reason, endedAt }: { reason: VendorReason; endedAt: number },
): Promise<Outcome> {
	const found = await lookUpAfter(parts, sending.user.login, { over: endedAt });
	const { unclear } = sending;
	const sends = sending.sends + 1;
	const doubt: UnknownWhy = { of: 'create', sends, unclear, lookUp: found, refusal: reason };
	if (found.kind !== 'found') return { kind: 'unknown', why: doubt };
	return confirmed(parts, sending, found.user, doubt);
}

function confirmed(
	parts: Parts,
	{ user, wasAbsent }: Sending,
	found: VendorUser,
	doubt: UnknownWhy,
): Outcome {
	const likeness = likenessOf(parts.vendor, user, found);
	// A vendor that ignores accents may show whom it has had for long.
	const isOpen = likeness === 'same' && !wasAbsent && hasOtherLogin(user, found);
	if (likeness === 'unknown' || isOpen) {
		return { kind: 'unknown', why: { ...doubt, shown: shownOf(parts.vendor, user, found) } };
	}
	if (likeness === 'same') {
		const evidence = wasAbsent ? 'absentBefore' : 'onlyFoundAfter';
		parts.account.noteAllowed();
		return created(parts, user, found, { evidence, hasPassword: wasAbsent, lookedUp: true });
	}
	parts.memory.noteRefused(user);
	return takenBy(parts, user, found, doubt.refusal);
}

/** Whether the login is what the vendor minds: it is asked, its words are never looked at for that. */
async function refused(parts: Parts, user: NewUser, reason: VendorReason): Promise<Outcome> {
	const { mode, course, pagesWorth } = parts;
	if (mode === 'error') course.onFailure();
	const goOn = course.hold();
	// Where nothing hangs on it but the words, a long list is not read for them.
	const found = await lookUpNow(parts, user.login, mode === 'error' ? { most: pagesWorth } : {});
	if (found.kind !== 'found') course.onFailure();
	goOn();
	if (found.kind === 'found') return await ifExists(parts, user, found.user, reason);
	return { kind: 'refused', why: { by: 'vendor', of: 'create', reason } };
}

/** Notes a user who is there now. */
export function created(
	{ account, memory, keepsRaw }: Parts,
	user: NewUser,
	found: VendorUser,
	{ evidence, lookedUp, hasPassword }: Pick<Created, 'evidence' | 'hasPassword' | 'lookedUp'>,
): Outcome {
	const shown = keepsRaw ? found : withoutRaw(found);
	const outcome: Created = { kind: 'created', user: shown, evidence, lookedUp, hasPassword };
	memory.noteCreated(user, outcome);
	account.inFlight.noteCreated(user.login, shown, account.key);
	return outcome;
}

/** One literal, which takes half the memory of a copy by parts: it stays until the run ends. */
function withoutRaw(user: VendorUser): VendorUser {
	const { id, login, name, email, number, others, more, active } = user;
	return { id, login, name, email, number, others, more, active, raw: null };
}

/** The address is wrong where a question is led elsewhere as well. */
export function redirected({ to }: { to: string }): Outcome {
	return { kind: 'notSent', why: { kind: 'redirected', to } };
}
