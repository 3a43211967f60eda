import type { LookUp } from '../account/directory';
import type { UnderWay, Wanted } from '../account/user-list';
import { pauses } from '../wire/pauses';
import type { Parts } from './parts';

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

/**
 * Asks for a login until the user is found, or "not there" counts: a vendor may commit late and its list
 * lag behind, so it does only when asked long enough after what it is to settle was over.
 * @param least how often "not there" must have been said
 */
export async function lookUpAfter(
	parts: Parts,
	login: string,
	{ from, over }: UnderWay,
	least = 1,
): Promise<LookUp> {
	// Clocks are set back, and what is saved comes from another machine.
	const settles = { from, over: Math.min(over, Date.now()) };
	const rests = [...pauses.askAfter, ...Array<number>(MORE).fill(pauses.askAgain)];
	let absences = 0;
	let last: LookUp = { kind: 'absent', askedAt: 0 };
	for (const rest of rests) {
		if (rest > 0) await parts.wait(rest);
		last = await lookUpNow(parts, login, { settles });
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
