import {
	actions,
	ERROR_OUTPUT,
	NODE,
	onBench,
	onLoginBench,
	panel,
	refused,
	TELEPHONY,
} from './cases';
import { hires } from './fixture';

/** Runs that meet on one account, and requests that end late. */

const RETURN = { ifUserExists: 'return' };
const UPDATE = { ifUserExists: 'update' };

describe.each(TELEPHONY)('%s: a run that ends early', (vendor) => {
	it('does not end the scan that another run waits for', async () => {
		await onLoginBench(vendor, async (bench) => {
			const { roles } = bench.sandbox[vendor].fixture;
			const standIn = bench.sandbox[vendor];
			standIn.settings.latencyMs = 50;
			standIn.settings.maxPageSize = 2;
			// The numbers are refused at once, while the users, of several pages, are still read.
			standIn.faults.plan = [{ on: 'numbers', kind: 'answer', status: 401 }];
			const first = bench.run(vendor, hires(1), {
				parameters: {
					userRole: { __rl: true, mode: 'id', value: roles[0]?.name },
					callerIds: ['Reception'],
				},
			});
			const second = bench.run(vendor, hires(1, 9), { parameters: RETURN });
			const [one, other] = await Promise.all([first, second]);
			expect(one.status).toBe('error');
			expect(other.error?.message).toBeUndefined();
			expect(actions(other)).toEqual(['created']);
		});
	});
});

it('in Stop mode nothing is sent while it is open what a refusal is about', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('crmcom');
		standIn.settings.latencyMs = 5;
		const body = { status: { code: 'X', message: 'No.', description: 'No.' } };
		standIn.faults.plan = [
			{ on: 'create', login: 'hire.0', kind: 'answer', status: 400, body },
			{ on: 'show', login: 'hire.0', kind: 'commitThenDelay', delayMs: 700, nth: [2] },
		];
		const run = await bench.run('crmcom', hires(100), { parameters: RETURN });
		expect(panel(run).message).toContain("CRM.COM refused user 'hire.0' (No)");
		// What was under way with the refused one: five at once, and one more each.
		expect(standIn.created.length).toBeLessThan(10);
	});
});

it('goes on when the refusal was about a user who is there', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('crmcom');
		const body = { status: { code: 'X', message: 'No.', description: 'No.' } };
		const taken = { on: 'create', login: 'hire.0', kind: 'answer', status: 400, body } as const;
		standIn.faults.plan = [{ ...taken, processed: true, times: 1 }];
		const run = await bench.run('crmcom', hires(30), { parameters: RETURN });
		expect(actions(run)).toEqual(['existing', ...Array<string>(29).fill('created')]);
	});
});

describe.each(TELEPHONY)('%s: an update', (vendor) => {
	it('that was sent once is not called unsent when it can not be sent again', async () => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(1));
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [
				{ on: 'update', kind: 'dropAfter', times: 1 },
				{ on: 'update', kind: 'answer', status: 401, body: { message: 'No such token.' } },
			];
			const settings = { parameters: UPDATE, node: ERROR_OUTPUT };
			const run = await bench.run(vendor, hires(1), settings);
			expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
			expect(refused(run)[0]?.error).toContain("whether user 'hire.0' was updated");
		});
	});

	it.each([204, 200])('answered by %d without a word is looked at', async (status) => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(1));
			const changed = hires(1).map((hire) => ({ ...hire, last: 'Newname' }));
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [{ on: 'update', kind: 'answer', status, body: '', processed: true }];
			const run = await bench.run(vendor, changed, { parameters: UPDATE });
			expect(run.json(NODE)).toMatchObject([{ action: 'updated', name: 'First0 Newname' }]);
			expect(standIn.count('update')).toBe(1);
		});
	});

	it('answered without a word and not carried out is not certain', async () => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(1));
			const changed = hires(1).map((hire) => ({ ...hire, last: 'Newname' }));
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [{ on: 'update', kind: 'answer', status: 200, body: '' }];
			const settings = { parameters: UPDATE, node: ERROR_OUTPUT };
			const run = await bench.run(vendor, changed, settings);
			expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
		});
	});

	it.each([
		['an answer that names an error', 200, { success: true, error: { caller_id: 'Not valid.' } }],
		['a web page', 200, '<html>Log in</html>'],
	])('answered with %s is not taken for done', async (_, status, body) => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(1));
			bench.standIn(vendor).faults.plan = [{ on: 'update', kind: 'answer', status, body }];
			const settings = { parameters: UPDATE, node: ERROR_OUTPUT };
			const run = await bench.run(vendor, hires(1), settings);
			expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
		});
	});

	it('with a new password, answered without a word, shows no password', async () => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(1));
			const rule = { on: 'update', kind: 'answer', status: 204, body: '' } as const;
			bench.standIn(vendor).faults.plan = [rule];
			const parameters = { ...UPDATE, generatePassword: true, options: { resetPassword: true } };
			const run = await bench.run(vendor, hires(1), { parameters, node: ERROR_OUTPUT });
			expect(run.json(NODE)).toEqual([]);
			expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
		});
	});

	it('finds the ID of a user that was created without one', async () => {
		await onBench(async (bench) => {
			bench.sandbox[vendor].settings.successBody = 'flagOnly';
			await bench.run(vendor, hires(1));
			const run = await bench.run(vendor, hires(1), { parameters: UPDATE });
			const [known] = bench.standIn(vendor).created;
			expect(run.json(NODE)).toMatchObject([{ action: 'updated', userId: known?.id }]);
		});
	});
});
