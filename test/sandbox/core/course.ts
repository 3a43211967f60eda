import type { Fault } from './faults';
import type { RetryAfter } from './settings';
import type { Answer, HouseAnswers } from './types';

/** How something goes onto the wire. */
export type Delivery =
	| { how: 'answer'; answer: Answer }
	/** Half of the body, under the Content-Length of the whole, then the end of the connection. */
	| { how: 'cut'; answer: Answer }
	| { how: 'drop' };

/** What becomes of one request: wait, carry it out or not, wait, deliver. */
export interface Course {
	waitBeforeMs?: number;
	waitUntil?: Promise<unknown>;
	process: boolean;
	/** Carried out after the answer: when so much time has passed, or the login was looked up so often. */
	later?: { ms: number } | { lookUps: number };
	waitAfterMs?: number;
	/** Given the handler's answer when the request was carried out. */
	deliver: (answer: Answer | undefined) => Delivery;
}

const page =
	'<!DOCTYPE html><html><head><title>Gateway</title></head><body>Please wait.</body></html>';
const htmlHeaders = { 'content-type': 'text/html; charset=utf-8' };

/** The longest time that a timer takes: weeks. A reset or the end of the stand-in cuts it off. */
const FOREVER = 2 ** 31 - 1;

const statusOf = { status500: 500, status502: 502, status503: 503 } as const;

export function courseOf(fault: Fault | undefined, house: HouseAnswers): Course {
	const answering = (process: boolean, answer: Answer): Course => ({
		process,
		deliver: () => ({ how: 'answer', answer }),
	});
	const changing = (change: (answer: Answer) => Delivery): Course => ({
		process: true,
		deliver: (answer = house.notFound()) => change(answer),
	});
	const asIs = (answer: Answer): Delivery => ({ how: 'answer', answer });

	// A revoked token was dealt with where tokens are checked.
	if (!fault || fault.kind === 'tokenRevoked') return changing(asIs);
	switch (fault.kind) {
		case 'dropBefore':
		case 'dropAfter':
			return { process: fault.kind === 'dropAfter', deliver: () => ({ how: 'drop' }) };
		case 'status500':
		case 'status502':
		case 'status503':
			return answering(fault.processed ?? false, serverError(fault, house));
		case 'delayThenCommit':
			return { ...changing(asIs), waitBeforeMs: fault.delayMs };
		case 'commitThenDelay':
			return { ...changing(asIs), waitAfterMs: fault.delayMs };
		case 'neverAnswers':
			return {
				process: fault.processed ?? false,
				waitAfterMs: FOREVER,
				deliver: () => ({ how: 'drop' }),
			};
		case 'commitsLate':
			return {
				process: false,
				later: 'afterMs' in fault ? { ms: fault.afterMs } : { lookUps: fault.afterLookUps },
				deliver: () =>
					fault.status === undefined
						? { how: 'drop' }
						: { how: 'answer', answer: house.serverError(fault.status) },
			};
		case 'held':
			return { ...changing(asIs), waitUntil: fault.until };
		case 'halfBody':
			return changing((answer) => ({ how: 'cut', answer }));
		case 'truncatedJson':
			return changing((answer) => asIs({ ...answer, body: firstHalf(textOf(answer.body)) }));
		case 'htmlPage':
			return answering(fault.processed ?? false, { status: 200, headers: htmlHeaders, body: page });
		case 'emptyBody':
			return fault.processed === false
				? answering(false, { status: 200 })
				: changing((answer) => asIs({ ...answer, body: undefined }));
		case 'status429':
			return answering(false, tooMany(house, fault.retryAfter, fault.seconds ?? 1));
		case 'redirect':
			return answering(false, {
				status: fault.status ?? 302,
				headers: { location: fault.location },
			});
		case 'answer':
			return answering(fault.processed ?? false, fault);
	}
}

/** The vendor's 429, saying when to come back in the way asked for. */
export function tooMany(house: HouseAnswers, how: RetryAfter = 'none', seconds: number): Answer {
	const answer = house.tooMany(how === 'body' ? seconds : undefined);
	if (how === 'seconds') return { ...answer, headers: { 'retry-after': String(seconds) } };
	if (how === 'date') {
		// An HTTP date has whole seconds: rounded up, or the client would come back too early.
		const at = new Date(Math.ceil(Date.now() / 1000) * 1000 + seconds * 1000);
		return { ...answer, headers: { 'retry-after': at.toUTCString() } };
	}
	return answer;
}

/** JSON text of a body; a string is a body already, undefined is none. */
export function textOf(body: unknown): string {
	if (body === undefined) return '';
	return typeof body === 'string' ? body : JSON.stringify(body);
}

export function firstHalf(text: string): string {
	return text.slice(0, Math.ceil(text.length / 2));
}

function serverError(
	fault: Extract<Fault, { kind: keyof typeof statusOf }>,
	house: HouseAnswers,
): Answer {
	const status = statusOf[fault.kind];
	if (fault.body === 'html') return { status, headers: htmlHeaders, body: page };
	return fault.body === 'empty' ? { status } : house.serverError(status);
}
