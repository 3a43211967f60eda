import {
	knownIn,
	Memory,
	type NodeContext,
	type Remembered,
} from '../../../nodes/CreateUser/creation/memory';
import type { NewUser, VendorUser } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';

const NOON = Date.UTC(2026, 0, 31, 12);
const PLACE = ['acefone', 'https://api.acefone.in'];
const SEED = { salt: '00112233445566778899aabbccddeeff', key: 'ab12' };

let context: NodeContext;
beforeEach(() => {
	jest.useFakeTimers({ now: NOON });
	context = {};
});
afterEach(() => jest.useRealTimers());

const memory = (account = 'account', place = PLACE) => new Memory(context, account, place);

/** As n8n saves the context with an execution, and hands it back to the next. */
const retried = () => (context = JSON.parse(JSON.stringify(context)) as NodeContext);

const user = (login: string, name = 'Asha Rao'): NewUser => ({ login, name, body: {} });
const shown = (id: string): VendorUser => ({ id, raw: { password: 'hunter22' } });
const created = (id: string) => ({
	kind: 'created' as const,
	user: shown(id),
	evidence: 'answered' as const,
	hasPassword: true,
});
const remembered = (login: string, change: Partial<Remembered> = {}): Remembered => ({
	...{ login, id: '7', evidence: 'answered', at: NOON },
	...change,
});

/** The one slot that the node uses. */
const slot = () => Object.keys(context).filter((key) => key.startsWith('createUser:'));

describe('what this execution did', () => {
	it('is known in every try, and not in another execution', () => {
		memory().noteSending(user('asha'));
		memory().noteCreated(user('nathan'), created('7'));
		expect(memory().recall(' ASHA')).toMatchObject({ state: 'sending', login: 'asha', at: NOON });
		expect(memory().recall('Nathan')).toMatchObject({ state: 'created', outcome: created('7') });
		retried();
		expect(memory().recall('asha')).toBeUndefined();
	});

	it('is each account’s own', () => {
		memory('one').noteSending(user('asha'));
		expect(memory('other').recall('asha')).toBeUndefined();
	});

	it('is no longer open when the user was created, and stays so', () => {
		memory().noteSending(user('asha'));
		memory().noteCreated(user('asha'), created('7'));
		memory().noteSending(user('asha'));
		expect(memory().recall('asha')).toMatchObject({ state: 'created' });
	});

	it('is forgotten where the vendor certainly has no user from it', () => {
		const one = memory();
		one.save([remembered('asha', { evidence: 'uncertain' })]);
		one.noteSending(user('asha'));
		one.noteRefused(user('ASHA'));
		expect(one.recall('asha')).toBeUndefined();
		expect(one.savedUser('asha')).toBeUndefined();
	});

	it('stays known where it is another person with the login of whom the vendor has no user', () => {
		const one = memory();
		one.save([remembered('nathan', { evidence: 'uncertain' })]);
		one.noteSending(user('asha'));
		for (const login of ['asha', 'nathan']) one.noteRefused(user(login, 'Asha Rai'));
		expect(one.recall('asha')).toMatchObject({ state: 'sending' });
		expect(one.savedUser('nathan')).toMatchObject({ evidence: 'uncertain' });
	});

	it('is never saved', () => {
		memory().noteSending(user('asha'));
		memory().noteCreated(user('nathan'), created('7'));
		expect(context).toEqual({});
	});

	it('tells one person from another', () => {
		memory().noteCreated(user('asha'), created('7'));
		expect(memory().createdBefore(user('ASHA'))).toEqual(created('7'));
		expect(memory().createdBefore(user('asha', 'Asha Rai'))).toBeUndefined();
		expect(memory().createdBefore({ ...user('asha'), email: 'a@example.com' })).toBeUndefined();
	});

	it('tells what else is wanted of the same person where users can be updated', () => {
		const sent = (
			login: string,
			body: NewUser['body'],
			fields = vendorNamed('acefone')?.fields,
		) => {
			const one = new Memory(context, 'account', PLACE, fields);
			const asked = { ...user(login), body };
			return { note: () => one.noteCreated(asked, created('7')), told: one.createdBefore(asked) };
		};
		sent('asha', { login_id: 'asha', user_role: 7, password: 'one' }).note();
		expect(sent('ASHA', { login_id: 'ASHA', user_role: 7, password: 'two' }).told).toBeDefined();
		expect(sent('asha', { login_id: 'asha', user_role: 8 }).told).toBeUndefined();
		expect(sent('asha', { login_id: 'asha', user_role: 7, status: false }).told).toBeUndefined();
		sent('asha', { user_role: 7 }, []).note();
		expect(sent('asha', { user_role: 8 }, []).told).toBeDefined();
	});
});

describe('what is saved with a failed execution', () => {
	it('is logins, ids, evidence and time, with the version of the record', () => {
		memory().save([
			remembered('asha', { generated: true }),
			remembered('nathan', { id: null, evidence: 'uncertain' }),
		]);
		expect(context[slot()[0]!]).toEqual({
			version: 1,
			users: [
				{ login: 'asha', id: '7', evidence: 'answered', at: NOON, generated: true },
				{ login: 'nathan', id: null, evidence: 'uncertain', at: NOON },
			],
		});
	});

	it('comes back with its times, whenever it is retried', () => {
		memory().save([remembered('Asha')]);
		retried();
		jest.setSystemTime(NOON + 1e9);
		expect(memory().savedUser(' asha')).toEqual(remembered('Asha'));
	});

	it('is added to by the next try', () => {
		memory().save([remembered('asha'), remembered('nathan', { evidence: 'uncertain' })]);
		retried();
		memory().save([remembered('nathan', { id: '8' })]);
		retried();
		expect(memory().savedUser('asha')).toEqual(remembered('asha'));
		expect(memory().savedUser('nathan')).toEqual(remembered('nathan', { id: '8' }));
	});

	it('is gone when a run ends well, but for the seed of its passwords', () => {
		memory().takeSeed(SEED);
		memory().save([remembered('asha')]);
		memory().clear();
		expect(context[slot()[0]!]).toEqual({ version: 1, seed: SEED });
	});

	it('is nothing where nothing was to be saved', () => {
		memory().clear();
		expect(context).toEqual({});
	});

	it('is of one vendor and address, whatever the secret, and names neither', () => {
		memory('old secret').save([remembered('asha')]);
		expect(memory('new secret').savedUser('asha')).toBeDefined();
		expect(memory('account', ['servetel', PLACE[1]!]).savedUser('asha')).toBeUndefined();
		expect(memory('account', ['acefone', 'https://x']).savedUser('asha')).toBeUndefined();
		expect(slot()).toEqual([expect.stringMatching(/^createUser:[0-9a-f]{8}$/)]);
	});

	it('leaves what another node version or n8n keeps there', () => {
		context.other = 1;
		memory().save([remembered('asha')]);
		expect(context.other).toBe(1);
	});
});

describe('the seed of an execution’s passwords', () => {
	it('comes back as it was saved', () => {
		memory().takeSeed(SEED);
		retried();
		expect(memory().passwordSeed).toEqual(SEED);
	});

	it('that is another one no longer tells passwords that were generated before', () => {
		memory().takeSeed(SEED);
		memory().save([remembered('asha', { generated: true })]);
		retried();
		memory().takeSeed({ ...SEED, key: 'cd34' });
		retried();
		expect(memory().savedUser('asha')).toEqual(remembered('asha'));
		expect(memory().passwordSeed).toMatchObject({ key: 'cd34' });
	});
});

describe('a record of another version', () => {
	/** Puts a record where the node looks for it. */
	function saved(record: unknown) {
		memory().save([remembered('x')]);
		context = { [slot()[0]!]: record };
	}

	it('of 0.1.0 is read as far as it can be: its users count as new, its passwords as unknown', () => {
		saved({
			seed: SEED,
			created: [
				{ login: 'Asha', id: '7', generated: true },
				{ login: 'nathan', id: null, uncertain: true },
			],
		});
		expect(memory().savedUser('asha')).toEqual(remembered('Asha'));
		expect(memory().savedUser('nathan')).toEqual(
			remembered('nathan', { id: null, evidence: 'uncertain' }),
		);
		expect(memory().passwordSeed).toBeUndefined();
	});

	it('that is newer is read in the same way', () => {
		saved({
			version: 2,
			seed: SEED,
			users: [
				{ login: 'asha', id: '7', evidence: 'beyondDoubt', at: 1, generated: true },
				{ login: 'nathan', evidence: 'uncertain', at: 1 },
			],
		});
		expect(memory().savedUser('asha')).toEqual(remembered('asha'));
		expect(memory().savedUser('nathan')).toEqual(
			remembered('nathan', { id: null, evidence: 'uncertain' }),
		);
		expect(memory().passwordSeed).toBeUndefined();
	});

	it.each<[string, unknown]>([
		['that is empty', {}],
		['that is nothing', null],
		['whose logins are no texts', { created: [{ login: 7 }, { id: '7' }] }],
		['of this version whose logins are no texts', { version: 1, users: [{ login: {} }] }],
	])('%s has nobody in it', (_what, record) => {
		saved(record);
		expect(memory().savedUser('7')).toBeUndefined();
		expect(knownIn(context)).toEqual([]);
	});

	it('is written in the form of this one', () => {
		saved({ seed: SEED, created: [{ login: 'asha', id: '7' }] });
		memory().save([remembered('nathan')]);
		expect(context[slot()[0]!]).toEqual({
			version: 1,
			users: [remembered('asha'), remembered('nathan')],
		});
	});
});

it('what an execution knows of its users is told of all, or of those at one vendor', () => {
	memory().save([remembered('asha'), remembered('nathan', { evidence: 'uncertain' })]);
	memory('account', ['crmcom', 'https://crm.example.com']).save([remembered('maria')]);
	memory('other').noteSending(user('ali'));
	memory('other').noteCreated(user('hassan'), created('9'));
	context.unrelated = { version: 1, users: [remembered('nobody')] };
	const here = [
		{ login: 'asha', state: 'created' },
		{ login: 'nathan', state: 'sending' },
		{ login: 'ali', state: 'sending' },
		{ login: 'hassan', state: 'created' },
	];
	const [asha, nathan, ...others] = here;
	expect(knownIn(context)).toEqual([asha, nathan, { login: 'maria', state: 'created' }, ...others]);
	expect(knownIn(context, PLACE)).toEqual(here);
});
