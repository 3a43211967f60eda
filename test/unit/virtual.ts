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

/** A vendor that answers 429 above its limit, and counts. */
function limited(limit: RateLimit, latency: number) {
	const limiter = new Limiter();
	const count = { total: 0, refused: 0 };
	const exchange = async (): Promise<Exchange> => {
		await wait(latency / 2);
		count.total += 1;
		const seconds = limiter.turnAway(limit);
		if (seconds !== undefined) count.refused += 1;
		await wait(latency / 2);
		const status = seconds === undefined ? 200 : 429;
		const headers = seconds !== undefined && limit.retryAfter ? { 'retry-after': seconds } : {};
		return { kind: 'answer', answer: { status, text: '', json: undefined }, headers };
	};
	return { connection: { exchange } as unknown as CredentialConnection, count };
}

/** Moves the time on until the work is done; resolves with how many seconds it took. */
export async function driven(work: Promise<unknown>, step = 1000): Promise<number> {
	const began = Date.now();
	let ended = 0;
	const ending = work.then(() => (ended = Date.now()));
	while (ended === 0) await jest.advanceTimersByTimeAsync(step);
	await ending;
	return (ended - began) / 1000;
}

type Connected = Pick<ReturnType<typeof limited>, 'connection'>;

/** One run that sends so many requests, as fast as the pace lets it. */
async function sendAll(pace: Pace, { connection }: Connected, one: VirtualCase): Promise<void> {
	const run = {};
	pace.join(run, { concurrency: one.concurrency, perSecond: one.perSecond ?? 0 });
	const requests = new Requests(run, connection, pace, 'Acefone');
	const send = async () => await requests.send({ method: 'POST', path: '/' });
	await Promise.all(Array.from({ length: one.users }, send));
	pace.leave(run);
}

/** Sends so many requests through the real pace, by one run or by several at once; needs jest's fake timers. */
export async function inVirtualTime(one: VirtualCase, runs = 1): Promise<VirtualResult> {
	jest.setSystemTime(EPOCH + one.offset);
	const vendor = limited(one.limit, one.latency);
	const pace = new Pace();
	const part = { ...one, users: one.users / runs };
	const all = Array.from({ length: runs }, async () => await sendAll(pace, vendor, part));
	const seconds = await driven(Promise.all(all));
	return { seconds, turnedAway: vendor.count.refused / vendor.count.total };
}

/** A run, then single requests a minute apart, then the run again, of which the result is. */
export async function afterQuietTime(one: VirtualCase, singles: number): Promise<VirtualResult> {
	jest.setSystemTime(EPOCH + one.offset);
	const vendor = limited(one.limit, one.latency);
	const pace = new Pace();
	await driven(sendAll(pace, vendor, one));
	for (let single = 0; single < singles; single++) {
		jest.setSystemTime(Date.now() + 60_000);
		await driven(sendAll(pace, vendor, { ...one, users: 1 }), 100);
	}
	Object.assign(vendor.count, { total: 0, refused: 0 });
	const seconds = await driven(sendAll(pace, vendor, one));
	return { seconds, turnedAway: vendor.count.refused / vendor.count.total };
}
