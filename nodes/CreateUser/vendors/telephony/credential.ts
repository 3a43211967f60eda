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
	checkedAccount,
	fingerprintOf,
	jwtExpiry,
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
	};
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
		await checkAccess(brand, helper, account.root, session.token || account.secret);
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
	if (answer.status >= 300 || token === '') throw refusedLogin(brand, answer);
	const lifetime = Number(body.expires_in) || DOCUMENTED_LIFETIME;
	return { token, expires: jwtExpiry(token) ?? Date.now() + lifetime * 1000 };
}

function refusedLogin(brand: Brand, answer: VendorAnswer): LoginFailure {
	const body = asObject(answer.json);
	const { message } = readReason(answer, brand.label, []);
	const retryAfter = Number(body.retry_after) || undefined;
	const locked = answer.status === 429 || retryAfter !== undefined;
	const advice = locked
		? `The account is locked for now. Wait${retryAfter ? ` ${retryAfter} seconds` : ''} before the next attempt.`
		: "Correct 'Login ID' and 'Password'.";
	return new LoginFailure(
		'refused',
		`${brand.label} does not accept this login: "${message}" ${advice} It isn't tried again for some minutes, because repeated attempts lock the account.`,
		message,
		retryAfter,
		advice,
	);
}

/** Reads one user, which every use of the credential but the bare create needs. */
async function checkAccess(
	brand: Brand,
	helper: IHttpRequestHelper,
	root: string,
	token: string,
): Promise<void> {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url: `${root}/v1/users`,
		qs: { limit: 1 },
		headers: { accept: 'application/json', authorization: `Bearer ${token}` },
	};
	const answer = await askForLogin(helper, brand.label, options, [token]);
	if (answer.status < 300) return;
	const { message } = readReason(answer, brand.label, []);
	if (answer.status === 403) {
		throw new LoginFailure(
			'notAllowed',
			`${brand.label} accepts the login, but it isn't allowed to read users: "${message}" ${brand.permissionHint}`,
			message,
		);
	}
	if (answer.status === 429) return;
	throw new LoginFailure(
		'refused',
		`${brand.label} does not accept the token: "${message}" Put a valid token into 'API Token'.`,
		message,
	);
}
