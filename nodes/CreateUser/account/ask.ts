import type { Read, Verdict, Write } from '../vendors/contract';
import type { VendorReason } from '../wire/reason';
import type { NotProcessed, Send, Unclear } from '../wire/sent';

/** Why a question was not answered. */
export type NoAnswerToRead = NotProcessed | Unclear | { kind: 'forbidden'; reason: VendorReason };

/** What was read; `askedAt` in epoch milliseconds, before the request left. */
export type Asked<R> =
	{ kind: 'read'; value: R; askedAt: number } | { kind: 'failed'; why: NoAnswerToRead };

/** What came of a writing request; it was begun at `sentAt`, and over at `endedAt`, in epoch milliseconds. */
export type Written =
	| (Exclude<Verdict, { kind: 'unclear' }> & { sentAt: number; endedAt: number })
	| { kind: 'notProcessed'; why: NotProcessed }
	| { kind: 'unclear'; why: Unclear; sentAt: number; endedAt: number };

/** Asks the vendor something. Never rejects. */
export async function ask<T, R>(send: Send, question: Read<T, R>, what: T): Promise<Asked<R>> {
	const askedAt = Date.now();
	try {
		const sent = await send(question.request(what));
		if (sent.kind !== 'answered') return { kind: 'failed', why: sent.why };
		const reading = question.read(sent.answer, what);
		if (reading.kind === 'read') return { ...reading, askedAt };
		return { kind: 'failed', why: reading.kind === 'unclear' ? reading.why : reading };
	} catch (error) {
		return { kind: 'failed', why: { kind: 'fault', error } };
	}
}

/**
 * Sends a writing request. Never rejects: once it may have left, whatever goes wrong leaves open what
 * became of it.
 */
export async function write<T>(send: Send, how: Write<T>, what: T): Promise<Written> {
	const sentAt = Date.now();
	const sent = await send(how.request(what));
	if (sent.kind === 'notProcessed') return sent;
	const { endedAt } = sent;
	if (sent.kind === 'noAnswer') return { kind: 'unclear', why: sent.why, sentAt, endedAt };
	try {
		return { ...how.read(sent.answer, what), sentAt, endedAt };
	} catch (error) {
		return { kind: 'unclear', why: { kind: 'fault', error }, sentAt, endedAt };
	}
}
