import { parseBody, textOf } from './json';

/** A request to the vendor. The path begins behind the address of the credential. */
export interface VendorRequest {
	method: 'GET' | 'PATCH' | 'POST';
	path: string;
	query?: Record<string, boolean | number | string>;
	body?: Record<string, unknown>;
	headers?: Record<string, string>;
}

/** The vendor's answer; names of headers in lower case, `json` undefined when the body is not JSON. */
export interface VendorAnswer {
	status: number;
	headers: Record<string, string>;
	text: string;
	json: unknown;
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
	headers?: Record<string, unknown>;
	body: unknown;
}

/** Reads n8n's full response. */
export function answerOf({ statusCode, headers = {}, body }: FullResponse): VendorAnswer {
	const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
	const named = Object.entries(headers).flatMap(([name, value]) => {
		const given = textOf(Array.isArray(value) ? (value[0] as unknown) : value);
		return given === undefined ? [] : [[name.toLowerCase(), given] as const];
	});
	return { status: statusCode, headers: Object.fromEntries(named), text, json: parseBody(text) };
}

/** True for an answer that sends the client to another address. */
export function isRedirect({ status }: VendorAnswer): boolean {
	return status >= 300 && status < 400;
}

/**
 * What says, below 500, that a request was not dealt with as far as the answer goes: a time-out, "too early",
 * or that the client has gone, as one gateway says to another. The vendor may go on with it all the same.
 */
const NOT_DEALT_WITH = [408, 425, 499];

/** True for an answer that says nothing of the request itself: of a server that fails or was not ready for it. */
export function isOpen({ status }: VendorAnswer): boolean {
	return status >= 500 || NOT_DEALT_WITH.includes(status);
}

/** Where an answer redirects to, as far as the host, with https or without; empty when it does not say. */
export function redirectTarget({ headers }: VendorAnswer): string {
	const { location = '' } = headers;
	if (!URL.canParse(location)) return '';
	const { protocol, host } = new URL(location);
	return host === '' ? '' : `${protocol}//${host}`;
}

/** More seconds than this are a time since 1970 and not a pause. */
const EPOCH_SECONDS = 1e9;

/** `30 seconds` and `30s`, and what proxies make of a header that comes twice. */
const IN_WORDS = /^(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?|,.*)$/i;

/**
 * Milliseconds that an answer asks to wait, 0 where it asks for nothing: a Retry-After of seconds or a
 * date, or `retry_after` in the body. Some write the time of day in seconds instead; a date counts
 * from the vendor's own clock.
 */
export function waitAskedFor({ headers, json }: VendorAnswer, now: number): number {
	const inBody = (json as { retry_after?: unknown } | null | undefined)?.retry_after;
	const clock = Date.parse(headers.date ?? '');
	const waits = [headers['retry-after'], textOf(inBody)].map((given = '') => {
		const text = given.trim().replace(IN_WORDS, '$1');
		const seconds = text === '' ? NaN : Number(text);
		const time = seconds > EPOCH_SECONDS ? seconds * 1000 : Date.parse(text);
		const untilThen = time - (Number.isNaN(clock) ? now : clock);
		return seconds <= EPOCH_SECONDS ? seconds * 1000 : untilThen;
	});
	return Math.max(0, waits.find(Number.isFinite) ?? 0);
}
