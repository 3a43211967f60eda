import { attempt } from '../vendors/attempt';
import type { NewUser, SendRequest, Vendor, VendorReason, VendorUser } from '../vendors/contract';
import type { Failure, Outcome, Success } from './outcome';
import { clearly } from './request';
import type { Settings } from './settings';
import { notAllowed, refusedByVendor, taken, type CredentialWords, type Likeness } from './words';

/** How often an update is sent at most: it sets values, so sending it twice does no harm. */
const MOST_UPDATES = 3;

/** Compares what tells one person from another. */
export function likenessOf(vendor: Vendor, user: NewUser, found: VendorUser): Likeness {
	const compared = vendor.compare(user, found).filter(({ personal }) => personal);
	if (compared.length === 0) return 'unknown';
	return compared.every(({ same }) => same) ? 'same' : 'another';
}

/** A refusal because of a user that is there already. */
export function takenBy(
	vendor: Vendor,
	user: NewUser,
	found: VendorUser,
	reason?: VendorReason,
): Failure {
	return taken(vendor, user, found, likenessOf(vendor, user, found), reason);
}

/** What `If User Exists` says for a user that was found at the vendor. */
export async function settleExisting(
	vendor: Vendor,
	settings: Settings,
	credential: CredentialWords,
	request: SendRequest,
	user: NewUser,
	found: VendorUser,
): Promise<Outcome> {
	const { ifUserExists, dryRun } = settings;
	if (ifUserExists === 'error') return takenBy(vendor, user, found);
	const compared = vendor.compare(user, found);
	const differs = compared.filter(({ same }) => !same).map(({ key }) => key);
	const success = (action: Success['action']): Success => ({
		kind: 'success',
		action,
		user: found,
		...(differs.length > 0 ? { differs } : {}),
	});
	if (ifUserExists === 'return') return success(dryRun ? 'wouldReturn' : 'existing');
	if (dryRun) return success('wouldUpdate');
	return await update(vendor, settings.resetPassword, credential, request, user, found);
}

async function update(
	vendor: Vendor,
	resetPassword: boolean,
	credential: CredentialWords,
	request: SendRequest,
	user: NewUser,
	found: VendorUser,
): Promise<Outcome> {
	const { id } = found;
	const how = vendor.update;
	if (!how || id === null) {
		return {
			kind: 'notSent',
			headline: `User '${user.login}' exists at ${vendor.label}, but can't be updated: its user ID is not shown`,
			whatToDo: `Nothing was changed. Change this user in ${vendor.label} itself.`,
			fields: [],
		};
	}
	const { body, notUpdated } = how.plan(user, resetPassword);
	let why = '';
	for (let sends = 0; sends < MOST_UPDATES; sends++) {
		const result = await attempt(async () => await clearly(how.send(request, id, body)));
		if ('error' in result) {
			if (sends === 0) throw result.error;
			return uncertainUpdate(vendor, user, `${why}, and it could not be sent again`);
		}
		const verdict = result.value;
		if (verdict.kind === 'done') return updated(user, found, verdict.user.raw, notUpdated);
		if (verdict.kind === 'notAllowed') {
			return notAllowed(vendor, credential, 'update users', verdict.reason);
		}
		if (verdict.kind === 'refused') return refusedUpdate(vendor, user, verdict.reason);
		why = verdict.reason;
	}
	return uncertainUpdate(vendor, user, `${why}, ${MOST_UPDATES} times`);
}

function uncertainUpdate({ label }: Vendor, { login }: NewUser, why: string): Failure {
	return {
		kind: 'unknown',
		headline: `It is not certain whether user '${login}' was updated at ${label}`,
		whatToDo: `The update was sent, but ${why}. Run again: an update can be sent twice without harm.`,
		fields: [],
	};
}

function updated(
	{ name, email, number }: NewUser,
	found: VendorUser,
	raw: unknown,
	notUpdated: string[],
): Success {
	return {
		kind: 'success',
		action: 'updated',
		user: { ...found, name, email, number, raw },
		...(notUpdated.length > 0 ? { notUpdated } : {}),
	};
}

function refusedUpdate(vendor: Vendor, user: NewUser, reason: VendorReason): Failure {
	const failure = refusedByVendor(vendor, user, reason);
	return {
		...failure,
		headline: failure.headline.replace('refused the user', 'refused the update of the user'),
		whatToDo: failure.whatToDo.replace('No user was created', 'Nothing was changed'),
	};
}
