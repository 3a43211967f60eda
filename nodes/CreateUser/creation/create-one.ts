import { write, type Written } from '../account/transport';
import type { LookUp } from '../account/directory';
import type { UnderWay } from '../account/user-list';
import type { Created, Doubt, Outcome } from '../outcome';
import { loginKey } from '../values/text';
import type { NewUser, VendorUser } from '../vendors/contract';
import { isOfGateway, type VendorReason } from '../wire/reason';
import { pauses } from '../wire/pauses';
import type { Unclear } from '../wire/sent';
import { ifExists, takenBy } from './if-exists';
import { hasOtherLogin, likenessOf, shownOf } from './likeness';
import { leadsElsewhere, lookUpAfter, lookUpNow } from './look-up';
import { personOf, type Remembered } from './memory';
import { unsent, type Parts, type Sending } from './parts';
import { refusedBy } from './refused';

/** How often a user is sent at most, each time after the vendor was asked for it. */
const MOST_SENDS = 5;
/** Who is known to have been created must be said not to be there so often before they are sent again. */
const ABSENCES_OF_A_CREATED = 2;

/** Brings one user into being, or says why not. Never rejects. */
export async function createOne(parts: Parts, user: NewUser): Promise<Outcome> {
	const { account, memory, untilEnd } = parts;
	try {
		const outcome = await account.inFlight.alone(
			user.login,
			untilEnd,
			async () => await settled(parts, user),
		);
		return outcome ?? { kind: 'notSent', why: { kind: 'runEnded' } };
	} catch (error) {
		const unclear: Unclear = { kind: 'fault', error };
		const isSent = memory.recall(user.login) !== undefined;
		if (!isSent) return { kind: 'notSent', why: unclear };
		account.inFlight.noteUncertain(user.login, account.key);
		return { kind: 'unknown', why: { of: 'create', sends: 1, unclear } };
	}
}

async function settled(parts: Parts, user: NewUser): Promise<Outcome> {
	const outcome = await byWhatIsKnown(parts, user);
	if (outcome.kind === 'unknown')
		parts.account.inFlight.noteUncertain(user.login, parts.account.key);
	return outcome;
}

/** What this execution, this process and the vendor's list know of the login says what is to be done. */
async function byWhatIsKnown(parts: Parts, user: NewUser): Promise<Outcome> {
	const { account, dryRun, mode, precaution } = parts;
	const { login } = user;
	const earlier = dryRun ? undefined : await fromEarlierTry(parts, user);
	if (earlier) return earlier;
	const recent = account.inFlight.justCreated(login);
	if (recent?.by === account.key) return await ifExists(parts, user, recent.user);
	const doubt = account.inFlight.uncertain(login) ?? recent;
	if (doubt) {
		const found = await lookUpAfter(parts, login, { over: doubt.at });
		return await byLookUp(parts, user, found, !recent && doubt.by === account.key);
	}
	if (mode !== 'error' || dryRun) {
		return await byLookUp(parts, user, await lookUp(parts, login), false);
	}
	// To be there a user need not stand on a whole list, nor on the one that was read last.
	const isSeen = account.directory.listed(login) || precaution.seen?.has(loginKey(login));
	if (isSeen) return await byLookUp(parts, user, await lookUp(parts, login), false);
	const wasAbsent = precaution.at !== undefined && isFresh(parts, precaution.at);
	return await sent(parts, { user, sends: 0, wasAbsent });
}

/** "Not there" of long before this run proves little: another process may have created the user since. */
function isFresh({ startedAt }: Parts, askedAt: number): boolean {
	return askedAt >= Math.min(startedAt, Date.now() - pauses.absenceFresh);
}

/** "Not there" may be as old as the run, but in a long run no older than a shared list. */
async function lookUp({ account, ask, startedAt }: Parts, login: string): Promise<LookUp> {
	const since = Math.max(startedAt, Date.now() - pauses.listShared);
	return await account.directory.find(ask, login, since);
}

/** What this execution did for the login before: in this try's forerunners or in a run that failed. */
async function fromEarlierTry(parts: Parts, user: NewUser): Promise<Outcome | undefined> {
	const { memory } = parts;
	const known = memory.recall(user.login);
	if (known?.state === 'created') {
		if (known.person === personOf(user)) return known.outcome;
		return await ifExists(parts, user, known.outcome.user);
	}
	const open: Sending = { user, sends: 1, wasAbsent: false };
	if (known) return await afterLost(parts, open, { over: known.at });
	const saved = memory.savedUser(user.login);
	if (saved?.evidence === 'uncertain') {
		return await afterLost(parts, open, { over: timeOf(saved) });
	}
	return saved && (await savedBefore(parts, user, saved));
}

/** @param isOpen the user may exist although no run could say so */
async function byLookUp(
	parts: Parts,
	user: NewUser,
	found: LookUp,
	isOpen: boolean,
): Promise<Outcome> {
	if (found.kind === 'found') return await ifExists(parts, user, found.user);
	if (found.kind === 'unclear') {
		if (leadsElsewhere(found)) return redirected(found.why);
		if (isOpen) return { kind: 'unknown', why: { of: 'create', sends: 1, lookUp: found } };
		const { why } = found;
		// That is the credential's, and no other item would fare better.
		if (why.kind === 'login') return { kind: 'notSent', why };
		return { kind: 'notSent', why: { kind: 'cannotAsk', why } };
	}
	if (parts.dryRun) return { kind: 'wouldCreate', user: unsent(user) };
	return await sent(parts, { user, sends: 0, wasAbsent: true });
}

/** A failed run of this execution created the user. That may be weeks ago, so the vendor is asked. */
async function savedBefore(parts: Parts, user: NewUser, saved: Remembered): Promise<Outcome> {
	const { account, vendor } = parts;
	const recent = account.inFlight.justCreated(user.login);
	if (recent?.by === account.key && recent.user.id === saved.id) {
		return created(parts, user, recent.user, asSaved(saved));
	}
	const found = await lookUpAfter(
		parts,
		user.login,
		{ over: timeOf(saved) },
		ABSENCES_OF_A_CREATED,
	);
	if (found.kind === 'absent') return await sent(parts, { user, sends: 0, wasAbsent: true });
	if (found.kind === 'unclear') {
		return { kind: 'unknown', why: { of: 'create', sends: 1, lookUp: found } };
	}
	const areIdsKnown = saved.id !== null && found.user.id !== null;
	const isOurs = areIdsKnown
		? saved.id === found.user.id
		: likenessOf(vendor, user, found.user) !== 'another';
	if (!isOurs) return await ifExists(parts, user, found.user);
	return created(parts, user, found.user, asSaved(saved));
}

/** The clock of the machine that saved it may have been behind, so what seems to be recent is taken as of now. */
function timeOf({ at }: Remembered): number {
	const now = Date.now();
	return at > now - pauses.clocksApart ? now : at;
}

async function sent(parts: Parts, sending: Sending): Promise<Outcome> {
	const { vendor, memory, send, account } = parts;
	const { user, sends } = sending;
	memory.noteSending(user.login);
	const written = await write(send, vendor.create, user);
	switch (written.kind) {
		case 'done':
			account.noteAllowed();
			return created(parts, user, written.user, { evidence: 'answered', hasPassword: true });
		case 'unclear':
			return await afterUnclear(parts, { ...sending, sends: sends + 1 }, written);
		case 'notProcessed':
			if (sends > 0) return { kind: 'unknown', why: { of: 'create', sends } };
			memory.noteRefused(user.login);
			return { kind: 'notSent', why: written.why };
		case 'forbidden':
		case 'refused':
			if (sends > 0) return await refusedAfterLost(parts, sending, written);
			memory.noteRefused(user.login);
			return written.kind === 'forbidden'
				? refusedBy(parts, user, 'create', written)
				: await refused(parts, user, written.reason);
	}
}

async function afterUnclear(
	parts: Parts,
	sending: Sending,
	{ why, sentAt, endedAt }: Extract<Written, { kind: 'unclear' }>,
): Promise<Outcome> {
	const doubted = { from: sentAt, over: endedAt };
	if (why.kind !== 'redirect') return await afterLost(parts, sending, doubted, why);
	const found = await lookUpNow(parts, sending.user.login);
	if (!leadsElsewhere(found)) return await afterLost(parts, sending, doubted, why);
	if (sending.sends > 1) {
		const { sends } = sending;
		return { kind: 'unknown', why: { of: 'create', sends, unclear: why, lookUp: found } };
	}
	parts.memory.noteRefused(sending.user.login);
	return redirected(found.why);
}

/** The vendor is asked until the answer counts; only then is the user sent once more. */
async function afterLost(
	parts: Parts,
	sending: Sending,
	doubted: UnderWay,
	unclear?: Unclear,
): Promise<Outcome> {
	const { user, sends } = sending;
	const found = await lookUpAfter(parts, user.login, doubted);
	const doubt: Doubt = { of: 'create', sends, unclear, lookUp: found };
	if (found.kind === 'found') return confirmed(parts, sending, found.user, doubt);
	if (found.kind === 'unclear') return { kind: 'unknown', why: doubt };
	const failure = ownReason(unclear);
	if (failure && sending.failure && isRepeated(failure, sending.failure)) {
		parts.memory.noteRefused(user.login);
		return { kind: 'refused', why: { by: 'vendor', of: 'create', reason: failure } };
	}
	const next = { ...sending, failure: failure ?? sending.failure, wasAbsent: true };
	if (sends < MOST_SENDS) return await sent(parts, next);
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
	const { sends } = sending;
	const doubt: Doubt = { of: 'create', sends: sends + 1, lookUp: found, refusal: reason };
	if (found.kind !== 'found') return { kind: 'unknown', why: doubt };
	return confirmed(parts, sending, found.user, doubt);
}

function confirmed(
	parts: Parts,
	{ user, wasAbsent }: Sending,
	found: VendorUser,
	doubt: Doubt,
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
	parts.memory.noteRefused(user.login);
	return takenBy(parts, user, found, doubt.refusal);
}

/** Whether the login is what the vendor minds: it is asked, its words are never looked at for that. */
async function refused(parts: Parts, user: NewUser, reason: VendorReason): Promise<Outcome> {
	const { mode, onFailure, hold, pagesWorth } = parts;
	if (mode === 'error') onFailure();
	const goOn = hold();
	// Where nothing hangs on it but the words, a long list is not read for them.
	const found = await lookUpNow(parts, user.login, mode === 'error' ? { most: pagesWorth } : {});
	if (found.kind !== 'found') onFailure();
	goOn();
	if (found.kind === 'found') return await ifExists(parts, user, found.user, reason);
	return { kind: 'refused', why: { by: 'vendor', of: 'create', reason } };
}

function created(
	{ account, memory, keepsRaw }: Parts,
	user: NewUser,
	found: VendorUser,
	how: Pick<Created, 'evidence' | 'hasPassword' | 'lookedUp'>,
): Outcome {
	const shown = keepsRaw ? found : { ...found, raw: null };
	const outcome: Created = { kind: 'created', user: shown, ...how };
	memory.noteCreated(user, outcome);
	account.inFlight.noteCreated(user.login, shown, account.key);
	return outcome;
}

/** What is said of a user whom an earlier run of this execution created, found again. */
function asSaved(saved: Remembered): Parameters<typeof created>[3] {
	const evidence = saved.evidence === 'uncertain' ? 'onlyFoundAfter' : saved.evidence;
	return { evidence, hasPassword: saved.generated === true, lookedUp: true };
}

function redirected({ to }: { to: string }): Outcome {
	return { kind: 'notSent', why: { kind: 'redirected', to } };
}
