import type { IDataObject } from 'n8n-workflow';

import type { FaultRule, VendorName } from '../sandbox';
import {
	actions,
	ERROR_OUTPUT,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	refused,
	TELEPHONY,
	VENDORS,
} from './cases';
import { LOOKUP, refuse, retry } from './doubt';
import { hires, type Bench } from './fixture';
import type { EngineRun } from './harness';

beforeAll(loadOtherProcess);

/** A password in the output signs in. */

const GENERATED = { generatePassword: true };

/** The precaution can't be read, so nobody knows beforehand that the login is taken. */
const unread = (vendor: VendorName): FaultRule[] =>
	vendor === 'crmcom'
		? []
		: [{ on: 'users', kind: 'answer', status: 403, body: { message: 'Not now.' }, times: 1 }];

/** hire.0 as another process created it, with a password of its own. */
async function createdBefore(bench: Bench, vendor: VendorName): Promise<void> {
	const run = await bench.run(vendor, hires(1), {}, otherProcess());
	expect(actions(run)).toEqual(['created']);
}

/** Every password that came out opens the vendor's panel. */
function expectTrue(bench: Bench, vendor: VendorName, run: EngineRun): IDataObject[] {
	const users = run.json(NODE);
	for (const { loginId, password } of users) {
		if (password === undefined) continue;
		expect(bench.standIn(vendor).signIn(String(loginId), String(password))).toBe(true);
	}
	return users;
}

/** What an item says that comes without the password that was asked for. */
function expectNote(user: IDataObject | undefined): void {
	expect(user).not.toHaveProperty('password');
	expect(user?.passwordNote).toEqual(expect.any(String));
	expect(String(user?.passwordNote).length).toBeGreaterThan(20);
}

describe.each(VENDORS)('%s: a taken login that is answered with 5xx', (vendor) => {
	it.each([500, 502, 503, 504])('%d: shows no password that was never set', async (status) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await createdBefore(bench, vendor);
			standIn.settings.takenStatus = status;
			standIn.faults.plan = unread(vendor);
			const settings = { parameters: GENERATED, node: ERROR_OUTPUT };
			const run = await bench.run(vendor, hires(1), settings);
			const [user] = expectTrue(bench, vendor, run);
			expect(standIn.created).toHaveLength(1);
			expect(user).toMatchObject({ userId: standIn.created[0]?.id });
			expectNote(user);
		});
	});

	it('nor does the retry of a run that could not find out', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await createdBefore(bench, vendor);
			standIn.settings.takenStatus = 500;
			standIn.faults.plan = [{ on: LOOKUP[vendor], kind: 'status500' }];
			const first = await bench.run(vendor, hires(1), { parameters: GENERATED });
			expect(first.error?.message).toContain("not certain whether user 'hire.0' was created");
			standIn.faults.plan = [];
			const run = await retry(bench, vendor, first, {
				parameters: GENERATED,
				process: otherProcess(),
			});
			expectNote(expectTrue(bench, vendor, run)[0]);
		});
	});

	it('nor does the record of a run that failed because of another item', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await createdBefore(bench, vendor);
			standIn.settings.takenStatus = 500;
			standIn.faults.plan = [...unread(vendor), refuse('hire.1')];
			const parameters = { ...GENERATED, options: { concurrency: 1 } };
			const first = await bench.run(vendor, hires(2), { parameters });
			expect(first.status).toBe('error');
			standIn.faults.plan = [];
			const again = { parameters, node: ERROR_OUTPUT, process: otherProcess() };
			const run = await retry(bench, vendor, first, again);
			const users = expectTrue(bench, vendor, run);
			expectNote(users.find(({ loginId }) => loginId === 'hire.0'));
			expect(users.find(({ loginId }) => loginId === 'hire.1')).toHaveProperty('password');
		});
	});

	it("nor does n8n's own retry", async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await createdBefore(bench, vendor);
			standIn.settings.takenStatus = 500;
			standIn.faults.plan = [...unread(vendor), refuse('hire.1', 1)];
			const run = await bench.run(vendor, hires(2), {
				parameters: { ...GENERATED, options: { concurrency: 1 } },
				node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
			});
			const users = expectTrue(bench, vendor, run);
			expectNote(users.find(({ loginId }) => loginId === 'hire.0'));
		});
	});
});

describe.each(VENDORS)('%s: a generated password is shown', (vendor) => {
	it("where the vendor's own answer said created", async () => {
		await onBench(async (bench) => {
			const run = await bench.run(vendor, hires(2), { parameters: GENERATED });
			for (const user of expectTrue(bench, vendor, run)) {
				expect(user.password).toEqual(expect.any(String));
				expect(user).not.toHaveProperty('passwordNote');
			}
		});
	});

	it('where the login was absent before, and the answer was lost', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [{ on: 'create', login: 'hire.1', kind: 'dropAfter', times: 1 }];
			const parameters = { ...GENERATED, ifUserExists: 'return' };
			const run = await bench.run(vendor, hires(3), { parameters, node: ERROR_OUTPUT });
			expect(refused(run)).toEqual([]);
			const users = expectTrue(bench, vendor, run);
			expect(users.map(({ password }) => typeof password)).toEqual(Array(3).fill('string'));
		});
	});
});

it.each(TELEPHONY)(
	'%s: where the precaution saw the login absent, and the answer was lost',
	async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [{ on: 'create', login: 'hire.1', kind: 'dropAfter', times: 1 }];
			const run = await bench.run(vendor, hires(3), { parameters: GENERATED });
			const users = expectTrue(bench, vendor, run);
			expect(users.map(({ password }) => typeof password)).toEqual(Array(3).fill('string'));
		});
	},
);

it('crmcom: where nobody asked before, a user who was only found afterwards comes without', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('crmcom');
		standIn.faults.plan = [{ on: 'create', login: 'hire.1', kind: 'dropAfter', times: 1 }];
		const run = await bench.run('crmcom', hires(3), { parameters: GENERATED });
		const users = expectTrue(bench, 'crmcom', run);
		expect(users.map(({ action }) => action)).toEqual(['created', 'created', 'created']);
		expectNote(users[1]);
	});
});

it('acefone: "not there" of an earlier run shows no password that was never set', async () => {
	await onBench(async (bench) => {
		await bench.run('acefone', hires(1, 50));
		await createdBefore(bench, 'acefone');
		bench.standIn('acefone').settings.takenStatus = 500;
		const { now } = Date;
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + 15_000);
		const settings = { parameters: GENERATED, node: ERROR_OUTPUT };
		const run = await bench.run('acefone', hires(1), settings).finally(() => clock.mockRestore());
		expectNote(expectTrue(bench, 'acefone', run)[0]);
	});
});
