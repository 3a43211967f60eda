import type { NewUser, SendRequest, Vendor, VendorReason, VendorUser } from '../vendors/contract';
import type { Failure, Outcome, Success } from './outcome';
import { clearly } from './request';
import type { Settings } from './settings';
import { notAllowed, notSent, refusedByVendor, taken } from './words';

/** How often an update is sent at most: it sets values, so sending it twice does no harm. */
const MOST_UPDATES = 3;

/** True when nothing that tells one person from another differs. */
export function isSamePerson(vendor: Vendor, user: NewUser, found: VendorUser): boolean {
	return !vendor.differences(user, found).some(({ personal }) => personal);
}

/** A refusal because of a user that is there already. */
export function takenBy(
	vendor: Vendor,
	user: NewUser,
	found: VendorUser,
	reason?: VendorReason,
): Failure {
	return taken(vendor, user, found, isSamePerson(vendor, user, found), reason);
}

/** What `If User Exists` says for a user that was found at the vendor. */
export async function settleExisting(
	vendor: Vendor,
	settings: Settings,
	credential: string,
	request: SendRequest,
	user: NewUser,
	found: VendorUser,
): Promise<Outcome> {
	const { ifUserExists, dryRun } = settings;
	if (ifUserExists === 'error') return takenBy(vendor, user, found);
	const differs = vendor.differences(user, found).map(({ key }) => key);
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
	credential: string,
	request: SendRequest,
	user: NewUser,
	found: VendorUser,
): Promise<Outcome> {
	if (!vendor.update || found.id === null) {
		return notSent(vendor, user, 'it exists, and can not be updated without its user ID');
	}
	const { body, notUpdated } = vendor.update.plan(user, resetPassword);
	let why = '';
	for (let sends = 0; sends < MOST_UPDATES; sends++) {
		const verdict = await clearly(vendor.update.send(request, found.id, body));
		if (verdict.kind === 'done') return updated(user, found, verdict.user.raw, notUpdated);
		if (verdict.kind === 'notAllowed') return notAllowed(vendor, credential, verdict.reason);
		if (verdict.kind === 'refused') return refusedUpdate(vendor, user, verdict.reason);
		why = verdict.reason;
	}
	return {
		kind: 'unknown',
		headline: `It is not certain whether user '${user.login}' was updated at ${vendor.label}`,
		whatToDo: `The update was sent ${MOST_UPDATES} times, but ${why}. Run again: an update can be sent twice without harm.`,
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
