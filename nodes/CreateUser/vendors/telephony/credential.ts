import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { checkedAddress } from '../address';
import type { AccountIdentity, VendorAnswer } from '../contract';
import { asObject, askForLogin, bareToken, isInRun } from '../login';
import {
	anotherService,
	lockedLogin,
	mayNotRead,
	refusedFor,
	showsNoUsers,
} from '../refused-login';
import {
	checkedAccount,
	fingerprintOf,
	expiryOf,
	keepSession,
	LoginFailure,
	obtainSession,
	readSession,
	standingRefusal,
	writeSession,
	type Session,
} from '../session';
import type { Brand } from './brands';
import { readReason } from './answers';

/** Life of a token in seconds where the answer does not say it (vendor page on tokens). */
const DOCUMENTED_LIFETIME = 3600;
/** A permanent token has no end; this stands for it. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** True when the credential holds a permanent token instead of a login. */
export function usesToken({ connectUsing }: ICredentialDataDecryptedObject): boolean {
	return connectUsing === 'token';
}

/** The account behind a credential, see `Vendor.account`. */
export function accountOf(
	brand: Brand,
	credentials: ICredentialDataDecryptedObject,
): AccountIdentity {
	const root = checkedAddress(brand.address(credentials), {
		label: brand.addressLabel,
		apiPaths: ['/v1/user', '/v1/users', '/v1'],
		allowHttp: false,
	});
	const secret = usesToken(credentials)
		? bareToken(credentials.apiToken)
		: String(credentials.password ?? '');
	const login = usesToken(credentials) ? '' : String(credentials.loginId ?? '').trim();
	const session = readSession(
		credentials.sessionToken,
		fingerprintOf(identityOf(brand, root, login, secret)),
	);
	return {
		root,
		identity: identityOf(brand, root, login, secret),
		secret,
		secrets: [secret, session?.token ?? ''],
		means: usesToken(credentials) ? 'API token' : 'login',
		permissionHint: usesToken(credentials) ? brand.tokenHint : loginHint(brand),
	};
}

function loginHint({ label }: Brand): string {
	return `In the ${label} panel, give the user whose login this is access to users, or put another login into the credential.`;
}

function identityOf({ name }: Brand, ...parts: string[]): string {
	return JSON.stringify([name, ...parts]);
}

/** Puts the token into a request. Safe to run twice on the same options. */
export async function authenticate(
	brand: Brand,
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { root, identity, secret } = accountOf(brand, credentials);
	const token = usesToken(credentials)
		? secret
		: readSession(credentials.sessionToken, fingerprintOf(identity))?.token;
	const headers: IDataObject = { ...options.headers };
	if (token !== undefined) headers.authorization = `Bearer ${token}`;
	return { ...options, baseURL: options.baseURL ?? root, headers, disableFollowRedirect: true };
}

/**
 * Logs in, or in token mode checks the token, and returns what n8n saves with the credential.
 * Outside a run the right to read users is checked too. Throws a LoginFailure in words.
 */
export async function preAuthenticate(
	brand: Brand,
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const account = accountIn(brand, credentials);
	const fingerprint = fingerprintOf(account.identity);
	const session = usesToken(credentials)
		? permanentSession(fingerprint)
		: await obtainSession(
				fingerprint,
				async () => await logIn(brand, helper, credentials),
				!isInRun(credentials),
			);
	if (!isInRun(credentials)) {
		const refusal = standingRefusal(fingerprint);
		if (refusal) throw refusal;
		await checkAccess(brand, helper, account, session.token || account.secret);
	}
	return { sessionToken: writeSession(fingerprint, session) };
}

/** Stands for the permanent token, which stays where it is, so that n8n asks for no login. */
function permanentSession(fingerprint: string): Session {
	const session = { token: '', expires: NEVER };
	keepSession(fingerprint, session);
	return session;
}

function accountIn(brand: Brand, credentials: ICredentialDataDecryptedObject): AccountIdentity {
	const account = checkedAccount(() => accountOf(brand, credentials));
	if (account.secret === '') {
		const field = usesToken(credentials) ? 'API Token' : 'Password';
		throw new LoginFailure('refused', `'${field}' is empty in this credential.`);
	}
	return account;
}

/** `POST /v1/auth/login`; `email` carries the login ID of the account (vendor page on tokens). */
async function logIn(
	brand: Brand,
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<Session> {
	const { root, secret } = accountOf(brand, credentials);
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${root}/v1/auth/login`,
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ email: String(credentials.loginId ?? '').trim(), password: secret }),
	};
	const answer = await askForLogin(helper, brand.label, options, [secret]);
	const body = asObject(answer.json);
	const token = bareToken(body.access_token);
	if (answer.status >= 300 || token === '') throw refusedLogin(brand, new URL(root).host, answer);
	const stated = Number(body.expires_in) || undefined;
	return { token, expires: expiryOf(token, stated, DOCUMENTED_LIFETIME) };
}

/** Keys that the platform's own answers have, whatever they say. */
const OF_THE_API = ['success', 'Success', 'message', 'Message', 'access_token', 'retry_after'];

/** False for what another service answers, which must not be taken for a refused login. */
function isOfTheApi({ json }: VendorAnswer): boolean {
	return OF_THE_API.some((key) => key in asObject(json));
}

/** True for the user list: a bare array, or one under `data`. */
function isList({ status, json }: VendorAnswer): boolean {
	return status < 300 && (Array.isArray(json) || Array.isArray(asObject(json).data));
}

function refusedLogin(brand: Brand, host: string, answer: VendorAnswer): LoginFailure {
	const { message } = readReason(answer, brand.label, []);
	if (answer.status < 300 && !isOfTheApi(answer)) {
		return anotherService(brand.label, host, answer.status);
	}
	const retryAfter = Number(asObject(answer.json).retry_after) || undefined;
	if (answer.status === 429 || retryAfter !== undefined) {
		return lockedLogin(brand.label, message, retryAfter);
	}
	return refusedFor(brand.label, message, "Correct 'Login ID' and 'Password'.");
}

/** Reads one user, which every use of the credential but the bare create needs. */
async function checkAccess(
	brand: Brand,
	helper: IHttpRequestHelper,
	account: AccountIdentity,
	token: string,
): Promise<void> {
	const { root, means } = account;
	const options: IHttpRequestOptions = {
		method: 'GET',
		url: `${root}/v1/users`,
		qs: { limit: 1 },
		headers: { accept: 'application/json', authorization: `Bearer ${token}` },
	};
	const answer = await askForLogin(helper, brand.label, options, [token]);
	if (answer.status === 429 || isList(answer)) return;
	if (answer.status < 300 && !isOfTheApi(answer)) {
		throw anotherService(brand.label, new URL(root).host, answer.status);
	}
	const { message } = readReason(answer, brand.label, []);
	if (answer.status === 403) throw mayNotRead(brand.label, account, message);
	if (answer.status !== 401) throw showsNoUsers(brand.label, message);
	const advice = means === 'login' ? 'Try again.' : "Put a valid token into 'API Token'.";
	throw new LoginFailure(
		'refused',
		`${brand.label} does not accept the token: "${message}" ${advice}`,
		message,
	);
}
