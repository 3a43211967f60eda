import type { Outcome } from '../outcome';
import type { NewUser, VendorUser } from '../vendors/contract';
import type { VendorReason } from '../wire/reason';
import { differences, likenessOf } from './likeness';
import { lookUpNow } from './look-up';
import type { Parts } from './parts';
import { updated } from './update';

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

/** What `If User Exists` says for a user that is there. */
export async function ifExists(
	parts: Parts,
	user: NewUser,
	known: VendorUser,
	reason?: VendorReason,
): Promise<Outcome> {
	const { vendor, mode, dryRun } = parts;
	if (mode === 'error') return takenBy(parts, user, known, reason);
	const found = known.id === null ? await withId(parts, user, known) : known;
	const differs = differences(vendor, user, found);
	if (mode === 'return') return { kind: dryRun ? 'wouldReturn' : 'existing', user: found, differs };
	if (dryRun) return { kind: 'wouldUpdate', user: found, differs };
	return await updated(parts, user, found);
}

async function withId(parts: Parts, { login }: NewUser, known: VendorUser): Promise<VendorUser> {
	const asked = await lookUpNow(parts, login);
	return asked.kind === 'found' ? asked.user : known;
}
