import { waitAskedFor, type VendorRequest } from '../wire/answer';
import type { NotProcessed, Send, Sent } from '../wire/sent';
import { sleep } from '../wire/wait';
import type { Connection } from './connection';
import type { PacedRun, PaceResult, Purpose } from './paced-run';

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
			turn.done(paceResultOf(sent));
			const isAway = gateway.hear(startedAt, sent);
			if (isAway && isPatient && purpose === 'ask' && !gateway.givenUp) continue;
			if (isWorthAskingAgain(request, sent) && repeats < READ_REPEATS) repeats += 1;
			else if (!isTurnedAway(sent)) return sent;
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
	if (purpose === 'send' && givenUp !== undefined) return { kind: 'paused', words: givenUp };
	if (isPatient && givenUp === undefined && gateway.rest > 0) {
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
	if (why.kind === 'timedOut') return { kind: 'silent', words: 'no answer came in time' };
	if (why.kind === 'broken') return { kind: 'silent', words: why.words };
	return sent.kind === 'notProcessed' && isUnreachable(sent)
		? { kind: 'unreachable', why: sent.why }
		: { kind: 'other' };
}

/** The host, or its login, could not be reached, and another try may help. */
function isUnreachable({ why }: Extract<Sent, { kind: 'notProcessed' }>): boolean {
	if (why.kind === 'unreachable') return why.again;
	return why.kind === 'login' && why.problem.kind === 'unreachable';
}

/** It was certainly not processed, and may be repeated as long as the account's budget lasts. */
function isTurnedAway(sent: Sent): boolean {
	if (sent.kind === 'answered') return sent.answer.status === 429;
	return sent.kind === 'notProcessed' && isUnreachable(sent);
}

/** A broken answer to a request that only reads can be asked for again. */
function isWorthAskingAgain({ method }: VendorRequest, sent: Sent): boolean {
	if (method !== 'GET') return false;
	return sent.kind === 'noAnswer' || (sent.kind === 'answered' && sent.answer.status >= 500);
}
