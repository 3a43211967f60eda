import { Account, InFlight } from '../../../nodes/CreateUser/account/accounts';
import { createOne } from '../../../nodes/CreateUser/creation/create-one';
import { Memory, type Remembered } from '../../../nodes/CreateUser/creation/memory';
import type { Parts } from '../../../nodes/CreateUser/creation/parts';
import type { NewUser, Vendor, VendorUser } from '../../../nodes/CreateUser/vendors/contract';
import { crmCom } from '../../../nodes/CreateUser/vendors/crmcom';
import type { VendorRequest } from '../../../nodes/CreateUser/wire/answer';
import type { Send, Sent } from '../../../nodes/CreateUser/wire/sent';
import { answered } from '../answer';

beforeEach(() => jest.useFakeTimers({ now: 1_700_000_000_000 }));
afterEach(() => jest.useRealTimers());

const ASHA: NewUser = { login: 'asha', name: 'Asha Rao', body: { username: 'asha' } };

const IDENTITY = {
	...{ root: 'https://crm.example.com', account: '', more: [], secret: 'a secret' },
	...{ isPermanentToken: true, fields: '', means: 'login', permissionHint: '' },
};

const shownAs = ({ login, name }: NewUser, id = '7'): VendorUser => ({
	...{ id, login, name, raw: null },
});

/** A vendor of CRM.COM's kind that creates what it is sent, and knows who is there. */
class Crm {
	creates = 0;
	isAway = false;
	/** What it does instead of creating. */
	instead?: () => Sent;

	constructor(readonly there = new Map<string, VendorUser>()) {}

	readonly send: Send = async ({ method, body, query }: VendorRequest) => {
		if (method === 'POST') return this.create(String(body?.username));
		if (this.isAway) return { kind: 'noAnswer', why: { kind: 'timedOut' }, endedAt: Date.now() };
		const user = this.there.get(String(query?.user_identifier).replace('username=', ''));
		if (!user) return answered(200, { status: { code: 'NOBODY' } });
		const [first_name, last_name] = user.name?.split(' ') ?? [];
		const person_name = { first_name, last_name };
		const data = { id: user.id, username: user.login, person_name };
		return answered(200, { status: { code: 'OK' }, data });
	};

	private create(login: string): Sent {
		this.creates += 1;
		if (this.instead) return this.instead();
		this.there.set(login, shownAs(ASHA));
		return answered(200, { status: { code: 'OK' }, data: { id: '7' } });
	}
}

const memoryOf = (context = {}) => new Memory(context, 'account', ['place']);

function accountOf(vendor: Vendor = crmCom): Account {
	return new Account('account', vendor, IDENTITY, new InFlight());
}

function partsFor(crm: Crm, memory: Memory, more: Partial<Parts> = {}): Parts {
	return {
		...{ vendor: crmCom, mode: 'error', dryRun: false, options: {}, memory },
		...{ account: accountOf(), send: crm.send, ask: crm.send, startedAt: Date.now() },
		...{ pagesWorth: 20, precaution: {} },
		course: {
			untilEnd: async (work) => await work,
			onFailure: () => undefined,
			hold: () => () => undefined,
		},
		wait: async (milliseconds) =>
			await new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
		keepsRaw: true,
		...more,
	};
}

async function created(parts: Parts, user = ASHA) {
	const outcome = createOne(parts, user);
	await jest.advanceTimersByTimeAsync(60_000);
	return await outcome;
}

const saved = (id: string): Remembered => ({
	...{ login: 'asha', id, evidence: 'answered', at: Date.now() },
});

describe('one execution that meets a login twice', () => {
	it('gives the same person back and refuses another', async () => {
		const crm = new Crm();
		const parts = partsFor(crm, memoryOf());
		expect(await created(parts)).toMatchObject({ kind: 'created', evidence: 'answered' });
		expect(await created(parts)).toMatchObject({ kind: 'created', evidence: 'answered' });
		const other = await created(parts, { ...ASHA, name: 'Asha Mehta' });
		expect(other).toMatchObject({ kind: 'refused', why: { by: 'loginTaken' } });
		expect(crm.creates).toBe(1);
	});
});

it.each([
	['is refused without being looked at', 'error', 0, { kind: 'refused' }],
	['is looked at where that is put out', 'return', 1, { kind: 'existing', user: { id: '7' } }],
] as const)('who was created a moment ago %s', async (_what, mode, times, expected) => {
	const crm = new Crm();
	const account = accountOf();
	await created(partsFor(crm, memoryOf(), { account }));
	const ask = jest.fn(crm.send);
	const next = partsFor(crm, memoryOf(), { account, mode, ask });
	expect(await created(next)).toMatchObject(expected);
	expect(ask).toHaveBeenCalledTimes(times);
});

it('what a try left open is not there only when asked long enough after its request ended', async () => {
	const memory = memoryOf();
	const crm = new Crm();
	const timesOut: Send = async () => {
		await new Promise((resolve) => setTimeout(resolve, 45_000));
		return { kind: 'noAnswer', why: { kind: 'timedOut' }, endedAt: Date.now() };
	};
	const problem = { kind: 'tokenRefused', words: '' } as const;
	const mayNot: Send = async () =>
		await Promise.resolve({
			kind: 'notProcessed',
			why: { kind: 'login', problem },
		});
	const first = createOne(partsFor(crm, memory, { send: timesOut, ask: mayNot }), ASHA);
	await jest.advanceTimersByTimeAsync(45_000);
	expect(await first).toMatchObject({ kind: 'unknown' });
	const second = createOne(partsFor(crm, memory), ASHA);
	await jest.advanceTimersByTimeAsync(10_000);
	crm.there.set('asha', shownAs(ASHA));
	await jest.advanceTimersByTimeAsync(60_000);
	expect(await second).toMatchObject({ kind: 'created', lookedUp: true });
	expect(crm.creates).toBe(0);
});

it('what came of a lost request is known where it is refused when it is sent again', async () => {
	const crm = new Crm();
	const failing = { status: { code: 'X', description: 'Down.' } };
	crm.instead = () =>
		crm.creates === 1 ? answered(500, failing) : answered(400, { status: { code: 'Y' } });
	expect(await created(partsFor(crm, memoryOf()))).toMatchObject({
		kind: 'unknown',
		why: { sends: 2, unclear: { reason: { httpStatus: 500 } }, refusal: { httpStatus: 400 } },
	});
});

it.each([
	['are kept where they are put out', true],
	['are let go of where they are not', false],
])('the vendor’s own words %s', async (_what, keepsRaw) => {
	const memory = memoryOf();
	const outcome = await created(partsFor(new Crm(), memory, { keepsRaw }));
	const raw = keepsRaw ? expect.anything() : null;
	expect(outcome).toMatchObject({ kind: 'created', user: { id: '7', raw } });
	expect(memory.recall('asha')).toMatchObject({ state: 'created', outcome });
});

describe('a record of a failed execution', () => {
	it('makes no dry run write', async () => {
		const memory = memoryOf();
		memory.save([saved('7')]);
		const crm = new Crm();
		const outcome = await created(partsFor(crm, memory, { dryRun: true }));
		expect(outcome).toMatchObject({ kind: 'wouldCreate' });
		expect(crm.creates).toBe(0);
	});

	it('is followed by a new user where the vendor has none 15 seconds after it was made', async () => {
		const memory = memoryOf();
		memory.save([saved('7')]);
		const crm = new Crm();
		const outcome = createOne(partsFor(crm, memory), ASHA);
		await jest.advanceTimersByTimeAsync(14_900);
		expect(crm.creates).toBe(0);
		await jest.advanceTimersByTimeAsync(30_000);
		expect(await outcome).toMatchObject({ kind: 'created', evidence: 'answered' });
		expect(crm.creates).toBe(1);
	});

	it('does not claim a user with the same login and another id', async () => {
		const memory = memoryOf();
		memory.save([saved('6')]);
		const crm = new Crm(new Map([['asha', shownAs(ASHA)]]));
		expect(await created(partsFor(crm, memory))).toMatchObject({ kind: 'refused' });
		expect(crm.creates).toBe(0);
	});

	it('leaves a user open that the vendor can not be asked for', async () => {
		const memory = memoryOf();
		memory.save([saved('7')]);
		const crm = new Crm();
		crm.isAway = true;
		const outcome = await created(partsFor(crm, memory));
		expect(outcome).toMatchObject({ kind: 'unknown', why: { lookUp: { kind: 'unclear' } } });
		expect(crm.creates).toBe(0);
	});
});

it('a dry run that can ask for nobody sent nobody, whatever another run left open', async () => {
	const [crm, account] = [new Crm(), accountOf()];
	account.inFlight.noteUncertain('asha', account.key);
	crm.isAway = true;
	const outcomeOf = async (dryRun: boolean) =>
		await created(partsFor(crm, memoryOf(), { account, dryRun, mode: 'return' }));
	expect(await outcomeOf(true)).toMatchObject({ kind: 'notSent', why: { kind: 'cannotAsk' } });
	expect(await outcomeOf(false)).toMatchObject({ kind: 'unknown' });
	expect(crm.creates).toBe(0);
});

it('a user who came into being between the question and the request is given back', async () => {
	const crm = new Crm();
	crm.instead = () => {
		crm.there.set('asha', shownAs(ASHA));
		return answered(200, { status: { code: 'EXISTS', description: 'It exists.' } });
	};
	const outcome = await created(partsFor(crm, memoryOf(), { mode: 'return' }));
	expect(outcome).toMatchObject({ kind: 'existing' });
});

it('two runs of one process send a login once, at the same moment or one after the other', async () => {
	const account = accountOf();
	const crm = new Crm();
	const [one, two] = [memoryOf(), memoryOf()].map((memory) =>
		partsFor(crm, memory, { mode: 'return', account }),
	);
	const outcomes = await Promise.all([
		created(one as Parts),
		created(two as Parts, { ...ASHA, login: ' ASHA ' }),
	]);
	expect(outcomes).toMatchObject([{ kind: 'created' }, { kind: 'existing' }]);
	expect(crm.creates).toBe(1);
});

describe('a user whom this process created a moment ago', () => {
	it('with the credential of another account is asked for, and sent where nobody is there', async () => {
		const crm = new Crm();
		const parts = partsFor(crm, memoryOf());
		parts.account.inFlight.noteCreated('asha', shownAs(ASHA), 'another account');
		expect(await created(parts)).toMatchObject({ kind: 'created', evidence: 'answered' });
		expect(crm.creates).toBe(1);
	});

	it('and whose id the answer did not name is asked for, to be returned with it', async () => {
		const crm = new Crm(new Map([['asha', shownAs(ASHA)]]));
		const parts = partsFor(crm, memoryOf(), { mode: 'return' });
		const { key, inFlight } = parts.account;
		inFlight.noteCreated('asha', { ...shownAs(ASHA), id: null }, key);
		expect(await created(parts)).toMatchObject({ kind: 'existing', user: { id: '7' } });
		expect(crm.creates).toBe(0);
	});
});

it('a user who was absent before it was sent again has the password that was sent', async () => {
	const crm = new Crm();
	crm.instead = () => {
		if (crm.creates === 2) crm.there.set('asha', shownAs(ASHA));
		return { kind: 'noAnswer', why: { kind: 'timedOut' }, endedAt: Date.now() };
	};
	expect(await created(partsFor(crm, memoryOf()))).toMatchObject({
		...{ kind: 'created', evidence: 'absentBefore', hasPassword: true, lookedUp: true },
	});
	expect(crm.creates).toBe(2);
});

it('a saved user of whom one look-up says "not there" is not sent before a second one', async () => {
	const crm = new Crm();
	const memory = memoryOf();
	memory.save([{ ...saved('7'), at: Date.now() - 3_600_000 }]);
	setTimeout(() => void crm.there.set('asha', shownAs(ASHA)), 1000);
	expect(await created(partsFor(crm, memory))).toMatchObject({ kind: 'created', lookedUp: true });
	expect(crm.creates).toBe(0);
});
