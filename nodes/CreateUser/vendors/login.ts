import { sleep, type IHttpRequestHelper, type IHttpRequestOptions } from 'n8n-workflow';

import { pauses } from '../account/pauses';
import { attempt } from './attempt';
import { connectionProblem } from './connection';
import type { VendorAnswer } from './contract';
import { answerWithout } from './reason';
import { anotherService } from './refused-login';
import { LoginFailure } from './session';

/** Key of the mark on credential data that says: this login is for a run, not for a test. */
const IN_RUN = Symbol('in run');

/** What a login leaves for the run that it is made for. */
interface Mark {
	failure?: LoginFailure;
}

/**
 * Marks credential data as used by a run, where the extra requests of a credential test are left
 * out. A symbol, because n8n saves the object that the mark is on.
 */
export function markInRun<T extends object>(credentials: T): T {
	const mark: Mark = {};
	Object.defineProperty(credentials, IN_RUN, { value: mark, enumerable: false });
	return credentials;
}

function markOf(credentials: object): Mark | undefined {
	return (credentials as { [IN_RUN]?: Mark })[IN_RUN];
}

/** True for credential data of a run; false in a credential test or another node's request. */
export function isInRun(credentials: object): boolean {
	return markOf(credentials) !== undefined;
}

/** Leaves a failure with the run: n8n 1.123 wraps what a login throws and drops the cause. */
export async function noting<T>(credentials: object, login: Promise<T>): Promise<T> {
	const result = await attempt(async () => await login);
	if ('value' in result) return result.value;
	const mark = markOf(credentials);
	if (mark && result.error instanceof LoginFailure) mark.failure = result.error;
	throw result.error;
}

/** Why the login that was made with this credential data failed. */
export function failureOfLogin(credentials: object): LoginFailure | undefined {
	return markOf(credentials)?.failure;
}

/** The body as JSON, or undefined when it is none. */
export function parseBody(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** A JSON object, or an empty one for everything else. */
export function asObject(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}

/** Takes a pasted `Bearer ` and outer spaces off a token. */
export function bareToken(token: unknown): string {
	return String(token ?? '')
		.trim()
		.replace(/^bearer\s+/i, '');
}

/** Settings of every request to a vendor: the plain answer, whatever it is, and no redirect with a secret. */
export const PLAIN_ANSWER = {
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	encoding: 'text',
	json: false,
} as const;

/** The full response of n8n's helpers, as far as it is used. */
export interface FullResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** Reads n8n's full response. */
export function answerOf({ statusCode, body }: FullResponse): VendorAnswer {
	const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
	return { status: statusCode, text, json: parseBody(text) };
}

/**
 * Sends one request of a login or of a credential test. Rejects with a LoginFailure in words.
 * @param secrets what it carries and what the answer may not repeat
 * @param isOfTheApi true for an answer that is the vendor's own whatever its status
 */
export async function askForLogin(
	helper: IHttpRequestHelper,
	vendor: string,
	options: IHttpRequestOptions,
	secrets: string[],
	isOfTheApi: (answer: VendorAnswer) => boolean = () => false,
): Promise<VendorAnswer> {
	const answer = await askOnce(helper, vendor, options, secrets, isOfTheApi);
	if (!isLimited(answer)) return answer;
	await sleep(pauses.limitedLogin);
	return await askOnce(helper, vendor, options, secrets, isOfTheApi);
}

/** A rate limit that a renewal ran into, and not the lock of an account, which the vendor explains. */
function isLimited({ status, json }: VendorAnswer): boolean {
	const { retry_after: retryAfter, login_failed_count: failedCount } = asObject(json);
	return status === 429 && retryAfter === undefined && failedCount === undefined;
}

async function askOnce(
	helper: IHttpRequestHelper,
	vendor: string,
	options: IHttpRequestOptions,
	secrets: string[],
	isOfTheApi: (answer: VendorAnswer) => boolean,
): Promise<VendorAnswer> {
	const { host } = new URL(options.url);
	const result = await attempt(async () => {
		const settings = { timeout: pauses.loginAnswer, ...options, ...PLAIN_ANSWER };
		return (await helper.helpers.httpRequest(settings)) as FullResponse;
	});
	if ('error' in result) {
		const { sent, words } = connectionProblem(result.error);
		const kind = sent === 'neverAgain' ? 'address' : 'unreachable';
		throw new LoginFailure(kind, `${vendor} can't be reached at ${host}: ${words}.`);
	}
	const answer = answerWithout(answerOf(result.value), secrets);
	if (!isOfTheApi(answer)) refuseOtherHosts(answer, vendor, host);
	return answer;
}

function refuseOtherHosts({ status, text }: VendorAnswer, vendor: string, host: string): void {
	if (status >= 300 && status < 400) {
		throw new LoginFailure(
			'address',
			`${host} redirects to another address. No password or token was sent there. Enter the address that ${vendor} gives for its API.`,
		);
	}
	const isPage = status < 500 && text.trimStart().startsWith('<');
	// A server may have a page of its own for a login that it refuses.
	if (status === 404 || (isPage && status !== 401 && status !== 403)) {
		throw anotherService(vendor, host, status);
	}
	if (status >= 500) {
		throw new LoginFailure(
			'unreachable',
			`${vendor} can't answer right now (HTTP status ${status}). Try again later.`,
		);
	}
}
