import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import type { AccountIdentity, TokenPlace, Vendor } from '../vendors/contract';
import { vendorOfCredential } from '../vendors/registry';
import { asObject, parseBody } from '../wire/json';
import { accountOf, probe, sessionFor } from './login';
import { accountKey, currentSession, dropSession, type Session } from './sessions';
import { sayLoginProblem } from './words';

/**
 * The hidden property that makes n8n ask for a login. It stays empty in what is stored: a run fills it in
 * its own copy, so that n8n leaves the login to it.
 */
export const loginMark: INodeProperties = {
	displayName: 'Login Mark',
	name: 'loginMark',
	type: 'hidden',
	typeOptions: { expirable: true },
	default: '',
};

/** Header that marks the request of a credential's test; it is taken off before the request leaves. */
export const TEST_HEADER = 'x-credential-test';

/** What is known of credential data that n8n holds for one request. */
interface Use {
	helper: IHttpRequestHelper;
	session: Session;
	/** The login was made for this request. */
	isNew: boolean;
	/** The token has been put into a request: asked for again, it may have been refused. */
	isUsed?: true;
}

/** By identity: n8n hands the same object to `preAuthentication`, `authenticate` and, after a 401, to both again. */
const uses = new WeakMap<object, Use>();

/** An account, and the token that a request to it carries. */
interface Bearer {
	vendor: Vendor;
	identity: AccountIdentity;
	token: string | undefined;
}

/** What a run has found out of its own copy of the data, so that no request has to again. */
const ofRuns = new WeakMap<object, Bearer>();

/** A copy of a credential's data for the requests of a run that carry this token. */
export function dataFor(
	bearer: Bearer,
	credentials: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	const data = { ...credentials, [loginMark.name]: 'by the node' };
	ofRuns.set(data, bearer);
	return data;
}

function vendorOf(credential: string): Vendor {
	const vendor = vendorOfCredential(credential);
	if (vendor) return vendor;
	throw new Error(`No vendor has a credential named ${credential}`);
}

/**
 * Sees to it that there is a token. Returns nothing to save: some versions of n8n would write the values
 * of the credential's expressions along with it.
 * @throws Error in words, which n8n's Test button shows
 */
export async function preAuthenticate(
	credential: string,
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const vendor = vendorOf(credential);
	const account = accountOf(vendor, credentials);
	if ('problem' in account) {
		throw new Error(sayLoginProblem(vendor, account.identity, account.problem));
	}
	const { identity } = account;
	const { httpRequest } = helper.helpers;
	const key = accountKey(vendor, identity);
	const earlier = uses.get(credentials);
	if (earlier?.isUsed) {
		// n8n asks again after whatever went wrong with a request; only a refused token is worth a login.
		const { token } = earlier.session;
		const result = await probe(httpRequest, vendor, identity, token);
		if (result.kind === 'tokenRefused') dropSession(key, token);
	}
	const before = currentSession(key);
	const loggedIn = await sessionFor(httpRequest, vendor, identity, credentials);
	if ('problem' in loggedIn) {
		throw new Error(sayLoginProblem(vendor, identity, loggedIn.problem));
	}
	const { session } = loggedIn;
	const isNew = !identity.isPermanentToken && session.token !== before?.token;
	uses.set(credentials, { helper, session, isNew });
	return {};
}

/**
 * Puts the token into a request. Safe to run twice on the same options.
 * @throws Error in words, for the request of a credential's test
 */
export async function authenticate(
	credential: string,
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const ofRun = ofRuns.get(credentials);
	if (ofRun) return withToken(ofRun, options);
	const vendor = vendorOf(credential);
	const account = accountOf(vendor, credentials);
	if ('problem' in account) return options;
	const { identity } = account;
	const { [TEST_HEADER]: testMark, ...headers } = asObject(options.headers);
	const use = uses.get(credentials);
	const session =
		testMark !== undefined && use
			? await testCredential(vendor, identity, credentials, use)
			: use?.session;
	if (use) Object.assign(use, { session, isUsed: true });
	const token = session?.token ?? tokenInMemory(vendor, identity);
	const bearer = { vendor, identity, token };
	return withToken(bearer, { ...options, headers: headers as IDataObject });
}

function tokenInMemory(vendor: Vendor, identity: AccountIdentity): string | undefined {
	if (identity.isPermanentToken) return identity.secret;
	return currentSession(accountKey(vendor, identity))?.token;
}

function withToken(
	{ vendor, identity, token }: Bearer,
	given: IHttpRequestOptions,
): IHttpRequestOptions {
	const options: IHttpRequestOptions = {
		...given,
		baseURL: given.baseURL ?? identity.root,
		disableFollowRedirect: true,
		...(identity.skipsCertificate ? { skipSslCertificateValidation: true } : {}),
	};
	if (token === undefined) return options;
	const isText = typeof options.body === 'string';
	const content: unknown = isText ? parseBody(options.body as string) : options.body;
	const place: TokenPlace = {
		headers: asObject(options.headers),
		query: asObject(options.qs),
		body: asObject(content),
	};
	const { headers, query, body } = vendor.authentication.carry(
		token,
		options.method ?? 'GET',
		place,
	);
	options.headers = headers as IDataObject;
	if (query !== place.query) options.qs = query as IDataObject;
	// A text that is no JSON object has no place for a token, and stays.
	const hasPlace = !isText || content === place.body;
	if (body !== place.body && hasPlace) {
		options.body = isText ? JSON.stringify(body) : (body as IDataObject);
	}
	return options;
}

/**
 * What a test of a credential finds out besides the address: that its login is accepted now, and that it
 * may read users, which every use of it but the bare create needs.
 * @throws Error in words, which n8n's Test button shows
 */
async function testCredential(
	vendor: Vendor,
	identity: AccountIdentity,
	credentials: ICredentialDataDecryptedObject,
	use: Use,
): Promise<Session> {
	const { httpRequest } = use.helper.helpers;
	const loggedIn = use.isNew
		? use
		: await sessionFor(httpRequest, vendor, identity, credentials, 'fresh');
	if ('problem' in loggedIn) {
		throw new Error(sayLoginProblem(vendor, identity, loggedIn.problem));
	}
	const { session } = loggedIn;
	const { label } = vendor;
	const result = await probe(httpRequest, vendor, identity, session.token);
	switch (result.kind) {
		case 'busy':
		case 'ok':
			return session;
		case 'forbidden':
			throw new Error(
				`${label} accepts the ${identity.means}, but it isn't allowed to read users: "${result.words}" ${identity.permissionHint}`,
			);
		case 'noUsers':
			throw new Error(`${label} did not show its users: "${result.words}"`);
		case 'problem':
			throw new Error(sayLoginProblem(vendor, identity, result.problem));
		case 'tokenRefused': {
			const { words } = result;
			throw new Error(sayLoginProblem(vendor, identity, { kind: 'tokenRefused', words }));
		}
	}
}
