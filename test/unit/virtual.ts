import type { Connection } from '../../nodes/CreateUser/account/connection';
import { Pace } from '../../nodes/CreateUser/account/pace';
import { transport } from '../../nodes/CreateUser/account/transport';
import type { Sent } from '../../nodes/CreateUser/wire/sent';
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
	const exchange = async (): Promise<Sent> => {
		await wait(latency / 2);
		count.total += 1;
		const seconds = limiter.turnAway(limit);
		if (seconds !== undefined) count.refused += 1;
		await wait(latency / 2);
		const status = seconds === undefined ? 200 : 429;
		const isTold = seconds !== undefined && limit.retryAfter !== undefined;
		return answered(status, isTold ? { 'retry-after': String(seconds) } : {});
	};
	return { connection: connected(exchange), count };
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

/** The vendor's answer, without a body. */
export function answered(status: number, headers: Record<string, string> = {}): Sent {
	const answer = { status, headers, text: '', json: undefined };
	return { kind: 'answered', answer, endedAt: Date.now() };
}

/** A connection of which nothing but its exchange is used. */
export function connected(exchange: () => Promise<Sent>): Connection {
	return { exchange } as unknown as Connection;
}

/** Sends so many requests of one run; resolves with what became of them. */
export async function sendMany(
	pace: Pace,
	connection: Connection,
	count: number,
	limits = { concurrency: 5, perSecond: 0 },
): Promise<Sent[]> {
	const run = pace.join(limits);
	const send = transport(run, connection, 'send');
	const one = async () => await send({ method: 'POST', path: '/' });
	const sent = await Promise.all(Array.from({ length: count }, one));
	run.leave();
	return sent;
}

type Connected = Pick<ReturnType<typeof limited>, 'connection'>;

/** One run that sends so many requests, as fast as the pace lets it. */
async function sendAll(pace: Pace, { connection }: Connected, one: VirtualCase): Promise<void> {
	const { concurrency, perSecond = 0 } = one;
	await sendMany(pace, connection, one.users, { concurrency, perSecond });
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
