import type { IDataObject } from 'n8n-workflow';

import { byLogin, ERROR_OUTPUT, onBench, VENDORS } from '../engine/cases';
import { hires, type Bench } from '../engine/fixture';
import type { EngineRun } from '../engine/harness';
import type { VendorName } from '../sandbox';
import { Audit } from './books';

/** A check that can't fail proves nothing: each kind of false sentence is made true or false here by the books. */

const inputs = hires(4);

async function refusing(
	vendor: VendorName,
	node: object,
	test: (bench: Bench, told: (run: EngineRun) => string[], run: EngineRun) => void,
) {
	await onBench(async (bench) => {
		bench.credentials.edit(vendor, byLogin(bench, vendor) as never);
		const standIn = bench.standIn(vendor);
		standIn.faults.plan = [
			{ on: 'create', login: 'hire.2', kind: 'answer', status: 400, body: { message: 'No.' } },
		];
		const since = Date.now();
		const parameters = { generatePassword: true, options: { concurrency: 1 } };
		const run = await bench.run(vendor, inputs, { parameters, node: { ...node } });
		const told = (one: EngineRun) => new Audit({ standIn, inputs, since }).untruths(one);
		test(bench, told, run);
	});
}

/** The stand-in's books are changed behind its back. */
type Stored = { -readonly [Key in 'id' | 'login' | 'password']: string } & {
	fields: Record<string, unknown>;
};

describe.each(VENDORS)('%s: sentences that are held against the books', (vendor) => {
	it.concurrent('of items', async () => {
		await refusing(vendor, ERROR_OUTPUT, (bench, told, run) => {
			const standIn = bench.standIn(vendor);
			expect(told(run)).toEqual([]);
			const [first, second] = standIn.created as unknown as [Stored, Stored];
			first.password = 'changed';
			expect(told(run)).toEqual(['hire.0, created: the password that is shown does not sign in']);
			second.fields.email = 'other@example.com';
			expect(told(run)).toContain('hire.1, created: the user is another person');
			second.login = 'hire.2';
			expect(told(run)).toEqual(
				expect.arrayContaining([
					'hire.1, created: there is no such user',
					'hire.2, refused: the user exists by now',
					'hire.2, refused: "no user was created", and there is one',
				]),
			);
		});
	});

	it.concurrent('of the message of a run that was stopped', async () => {
		await refusing(vendor, {}, (bench, told, run) => {
			expect(run.status).toBe('error');
			expect(told(run)).toEqual([]);
			const [first] = bench.standIn(vendor).created as unknown as [Stored];
			first.login = 'somebody';
			expect(told(run)).toEqual([
				'message: "2 of 4 users were created", and 1 exist',
				'message: "Created: hire.0", who does not exist',
			]);
		});
	});

	it.concurrent('about whose a login is', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const [known] = standIn.users as unknown as [Stored];
			const [item = {}] = inputs.map((input): IDataObject => ({ ...input, login: known.login }));
			const run = await bench.run(vendor, [item], { node: ERROR_OUTPUT });
			const since = Date.now();
			const told = () => new Audit({ standIn, inputs: [item], since }).untruths(run);
			expect(told()).toEqual([]);
			known.fields.email = item.email;
			expect(told().join()).toContain('its own user is called another person');
		});
	});
});
