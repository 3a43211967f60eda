import type { Read, Verdict, Write } from '../vendors/contract';
import { isOpen, waitAskedFor, type VendorRequest } from '../wire/answer';
import type { VendorReason } from '../wire/reason';
import type { NotProcessed, Send, Sent, Unclear } from '../wire/sent';
import { sleep } from '../wire/wait';
import type { Connection } from './connection';
import type { PacedRun, PaceResult, Purpose } from './paced-run';

/** Why a question was not answered. */
export type NoAnswerToRead = NotProcessed | Unclear | { kind: 'forbidden'; reason: VendorReason };

/** What was read; `askedAt` in epoch milliseconds, before the request left. */
type Asked<R> =
	{ kind: 'read'; value: R; askedAt: number } | { kind: 'failed'; why: NoAnswerToRead };

/** What came of a writing request; it was begun at `sentAt`, and over at `endedAt`, in epoch milliseconds. */
export type Written =
	| (Exclude<Verdict, { kind: 'unclear' }> & { sentAt: number; endedAt: number })
	| { kind: 'notProcessed'; why: NotProcessed }
	| { kind: 'unclear'; why: Unclear; sentAt: number; endedAt: number };

/** How often a request that only reads is sent again after a broken answer. */
const READ_REPEATS = 2;

/**
 * The way of one run's requests to the vendor: each waits for its turn, and what was certainly not
 * processed, or only reads, is repeated within the account's budget. Never rejects.
 * @param isPatient waits for a server that its gateway says is away
 */
export function transport(
	run: PacedRun,
	connection: Connection,
	purpose: Purpose,
	isPatient = true,
): Send {
	const gateway = run.gateways[purpose];
	return async (request) => {
		for (let repeats = 0; ;) {
			const why = await mayEnter(run, purpose, isPatient);
			if (why) return { kind: 'notProcessed', why };
			const turn = await run.enter(purpose);
			if (turn.kind !== 'turn') return { kind: 'notProcessed', why: turn };
			const startedAt = Date.now();
			const sent = await exchanged(connection, request, run, purpose);
			const result = paceResultOf(sent);
			turn.done(result);
			const isAway = gateway.hear(startedAt, sent);
			if (isAway && isPatient && purpose === 'ask' && !gateway.givenUp) continue;
			if (isWorthAskingAgain(request, sent) && repeats < READ_REPEATS) repeats += 1;
			// What was certainly not processed is repeated as long as the account's budget lasts.
			else if (result.kind !== 'limited' && result.kind !== 'unreachable') return sent;
		}
	};
}

/** Waits for a server that is away. A question is always asked, since its answer may settle something. */
async function mayEnter(
	run: PacedRun,
	purpose: Purpose,
	isPatient: boolean,
): Promise<NotProcessed | undefined> {
	const gateway = run.gateways[purpose];
	const { givenUp } = gateway;
	if (purpose === 'send' && givenUp) return givenUp;
	if (isPatient && !givenUp && gateway.rest > 0) {
		await run.untilEnd(purpose, sleep(gateway.rest));
	}
	return undefined;
}

/** Whatever goes wrong in here, the request may have left. */
async function exchanged(
	connection: Connection,
	request: VendorRequest,
	run: PacedRun,
	purpose: Purpose,
): Promise<Sent> {
	try {
		return await connection.exchange(
			request,
			async (session) => await run.untilEnd(purpose, session),
		);
	} catch (error) {
		return { kind: 'noAnswer', why: { kind: 'fault', error }, endedAt: Date.now() };
	}
}

function paceResultOf(sent: Sent): PaceResult {
	if (sent.kind === 'answered') {
		const { answer } = sent;
		if (answer.status !== 429) return { kind: 'accepted' };
		return { kind: 'limited', wait: waitAskedFor(answer, Date.now()) };
	}
	const { why } = sent;
	if (why.kind === 'timedOut' || why.kind === 'broken') return { kind: 'silent', why };
	return why.kind !== 'fault' && isUnreachable(why)
		? { kind: 'unreachable', why }
		: { kind: 'other' };
}

/** The host, or its login, could not be reached, and another try may help. */
function isUnreachable(why: NotProcessed): boolean {
	if (why.kind === 'unreachable') return why.again;
	return why.kind === 'login' && why.problem.kind === 'unreachable';
}

/** A broken answer to a request that only reads can be asked for again. */
function isWorthAskingAgain({ method }: VendorRequest, sent: Sent): boolean {
	if (method !== 'GET') return false;
	return sent.kind === 'noAnswer' || (sent.kind === 'answered' && isOpen(sent.answer));
}

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
