import { ask, write } from '../account/transport';
import type { Outcome } from '../outcome';
import type { NewUser, Vendor, VendorUser } from '../vendors/contract';
import type { VendorOptions } from '../vendors/field';
import { textOf } from '../wire/json';
import { isOfGateway, type VendorReason } from '../wire/reason';
import type { Unclear } from '../wire/sent';
import { compared, differences } from './likeness';
import { asShownNow, leadsElsewhere, lookUpNow } from './look-up';
import type { Parts } from './parts';
import { refusedBy, takenBy } from './refused';

/** What `If User Exists` says for a user that is there. */
export async function ifExists(
	parts: Parts,
	user: NewUser,
	known: VendorUser,
	reason?: VendorReason,
): Promise<Outcome> {
	const { vendor, mode, dryRun } = parts;
	if (mode === 'error') return takenBy(parts, user, known, reason);
	const found = known.id === null ? await asShownNow(parts, user.login, known) : known;
	const differs = differences(vendor, user, found);
	if (mode === 'return') return { kind: dryRun ? 'wouldReturn' : 'existing', user: found, differs };
	if (dryRun) return { kind: 'wouldUpdate', user: found, differs };
	return await updated(parts, user, found);
}

/** How often an update is sent at most: it sets values, so sending it twice does no harm. */
const MOST_UPDATES = 3;
/** The same with what a gateway answers whose server is away, which the account waits for. */
const MOST_WHILE_AWAY = 10;

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
async function updated(parts: Parts, user: NewUser, found: VendorUser): Promise<Outcome> {
	const { id } = found;
	const { update } = parts.vendor;
	if (!update || id === null) return { kind: 'notSent', why: { kind: 'noId' } };
	parts.memory.noteUpdated(user.login);
	const plan = planOf(parts.vendor, user, parts.options);
	const { body, notUpdated, hasPassword } = plan;
	const { name, email, number } = user;
	const done = (raw: unknown): Outcome => {
		const now: VendorUser = { ...found, name, email, number, others: undefined, raw };
		parts.account.inFlight.noteUpdated(user.login, now);
		return { kind: 'updated', user: now, notUpdated, hasPassword };
	};
	let unclear: Unclear | undefined;
	let sends = 0;
	const open = (refusal?: VendorReason): Outcome => {
		// How the user is called now is the vendor's to say.
		const { login, more } = found;
		parts.account.inFlight.noteUpdated(user.login, { id, login, more, raw: null });
		return { kind: 'unknown', why: { of: 'update', sends, unclear, refusal } };
	};
	for (let away = 0; sends - away < MOST_UPDATES && sends < MOST_WHILE_AWAY;) {
		const written = await write(parts.send, update, { id, body });
		switch (written.kind) {
			case 'done':
				parts.account.noteAllowed();
				return done(written.user.raw);
			case 'forbidden':
			case 'refused':
				if (!unclear) return refusedBy(parts, user, 'update', written);
				// The one before may have been done.
				return open(written.reason);
			case 'notProcessed':
				return unclear ? open() : { kind: 'notSent', why: written.why };
			case 'unclear': {
				sends += 1;
				unclear = written.why;
				if (isAway(unclear)) away += 1;
				const elsewhere = unclear.kind === 'redirect' && (await redirected(parts, user));
				if (elsewhere) return elsewhere;
				if (saysNothing(unclear) && (await isAsSent(parts, user, found, plan))) {
					return done(null);
				}
				// It would be led there again.
				if (unclear.kind === 'redirect') return open();
			}
		}
	}
	return open();
}

/** The address is wrong only where a question is led elsewhere as well. */
async function redirected(parts: Parts, { login }: NewUser): Promise<Outcome | undefined> {
	const asked = await lookUpNow(parts, login);
	if (!leadsElsewhere(asked)) return undefined;
	return { kind: 'notSent', why: { kind: 'redirected', to: asked.why.to } };
}

function isAway(unclear: Unclear): boolean {
	return unclear.kind === 'inconclusive' && isOfGateway(unclear.reason);
}

/** True for an answer that holds nothing, as one may that leads to the user's page. */
function saysNothing({ kind }: Unclear): boolean {
	return kind === 'empty' || kind === 'redirect';
}

/**
 * The answer to an update is not documented. Where it is empty, the user is looked at: what of it the vendor
 * shows must be as it was sent, to the letter or otherwise than before. A password is never shown.
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
	const sent = { ...user, body };
	const before = compared(vendor, sent, found);
	const after = compared(vendor, sent, asked.value);
	const isNew = (key: string) => before.some((one) => one.key === key && one.like === 'different');
	return (
		after.length > 0 &&
		after.every(({ key, like, isExact }) => like === 'same' && (isExact || isNew(key)))
	);
}
