import type { Outcome } from '../outcome';
import type { NewUser, VendorUser } from '../vendors/contract';
import type { VendorReason } from '../wire/reason';
import { likenessOf } from './likeness';
import type { Parts } from './parts';

/** So many 403 in a row, with nothing accepted in between, are about the credential and not one item. */
const FORBIDDEN_IN_A_ROW = 3;

/**
 * The vendor's refusal of one item. A 403 may be about a value of this request as well as about all that
 * the credential may do; a page of something in between says nothing of the credential.
 */
export function refusedBy(
	{ account }: Parts,
	{ login }: NewUser,
	of: 'create' | 'update',
	{ kind, reason }: { kind: 'forbidden' | 'refused'; reason: VendorReason },
): Outcome {
	const isOfApi = kind === 'forbidden' && reason.saidBy === 'api';
	const inARow = isOfApi ? account.noteForbidden(login) : 0;
	if (inARow < FORBIDDEN_IN_A_ROW) return { kind: 'refused', why: { by: 'vendor', of, reason } };
	return { kind: 'refused', why: { by: 'notAllowed', of, reason, inARow } };
}

/** A refusal because of a user that is there already. */
export function takenBy(
	{ vendor }: Parts,
	user: NewUser,
	found: VendorUser,
	reason?: VendorReason,
): Outcome {
	const likeness = likenessOf(vendor, user, found);
	return { kind: 'refused', why: { by: 'loginTaken', found, likeness, reason } };
}
