import type {
	NewUser,
	Shown,
	Vendor,
	VendorUser,
	Verdict,
} from '../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../nodes/CreateUser/vendors/registry';
import { Account } from '../../nodes/CreateUser/run/account';
import { Memory } from '../../nodes/CreateUser/run/memory';
import { Sender } from '../../nodes/CreateUser/run/send';
import type { Settings } from '../../nodes/CreateUser/run/settings';

const ASHA: NewUser = { login: 'asha', name: 'Asha Rao', body: {} };

const shownAs = ({ login, name }: NewUser, id = '7'): VendorUser => ({
	id,
	login,
	name,
	raw: null,
});

/** A vendor that creates what it is sent, and knows who is there. */
function vendorWith(there: Map<string, VendorUser>, answer?: () => Promise<Verdict>) {
	const create = jest.fn(async (_request: unknown, user: NewUser): Promise<Verdict> => {
		if (answer) return await answer();
		there.set(user.login, shownAs(user));
		return { kind: 'done', user: shownAs(user) };
	});
	const show = jest.fn(async (_request: unknown, login: string): Promise<Shown> => {
		const user = there.get(login);
		return user ? { user } : { code: 'nobody' };
	});
	const vendor = { ...vendorNamed('crmcom'), create, directory: { kind: 'show', show } };
	return { vendor: vendor as unknown as Vendor, create, show };
}

function senderFor(
	vendor: Vendor,
	memory: Memory,
	settings: Partial<Settings> = {},
	account = new Account(),
) {
	const never = async () => await Promise.reject(new Error('not used'));
	return new Sender({
		vendor,
		account,
		memory,
		settings: { ifUserExists: 'error', dryRun: false, ...settings } as Settings,
		credential: { name: 'account', means: 'login', permissionHint: '' },
		request: never,
		ask: never,
		onFailure: () => {},
		hold: () => () => {},
	});
}

const memoryOf = (context = {}) => new Memory(context, 'account', 'place');

describe('one execution that meets a login twice', () => {
	it('gives the same person back and refuses another', async () => {
		const { vendor, create } = vendorWith(new Map());
		const sender = senderFor(vendor, memoryOf());
		expect(await sender.send(ASHA)).toMatchObject({ action: 'created' });
		expect(await sender.send(ASHA)).toMatchObject({ action: 'created' });
		const other = await sender.send({ ...ASHA, name: 'Asha Mehta' });
		expect(other).toMatchObject({ kind: 'refused', headline: expect.stringContaining('taken') });
		expect(create).toHaveBeenCalledTimes(1);
	});
});

describe('a record of a failed execution', () => {
	it('makes no dry run write', async () => {
		const memory = memoryOf();
		memory.saveCreated([{ login: 'asha', id: '7' }]);
		const { vendor, create } = vendorWith(new Map());
		const outcome = await senderFor(vendor, memory, { dryRun: true }).send(ASHA);
		expect(outcome).toMatchObject({ action: 'wouldCreate' });
		expect(create).not.toHaveBeenCalled();
	});

	it('is followed by a new user where the vendor has none any more', async () => {
		const memory = memoryOf();
		memory.saveCreated([{ login: 'asha', id: '7' }]);
		const { vendor, create } = vendorWith(new Map());
		expect(await senderFor(vendor, memory).send(ASHA)).toMatchObject({ action: 'created' });
		expect(create).toHaveBeenCalledTimes(1);
	});

	it('does not claim a user with the same login and another id', async () => {
		const memory = memoryOf();
		memory.saveCreated([{ login: 'asha', id: '6' }]);
		const { vendor, create } = vendorWith(new Map([['asha', shownAs(ASHA)]]));
		expect(await senderFor(vendor, memory).send(ASHA)).toMatchObject({ kind: 'refused' });
		expect(create).not.toHaveBeenCalled();
	});

	it('never says "not created" of a user that it cannot ask for', async () => {
		const memory = memoryOf();
		memory.saveCreated([{ login: 'asha', id: '7' }]);
		const { vendor, show } = vendorWith(new Map());
		show.mockRejectedValue(new Error('away'));
		expect(await senderFor(vendor, memory).send(ASHA)).toMatchObject({ kind: 'unknown' });
	});
});

describe('a run that asked first', () => {
	it('gives back a user who came into being between the question and the request', async () => {
		const there = new Map<string, VendorUser>();
		const { vendor } = vendorWith(there, async () => {
			there.set('asha', shownAs(ASHA));
			return { kind: 'refused', reason: { message: 'exists', fields: [], httpStatus: 400 } };
		});
		const outcome = await senderFor(vendor, memoryOf(), { ifUserExists: 'return' }).send(ASHA);
		expect(outcome).toMatchObject({ action: 'existing' });
	});
});

describe('two runs of one process', () => {
	it('send a login once, at the same moment or one after the other', async () => {
		const account = new Account();
		const { vendor, create } = vendorWith(new Map());
		const [one, two] = [memoryOf(), memoryOf()].map((memory) =>
			senderFor(vendor, memory, { ifUserExists: 'return' }, account),
		);
		const outcomes = await Promise.all([one?.send(ASHA), two?.send({ ...ASHA, login: ' ASHA ' })]);
		expect(outcomes).toMatchObject([{ action: 'created' }, { action: 'existing' }]);
		expect(create).toHaveBeenCalledTimes(1);
	});
});
