import type { CredentialConnection, Exchange } from '../../nodes/CreateUser/run/exchange';
import { Pace } from '../../nodes/CreateUser/run/pace';
import { Requests } from '../../nodes/CreateUser/run/request';
import type { RateLimit } from '../sandbox';
import { Limiter } from '../sandbox/core/limiter';

/** A vendor with a limit, in virtual time. */
export interface VirtualCase {
	limit: RateLimit;
	users: number;
	concurrency: number;
	/** Milliseconds to the vendor and back. */
	latency: number;
	/** Milliseconds into a clock second at which the run begins. */
	offset: number;
	/** What the operator was told, 0 or nothing for no limit. */
	perSecond?: number;
}

export interface VirtualResult {
	seconds: number;
	/** Part of the requests that were answered with 429. */
	turnedAway: number;
}

const EPOCH = 1_700_000_000_000;

const wait = async (ms: number) => await new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends so many requests through the real pace; needs jest's fake timers. */
export async function inVirtualTime(one: VirtualCase): Promise<VirtualResult> {
	const { limit, users, concurrency, latency, offset, perSecond = 0 } = one;
	jest.setSystemTime(EPOCH + offset);
	const limiter = new Limiter();
	let refused = 0;
	let total = 0;
	const exchange = async (): Promise<Exchange> => {
		await wait(latency / 2);
		total += 1;
		const seconds = limiter.turnAway(limit);
		if (seconds !== undefined) refused += 1;
		await wait(latency / 2);
		const status = seconds === undefined ? 200 : 429;
		const headers = seconds !== undefined && limit.retryAfter ? { 'retry-after': seconds } : {};
		return { kind: 'answer', answer: { status, text: '', json: undefined }, headers };
	};
	const pace = new Pace();
	const run = {};
	pace.join(run, { concurrency, perSecond });
	const connection = { exchange } as unknown as CredentialConnection;
	const requests = new Requests(run, connection, pace, 'Acefone');
	let ended = 0;
	const sent = Promise.all(
		Array.from({ length: users }, async () => await requests.send({ method: 'POST', path: '/' })),
	).then(() => (ended = Date.now()));
	while (ended === 0) await jest.advanceTimersByTimeAsync(1000);
	await sent;
	return { seconds: (ended - EPOCH - offset) / 1000, turnedAway: refused / total };
}
