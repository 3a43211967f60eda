import type { LookUp, NoLookUp } from '../account/directory';
import type { ListState, UnderWay, Wanted } from '../account/user-list';
import type { VendorUser } from '../vendors/contract';
import { pauses } from '../wire/pauses';
import type { Parts } from './parts';

/**
 * A run with so many users for each page reads the list anew: a list from before may be older than what
 * another process has sent of this very input. Fewer users share one that is younger than a minute.
 */
const USERS_FOR_A_PAGE = 10;

/**
 * What came of it: when a whole list was asked for, or why none could be had. `seen`: whom it showed, whole or
 * not, whatever becomes of the list later.
 */
export type Precaution = { at?: number; failed?: NoLookUp; seen?: ListState['byLogin'] };

/**
 * Before the first user is sent where a taken login is to be an error: whether the vendor refuses it is
 * only inferred, and n8n may run the same input a second time in another process. The user list is read
 * as long as that takes no more pages than there are users to send. Never a gate.
 */
export async function readAsPrecaution(
	{
		account,
		mode,
		dryRun,
		ask,
		startedAt,
	}: Pick<Parts, 'account' | 'ask' | 'dryRun' | 'mode' | 'startedAt'>,
	users: number,
): Promise<Precaution> {
	const list = account.directory.users;
	if (mode !== 'error' || dryRun || !list || users === 0) return {};
	const paysForItself = list.cost * USERS_FOR_A_PAGE <= users;
	const since = paysForItself ? startedAt : Date.now() - pauses.listShared;
	const isFresh = list.state !== undefined && list.state.askedAt >= since;
	if (!isFresh && list.cost > users) return {};
	const read = await list.upTo(ask, since, { most: users });
	if ('failed' in read) return { failed: read.failed };
	const { end, askedAt, byLogin: seen } = read;
	if (end === 'proven') return { at: askedAt, seen };
	return end === 'cut' ? { seen } : { seen, failed: { kind: 'listNotProven', read: seen.size } };
}

/** Further look-ups where the one that would count was not answered clearly. */
const MORE = 2;

/** Asks for a login now. */
export async function lookUpNow(
	{ account, ask }: Parts,
	login: string,
	wanted?: Wanted,
): Promise<LookUp> {
	return await account.directory.find(ask, login, Date.now(), wanted);
}

/** A request that may have made a user, and the login as it was sent then. */
export interface Doubt extends UnderWay {
	sentAs?: string;
}

/** The same where it may have been sent in other letters: a vendor may tell `Asha` from `asha`, and a list does not. */
async function lookUpBoth(
	parts: Parts,
	login: string,
	sentAs: string,
	wanted: Wanted,
): Promise<LookUp> {
	const asked = await lookUpNow(parts, sentAs, wanted);
	const isSettled = asked.kind !== 'absent' || login === sentAs || parts.account.directory.users;
	return isSettled ? asked : await lookUpNow(parts, login, wanted);
}

/** A user as the vendor shows it now, and as it was known where the vendor does not, or shows another one. */
export async function asShownNow(
	parts: Parts,
	login: string,
	known: VendorUser,
): Promise<VendorUser> {
	const asked = await lookUpNow(parts, login);
	const isTheOne = asked.kind === 'found' && [null, asked.user.id].includes(known.id);
	return isTheOne ? asked.user : known;
}

/**
 * Asks for a login until the user is found, or "not there" counts: a vendor may commit late and its list
 * lag behind, so it does only when asked long enough after what it is to settle was over.
 * @param least how often "not there" must have been said
 */
export async function lookUpAfter(
	parts: Parts,
	login: string,
	{ from, over, sentAs = login }: Doubt,
	least = 1,
): Promise<LookUp> {
	// Clocks are set back, and what is saved comes from another machine.
	const settles = { from, over: Math.min(over, Date.now()) };
	const rests = [...pauses.askAfter, ...Array<number>(MORE).fill(pauses.askAgain)];
	let absences = 0;
	let last: LookUp = { kind: 'absent', askedAt: 0 };
	for (const rest of rests) {
		if (rest > 0) await parts.wait(rest);
		last = await lookUpBoth(parts, login, sentAs, { settles });
		if (last.kind === 'found') return last;
		if (last.kind === 'unclear') {
			// The credential is refused, and so it would be the next time.
			if (last.why.kind === 'login') return last;
			continue;
		}
		absences += 1;
		if (last.askedAt >= settles.over + pauses.absentCounts && absences >= least) return last;
	}
	return last.kind === 'unclear'
		? last
		: { kind: 'unclear', why: { kind: 'unreadable', words: 'came too soon to count' } };
}

/** True where both a write and a question were sent to another address: nothing was processed there. */
export function leadsElsewhere(
	lookUp: LookUp,
): lookUp is LookUp & { kind: 'unclear'; why: { kind: 'redirect' } } {
	return lookUp.kind === 'unclear' && lookUp.why.kind === 'redirect';
}
