import type { CredentialConnection, Exchange } from '../../nodes/CreateUser/run/exchange';
import { Pace } from '../../nodes/CreateUser/run/pace';
import { NotSent, Requests } from '../../nodes/CreateUser/run/request';
import { driven } from './virtual';

beforeEach(() => jest.useFakeTimers({ now: 1_700_000_000_000 }));
afterEach(() => jest.useRealTimers());

const MINUTE = 60;

/** A vendor that gives no answer, after so many seconds each time, until it is well again. */
function silent(seconds: number, sent: 'maybe' | 'never') {
	const state = { isWell: false, requests: 0 };
	const exchange = async (): Promise<Exchange> => {
		state.requests += 1;
		const answer = { status: 200, text: '', json: undefined };
		if (state.isWell) return { kind: 'answer', answer, headers: {} };
		await new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
		return { kind: 'noAnswer', problem: { sent, words: 'no answer came' } };
	};
	return { state, connection: { exchange } as unknown as CredentialConnection };
}

async function sendAll(pace: Pace, connection: CredentialConnection, count: number) {
	const run = {};
	pace.join(run, { concurrency: 5, perSecond: 0 });
	const requests = new Requests(run, connection, pace, 'Acefone');
	const send = async () => await requests.send({ method: 'POST', path: '/' });
	const results = await Promise.allSettled(Array.from({ length: count }, send));
	pace.leave(run);
	return results;
}

describe.each([
	['whose time-outs are long', 45, 'maybe'],
	['whose time-outs are short', 2, 'maybe'],
	['that can not be reached, which takes long to learn', 10, 'never'],
] as const)('a vendor %s', (_what, seconds, sent) => {
	it('holds a run for minutes and not for hours', async () => {
		const { connection, state } = silent(seconds, sent);
		const all = sendAll(new Pace(), connection, 200);
		expect(await driven(all)).toBeLessThan(5 * MINUTE);
		expect(state.requests).toBeLessThan(20);
		const notSent = (await all).filter(
			(one) => one.status === 'rejected' && one.reason instanceof NotSent,
		);
		expect(notSent.length).toBeGreaterThan(180);
	});

	it('is not asked by the next run at once, but after a rest', async () => {
		const { connection, state } = silent(seconds, sent);
		const pace = new Pace();
		await driven(sendAll(pace, connection, 50));
		const before = state.requests;
		state.isWell = true;
		const early = sendAll(pace, connection, 3);
		await driven(early, 10);
		expect((await early).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
		expect(state.requests).toBe(before);
		jest.setSystemTime(Date.now() + 31_000);
		const later = sendAll(pace, connection, 20);
		await driven(later, 10);
		expect((await later).map(({ status }) => status)).toEqual(Array(20).fill('fulfilled'));
	});
});

it('one answer between shows that the vendor is there', async () => {
	const { connection, state } = silent(2, 'maybe');
	const exchange = connection.exchange.bind(connection);
	connection.exchange = async (request) => {
		state.isWell = state.requests % 5 === 4;
		return await exchange(request);
	};
	const all = sendAll(new Pace(), connection, 100);
	await driven(all);
	expect(state.requests).toBe(100);
});
