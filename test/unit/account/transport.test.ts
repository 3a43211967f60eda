import type { Connection } from '../../../nodes/CreateUser/account/connection';
import { Pace } from '../../../nodes/CreateUser/account/pace';
import type { PacedRun } from '../../../nodes/CreateUser/account/paced-run';
import { transport } from '../../../nodes/CreateUser/account/transport';
import type { VendorRequest } from '../../../nodes/CreateUser/wire/answer';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import type { NotProcessed, Sent } from '../../../nodes/CreateUser/wire/sent';
import type { UntilEnd } from '../../../nodes/CreateUser/wire/wait';
import { answered } from '../answer';

const SECOND = 1000;
const GET: VendorRequest = { method: 'GET', path: '/v1/users' };
const POST: VendorRequest = { method: 'POST', path: '/v1/user', body: {} };

let run: PacedRun;
beforeEach(() => {
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	jest.spyOn(Math, 'random').mockReturnValue(0);
	run = new Pace().join({ concurrency: 5, perSecond: 0 });
});
afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

const ok = () => answered(200, {});
const limited = (seconds: number) => answered(429, {}, { 'retry-after': `${seconds}` });
const notProcessed = (why: NotProcessed): Sent => ({ kind: 'notProcessed', why });
const unreachable = (again: boolean) =>
	notProcessed({ kind: 'unreachable', words: 'nothing answers', again });
const noLogin = (kind: 'refused' | 'unreachable') =>
	notProcessed({ kind: 'login', problem: { kind, words: 'No.' } });
const lost = (kind: 'broken' | 'timedOut'): Sent => ({
	kind: 'noAnswer',
	why: kind === 'broken' ? { kind, words: 'it broke' } : { kind },
	endedAt: 0,
});
const fault = new Error('a fault of ours');

/** A connection on which each request fares as the list says; the last one goes on. */
function connected(...fates: Array<() => Sent>) {
	const exchange = jest.fn(async (_request: VendorRequest, _untilEnd: UntilEnd) => {
		const fate = fates.length > 1 ? fates.shift() : fates[0];
		return fate!();
	});
	return { exchange, connection: { exchange } as unknown as Connection };
}

/** What becomes of a request, and how often and how long it was sent. */
async function fareOf(request: VendorRequest, ...fates: Array<() => Sent>) {
	const { exchange, connection } = connected(...fates);
	const began = Date.now();
	const fare: { sent?: Sent; seconds: number; times: () => number } = {
		seconds: 0,
		times: () => exchange.mock.calls.length,
	};
	void transport(
		run,
		connection,
		request.method === 'GET' ? 'ask' : 'send',
	)(request).then((sent) => Object.assign(fare, { sent, seconds: (Date.now() - began) / 1000 }));
	await jest.advanceTimersByTimeAsync(400 * SECOND);
	return { ...fare, times: fare.times() };
}

const throws = () => {
	throw fault;
};

describe('a request is sent once', () => {
	it.each<[string, VendorRequest, () => Sent]>([
		['that is accepted', POST, ok],
		['that is refused', POST, () => answered(400, {})],
		['that writes, whatever the server says', POST, () => answered(500, {})],
		['that writes, where no answer came in time', POST, () => lost('timedOut')],
		['that writes, where the connection broke', POST, () => lost('broken')],
		['that met a host which it can’t trust', POST, () => unreachable(false)],
		['whose login was refused', GET, () => noLogin('refused')],
		['that was not found', GET, () => answered(404, {})],
	])('%s', async (_what, request, fate) => {
		const expected = fate();
		const { sent, times } = await fareOf(request, () => expected);
		expect(sent).toBe(expected);
		expect(times).toBe(1);
	});
});

describe('a request that only reads', () => {
	const broken: Array<[string, () => Sent]> = [
		['no answer comes', () => lost('timedOut')],
		['the connection breaks', () => lost('broken')],
		['the server fails', () => answered(500, {})],
		['the server is not ready', () => answered(425, '')],
	];

	it.each(broken)('is repeated where %s', async (_what, fate) => {
		expect(await fareOf(GET, fate, ok)).toMatchObject({
			sent: { answer: { status: 200 } },
			times: 2,
		});
	});

	it.each(broken)('is repeated twice at most where %s', async (_what, fate) => {
		const expected = fate();
		expect(await fareOf(GET, () => expected)).toMatchObject({ sent: expected, times: 3 });
	});
});

describe('a gateway whose server is away', () => {
	const away = (status = 503) => answered(status, { message: 'No server is available.' });
	const page = () => answered(500, '<html>Sorry</html>');
	const fates = (count: number, fate: () => Sent) => Array<() => Sent>(count).fill(fate);

	it.each<[string, () => Sent]>([
		['502', () => away(502)],
		['503', away],
		['504', () => away(504)],
		['a page', page],
	])('is waited for by who asks: %s', async (_what, fate) => {
		expect(await fareOf(GET, ...fates(6, fate), ok)).toMatchObject({
			sent: { answer: { status: 200 } },
			times: 7,
			seconds: 15.5,
		});
	});

	it('is not waited for in vain by who asks', async () => {
		const { sent, seconds } = await fareOf(GET, away);
		expect(sent).toMatchObject({ kind: 'answered', answer: { status: 503 } });
		expect(seconds).toBeLessThanOrEqual(pauses.unreachableBudget / SECOND);
		const next = await fareOf(GET, away);
		expect(next).toMatchObject({ sent: { answer: { status: 503 } } });
	});

	it('is asked once more and no longer waited for while it has been given up', async () => {
		const { connection } = connected(away);
		const asked = transport(run, connection, 'ask')(GET);
		await jest.advanceTimersByTimeAsync(pauses.unreachableBudget);
		await asked;
		const again = connected(away);
		await transport(run, again.connection, 'ask')(GET);
		expect(again.exchange).toHaveBeenCalledTimes(3);
		const back = connected(ok);
		expect(await transport(run, back.connection, 'ask')(GET)).toMatchObject(ok());
	});

	it('lets who sends wait, after two of them, and never sends one again', async () => {
		const { exchange, connection } = connected(away, away, ok);
		const send = transport(run, connection, 'send');
		expect(await send(POST)).toMatchObject({ answer: { status: 503 } });
		expect(await send(POST)).toMatchObject({ answer: { status: 503 } });
		const third = send(POST);
		await jest.advanceTimersByTimeAsync(pauses.firstUnreachable - 1);
		expect(exchange).toHaveBeenCalledTimes(2);
		await jest.advanceTimersByTimeAsync(1);
		expect(await third).toMatchObject({ answer: { status: 200 } });
	});

	it('gets nothing new after as long as a restart takes, and asks go on', async () => {
		const { exchange, connection } = connected(away);
		const send = transport(run, connection, 'send');
		const all = Array.from({ length: 20 }, async () => await send(POST));
		for (let time = 0; time < 10; time++) {
			all.push(send(POST));
			await jest.advanceTimersByTimeAsync(4 * SECOND);
		}
		const sent = exchange.mock.calls.length;
		expect(await send(POST)).toEqual(
			notProcessed({ kind: 'paused', why: { kind: 'away', httpStatus: 503 } }),
		);
		expect(exchange).toHaveBeenCalledTimes(sent);
		const asking = connected(ok);
		expect(await transport(run, asking.connection, 'ask')(GET)).toMatchObject(ok());
		await jest.advanceTimersByTimeAsync(pauses.silenceRest);
		await send(POST);
		expect(exchange).toHaveBeenCalledTimes(sent + 1);
	});

	it('is not waited for by the editor, where a person looks at the screen', async () => {
		const { exchange, connection } = connected(away);
		await transport(run, connection, 'ask', false)(GET);
		expect(exchange).toHaveBeenCalledTimes(3);
	});

	it('holds no run that has ended', async () => {
		const { exchange, connection } = connected(away);
		const asked = transport(run, connection, 'ask')(GET);
		await jest.advanceTimersByTimeAsync(SECOND);
		const before = exchange.mock.calls.length;
		run.leave();
		expect(await asked).toEqual(notProcessed({ kind: 'runEnded' }));
		expect(exchange).toHaveBeenCalledTimes(before);
	});
});

describe('a fault of ours after a request may have left', () => {
	it('is an answer that was lost', async () => {
		expect(await fareOf(POST, throws)).toMatchObject({
			sent: { kind: 'noAnswer', why: { kind: 'fault', error: fault } },
			times: 1,
		});
	});

	it('gives its place back', async () => {
		await fareOf(POST, throws);
		expect(await fareOf(POST, ok)).toMatchObject({ sent: { kind: 'answered' }, seconds: 0 });
	});
});

describe('what was certainly not processed', () => {
	it('is sent again after the pause that a 429 asks for', async () => {
		expect(await fareOf(POST, () => limited(7), ok)).toMatchObject({
			sent: { answer: { status: 200 } },
			times: 2,
			seconds: 7,
		});
	});

	it('is turned away after five minutes of 429', async () => {
		const { sent, seconds, times } = await fareOf(POST, () => limited(0));
		expect(sent).toEqual(notProcessed({ kind: 'tooManyRequests' }));
		expect(seconds).toBeLessThan(pauses.limitBudget / SECOND + 1);
		expect(times).toBeLessThan(30);
	});

	it('is not waited for where the vendor asks for longer than that', async () => {
		const { sent, seconds, times } = await fareOf(POST, () => limited(600));
		expect(sent).toEqual(notProcessed({ kind: 'tooManyRequests' }));
		expect([seconds, times]).toEqual([0, 1]);
	});

	it.each<[string, () => Sent]>([
		['the host', () => unreachable(true)],
		['its login', () => noLogin('unreachable')],
	])('is sent again where %s can’t be reached for a moment', async (_what, fate) => {
		expect(await fareOf(POST, fate, fate, ok)).toMatchObject({
			sent: { kind: 'answered' },
			times: 3,
			seconds: 1.5,
		});
	});

	it.each<[string, () => Sent]>([
		['the host', () => unreachable(true)],
		['its login', () => noLogin('unreachable')],
	])('is given up where %s can’t be reached for long, and says why', async (_what, fate) => {
		const { sent, seconds, times } = await fareOf(POST, fate);
		expect(sent).toEqual(fate());
		expect(seconds).toBeLessThanOrEqual(pauses.unreachableBudget / SECOND);
		expect(times).toBeLessThan(8);
	});
});

describe('a run that ends', () => {
	it('sends nothing more', async () => {
		run.stopSending();
		expect(await fareOf(POST, ok)).toMatchObject({
			sent: notProcessed({ kind: 'runEnded' }),
			times: 0,
		});
		expect(await fareOf(GET, ok)).toMatchObject({ sent: { kind: 'answered' }, times: 1 });
		run.leave();
		expect(await fareOf(GET, ok)).toMatchObject({ sent: notProcessed({ kind: 'runEnded' }) });
	});

	it('sends nothing again that was turned away', async () => {
		const stops = () => {
			run.stopSending();
			return limited(1);
		};
		expect(await fareOf(POST, stops, ok)).toMatchObject({
			sent: notProcessed({ kind: 'runEnded' }),
			times: 1,
		});
	});

	it('tells the request so, which may still wait for a login', async () => {
		const { exchange, connection } = connected(ok);
		await transport(run, connection, 'send')(POST);
		const told = jest.fn();
		void exchange.mock.calls[0]?.[1](new Promise(() => undefined)).then(told);
		await jest.advanceTimersByTimeAsync(0);
		expect(told).not.toHaveBeenCalled();
		run.stopSending();
		await jest.advanceTimersByTimeAsync(0);
		expect(told).toHaveBeenCalled();
	});
});
