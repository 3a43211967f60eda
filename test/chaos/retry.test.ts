import type { IDataObject } from 'n8n-workflow';

import { CONTINUE, ERROR_OUTPUT, RETRIES } from '../engine/cases';
import type { Bench } from '../engine/fixture';
import { runWorkflow, type EngineRun } from '../engine/harness';
import type { FaultRule, VendorName } from '../sandbox';
import { chaos } from './faults';
import { openBench, people, stormParameters, VENDORS } from './storm';
import { itemsOf, perfect, truthOf } from './truth';

jest.setTimeout(120_000);

const USERS = 150;
const inputs = people({ users: USERS, seed: 1 });
const middle = String(inputs[USERS / 2]?.login);

/** The vendor refuses one user in the middle so many times, in the weather of the chaos run. */
function aborting(times: number): FaultRule[] {
	const refusal = { kind: 'answer', status: 400, body: { success: false } } as const;
	return [{ on: 'create', login: middle, times, ...refusal }, ...chaos(USERS)];
}

async function onVendor(
	vendor: VendorName,
	plan: FaultRule[],
	test: (bench: Bench) => Promise<void>,
): Promise<void> {
	const bench = await openBench(vendor, { uniqueLogins: false });
	try {
		bench.standIn(vendor).faults.plan = plan;
		await test(bench);
	} finally {
		await bench.close();
	}
}

function expectPerfect(run: EngineRun, bench: Bench, vendor: VendorName, wanted = inputs): void {
	expect(run.status).toBe('success');
	expect(truthOf(run, bench.standIn(vendor), wanted)).toEqual(perfect(wanted.length));
	expect(itemsOf(run).every(({ json }) => typeof json.password === 'string')).toBe(true);
}

describe.each(VENDORS)('tries of one execution at %s', (vendor) => {
	it.concurrent.each([
		['Retry On Fail', RETRIES],
		['Retry On Fail with Continue', { ...RETRIES, ...CONTINUE }],
		['Retry On Fail with an error output', { ...RETRIES, ...ERROR_OUTPUT }],
	])('create each login once: %s', async (_name, node) => {
		// With Continue n8n runs the node again when the first item failed.
		const first = { login: String(inputs[0]?.login) };
		const plan = aborting(1).map((rule, place) =>
			place === 0 && 'onError' in node ? { ...rule, ...first } : rule,
		);
		await onVendor(vendor, plan, async (bench) => {
			const run = await bench.run(vendor, inputs, { node, parameters: stormParameters() });
			expectPerfect(run, bench, vendor);
		});
	});

	it.concurrent('leave the refused one out, and nobody else, when the fault stays', async () => {
		await onVendor(vendor, aborting(9), async (bench) => {
			const node = { ...RETRIES, ...ERROR_OUTPUT };
			const run = await bench.run(vendor, inputs, { node, parameters: stormParameters() });
			const others = inputs.filter(({ login }) => login !== middle);
			expect(truthOf(run, bench.standIn(vendor), inputs)).toEqual({
				...perfect(USERS),
				...{ users: others.length, created: others.length, lost: 1 },
			});
			expect(run.json('Create User', 1)).toMatchObject([
				{ details: { outcome: 'refused', loginId: middle } },
			]);
		});
	});
});

/** The same sheet with the login of the refused one corrected, as an operator does in the mapping. */
function corrected(vendor: VendorName): IDataObject {
	const parameter = vendor === 'crmcom' ? 'username' : 'loginId';
	return {
		[parameter]: `={{ $json.login === ${JSON.stringify(middle)} ? 'corrected' : $json.login }}`,
	};
}

describe.each(VENDORS)('Retry from the Executions page at %s', (vendor) => {
	const wanted = inputs.map((input) =>
		input.login === middle ? { ...input, login: 'corrected' } : input,
	);

	it.concurrent(
		'gives back what was created, with its passwords, and sends only the rest',
		async () => {
			await onVendor(vendor, aborting(1), async (bench) => {
				const parameters = stormParameters();
				const stopped = await bench.run(vendor, inputs, { parameters });
				expect(stopped.status).toBe('error');
				const { workflow: _same, ...original } = bench.options(vendor, inputs, { parameters });
				const run = await runWorkflow({ ...original, retryOf: stopped });
				expectPerfect(run, bench, vendor);
			});
		},
	);

	it.concurrent('does so after a change of the mapping too', async () => {
		await onVendor(vendor, aborting(9), async (bench) => {
			const parameters = stormParameters();
			const stopped = await bench.run(vendor, inputs, { parameters });
			expect(stopped.status).toBe('error');
			const changed = stormParameters(corrected(vendor));
			const run = await bench.run(vendor, inputs, { parameters: changed }, { retryOf: stopped });
			expect(run.status).toBe('success');
			const users = bench.standIn(vendor).created.map(({ login }) => login);
			expect([...users].sort()).toEqual(wanted.map(({ login }) => String(login)).sort());
			for (const { json } of itemsOf(run)) {
				const login = String(json.loginId);
				expect([login, bench.standIn(vendor).signIn(login, String(json.password))]).toEqual([
					login,
					true,
				]);
			}
		});
	});

	it.concurrent('shows no password that the user does not have', async () => {
		await onVendor(vendor, aborting(9), async (bench) => {
			const mapped = { options: { concurrency: 20 } };
			const stopped = await bench.run(vendor, inputs, { parameters: mapped });
			const before = new Set(bench.standIn(vendor).created.map(({ login }) => login));
			expect(before.size).toBeGreaterThan(0);
			// The passwords came from the sheet; the operator has them generated from now on.
			const parameters = stormParameters(corrected(vendor));
			const run = await bench.run(vendor, inputs, { parameters }, { retryOf: stopped });
			expect(run.status).toBe('success');
			for (const { json } of itemsOf(run)) {
				const login = String(json.loginId);
				const signsIn = bench.standIn(vendor).signIn(login, String(json.password));
				if (before.has(login)) expect(json).not.toHaveProperty('password');
				// Where both runs lost an answer nobody can say which of the two passwords it is.
				else expect(signsIn || json.confirmedByLookup).toBe(true);
				expect(signsIn).toBe('password' in json);
			}
		});
	});
});
