import { sleep } from 'n8n-workflow';

import { pauses } from '../account/pauses';
import { attempt } from '../vendors/attempt';
import type { SendRequest, VendorAnswer, VendorRequest, Verdict } from '../vendors/contract';
import { asObject } from '../vendors/login';
import { LoginFailure } from '../vendors/session';
import type { CredentialConnection, Exchange } from './exchange';
import { Silent, TurnedAway, type Pace, type Slot } from './pace';

/** More seconds than this are a time since 1970 and not a pause. */
const EPOCH_SECONDS = 1e9;
/** How often a request that only reads is sent again after a broken answer. */
const READ_REPEATS = 2;

/** The request certainly did not reach the vendor, or was turned away unprocessed. */
export class NotSent extends Error {}

/** The request was sent and may have been processed; there is no clear answer. */
export class NoAnswer extends Error {}

/** Sends the requests of one run, at the pace of the account. */
export class Requests {
	private hostDown = false;

	constructor(
		private readonly run: object,
		private readonly connection: CredentialConnection,
		private readonly pace: Pace,
		private readonly vendorLabel: string,
	) {}

	/**
	 * Resolves with every answer but 401 and 429.
	 * @throws NotSent, NoAnswer, LoginFailure, or Stopped when the run ended first
	 */
	readonly send: SendRequest = async (request) => {
		const patience = new Patience();
		for (;;) {
			const exchange = await this.inTurn(request);
			if (exchange.kind === 'noLogin') throw exchange.failure;
			if (exchange.kind === 'noAnswer') await this.afterSilence(request, exchange, patience);
			else if (exchange.answer.status === 429) this.afterLimit(patience);
			else if (!this.isWorthRepeating(request, exchange.answer, patience)) return exchange.answer;
		}
	};

	private async inTurn(request: VendorRequest): Promise<Exchange> {
		const slot = await this.slot();
		const result = await attempt(async () => await this.connection.exchange(request));
		const exchange = 'value' in result ? result.value : undefined;
		const problem = exchange?.kind === 'noAnswer' ? exchange.problem : undefined;
		if (problem && problem.sent !== 'neverAgain') slot.done('silent', undefined, problem.words);
		else if (exchange?.kind !== 'answer') slot.done('other');
		else if (exchange.answer.status !== 429) slot.done('accepted');
		else slot.done('limited', retryAfterOf(exchange));
		if ('value' in result) return result.value;
		if (result.error instanceof LoginFailure) return { kind: 'noLogin', failure: result.error };
		throw result.error;
	}

	private async afterSilence(
		request: VendorRequest,
		{ problem }: Extract<Exchange, { kind: 'noAnswer' }>,
		patience: Patience,
	): Promise<void> {
		if (problem.sent === 'maybe') {
			if (request.method === 'GET' && patience.read()) return;
			throw new NoAnswer(problem.words);
		}
		const pause = patience.unreachable();
		if (problem.sent === 'neverAgain' || this.hostDown || pause === undefined) {
			this.hostDown = true;
			throw new NotSent(problem.words);
		}
		await sleep(pause);
		this.hostDown = false;
	}

	private async slot(): Promise<Slot> {
		const result = await attempt(async () => await this.pace.enter(this.run));
		if ('value' in result) return result.value;
		if (result.error instanceof Silent) {
			throw new NotSent(`${this.vendorLabel} does not answer (${result.error.message})`);
		}
		throw result.error instanceof TurnedAway ? this.turnedAway() : result.error;
	}

	/** The pace pauses; here only the budget of one request is watched. */
	private afterLimit(patience: Patience): void {
		if (!patience.limited(this.pace.pauseLeft)) throw this.turnedAway();
	}

	private turnedAway(): NotSent {
		return new NotSent(`${this.vendorLabel} answers "too many requests" (HTTP status 429)`);
	}

	/** A broken answer to a request that only reads can be asked for again. */
	private isWorthRepeating(
		{ method }: VendorRequest,
		{ status }: VendorAnswer,
		patience: Patience,
	): boolean {
		return method === 'GET' && status >= 500 && patience.read();
	}
}

/** A verdict; where no answer came it is as unclear as one that can't be read. */
export async function clearly(sending: Promise<Verdict>): Promise<Verdict> {
	const result = await attempt(async () => await sending);
	if ('value' in result) return result.value;
	if (result.error instanceof NoAnswer) return { kind: 'unclear', reason: result.error.message };
	throw result.error;
}

/** How long one request may be repeated. */
class Patience {
	private limitedFor = 0;
	private unreachableSince?: number;
	private reads = 0;
	private pause = pauses.firstUnreachable;

	limited(wait: number): boolean {
		this.limitedFor += wait;
		return this.limitedFor <= pauses.limitBudget;
	}

	/** The next pause in milliseconds, or undefined when the budget is used up. */
	unreachable(): number | undefined {
		const pause = this.pause * (1 + Math.random() / 4);
		this.pause *= 2;
		const now = Date.now();
		this.unreachableSince ??= now;
		return now + pause - this.unreachableSince <= pauses.unreachableBudget ? pause : undefined;
	}

	read(): boolean {
		this.reads += 1;
		return this.reads <= READ_REPEATS;
	}
}

/**
 * Milliseconds that an answer asks to wait: a Retry-After of seconds or a date, or `retry_after` in the
 * body. Some write the time of day in seconds instead; a date counts from the vendor's own clock.
 */
function retryAfterOf({ answer, headers }: Extract<Exchange, { kind: 'answer' }>): number {
	const given = headers['retry-after'] ?? asObject(answer.json).retry_after ?? '';
	const text = String(given).trim();
	const seconds = text === '' ? NaN : Number(text);
	const time = seconds > EPOCH_SECONDS ? seconds * 1000 : Date.parse(text);
	const clock = Date.parse(String(headers.date));
	const untilThen = time - (Number.isNaN(clock) ? Date.now() : clock);
	const wait = seconds <= EPOCH_SECONDS ? seconds * 1000 : untilThen;
	return Number.isFinite(wait) ? Math.min(Math.max(0, wait), pauses.longestBelieved) : 0;
}
