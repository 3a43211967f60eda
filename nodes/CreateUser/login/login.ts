import type { IHttpRequestOptions } from 'n8n-workflow';

import type { AccountIdentity, Credentials, ProbeResult, Vendor } from '../vendors/contract';
import {
	answerOf,
	isOpen,
	isRedirect,
	PLAIN_ANSWER,
	redirectTarget,
	waitAskedFor,
	type FullResponse,
	type VendorAnswer,
	type VendorRequest,
} from '../wire/answer';
import { connectionProblem } from '../wire/connection-problem';
import { asObject, parseBody, textOf } from '../wire/json';
import { pauses } from '../wire/pauses';
import { explanationIn } from '../wire/reason';
import { answerWithout } from '../wire/secrets';
import type { LoginProblem } from '../wire/sent';
import { sleep } from '../wire/wait';
import { accountKey, obtainSession, type LoggedIn } from './sessions';

/** Sends a request as it is; n8n's `helpers.httpRequest`. */
type PlainRequest = (options: IHttpRequestOptions) => Promise<unknown>;

type Answered = { answer: VendorAnswer } | { problem: LoginProblem };

/** The account behind a credential, or what keeps it from being used. */
export function accountOf(
	vendor: Vendor,
	credentials: Credentials,
): { identity: AccountIdentity } | { problem: LoginProblem; identity?: AccountIdentity } {
	const identity = vendor.authentication.account(credentials);
	if ('problem' in identity) return { problem: { kind: 'address', words: identity.problem } };
	if (identity.empty === undefined) return { identity };
	return { problem: { kind: 'empty', words: identity.empty }, identity };
}

/**
 * A session for an account: a permanent token, the one in memory, or by a login. Never rejects.
 * @param how a test logs in `fresh`; a run is `patient`, since no person waits for its login
 */
export async function sessionFor(
	httpRequest: PlainRequest,
	vendor: Vendor,
	identity: AccountIdentity,
	credentials: Credentials,
	how?: 'fresh' | 'patient',
): Promise<LoggedIn> {
	if (identity.isPermanentToken) {
		return { session: { token: identity.secret, obtainedAt: 0, renewAt: Infinity } };
	}
	const once = async () =>
		await logIn(httpRequest, vendor, identity, credentials, how === 'patient');
	return await obtainSession(accountKey(vendor, identity), once, how === 'fresh');
}

/**
 * Makes the one login of an account. Never rejects.
 * @param isPatient where no person waits for it, it is sent more often where it ran into a rate limit
 */
export async function logIn(
	httpRequest: PlainRequest,
	vendor: Vendor,
	identity: AccountIdentity,
	credentials: Credentials,
	isPatient = false,
): Promise<LoggedIn> {
	const { login, documentedLife } = vendor.authentication;
	const request = login.request(credentials);
	const answered = await sendAgainIfLimited(
		httpRequest,
		vendor,
		identity,
		request,
		[identity.secret],
		isPatient,
	);
	if ('problem' in answered) return answered;
	const other = problemOfOtherHost(answered.answer);
	if (other) return { problem: other };
	const read = login.read(answered.answer);
	const now = Date.now();
	if ('problem' in read) {
		const wait = waitAskedFor(answered.answer, now);
		const over = read.problem.kind === 'locked' && wait > 0 ? { wait } : {};
		return { problem: { ...read.problem, ...over } };
	}
	const life = lifeOf(read.token, read.seconds, documentedLife) * 1000;
	const renewAt = now + life - Math.min(pauses.renewalMargin, life / 5);
	return { session: { token: read.token, obtainedAt: now, renewAt } };
}

/**
 * Sends one request of a login or of a credential's test; one that ran into a rate limit is sent again,
 * where the vendor does not ask for longer than anyone waits for it.
 * @param secrets what it carries and what the answer may not repeat
 */
async function sendAgainIfLimited(
	httpRequest: PlainRequest,
	{ authentication }: Vendor,
	identity: AccountIdentity,
	request: VendorRequest,
	secrets: string[],
	isPatient = false,
): Promise<Answered> {
	const { lockedBy = [] } = authentication.login;
	let answered = await sendOnce(httpRequest, identity, request, secrets);
	for (const rest of pauses.limitedLogin.slice(0, isPatient ? undefined : 1)) {
		if ('problem' in answered || !isLimited(answered.answer, lockedBy)) break;
		const asked = waitAskedFor(answered.answer, Date.now());
		if (asked > Math.max(...pauses.limitedLogin)) break;
		// Whole seconds would meet the same end of a second that others have used up.
		await sleep(Math.max(rest, asked) * (1 + Math.random() / 2));
		answered = await sendOnce(httpRequest, identity, request, secrets);
	}
	return answered;
}

/** A rate limit that a renewal ran into, and not the lock of an account, which the vendor explains. */
function isLimited({ status, json }: VendorAnswer, lockedBy: readonly string[]): boolean {
	return status === 429 && !lockedBy.some((key) => key in asObject(json));
}

async function sendOnce(
	httpRequest: PlainRequest,
	{ root, skipsCertificate }: AccountIdentity,
	{ method, path, query, headers, body }: VendorRequest,
	secrets: string[],
): Promise<Answered> {
	try {
		const response = (await httpRequest({
			...PLAIN_ANSWER,
			method,
			url: root + path,
			qs: query,
			headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
			body: body && JSON.stringify(body),
			skipSslCertificateValidation: skipsCertificate,
			timeout: pauses.loginAnswer,
			// The time-out is about silence: an answer that comes byte by byte has no end.
			abortSignal: AbortSignal.timeout(pauses.loginAnswer + pauses.restOfAnswer),
		})) as FullResponse;
		return { answer: answerWithout(answerOf(response), secrets) };
	} catch (error) {
		const problem = connectionProblem(error);
		if (problem.kind === 'timedOut') {
			return { problem: { kind: 'unreachable', words: 'no answer came in time' } };
		}
		const isFinal = problem.kind === 'unreachable' && !problem.again;
		return { problem: { kind: isFinal ? 'address' : 'unreachable', words: problem.words } };
	}
}

/** A server may have a page of its own for a login that it refuses or turns away. */
const MAY_BE_PAGES = [401, 403, 429];
/** What may refuse a login in words that are no JSON, or in none. */
const MAY_BE_WORDLESS = [...MAY_BE_PAGES, 400, 409, 422, 423];

/** What says that another service answers, or that the vendor's own has a failure. */
function problemOfOtherHost(answer: VendorAnswer): LoginProblem | undefined {
	const { status: httpStatus, json } = answer;
	const text = answer.text.trimStart();
	if (isRedirect(answer)) return { kind: 'redirect', words: redirectTarget(answer), httpStatus };
	if (isOpen(answer)) {
		return { kind: 'unreachable', words: explanationIn(json), httpStatus };
	}
	// That the answer of an API was lost on its way says nothing of the address.
	if (httpStatus < 300 && json === undefined && /^([[{]|$)/.test(text)) {
		const words = text === '' ? 'the answer was empty' : 'the answer broke off';
		return { kind: 'unreachable', words };
	}
	const mayRefuse = text.startsWith('<') ? MAY_BE_PAGES : MAY_BE_WORDLESS;
	const isOther = json === undefined && !mayRefuse.includes(httpStatus);
	if (httpStatus !== 404 && !isOther) return undefined;
	return { kind: 'notTheApi', words: '', httpStatus };
}

/** Asks whether a token may do what every use of the credential but the bare create needs. */
export async function probe(
	httpRequest: PlainRequest,
	vendor: Vendor,
	identity: AccountIdentity,
	token: string,
): Promise<ProbeResult> {
	const { authentication } = vendor;
	const { method, path, query, headers } = authentication.probe.request();
	const place = authentication.carry(token, method, {
		headers: { ...headers },
		query: { ...query },
	});
	const request = { method, path, ...place } as VendorRequest;
	const answered = await sendAgainIfLimited(httpRequest, vendor, identity, request, [token]);
	if ('problem' in answered) return { kind: 'problem', problem: answered.problem };
	const result = authentication.probe.read(answered.answer);
	const other = problemOfOtherHost(answered.answer);
	const isAnswered = ['busy', 'forbidden', 'ok'].includes(result.kind);
	return other && !isAnswered ? { kind: 'problem', problem: other } : result;
}

/** Seconds as a JWT has them; CRM.COM writes them as a text. */
function secondsIn(value: unknown): number | undefined {
	const seconds = Number(textOf(value) ?? NaN);
	return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function claimsOf(token: string): { exp?: number; iat?: number } {
	const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
	const { exp, iat } = asObject(parseBody(payload));
	return { exp: secondsIn(exp), iat: secondsIn(iat) };
}

/**
 * Seconds that a token which was just issued lives. Its life counts rather than the time that a JWT
 * names, since the vendor's clock may be another one.
 * @param stated seconds that the answer to the login says
 * @param documented seconds, where neither answer nor token says anything of use
 */
export function lifeOf(token: string, stated: number | undefined, documented: number): number {
	const { exp, iat } = claimsOf(token);
	const own = exp && iat ? exp - iat : undefined;
	const left = exp === undefined ? undefined : exp - Date.now() / 1000;
	const known = [stated, own].filter((life): life is number => life !== undefined && life > 0);
	const fallback = left !== undefined && left > 0 ? left : documented;
	return Math.min(...(known.length > 0 ? known : [fallback]));
}
