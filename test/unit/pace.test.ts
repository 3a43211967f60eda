import type { CredentialConnection, Exchange } from '../../nodes/CreateUser/run/exchange';
import { pauses } from '../../nodes/CreateUser/account/pauses';
import { Pace } from '../../nodes/CreateUser/run/pace';
import { LearntRate } from '../../nodes/CreateUser/run/rate';
import { NotSent, Requests } from '../../nodes/CreateUser/run/request';

beforeEach(() => {
	jest.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
	jest.useRealTimers();
});

const post = { method: 'POST', path: '/' } as const;

function answering(status: number, headers: Record<string, unknown> = {}) {
	const exchange = jest.fn(async (): Promise<Exchange> => ({
		kind: 'answer',
		answer: { status, text: '', json: undefined },
		headers,
	}));
	return { exchange, connection: { exchange } as unknown as CredentialConnection };
}

/** Sends so many requests of one run; resolves with what became of them. */
function sendAll(connection: CredentialConnection, count: number, pace = new Pace()) {
	const run = {};
	pace.join(run, { concurrency: 5, perSecond: 0 });
	const requests = new Requests(run, connection, pace, 'Acefone');
	const sent = Promise.allSettled(Array.from({ length: count }, () => requests.send(post)));
	return { pace, sent };
}

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
		expect(
			(await sent).every((one) => one.status === 'rejected' && one.reason instanceof NotSent),
		).toBe(true);
		expect(exchange.mock.calls.length).toBeLessThan(40);
	});

	it('is not waited for when it asks for an hour, not by the next run either', async () => {
		const { exchange, connection } = answering(429, { 'retry-after': '3600' });
		const { pace, sent } = sendAll(connection, 50);
		await jest.advanceTimersByTimeAsync(100);
		expect((await sent).map(({ status }) => status)).toEqual(Array(50).fill('rejected'));
		const before = exchange.mock.calls.length;
		const next = sendAll(connection, 5, pace);
		await jest.advanceTimersByTimeAsync(100);
		expect((await next.sent).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
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
		expect((await next.sent).map(({ status }) => status)).toEqual(Array(20).fill('fulfilled'));
	});

	it("counts a date from the vendor's own clock", async () => {
		const date = 'Tue, 14 Nov 2023 20:00:00 GMT';
		const { connection } = answering(429, {
			date,
			'retry-after': 'Tue, 14 Nov 2023 20:00:30 GMT',
		});
		const { pace } = sendAll(connection, 1);
		await jest.advanceTimersByTimeAsync(100);
		expect(pace.pauseLeft).toBeGreaterThan(29_000);
		expect(pace.pauseLeft).toBeLessThan(34_000);
	});

	it('is tried again by a later run', async () => {
		const { connection } = answering(429);
		const { pace, sent } = sendAll(connection, 3);
		await jest.advanceTimersByTimeAsync(3 * pauses.limitBudget);
		await sent;
		const { connection: recovered } = answering(200);
		const next = sendAll(recovered, 20, pace);
		await jest.advanceTimersByTimeAsync(120_000);
		expect((await next.sent).map(({ status }) => status)).toEqual(Array(20).fill('fulfilled'));
	});
});

describe('the learnt rate', () => {
	const second = 1000;

	/** So many accepted requests, evenly over a second, then so many seconds of them. */
	function accept(rate: LearntRate, perSecond: number, seconds: number) {
		for (let n = 0; n < perSecond * seconds; n++) {
			jest.advanceTimersByTime(second / perSecond);
			rate.accepted();
		}
	}

	function limit(rate: LearntRate) {
		rate.limited(Date.now());
		jest.setSystemTime(rate.pausedUntil);
	}

	it('is what was accepted in the last second, and a little less', () => {
		const rate = new LearntRate();
		accept(rate, 20, 2);
		limit(rate);
		expect(rate.perSecond).toBeGreaterThan(18);
		expect(rate.perSecond).toBeLessThan(20.5);
	});

	it('does not fall with every 429 of a burst', () => {
		const rate = new LearntRate();
		accept(rate, 50, 2);
		limit(rate);
		const { perSecond } = rate;
		accept(rate, 50, 2);
		for (let n = 0; n < 3; n++) limit(rate);
		expect(rate.perSecond).toBeGreaterThan(0.65 * perSecond);
	});

	it('never collapses, and comes back within a minute', () => {
		const rate = new LearntRate();
		accept(rate, 50, 2);
		for (let n = 0; n < 40; n++) limit(rate);
		expect(rate.perSecond).toBeGreaterThanOrEqual(0.1);
		const started = Date.now();
		while (rate.perSecond < 25 && Date.now() - started < 3_600_000) {
			jest.advanceTimersByTime(second / rate.perSecond);
			rate.accepted();
		}
		expect(Date.now() - started).toBeLessThan(90_000);
	});
});
