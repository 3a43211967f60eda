import { InFlight } from '../../../nodes/CreateUser/account/accounts';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import type { UntilEnd } from '../../../nodes/CreateUser/wire/wait';

const never: UntilEnd = async (work) => await work;
const user = (id: string) => ({ id, raw: { the: 'answer' } });

let inFlight: InFlight;
beforeEach(() => {
	jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) });
	inFlight = new InFlight();
});
afterEach(() => jest.useRealTimers());

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);
const settle = async () => await jest.advanceTimersByTimeAsync(0);

/** A job that is over when it is told so. */
function job() {
	let over: (value: string) => void = () => undefined;
	let fail: (error: Error) => void = () => undefined;
	const begun = jest.fn(
		async () =>
			await new Promise<string>((resolve, reject) => {
				over = resolve;
				fail = reject;
			}),
	);
	return { begun, end: () => over('done'), fail: () => fail(new Error('failed')) };
}

describe('a login', () => {
	it('is sent by one run at a time, however it is written', async () => {
		const [first, second, third] = [job(), job(), job()];
		const all = [
			inFlight.alone('Asha.Rao', never, first.begun),
			inFlight.alone(' asha.rao', never, second.begun),
			inFlight.alone('ASHA.RAO\u00A0', never, third.begun),
		];
		await settle();
		expect([first, second, third].map(({ begun }) => begun.mock.calls.length)).toEqual([1, 0, 0]);
		first.end();
		await settle();
		expect([second, third].map(({ begun }) => begun.mock.calls.length)).toEqual([1, 0]);
		second.end();
		await settle();
		third.end();
		expect(await Promise.all(all)).toEqual(['done', 'done', 'done']);
	});

	it('holds no other login up', async () => {
		const [first, other] = [job(), job()];
		void inFlight.alone('asha', never, first.begun);
		void inFlight.alone('nathan', never, other.begun);
		await settle();
		expect(other.begun).toHaveBeenCalled();
	});

	it('is free again when the job failed, and the failure is its own', async () => {
		const [first, second] = [job(), job()];
		const failing = inFlight.alone('asha', never, first.begun);
		const waiting = inFlight.alone('asha', never, second.begun);
		first.fail();
		await expect(failing).rejects.toThrow('failed');
		await settle();
		second.end();
		expect(await waiting).toBe('done');
	});

	it('is not waited for by a run that ends', async () => {
		const [first, second] = [job(), job()];
		void inFlight.alone('asha', never, first.begun);
		let end: () => void = () => undefined;
		const ended = new Promise<undefined>((resolve) => (end = () => resolve(undefined)));
		const untilEnd: UntilEnd = async (work) => await Promise.race([work, ended]);
		const waiting = inFlight.alone('asha', untilEnd, second.begun);
		await settle();
		end();
		expect(await waiting).toBeUndefined();
		first.end();
		await settle();
		expect(second.begun).not.toHaveBeenCalled();
	});
});

describe('a user that was just created', () => {
	it('is known for a while, without the vendor’s own words, and by whom', () => {
		inFlight.noteCreated('Asha', user('7'), 'account');
		const at = Date.now();
		later(pauses.justCreated - 1);
		expect(inFlight.justCreated(' asha')).toEqual({
			at,
			user: { id: '7', raw: null },
			by: 'account',
			login: 'Asha',
		});
		later(1);
		expect(inFlight.justCreated('asha')).toBeUndefined();
	});

	it('is no longer uncertain', () => {
		inFlight.noteUncertain('asha', 'account');
		inFlight.noteCreated('asha', user('7'), 'account');
		expect(inFlight.uncertain('asha')).toBeUndefined();
	});
});

it('a user of unknown outcome is known for half an hour', () => {
	inFlight.noteUncertain('Asha', 'account');
	const at = Date.now();
	later(pauses.uncertain - 1);
	expect(inFlight.uncertain('asha')).toEqual({ at, by: 'account', login: 'Asha' });
	later(1);
	expect(inFlight.uncertain('asha')).toBeUndefined();
});

describe('what is remembered', () => {
	it('has an end', async () => {
		inFlight.noteCreated('asha', user('7'), 'account');
		expect(inFlight.isIdle).toBe(false);
		later(pauses.justCreated + 1);
		inFlight.sweep();
		expect(inFlight.isIdle).toBe(true);
		inFlight.noteUncertain('asha', 'account');
		expect(inFlight.isIdle).toBe(false);
		later(pauses.uncertain + 1);
		inFlight.sweep();
		expect(inFlight.isIdle).toBe(true);
		const one = job();
		const alone = inFlight.alone('asha', never, one.begun);
		expect(inFlight.isIdle).toBe(false);
		one.end();
		await alone;
		expect(inFlight.isIdle).toBe(true);
	});

	it('is 50,000 logins of each kind at most, the newest', () => {
		for (let login = 0; login <= 50_000; login++) {
			inFlight.noteCreated(`user.${login}`, user(`${login}`), 'account');
			inFlight.noteUncertain(`hire.${login}`, 'account');
		}
		expect(inFlight.justCreated('user.0')).toBeUndefined();
		expect(inFlight.justCreated('user.1')).toBeDefined();
		expect(inFlight.uncertain('hire.0')).toBeUndefined();
		expect(inFlight.uncertain('hire.1')).toBeDefined();
		inFlight.noteUncertain('hire.1', 'account');
		inFlight.noteUncertain('hire.50001', 'account');
		expect(inFlight.uncertain('hire.1')).toBeDefined();
		expect(inFlight.uncertain('hire.2')).toBeUndefined();
	});

	it('is kept longer when it is noted again', () => {
		inFlight.noteUncertain('asha', 'account');
		inFlight.noteUncertain('nathan', 'account');
		later(pauses.uncertain - 1);
		inFlight.noteUncertain('asha', 'account');
		later(2);
		expect(inFlight.isIdle).toBe(false);
		expect(inFlight.uncertain('asha')).toBeDefined();
		expect(inFlight.uncertain('nathan')).toBeUndefined();
	});
});
