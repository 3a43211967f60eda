import { Pace } from '../../nodes/CreateUser/account/pace';
import { pauses } from '../../nodes/CreateUser/wire/pauses';
import type { Sent } from '../../nodes/CreateUser/wire/sent';
import { answered, connected, sendMany } from './virtual';

beforeEach(() => {
	jest.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
	jest.useRealTimers();
});

function answering(status: number, headers: Record<string, string> = {}) {
	const exchange = jest.fn(async (): Promise<Sent> => answered(status, headers));
	return { exchange, connection: connected(exchange) };
}

type Answering = ReturnType<typeof answering>;

/** Sends so many requests of one run; resolves with what became of them. */
function sendAll(connection: Answering['connection'], count: number, pace = new Pace()) {
	return { pace, sent: sendMany(pace, connection, count) };
}

const turnedAway: Sent = { kind: 'notProcessed', why: { kind: 'tooManyRequests' } };
const kindsOf = (sent: Sent[]) => sent.map(({ kind }) => kind);

describe('a vendor that answers nothing but 429', () => {
	it.each([
		['no Retry-After', {}],
		['Retry-After: 0', { 'retry-after': '0' }],
		['a date that has passed', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }],
	])('gets few requests, and a run gives up after the budget: %s', async (_name, headers) => {
		const { exchange, connection } = answering(429, headers);
		const { sent } = sendAll(connection, 200);
		let ended = false;
		void sent.then(() => (ended = true));
		await jest.advanceTimersByTimeAsync(pauses.limitBudget / 2);
		expect(ended).toBe(false);
		await jest.advanceTimersByTimeAsync(pauses.limitBudget);
		expect(ended).toBe(true);
		expect(await sent).toEqual(Array(200).fill(turnedAway));
		expect(exchange.mock.calls.length).toBeLessThan(40);
	});

	it('is not waited for when it asks for an hour, not by the next run either', async () => {
		const { exchange, connection } = answering(429, { 'retry-after': '3600' });
		const { pace, sent } = sendAll(connection, 50);
		await jest.advanceTimersByTimeAsync(100);
		expect(await sent).toEqual(Array(50).fill(turnedAway));
		const before = exchange.mock.calls.length;
		const next = sendAll(connection, 5, pace);
		await jest.advanceTimersByTimeAsync(100);
		expect(await next.sent).toEqual(Array(5).fill(turnedAway));
		expect(exchange.mock.calls.length).toBe(before);
	});

	it.each([
		['a time of day in seconds that is long past', () => ({ 'retry-after': '1600000000' })],
		['a time of day in seconds', () => ({ 'retry-after': String(Date.now() / 1000 + 7200) })],
		['milliseconds for seconds', () => ({ 'retry-after': '600000' })],
		['a date far ahead', () => ({ 'retry-after': 'Fri, 01 Jan 2999 00:00:00 GMT' })],
	])('is tried again within a quarter of an hour: %s', async (_name, headers) => {
		const { connection } = answering(429, headers());
		const { pace, sent } = sendAll(connection, 3);
		await jest.advanceTimersByTimeAsync(3 * pauses.limitBudget);
		await sent;
		const { connection: recovered } = answering(200);
		await jest.advanceTimersByTimeAsync(pauses.limitBudget);
		const next = sendAll(recovered, 20, pace);
		await jest.advanceTimersByTimeAsync(120_000);
		expect(kindsOf(await next.sent)).toEqual(Array(20).fill('answered'));
	});

	it("counts a date from the vendor's own clock", async () => {
		const date = 'Tue, 14 Nov 2023 20:00:00 GMT';
		const retryAfter = 'Tue, 14 Nov 2023 20:00:30 GMT';
		const { connection, exchange } = answering(429, { date, 'retry-after': retryAfter });
		sendAll(connection, 1);
		await jest.advanceTimersByTimeAsync(29_900);
		expect(exchange).toHaveBeenCalledTimes(1);
		// A pause is drawn out by up to a tenth, and the first gap after it by up to its length.
		await jest.advanceTimersByTimeAsync(3000 + pauses.firstGap + 200);
		expect(exchange).toHaveBeenCalledTimes(2);
	});

	it('is tried again by a later run', async () => {
		const { connection } = answering(429);
		const { pace, sent } = sendAll(connection, 3);
		await jest.advanceTimersByTimeAsync(3 * pauses.limitBudget);
		await sent;
		const { connection: recovered } = answering(200);
		const next = sendAll(recovered, 20, pace);
		await jest.advanceTimersByTimeAsync(120_000);
		expect(kindsOf(await next.sent)).toEqual(Array(20).fill('answered'));
	});
});
