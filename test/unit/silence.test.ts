import { Pace } from '../../nodes/CreateUser/account/pace';
import type { Sent } from '../../nodes/CreateUser/wire/sent';
import { answered, connected, driven, sendMany } from './virtual';

beforeEach(() => jest.useFakeTimers({ now: 1_700_000_000_000 }));
afterEach(() => jest.useRealTimers());

const MINUTE = 60;

const NOTHING: Record<'maybe' | 'never', Sent> = {
	maybe: { kind: 'noAnswer', why: { kind: 'timedOut' }, endedAt: 0 },
	never: {
		kind: 'notProcessed',
		why: { kind: 'unreachable', words: 'no connection', again: true },
	},
};

/** A vendor that gives no answer, after so many seconds each time, until it is well again. */
function silent(seconds: number, sent: 'maybe' | 'never') {
	const state = { isWell: false, requests: 0 };
	const exchange = async (): Promise<Sent> => {
		state.requests += 1;
		if (state.isWell) return answered(200);
		await new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
		return NOTHING[sent];
	};
	return { state, exchange, connection: connected(exchange) };
}

const kindsOf = (sent: Sent[]) => sent.map(({ kind }) => kind);

describe.each([
	['whose time-outs are long', 45, 'maybe'],
	['whose time-outs are short', 2, 'maybe'],
	['that can not be reached, which takes long to learn', 10, 'never'],
] as const)('a vendor %s', (_what, seconds, sent) => {
	it('holds a run for minutes and not for hours', async () => {
		const { connection, state } = silent(seconds, sent);
		const all = sendMany(new Pace(), connection, 200);
		expect(await driven(all)).toBeLessThan(5 * MINUTE);
		expect(state.requests).toBeLessThan(20);
		const notSent = (await all).filter(({ kind }) => kind === 'notProcessed');
		expect(notSent.length).toBeGreaterThan(180);
	});

	it('is not asked by the next run at once, but after a rest', async () => {
		const { connection, state } = silent(seconds, sent);
		const pace = new Pace();
		await driven(sendMany(pace, connection, 50));
		const before = state.requests;
		state.isWell = true;
		const early = sendMany(pace, connection, 3);
		await driven(early, 10);
		expect(kindsOf(await early)).toEqual(Array(3).fill('notProcessed'));
		expect(state.requests).toBe(before);
		jest.setSystemTime(Date.now() + 31_000);
		const later = sendMany(pace, connection, 20);
		await driven(later, 10);
		expect(kindsOf(await later)).toEqual(Array(20).fill('answered'));
	});
});

it('one answer between shows that the vendor is there', async () => {
	const { exchange, state } = silent(2, 'maybe');
	const connection = connected(async () => {
		state.isWell = state.requests % 5 === 4;
		return await exchange();
	});
	await driven(sendMany(new Pace(), connection, 100));
	expect(state.requests).toBe(100);
});
