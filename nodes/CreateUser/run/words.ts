import type {
	AccountIdentity,
	NewUser,
	Vendor,
	VendorReason,
	VendorUser,
} from '../vendors/contract';
import { withoutSecrets } from '../vendors/reason';
import type { LoginFailure } from '../vendors/session';
import type { Failure } from './outcome';
import { passwordsIn } from './passwords';

/** A credential as messages speak of it. */
export interface CredentialWords extends Pick<AccountIdentity, 'means' | 'permissionHint'> {
	/** As the operator named it. */
	name: string;
}

/** The name of a field as the screen shows it, for the vendor's request key. */
export function labelOf(vendor: Vendor, key: string): string {
	return vendor.fields.find((field) => field.key === key)?.label ?? key;
}

/** A sent value as a message repeats it. */
function sentValue(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The vendor's reason without the user's password, which some vendors repeat. */
function safeReason(vendor: Vendor, { body }: NewUser, reason: VendorReason): VendorReason {
	const secrets = passwordsIn(vendor, body);
	return {
		...reason,
		message: withoutSecrets(reason.message, secrets),
		fields: reason.fields.map(({ key, message }) => ({
			key,
			message: withoutSecrets(message, secrets),
		})),
	};
}

/** The vendor's refusal of a user. */
export function refusedByVendor(vendor: Vendor, user: NewUser, given: VendorReason): Failure {
	const reason = safeReason(vendor, user, given);
	const fields = reason.fields.map(({ key, message }) => {
		const secret = vendor.fields.some((field) => field.key === key && field.secret);
		const value = user.body[key];
		const sent = secret || value === undefined ? '' : ` (sent as ${sentValue(value)})`;
		return { field: labelOf(vendor, key), reason: `${message.replace(/\.$/, '')}${sent}` };
	});
	const named = fields.map(({ field, reason: why }) => `Field '${field}': ${why}`).join('. ');
	const code = reason.code ? `Code ${reason.code}. ` : '';
	return {
		kind: 'refused',
		headline: `${vendor.label} refused the user: ${reason.message.replace(/\.$/, '')}`,
		whatToDo: `${code}${named === '' ? vendor.refusalHint : `${named}.`} HTTP status ${reason.httpStatus}. No user was created for this item.`,
		fields,
		vendorMessage: reason.message,
		httpStatus: reason.httpStatus,
	};
}

/** Whether a user at the vendor is the person to create; `unknown` when the vendor shows too little. */
export type Likeness = 'another' | 'same' | 'unknown';

/** The login belongs to a user that is there already. */
export function taken(
	vendor: Vendor,
	user: NewUser,
	found: VendorUser,
	likeness: Likeness,
	reason?: VendorReason,
): Failure {
	const { label } = vendor.loginField;
	const id = found.id === null ? '' : ` (user ID ${found.id})`;
	const what = likeness === 'same' ? 'this login and name' : 'this login';
	const whatToDo =
		likeness === 'another'
			? `It belongs to another user: ${found.name ?? 'name unknown'}${id}. Give this person a different '${label}'. Nothing was changed.`
			: `A user with ${what} is there already${id}. Nothing was changed. To get such users back instead, set 'If User Exists' to 'Return the Existing User' and run again.`;
	const said = reason && safeReason(vendor, user, reason);
	return {
		kind: 'refused',
		headline: `${label} '${user.login}' is taken at ${vendor.label}`,
		whatToDo: said ? `${whatToDo} ${vendor.label} says: "${said.message}"` : whatToDo,
		fields: [{ field: label, reason: 'is taken.' }],
		vendorMessage: said?.message,
		httpStatus: said?.httpStatus,
	};
}

/** Nobody knows whether the user exists. */
export function uncertain(vendor: Vendor, user: NewUser, why: string): Failure {
	return {
		kind: 'unknown',
		headline: `It is not certain whether user '${user.login}' was created at ${vendor.label}`,
		whatToDo: `The request was sent, but ${why}. To go on, run again with 'If User Exists' set to 'Return the Existing User', or retry the execution if it failed: ${vendor.label} is then asked for this login first. Or look for it ${vendor.whereToLook}.`,
		fields: [],
	};
}

/** The vendor could not be reached, or turned the request away unprocessed. */
export function notSent(
	vendor: Vendor,
	user: NewUser,
	why: string,
	advice = 'Check the connection and run again.',
): Failure {
	return {
		kind: 'notSent',
		headline: `User '${user.login}' was not sent to ${vendor.label}: ${why}`,
		whatToDo: `No user was created for this item. ${advice}`,
		fields: [],
	};
}

/** The run was stopped before this item's turn. */
export function stoppedBefore(vendor: Vendor, login: string): Failure {
	return {
		kind: 'notSent',
		headline: `User '${login}' was not sent to ${vendor.label}, because the run was stopped before`,
		whatToDo: 'No user was created for this item. Run again to create it.',
		fields: [],
		stopped: true,
	};
}

/** Says it once: the vendor's words, what to correct, and why there was no second attempt. */
function adviceOn(
	{ label }: Vendor,
	{ kind, message, vendorMessage, advice }: LoginFailure,
): string {
	if (kind !== 'refused') return message;
	const said = vendorMessage === '' ? message : `${label} says: "${vendorMessage}"`;
	return `${said} ${advice || 'Correct the credential.'} Then press Retry in the credential once. No further attempt was made, because repeated attempts lock the account.`;
}

/** The vendor does not accept the credential: nothing more is sent. */
export function loginFailed(
	vendor: Vendor,
	{ name, means }: Pick<CredentialWords, 'means' | 'name'>,
	failure: LoginFailure,
): Failure {
	const headlines: Record<LoginFailure['kind'], string> = {
		refused: `${vendor.label} does not accept the ${means} in credential '${name}'`,
		locked: `${vendor.label} takes no login with credential '${name}' for now`,
		notAllowed: `The ${means} in credential '${name}' isn't allowed to do this at ${vendor.label}`,
		address: `The address in credential '${name}' can't be used`,
		changed: `Credential '${name}' was changed while this run was under way`,
		unreachable: `${vendor.label} can't be reached with credential '${name}'`,
	};
	return {
		kind: 'notSent',
		headline: headlines[failure.kind],
		whatToDo: adviceOn(vendor, failure),
		fields: [],
		vendorMessage: failure.vendorMessage || undefined,
		fatal: true,
	};
}

/** The credential may not do what it was to do. */
export function notAllowed(
	vendor: Vendor,
	{ name, means, permissionHint }: CredentialWords,
	what: 'create users' | 'read users' | 'update users',
	reason: VendorReason,
): Failure {
	return {
		kind: 'notSent',
		headline: `The ${means} in credential '${name}' isn't allowed to ${what}`,
		whatToDo: `${vendor.label} says: "${reason.message}" ${permissionHint}`,
		fields: [],
		vendorMessage: reason.message,
		httpStatus: reason.httpStatus,
		fatal: true,
	};
}
