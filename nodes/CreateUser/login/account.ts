import type { AccountIdentity, Credentials, ProbeResult, Vendor } from '../vendors/contract';
import type { LoginProblem } from '../wire/sent';
import { askVendor, logIn, problemOfOtherHost, type PlainRequest } from './login';
import { accountKey, obtainSession, type LoggedIn } from './sessions';

/** The account behind a credential, or what keeps it from being used. */
export function accountOf(
	vendor: Vendor,
	credentials: Credentials,
): { identity: AccountIdentity } | { problem: LoginProblem; identity?: AccountIdentity } {
	const identity = vendor.access.account(credentials);
	if ('problem' in identity) return { problem: { kind: 'address', words: identity.problem } };
	if (identity.empty === undefined) return { identity };
	return { problem: { kind: 'empty', words: identity.empty }, identity };
}

/**
 * A session for an account: a permanent token, the one in memory, or by a login. Never rejects.
 * @param how a test logs in `fresh`; a run is `patient`, since no person waits for its login
 */
export async function sessionFor(
	ask: PlainRequest,
	vendor: Vendor,
	identity: AccountIdentity,
	credentials: Credentials,
	how?: 'fresh' | 'patient',
): Promise<LoggedIn> {
	if (identity.isPermanentToken) {
		return { session: { token: identity.secret, obtainedAt: 0, renewAt: Infinity } };
	}
	const once = async () => await logIn(ask, vendor, identity, credentials, how === 'patient');
	return await obtainSession(accountKey(vendor, identity), once, how === 'fresh');
}

/** Asks whether a token may do what every use of the credential but the bare create needs. */
export async function probe(
	ask: PlainRequest,
	vendor: Vendor,
	identity: AccountIdentity,
	token: string,
): Promise<ProbeResult> {
	const { access } = vendor;
	const { method, path, query, headers } = access.probe.request();
	const place = access.carry(token, method, { headers: { ...headers }, query: { ...query } });
	const request = { method, path, ...place } as Parameters<typeof askVendor>[2];
	const asked = await askVendor(ask, identity, request, [token]);
	if ('problem' in asked) return { kind: 'problem', problem: asked.problem };
	const result = access.probe.read(asked.answer);
	const other = problemOfOtherHost(asked.answer);
	const isAnswered = ['busy', 'forbidden', 'ok'].includes(result.kind);
	return other && !isAnswered ? { kind: 'problem', problem: other } : result;
}
