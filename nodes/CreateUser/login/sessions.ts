import { createHash } from 'crypto';

import type { AccountIdentity, Vendor } from '../vendors/contract';
import { pauses } from '../wire/pauses';
import type { LoginProblem } from '../wire/sent';
import { endOf, Shared, type Rest } from '../wire/wait';

/** A token in memory, with epoch milliseconds. */
export interface Session {
	token: string;
	obtainedAt: number;
	/** From then on it is not used any more. */
	renewAt: number;
	/** When something was last answered that was asked with it, and did not refuse it. */
	workedAt?: number;
}

/** What came of a login. */
export type LoggedIn = { session: Session } | { problem: LoginProblem };

/** An answer by which a new token was refused: when that was, which one it was, and how many they were. */
interface InVain {
	at: number;
	token: string;
	tokens: number;
}

interface AccountLogin {
	session?: Session;
	/** The login under way, which all who need one share. */
	readonly pending: Shared<LoggedIn>;
	/** A login that is not to be tried again before `until`. */
	refused?: Rest & { problem: LoginProblem };
	/** Answers by which new tokens were refused. */
	inVain?: Map<string, InVain>;
	/** Logins in a row without a clear answer. */
	failures: number;
	usedAt: number;
}

/** Accounts that are remembered at most. */
const MOST_ACCOUNTS = 1000;

/** One entry per account of a credential and process. Nothing of it is ever written down. */
const logins = new Map<string, AccountLogin>();

/** The name under which an account is known in the process: says nothing of the secret in it. */
export function accountKey(vendor: Vendor, identity: AccountIdentity): string {
	const { root, account, more, secret, isPermanentToken } = identity;
	const parts = [vendor.name, root, account, ...more, secret, isPermanentToken];
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** n8n allows no timers, so what has its end is let go of when something new is remembered. */
function sweep(now: number): void {
	for (const [key, { usedAt, pending, refused }] of logins) {
		const isOld = usedAt < now - pauses.unused && (refused?.until ?? 0) < now;
		const isTooMany = logins.size >= MOST_ACCOUNTS;
		if (pending.isEmpty && (isOld || isTooMany)) logins.delete(key);
	}
}

function loginOf(key: string): AccountLogin {
	const now = Date.now();
	const known = logins.get(key);
	if (!known) sweep(now);
	const login = known ?? { pending: new Shared(), failures: 0, usedAt: now };
	login.usedAt = now;
	// Set anew, so that the map keeps the order of use.
	logins.delete(key);
	logins.set(key, login);
	return login;
}

/** The token in memory, while it need not be renewed. */
export function currentSession(key: string): Session | undefined {
	const login = logins.get(key);
	if (login?.session === undefined || Date.now() >= login.session.renewAt) return undefined;
	return loginOf(key).session;
}

/** Forgets a token that the vendor refused, unless a newer one has taken its place. */
export function dropSession(key: string, token: string): void {
	const login = loginOf(key);
	if (login.session?.token === token) delete login.session;
}

/**
 * Notes an answer by which even a new token was refused.
 * @param mark what tells the answer from others
 */
export function noteInVain(key: string, mark: string, token: string): void {
	const login = loginOf(key);
	const at = Date.now();
	const others = [...(login.inVain ?? [])].filter(([, known]) => isOfLate(known));
	const inVain = new Map(others);
	const known = inVain.get(mark);
	const isAnother = known !== undefined && known.token !== token;
	inVain.set(mark, { at, token, tokens: (known?.tokens ?? 1) + (isAnother ? 1 : 0) });
	login.inVain = inVain;
}

function isOfLate({ at }: InVain): boolean {
	return at > Date.now() - pauses.tokenInVain;
}

/**
 * True for an answer that is not about the token: new ones were refused by it a short while ago. One alone may
 * have died as well, unless it has worked since.
 */
export function isInVain(key: string, mark: string, { workedAt = 0 }: Session): boolean {
	const known = logins.get(key)?.inVain?.get(mark);
	return known !== undefined && isOfLate(known) && (known.tokens > 1 || workedAt >= known.at);
}

/** What keeps a login from being tried: a refusal, or the pause after one without an answer. */
export function standingProblem(key: string): LoginProblem | undefined {
	const refused = logins.get(key)?.refused;
	return refused !== undefined && Date.now() < endOf(refused) ? refused.problem : undefined;
}

/**
 * A session by a login, however many ask at once: they share one.
 * @param logIn does the one login
 * @param fresh log in even when there is a session, as a test of the credential does
 */
export async function obtainSession(
	key: string,
	logIn: () => Promise<LoggedIn>,
	fresh = false,
): Promise<LoggedIn> {
	const current = fresh ? undefined : currentSession(key);
	if (current) return { session: current };
	const problem = standingProblem(key);
	if (problem) return { problem };
	const login = loginOf(key);
	return (await login.pending.get(async () => await logInOnce(login, logIn))).answer;
}

async function logInOnce(login: AccountLogin, logIn: () => Promise<LoggedIn>): Promise<LoggedIn> {
	const result = await logIn();
	if ('session' in result) {
		login.failures = 0;
		delete login.refused;
		login.session = result.session;
		return result;
	}
	const { problem } = result;
	const from = Date.now();
	login.refused = { problem, from, until: from + restAfter(login, problem) };
	return result;
}

/** Milliseconds before the next login. */
function restAfter(login: AccountLogin, { kind, wait = 0 }: LoginProblem): number {
	const asked = Math.min(wait, pauses.loginRefusedLongest);
	// As long as its words say, where the vendor only asks to wait.
	if (kind === 'locked') return asked || pauses.loginLimited;
	// Clearly a no: the vendors lock accounts that go on.
	if (kind === 'refused') return Math.max(pauses.loginRefused, asked);
	const rest = Math.min(pauses.loginBackOff * 2 ** login.failures, pauses.longestLoginBackOff);
	login.failures += 1;
	return kind === 'unreachable' ? rest : 0;
}
