import { byLogin, ERROR_OUTPUT, RETRIES, sends } from '../engine/cases';
import type { Bench } from '../engine/fixture';
import { runWorkflow } from '../engine/harness';
import type { FaultRule, VendorName } from '../sandbox';
import { openBench, people, stormParameters, VENDORS } from './storm';
import { itemsOf, perfect, truthOf } from './truth';

/**
 * Sequences of faults that were thought of to break a promise. Each made a duplicate, lost a user or
 * said something false in an earlier state of the code, or would if a part were left out.
 */
jest.setTimeout(120_000);

const PAIR = people({ users: 2, seed: 1 });
const [first, second] = PAIR.map(({ login }) => String(login)) as [string, string];

const lookups = ['users', 'user', 'show'] as const;
const refuseSecondOnce: FaultRule = {
	...{ on: 'create', login: second, times: 1 },
	...{ kind: 'answer', status: 400, body: { success: false } },
};

async function onVendor(
	vendor: VendorName,
	settings: Parameters<typeof openBench>[1],
	plan: FaultRule[],
	test: (bench: Bench) => Promise<void>,
): Promise<void> {
	const bench = await openBench(vendor, settings);
	try {
		bench.standIn(vendor).faults.plan = plan;
		await test(bench);
	} finally {
		await bench.close();
	}
}

describe.each(VENDORS)('%s', (vendor) => {
	const parameters = stormParameters();

	it.concurrent('does not call its own late user taken in the next try', async () => {
		const plan: FaultRule[] = [
			{ on: 'create', login: first, kind: 'delayThenCommit', delayMs: 5000, times: 1 },
			refuseSecondOnce,
		];
		await onVendor(vendor, { listLagMs: 5000 }, plan, async (bench) => {
			const node = { ...RETRIES, maxTries: 2 };
			const run = await bench.run(vendor, PAIR, { parameters, node });
			expect(run.error?.message).toBeUndefined();
			expect(truthOf(run, bench.standIn(vendor), PAIR)).toEqual(perfect(2));
			expect(sends(bench.standIn(vendor))[first]).toBe(2);
		});
	});

	it.concurrent('asks for what a failed execution left open before it is sent again', async () => {
		const plan: FaultRule[] = [
			{ on: 'create', login: first, kind: 'dropAfter', times: 1 },
			refuseSecondOnce,
		];
		await onVendor(vendor, { uniqueLogins: false, listLagMs: 3500 }, plan, async (bench) => {
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
			{ on: [...lookups], kind: 'status503' },
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

	it.concurrent('leaves nothing open when the vendor is away for some seconds', async () => {
		const inputs = people({ users: 20, seed: 2 });
		const until = Date.now() + 8000;
		const away: FaultRule = {
			on: ['create', ...lookups],
			kind: 'status503',
			when: () => Date.now() < until,
		};
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
		const parameters = stormParameters();
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
