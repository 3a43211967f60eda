import { ask, write } from '../account/ask';
import type { Outcome } from '../outcome';
import type { NewUser, Vendor, VendorUser } from '../vendors/contract';
import type { VendorOptions } from '../vendors/field';
import { textOf } from '../wire/json';
import type { Unclear } from '../wire/sent';
import { compared } from './likeness';
import type { Parts } from './parts';
import { refusedBy } from './refused';

/** How often an update is sent at most: it sets values, so sending it twice does no harm. */
const MOST_UPDATES = 3;

/** The part of a user that an update sends. */
interface Plan {
	body: Record<string, unknown>;
	/** Keys that the vendor can't update. */
	notUpdated: string[];
	/** The password is among what is sent. */
	hasPassword: boolean;
}

function asText(value: unknown): unknown {
	return Array.isArray(value) ? value.map(asText) : (textOf(value) ?? value);
}

/** The login is what the user was found by, and a password is left alone unless an option says otherwise. */
export function planOf(
	{ fields }: Vendor,
	{ body, assumed }: NewUser,
	options: VendorOptions,
): Plan {
	const plan: Plan = { body: {}, notUpdated: [], hasPassword: false };
	for (const { key, updatable, secret, is } of fields) {
		// What nobody asked for changes nothing of a user who is there.
		if (!(key in body) || assumed?.includes(key)) continue;
		const isUpdated =
			typeof updatable === 'object' ? options[updatable.option] === true : Boolean(updatable);
		if (isUpdated) {
			plan.body[key] = updatable === 'asText' ? asText(body[key]) : body[key];
			plan.hasPassword ||= is === 'password';
		} else if (!secret && is !== 'login') plan.notUpdated.push(key);
	}
	return plan;
}

/** Updates a user that is there. */
export async function updated(parts: Parts, user: NewUser, found: VendorUser): Promise<Outcome> {
	const { id } = found;
	const { update } = parts.vendor;
	if (!update || id === null) return { kind: 'notSent', why: { kind: 'noId' } };
	const plan = planOf(parts.vendor, user, parts.options);
	const { body, notUpdated, hasPassword } = plan;
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
				if (unclear.kind === 'empty' && (await isAsSent(parts, user, found, plan))) {
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
	{ vendor, ask: send }: Parts,
	user: NewUser,
	found: VendorUser,
	{ body, hasPassword }: Plan,
): Promise<boolean> {
	const { directory } = vendor;
	if (hasPassword || directory.kind !== 'list') return false;
	const asked = await ask(send, directory.detail, found);
	if (asked.kind === 'failed') return false;
	const all = compared(vendor, { ...user, body }, asked.value);
	return all.length > 0 && all.every(({ like }) => like === 'same');
}
