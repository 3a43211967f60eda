import type { LookUp } from '../account/directory';
import { listedKey } from '../account/user-list';
import type { Outcome } from '../outcome';
import type { NewUser, VendorUser } from '../vendors/contract';
import { pauses } from '../wire/pauses';
import type { Unclear } from '../wire/sent';
import { ifExists } from './if-exists';
import { likenessOf } from './likeness';
import { asShownNow, leadsElsewhere, lookUpAfter, type Doubt } from './look-up';
import type { Remembered } from './memory';
import type { Parts } from './parts';
import { afterLost, created, redirected, sent, type Sending } from './send';

/** Who is known to have been created must be said not to be there so often before they are sent again. */
const ABSENCES_OF_A_CREATED = 2;

/** The run ended before the user was sent. */
export const RUN_ENDED: Outcome = { kind: 'notSent', why: { kind: 'runEnded' } };

/** Brings one user into being, or says why not. Never rejects. */
export async function createOne(parts: Parts, user: NewUser): Promise<Outcome> {
	const { account, course, memory } = parts;
	try {
		const outcome = await account.inFlight.alone(
			user.login,
			course.untilEnd,
			async () => await settled(parts, user),
		);
		return outcome ?? RUN_ENDED;
	} catch (error) {
		const unclear: Unclear = { kind: 'fault', error };
		const isSent = memory.recall(user.login) !== undefined;
		if (!isSent) return { kind: 'notSent', why: unclear };
		account.inFlight.noteUncertain(user.login, account.key);
		return { kind: 'unknown', why: { of: 'create', sends: 1, unclear } };
	}
}

/** Who knows of the login first says what is to be done. */
async function settled(parts: Parts, user: NewUser): Promise<Outcome> {
	const outcome =
		(await byExecution(parts, user)) ??
		(await byProcess(parts, user)) ??
		(await byVendor(parts, user));
	// An update makes nobody.
	if (outcome.kind === 'unknown' && outcome.why.of === 'create') {
		parts.account.inFlight.noteUncertain(user.login, parts.account.key);
	}
	return outcome;
}

/** What this execution did for the login before: in this try's forerunners or in a run that failed. */
async function byExecution(parts: Parts, user: NewUser): Promise<Outcome | undefined> {
	const { dryRun, memory } = parts;
	if (dryRun) return undefined;
	const known = memory.recall(user.login);
	if (known?.state === 'created') {
		return memory.createdBefore(user) ?? (await ifExists(parts, user, known.outcome.user));
	}
	const open: Sending = { user, sends: 1, wasAbsent: false };
	if (known) return await afterLost(parts, open, { over: known.at, sentAs: known.login });
	const saved = memory.savedUser(user.login);
	if (saved?.evidence === 'uncertain') {
		return await afterLost(parts, open, doubtOf(saved));
	}
	return saved && (await savedBefore(parts, user, saved));
}

/** A failed run of this execution created the user. That may be weeks ago, so the vendor is asked. */
async function savedBefore(parts: Parts, user: NewUser, saved: Remembered): Promise<Outcome> {
	const { account, vendor } = parts;
	const recent = account.inFlight.justCreated(user.login);
	if (recent?.by === account.key && recent.user.id === saved.id) {
		return created(parts, user, await inItsWords(parts, user.login, recent.user), asSaved(saved));
	}
	const found = await lookUpAfter(parts, user.login, doubtOf(saved), ABSENCES_OF_A_CREATED);
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
function doubtOf({ at, login: sentAs }: Remembered): Doubt {
	const now = Date.now();
	return { over: at > now - pauses.clocksApart ? now : at, sentAs };
}

/** What is said of a user whom an earlier run of this execution created, found again. */
function asSaved(saved: Remembered): Parameters<typeof created>[3] {
	const evidence = saved.evidence === 'uncertain' ? 'onlyFoundAfter' : saved.evidence;
	return { evidence, hasPassword: saved.generated === true, lookedUp: true };
}

/**
 * Whom this process created a short while ago, as the vendor shows them where its own words are put out, since
 * none are kept, and where an update left open who they are.
 */
async function inItsWords(parts: Parts, login: string, recent: VendorUser): Promise<VendorUser> {
	const isKnown = recent.name !== undefined && !parts.keepsRaw;
	return isKnown ? recent : await asShownNow(parts, login, recent);
}

/** What this process did for the login a short while ago, whatever run or account it was for. */
async function byProcess(parts: Parts, user: NewUser): Promise<Outcome | undefined> {
	const { account, mode } = parts;
	const { login } = user;
	const recent = account.inFlight.justCreated(login);
	if (recent?.by === account.key) {
		// Who is refused as taken is not put out.
		const known = mode === 'error' ? recent.user : await inItsWords(parts, login, recent.user);
		return await ifExists(parts, user, known);
	}
	const doubt = account.inFlight.uncertain(login) ?? recent;
	if (!doubt) return undefined;
	const isOpen = !recent && doubt.by === account.key;
	return await byLookUp(
		parts,
		user,
		lookUpAfter(parts, login, { over: doubt.at, sentAs: doubt.login }),
		isOpen,
	);
}

/** Nobody here knows of the login: the vendor is asked where that is due, or the user is sent. */
async function byVendor(parts: Parts, user: NewUser): Promise<Outcome> {
	const { account, dryRun, mode, precaution } = parts;
	const { login } = user;
	// To be there a user need not stand on a whole list, nor on the one that was read last.
	const isSeen = () => account.directory.listed(login) || precaution.seen?.has(listedKey(login));
	if (mode !== 'error' || dryRun || isSeen()) {
		return await byLookUp(parts, user, lookUp(parts, login), false);
	}
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

/**
 * What the vendor says before the user is sent: a run that sends nothing more does not wait for it.
 * @param isOpen the user may exist although no run could say so
 */
async function byLookUp(
	parts: Parts,
	user: NewUser,
	asked: Promise<LookUp>,
	isOpen: boolean,
): Promise<Outcome> {
	const found = await parts.course.untilEnd(asked);
	if (!found) return RUN_ENDED;
	if (found.kind === 'found') return await ifExists(parts, user, found.user);
	if (found.kind === 'unclear') {
		if (leadsElsewhere(found)) return redirected(found.why);
		// What is unknown is saved for Retry as sent, which a dry run never is.
		if (isOpen && !parts.dryRun) {
			return { kind: 'unknown', why: { of: 'create', sends: 1, lookUp: found } };
		}
		const { why } = found;
		// That is the credential's, and no other item would fare better.
		if (why.kind === 'login') return { kind: 'notSent', why };
		return { kind: 'notSent', why: { kind: 'cannotAsk', why } };
	}
	if (parts.dryRun) return { kind: 'wouldCreate', user: unsent(user) };
	return await sent(parts, { user, sends: 0, wasAbsent: true });
}

/** The user as it would be sent, for a run that sends nothing. */
function unsent({ login, name, email, number, body }: NewUser): VendorUser {
	return { id: null, login, name, email, number, raw: body };
}
