import { ask, write } from '../account/ask';
import type { Outcome } from '../outcome';
import type { NewUser, Update, VendorUser } from '../vendors/contract';
import type { VendorReason } from '../wire/reason';
import type { Unclear } from '../wire/sent';
import { differences, likenessOf } from './likeness';
import { lookUpNow } from './look-up';
import type { Parts } from './parts';
import { refusedBy } from './refused';

/** How often an update is sent at most: it sets values, so sending it twice does no harm. */
const MOST_UPDATES = 3;

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
	const { update } = vendor;
	if (!update || found.id === null) return { kind: 'notSent', why: { kind: 'noId' } };
	return await updated(parts, update, user, { ...found, id: found.id });
}

async function withId(parts: Parts, { login }: NewUser, known: VendorUser): Promise<VendorUser> {
	const asked = await lookUpNow(parts, login);
	return asked.kind === 'found' ? asked.user : known;
}

async function updated(
	parts: Parts,
	update: Update,
	user: NewUser,
	found: VendorUser & { id: string },
): Promise<Outcome> {
	const { id } = found;
	const { body, notUpdated } = update.plan(user, parts.resetPassword);
	const hasPassword = parts.resetPassword;
	const { name, email, number } = user;
	const shown = (raw: unknown): VendorUser => ({ ...found, name, email, number, raw });
	let unclear: Unclear | undefined;
	for (let sends = 0; sends < MOST_UPDATES; sends++) {
		const written = await write(parts.send, update, { id, body });
		switch (written.kind) {
			case 'done':
				return { kind: 'updated', user: shown(written.user.raw), notUpdated, hasPassword };
			case 'forbidden':
			case 'refused':
				return refusedBy(parts, 'update', written);
			case 'notProcessed':
				if (unclear) return { kind: 'unknown', why: { of: 'update', sends, unclear } };
				return { kind: 'notSent', why: written.why };
			case 'unclear':
				unclear = written.why;
				if (unclear.kind === 'redirect')
					return { kind: 'notSent', why: { kind: 'redirected', to: unclear.to } };
				if (await isAsSent(parts, user, found, body, unclear)) {
					return { kind: 'updated', user: shown(null), notUpdated, hasPassword };
				}
		}
	}
	return { kind: 'unknown', why: { of: 'update', sends: MOST_UPDATES, unclear } };
}

/**
 * The answer to an update is not documented. Where it is empty, the user is looked at: what of it
 * the vendor shows must be as it was sent. A password is never shown.
 */
async function isAsSent(
	{ vendor, ask: send, resetPassword }: Parts,
	user: NewUser,
	found: VendorUser,
	body: Record<string, unknown>,
	unclear: Unclear,
): Promise<boolean> {
	const { directory } = vendor;
	if (resetPassword || unclear.kind !== 'empty' || directory.kind !== 'list') return false;
	const asked = await ask(send, directory.detail, found);
	if (asked.kind === 'failed') return false;
	const compared = vendor.compare({ ...user, body }, asked.value);
	return compared.length > 0 && compared.every(({ like }) => like === 'same');
}
