import { personOf, type Memory } from '../creation/memory';
import type { Outcome } from '../outcome';
import type { NewUser } from '../vendors/contract';

/** An earlier try sent the user, and the vendor can't be asked any more. */
const MAY_EXIST: Outcome = {
	kind: 'unknown',
	why: { of: 'create', sends: 1, lookUp: { kind: 'unclear', why: { kind: 'runEnded' } } },
};

/**
 * What becomes of a user whom this try of an execution can't get to any more: what an earlier try did
 * stays done. Who was saved by a failed run may be gone since, so that counts as open.
 * @returns undefined where no earlier try sent this person
 */
export function remembered(memory: Memory, user: NewUser): Outcome | undefined {
	const known = memory.recall(user.login);
	if (known?.state !== 'created') {
		return known || memory.savedUser(user.login) ? MAY_EXIST : undefined;
	}
	return known.person === personOf(user) ? known.outcome : undefined;
}
