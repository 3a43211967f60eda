import type { CommonSettings, FaultRule, VendorName } from '../sandbox';
import { byLogin, ERROR_OUTPUT, onLoginBench, RETRIES, sends, VENDORS } from './cases';
import { hires, type Bench } from './fixture';
import { runWorkflow } from './harness';
import { itemsOf, perfect, truthOf } from './truth';

/**
 * Sequences of faults that were thought of to break a promise. Each made a duplicate, lost a user or
 * said something false in an earlier state of the code, or would if a part were left out.
 */
const PAIR = hires(2);
const [first, second] = PAIR.map(({ login }) => String(login)) as [string, string];

const lookups = ['users', 'user', 'show'] as const;
const refuseSecondOnce: FaultRule = {
	...{ on: 'create', login: second, times: 1 },
	...{ kind: 'answer', status: 400, body: { success: false } },
};

async function onVendor(
	vendor: VendorName,
	settings: Partial<CommonSettings>,
	plan: FaultRule[],
	test: (bench: Bench) => Promise<void>,
): Promise<void> {
	await onLoginBench(vendor, async (bench) => {
		Object.assign(bench.standIn(vendor).settings, settings);
		bench.standIn(vendor).faults.plan = plan;
		await test(bench);
	});
}

const parameters = { generatePassword: true, options: { concurrency: 20 } };

describe.each(VENDORS)('%s', (vendor) => {
	it.concurrent('does not call its own late user taken in the next try', async () => {
		const plan: FaultRule[] = [
			{ on: 'create', login: first, kind: 'commitsLate', afterLookUps: 1, times: 1 },
			refuseSecondOnce,
		];
		// Seen when the second request was refused: two look-ups come before it in each try.
		await onVendor(vendor, { listLagLookUps: 5 }, plan, async (bench) => {
			const node = { ...RETRIES, maxTries: 2 };
			const run = await bench.run(vendor, PAIR, { parameters, node });
			expect(run.error?.message).toBeUndefined();
			expect(truthOf(run, bench.standIn(vendor), PAIR)).toEqual(perfect(2));
			// Whether it is sent again hangs on how many look-ups come before "not there" counts.
			expect([1, 2]).toContain(sends(bench.standIn(vendor))[first]);
		});
	});

	it.concurrent('asks for what a failed execution left open before it is sent again', async () => {
		const plan: FaultRule[] = [
			{ on: 'create', login: first, kind: 'dropAfter', times: 1 },
			refuseSecondOnce,
		];
		// Two look-ups of the first run, and one that is about the other user.
		await onVendor(vendor, { uniqueLogins: false, listLagLookUps: 3 }, plan, async (bench) => {
			const stopped = await bench.run(vendor, PAIR, { parameters });
			expect(stopped.status).toBe('error');
			expect(String(stopped.error?.description)).toContain(first);
			const run = await bench.run(vendor, PAIR, { parameters }, { retryOf: stopped });
			expect(truthOf(run, bench.standIn(vendor), PAIR)).toEqual(perfect(2));
			expect(sends(bench.standIn(vendor))[first]).toBe(1);
		});
	});

	it.concurrent('asks for what another execution left open before it is sent', async () => {
		const plan: FaultRule[] = [
			{ on: 'create', login: first, kind: 'dropAfter', times: 1 },
			{ on: [...lookups], kind: 'status500' },
		];
		await onVendor(vendor, { uniqueLogins: false }, plan, async (bench) => {
			const settings = { parameters, node: ERROR_OUTPUT };
			const open = await bench.run(vendor, PAIR.slice(0, 1), settings);
			expect(open.json('Create User', 1)).toMatchObject([{ details: { outcome: 'unknown' } }]);
			const still = await bench.run(vendor, PAIR.slice(0, 1), settings);
			expect(still.json('Create User', 1)).toMatchObject([{ details: { outcome: 'unknown' } }]);
			bench.standIn(vendor).faults.plan = [];
			const again = await bench.run(vendor, PAIR.slice(0, 1), settings);
			expect(again.json('Create User', 1)).toMatchObject([{ details: { outcome: 'refused' } }]);
			expect(sends(bench.standIn(vendor))[first]).toBe(1);
		});
	});

	it.concurrent('leaves nothing open when the vendor is away for some requests', async () => {
		const inputs = hires(20);
		// Fewer than one look-up after the other would use up.
		const away: FaultRule = { on: ['create', ...lookups], kind: 'status503', times: 10 };
		await onVendor(vendor, { uniqueLogins: false }, [away], async (bench) => {
			const run = await bench.run(vendor, inputs, { parameters });
			expect(run.error?.message).toBeUndefined();
			expect(truthOf(run, bench.standIn(vendor), inputs)).toEqual(perfect(20));
		});
	});

	it.concurrent('asks after a gateway’s 408 too', async () => {
		const plan: FaultRule[] = [
			{ on: 'create', login: first, kind: 'answer', status: 408, processed: true, times: 1 },
		];
		await onVendor(vendor, { uniqueLogins: false }, plan, async (bench) => {
			const run = await bench.run(vendor, PAIR, { parameters });
			expect(truthOf(run, bench.standIn(vendor), PAIR)).toEqual(perfect(2));
			expect(run.json('Create User')[0]).toMatchObject({ confirmedByLookup: true });
		});
	});

	it.concurrent('sends nothing when Stop comes while the credential is read', async () => {
		await onVendor(vendor, {}, [], async (bench) => {
			const load = bench.credentials.load.bind(bench.credentials);
			const started = bench.start(vendor, PAIR, { parameters, node: RETRIES });
			bench.credentials.load = async (...given) => {
				started.cancel();
				return await load(...given);
			};
			await started.finished;
			expect(bench.standIn(vendor).count('create')).toBe(0);
		});
	});
});

it('gives back what an execution created before its credential got another secret', async () => {
	await onVendor('acefone', {}, [refuseSecondOnce], async (bench) => {
		const stopped = await bench.run('acefone', PAIR, { parameters });
		expect(stopped.status).toBe('error');
		const { loginId: _none, ...login } = byLogin(bench, 'acefone');
		const { apiToken } = bench.sandbox.acefone.account;
		bench.credentials.edit('acefone', { ...login, connectUsing: 'token', apiToken } as never);
		const { workflow, ...options } = bench.options('acefone', PAIR, { parameters });
		const run = await runWorkflow({ ...options, workflow, retryOf: stopped });
		const [given, fresh] = itemsOf(run).map(({ json }) => json);
		expect(sends(bench.standIn('acefone'))).toEqual({ [first]: 1, [second]: 2 });
		// The password of the first hangs on the old secret: rather none than a wrong one.
		expect(given).toMatchObject({ action: 'created', loginId: first, confirmedByLookup: true });
		expect(given).not.toHaveProperty('password');
		expect(bench.standIn('acefone').signIn(second, String(fresh?.password))).toBe(true);
	});
});
