import { asObject, textOf } from './json';
import type { NotProcessed, Silence } from './sent';

/** Node's codes for a request that never left: nothing was processed, so it may be sent again. */
const NEVER_SENT = new Map([
	['EADDRNOTAVAIL', 'no connection could be made from this machine'],
	['EAI_AGAIN', 'the name of the host could not be looked up'],
	['ECONNREFUSED', 'nothing answers at this address'],
	['ENOTFOUND', 'there is no host of this name'],
]);
/** Codes that come while connecting and, more seldom, in the middle of a connection. */
const UNREACHABLE = new Map([
	['EHOSTUNREACH', 'the host cannot be reached'],
	['ENETUNREACH', 'the network of the host cannot be reached'],
]);

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|ALTNAME/;
/** What TLS says before anything is sent. Its other errors may come in the middle of a request. */
const NO_HANDSHAKE =
	/wrong[ _]version|packet[ _]length|unsupported[ _]protocol|protocol[ _]version|handshake|unrecognized[ _]name/i;
/** The last is of our own signal, for an answer that does not come to its end. */
const TIMED_OUT = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ERR_CANCELED']);
/** System calls of a connection that is not there yet. */
const CONNECTING = ['connect', 'getaddrinfo'];

/** What went wrong with a request that got no answer; words continue a sentence, without a full stop. */
type ConnectionProblem =
	/** It never left. */
	| Extract<NotProcessed, { kind: 'unreachable' }>
	/** It may have been processed. */
	| Silence;

interface CodedError {
	code?: unknown;
	/** Where n8n 1.123 puts the code; it drops the error that had it. */
	httpCode?: unknown;
	syscall?: unknown;
	message?: unknown;
	cause?: unknown;
	/** One for each address of the host, where none could be reached. */
	errors?: unknown;
}

/** The errors from n8n's wrapper down to the socket's own. */
function* chain(error: unknown): Generator<CodedError> {
	let current = error;
	for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth++) {
		const { cause, errors } = current as CodedError;
		yield current as CodedError;
		if (Array.isArray(errors)) yield* errors.map(asObject);
		current = cause;
	}
}

function isWithoutHandshake({ code, message }: CodedError): boolean {
	const text = textOf(code) ?? '';
	return /^EPROTO$|SSL|TLS/.test(text) && NO_HANDSHAKE.test(`${text} ${textOf(message) ?? ''}`);
}

function unreachable(words: string, again = true): ConnectionProblem {
	return { kind: 'unreachable', words, again };
}

/** Reads what n8n's request helper threw. Any doubt counts as an answer that was lost. */
export function connectionProblem(error: unknown): ConnectionProblem {
	const links = [...chain(error)];
	const codes = links.map(({ code, httpCode }) => textOf(code ?? httpCode) ?? '');
	const certificate = codes.find((code) => CERTIFICATE.test(code));
	if (certificate !== undefined) {
		return unreachable(`the certificate of the host is not trusted (${certificate})`, false);
	}
	if (links.some(isWithoutHandshake)) {
		return unreachable('the host does not speak https at this address', false);
	}
	const calls = links.flatMap(({ syscall }) => (typeof syscall === 'string' ? syscall : []));
	const isConnecting = calls.every((call) => CONNECTING.includes(call));
	const wordsFor = (known: Map<string, string>) =>
		codes.map((code) => known.get(code)).find((words) => words !== undefined);
	const never = wordsFor(NEVER_SENT);
	if (isConnecting && never !== undefined) return unreachable(never);
	if (isConnecting && calls.length > 0) {
		return unreachable(wordsFor(UNREACHABLE) ?? 'no connection could be made');
	}
	if (codes.some((code) => TIMED_OUT.has(code))) return { kind: 'timedOut' };
	return { kind: 'broken', words: 'the connection broke before the answer came' };
}
