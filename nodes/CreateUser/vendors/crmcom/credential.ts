import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { checkedAddress } from '../address';
import type { AccountIdentity, VendorAnswer } from '../contract';
import { asObject, askForLogin, isInRun } from '../login';
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
	LoginFailure,
	obtainSession,
	readSession,
	writeSession,
	type Session,
} from '../session';
import { API_PATH, deniesRights, readReason, saysOk, statusCode, tokenRefused } from './answers';

/** Life of a token in seconds where it does not say so itself: two hours from its issue (vendor page). */
const DOCUMENTED_LIFETIME = 2 * 3600;
/** The permission is asked for with a login that nobody needs to have. */
const TEST_LOGIN = 'connection-test';

function usesKey({ connectUsing }: ICredentialDataDecryptedObject): boolean {
	return connectUsing !== 'login';
}

function textIn(value: unknown): string {
	return String(value ?? '').trim();
}

/** The account behind a credential, see `Vendor.account`. */
export function accountOf(credentials: ICredentialDataDecryptedObject): AccountIdentity {
	const root = checkedAddress(credentials.serverAddress, {
		label: 'Server Address',
		apiPaths: [API_PATH, '/crmapi/rest', '/crmapi'],
		allowHttp: true,
	});
	const secret = usesKey(credentials)
		? textIn(credentials.webApiKey)
		: String(credentials.password ?? '');
	const who = usesKey(credentials)
		? []
		: [textIn(credentials.username), textIn(credentials.organisation)];
	const identity = JSON.stringify(['crmcom', root, secret, textIn(credentials.unitId), ...who]);
	const token = readSession(credentials.sessionToken, fingerprintOf(identity))?.token;
	return {
		root,
		identity,
		secret,
		secrets: [secret, token ?? ''],
		means: usesKey(credentials) ? 'Web API key' : 'login',
		permissionHint: `In CRM.COM, give the ${usesKey(credentials) ? 'Web API key' : 'user whose login this is'} the right to read and create users.`,
	};
}

/**
 * Puts the token where CRM.COM documents it: top level in the body of a POST, in the query of a GET.
 * Safe to run twice on the same options.
 */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { root, identity } = accountOf(credentials);
	const token = readSession(credentials.sessionToken, fingerprintOf(identity))?.token;
	const authenticated: IHttpRequestOptions = {
		...options,
		baseURL: options.baseURL ?? root,
		disableFollowRedirect: true,
		skipSslCertificateValidation: credentials.ignoreSslIssues === true,
	};
	if (token === undefined) return authenticated;
	if (options.method === 'POST') authenticated.body = { token, ...withoutToken(options.body) };
	else authenticated.qs = { ...options.qs, token };
	return authenticated;
}

function withoutToken(body: IHttpRequestOptions['body']): IDataObject {
	const { token: _old, ...rest } = asObject(body);
	return rest as IDataObject;
}

/**
 * Logs in and returns what n8n saves with the credential. Outside a run the right to read users is
 * checked too. Throws a LoginFailure in words.
 */
export async function preAuthenticate(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const account = checkedAccount(() => accountOf(credentials));
	if (account.secret === '') {
		const field = usesKey(credentials) ? 'Web API Key' : 'Password';
		throw new LoginFailure('refused', `'${field}' is empty in this credential.`);
	}
	const fingerprint = fingerprintOf(account.identity);
	const session = await obtainSession(
		fingerprint,
		async () => await logIn(helper, credentials, account),
		!isInRun(credentials),
	);
	if (!isInRun(credentials)) await checkAccess(helper, credentials, account, session.token);
	return { sessionToken: writeSession(fingerprint, session) };
}

/** The two documented ways in; the token's own expiry counts, which CRM.COM may write as a text. */
async function logIn(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	{ root, secret }: AccountIdentity,
): Promise<Session> {
	const unit = textIn(credentials.unitId);
	const options: IHttpRequestOptions = {
		method: 'POST',
		skipSslCertificateValidation: credentials.ignoreSslIssues === true,
		...(usesKey(credentials)
			? keyLogin(root, secret, unit)
			: passwordLogin(root, credentials, secret, unit)),
	};
	const answer = await askForLogin(helper, 'CRM.COM', options, [secret]);
	const { token } = asObject(asObject(answer.json).data);
	if (saysOk(answer) && typeof token === 'string' && token !== '') {
		return { token, expires: expiryOf(token, undefined, DOCUMENTED_LIFETIME) };
	}
	throw refusedLogin(credentials, new URL(root).host, answer);
}

/** Asks for a user, which every use of the credential but the bare create needs. */
async function checkAccess(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	account: AccountIdentity,
	token: string,
): Promise<void> {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url: `${account.root}${API_PATH}/users/show`,
		qs: { token, user_identifier: `username=${TEST_LOGIN}` },
		skipSslCertificateValidation: credentials.ignoreSslIssues === true,
	};
	const hasCode = (answer: VendorAnswer) => statusCode(answer) !== undefined;
	const answer = await askForLogin(helper, 'CRM.COM', options, [token], hasCode);
	const { message } = readReason(answer, []);
	if (deniesRights(answer)) throw mayNotRead('CRM.COM', account, message);
	if (answer.status === 401 || tokenRefused(answer)) throw showsNoUsers('CRM.COM', message);
}

function keyLogin(root: string, key: string, unit: string): IHttpRequestOptions {
	return {
		url: `${root}${API_PATH}/authentication/web_api_key/token`,
		headers: {
			'content-type': 'application/json',
			authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
		},
		body: JSON.stringify(unit === '' ? {} : { unit }),
	};
}

function passwordLogin(
	root: string,
	credentials: ICredentialDataDecryptedObject,
	password: string,
	unit: string,
): IHttpRequestOptions {
	const { username, organisation } = credentials;
	const who = { username: textIn(username), password, organisation: textIn(organisation) };
	return {
		url: `${root}${API_PATH}/authentication/token`,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(unit === '' ? who : { ...who, unit }),
	};
}

function refusedLogin(
	credentials: ICredentialDataDecryptedObject,
	host: string,
	answer: VendorAnswer,
): LoginFailure {
	const { status } = answer;
	const { message } = readReason(answer, []);
	if (status === 429) return lockedLogin('CRM.COM', message);
	if (status < 400 && statusCode(answer) === undefined) {
		return anotherService('CRM.COM', host, status);
	}
	const fields = usesKey(credentials)
		? "'Web API Key' and 'Unit ID'"
		: "'Username', 'Password', 'Organisation' and 'Unit ID'";
	return refusedFor('CRM.COM', message, `Check ${fields}.`);
}
