import { createHash } from 'crypto';

import { pauses } from '../account/pauses';
import { attempt, attemptNow, wordsOfError } from './attempt';

/** Why a login did not lead to a token. */
export type LoginFailureKind =
	/** The vendor does not accept the login: not to be tried again for a while. */
	| 'refused'
	/** The vendor takes no login for now: not to be tried again for a while either. */
	| 'locked'
	/** The login is accepted but may not do what is needed. */
	| 'notAllowed'
	/** The credential was edited while a run was under way. */
	| 'changed'
	/** The address cannot be used, or what answers there is not the vendor's API. */
	| 'address'
	/** No connection, or no clear answer: trying again may help. */
	| 'unreachable';

/** A login that failed. The message is for the operator and is shown word for word by n8n's Test button. */
export class LoginFailure extends Error {
	constructor(
		readonly kind: LoginFailureKind,
		message: string,
		/** The vendor's own words. */
		readonly vendorMessage = '',
		/** Seconds that the vendor asks to wait before the next login. */
		readonly retryAfter?: number,
		/** What to correct in the credential, in a sentence. */
		readonly advice = '',
	) {
		super(message);
		this.name = 'LoginFailure';
	}
}

/** A token and the time it ends, in milliseconds since the epoch. */
export interface Session {
	token: string;
	expires: number;
}

interface AccountLogin {
	session?: Session & { renewAt: number };
	/** The token that the vendor refused last: the credential holds it until the next login. */
	dead?: string;
	pending?: Promise<Session>;
	refused?: { failure: LoginFailure; until: number };
}

/** One entry per host, account and secret in the process. */
const logins = new Map<string, AccountLogin>();

/** Finds the account of a credential; an address that cannot be used is a failed login. */
export function checkedAccount<T>(find: () => T): T {
	const account = attemptNow(find);
	if ('value' in account) return account.value;
	throw new LoginFailure('address', wordsOfError(account.error));
}

/** The name under which an account's token is kept: says nothing about the secret in it. */
export function fingerprintOf(identity: string): string {
	return createHash('sha256').update(identity).digest('hex');
}

function loginOf(fingerprint: string): AccountLogin {
	const known = logins.get(fingerprint);
	if (known) return known;
	const fresh: AccountLogin = {};
	logins.set(fingerprint, fresh);
	return fresh;
}

/** The token in memory, while it need not be renewed. */
export function currentSession(fingerprint: string): Session | undefined {
	const { session } = loginOf(fingerprint);
	return session !== undefined && Date.now() < session.renewAt ? session : undefined;
}

/** Takes over a token, from a login or from the saved credential, unless it was refused before. */
export function keepSession(fingerprint: string, session: Session): void {
	const login = loginOf(fingerprint);
	if (session.token !== '' && session.token === login.dead) return;
	const left = session.expires - Date.now();
	const renewAt = session.expires - Math.min(pauses.renewalMargin, left / 5);
	login.session = { ...session, renewAt };
}

/** Forgets a token that the vendor refused, unless a newer one has taken its place. */
export function dropSession(fingerprint: string, token: string): void {
	const login = loginOf(fingerprint);
	login.dead = token;
	if (login.session?.token === token) delete login.session;
}

/** The refusal that still stands for this login, if there is one. */
export function standingRefusal(fingerprint: string): LoginFailure | undefined {
	const { refused } = loginOf(fingerprint);
	return refused !== undefined && Date.now() < refused.until ? refused.failure : undefined;
}

/**
 * A session by a login, however many ask at once: they share one. A refused login is not tried again
 * for some minutes, because the vendors lock accounts.
 * @param logIn does the one login; rejects with a LoginFailure
 * @param fresh log in even when there is a session, as a test of the credential does
 */
export async function obtainSession(
	fingerprint: string,
	logIn: () => Promise<Session>,
	fresh: boolean,
): Promise<Session> {
	const current = fresh ? undefined : currentSession(fingerprint);
	if (current) return current;
	const login = loginOf(fingerprint);
	const refusal = standingRefusal(fingerprint);
	if (refusal) throw refusal;
	login.pending ??= logInOnce(fingerprint, login, logIn);
	return await login.pending;
}

async function logInOnce(
	fingerprint: string,
	login: AccountLogin,
	logIn: () => Promise<Session>,
): Promise<Session> {
	const result = await attempt(logIn);
	delete login.pending;
	if ('value' in result) {
		delete login.refused;
		delete login.dead;
		keepSession(fingerprint, result.value);
		return result.value;
	}
	const { error } = result;
	const isFinal = error instanceof LoginFailure && ['refused', 'locked'].includes(error.kind);
	if (isFinal) rememberRefusal(login, error);
	throw error;
}

function rememberRefusal(login: AccountLogin, failure: LoginFailure): void {
	const asked = Math.min((failure.retryAfter ?? 0) * 1000, pauses.loginRefusedLongest);
	// As long as its words say, where the vendor only asks to wait.
	const isLocked = failure.kind === 'locked';
	const wait = isLocked ? asked || pauses.loginLimited : Math.max(pauses.loginRefused, asked);
	login.refused = { failure, until: Date.now() + wait };
}

/** What the credential's hidden property holds: the token and what it was minted for. */
export function writeSession(fingerprint: string, session: Session): string {
	return JSON.stringify({ for: fingerprint, ...session });
}

/** Reads the hidden property; a token of another host, account or secret, or a dead one, counts as none. */
export function readSession(saved: unknown, fingerprint: string): Session | undefined {
	if (typeof saved !== 'string' || saved === '') return undefined;
	try {
		const { for: owner, token, expires } = JSON.parse(saved) as Session & { for: string };
		return owner === fingerprint && expires > Date.now() ? { token, expires } : undefined;
	} catch {
		return undefined;
	}
}

/** Seconds as a JWT has them; CRM.COM writes them as a text. */
function secondsIn(value: unknown): number | undefined {
	const seconds = Number(value ?? NaN);
	return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function claimsOf(token: string): { exp?: number; iat?: number } {
	const read = attemptNow(() => {
		const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
		const { exp, iat } = JSON.parse(payload) as { exp?: unknown; iat?: unknown };
		return { exp: secondsIn(exp), iat: secondsIn(iat) };
	});
	return 'value' in read ? read.value : {};
}

/**
 * When a token that was just issued ends, in milliseconds since the epoch. Its life counts rather than
 * the time that a JWT names, since the vendor's clock may be another one.
 * @param stated seconds that the answer to the login says
 * @param documented seconds, where neither answer nor token says anything of use
 */
export function expiryOf(token: string, stated: number | undefined, documented: number): number {
	const { exp, iat } = claimsOf(token);
	const now = Date.now();
	const own = exp && iat ? exp - iat : undefined;
	const left = exp === undefined ? undefined : exp - now / 1000;
	const known = [stated, own].filter((life): life is number => life !== undefined && life > 0);
	const fallback = left !== undefined && left > 0 ? left : documented;
	return now + Math.min(...(known.length > 0 ? known : [fallback])) * 1000;
}
