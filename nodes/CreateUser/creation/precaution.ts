import type { NoLookUp } from '../account/directory';
import type { ListState } from '../account/user-list';
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
