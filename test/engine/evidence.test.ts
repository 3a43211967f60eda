import type { FaultRule } from '../sandbox';
import { actions, CONTINUE, ERROR_OUTPUT, NODE, onBench, refused, sends } from './cases';
import { hires } from './fixture';

/**
 * What may count as "it was not processed" or "the login is not there". Each of these answers looks
 * like it and is none, and would lead to a second user where logins need not be unique.
 */
const lost: FaultRule = { on: 'create', kind: 'dropAfter', times: 1 };
const crmSays = (code: string) => ({ status: { code, description: 'No.', message: 'No.' } });

it.concurrent('a server error whose code speaks of a session is not an expired token', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('crmcom');
		standIn.settings.uniqueLogins = false;
		const body = crmSays('COM.CRM.EXCEPTION.HIBERNATE.SESSIONEXCEPTION');
		const rule = { on: 'create', kind: 'answer', status: 500, processed: true, times: 1 } as const;
		standIn.faults.plan = [{ ...rule, body }];
		const run = await bench.run('crmcom', hires(1), { node: CONTINUE });
		expect(run.json(NODE)).toMatchObject([{ action: 'created', confirmedByLookup: true }]);
		expect(sends(standIn)).toEqual({ 'hire.0': 1 });
	});
});

it.concurrent(
	'a code that the vendor does not use for an unknown login says nothing of the login',
	async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('crmcom');
			standIn.settings.uniqueLogins = false;
			const body = crmSays('COM.CRM.EXCEPTION.DATABASEUNAVAILABLE');
			const isOfTheHire = ({ query }: { query: object }) => JSON.stringify(query).includes('hire.');
			const away = { on: 'show', kind: 'answer', status: 200, body, when: isOfTheHire } as const;
			standIn.faults.plan = [lost, away];
			const run = await bench.run('crmcom', hires(1), { node: ERROR_OUTPUT });
			expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
			expect(refused(run)[0]?.details.whatToDo).toContain('DATABASEUNAVAILABLE');
			expect(sends(standIn)).toEqual({ 'hire.0': 1 });
			const asked = { parameters: { ifUserExists: 'return' }, node: ERROR_OUTPUT };
			const next = await bench.run('crmcom', hires(1, 1), asked);
			expect(refused(next)).toMatchObject([{ details: { outcome: 'notSent' } }]);
		});
	},
);

it.concurrent(
	'the code for an unknown login is asked for once, and not for each item',
	async () => {
		await onBench(async (bench) => {
			const asked = { ifUserExists: 'return' };
			const run = await bench.run('crmcom', hires(20), { parameters: asked });
			expect(actions(run)).toEqual(Array(20).fill('created'));
			expect(bench.standIn('crmcom').count('show')).toBe(21);
		});
	},
);

it.concurrent('a list that says no is not an empty list', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		standIn.settings.uniqueLogins = false;
		const body = { success: false, message: 'Something went wrong.', data: [] };
		standIn.faults.plan = [lost, { on: 'users', kind: 'answer', status: 200, body }];
		const run = await bench.run('acefone', hires(1), { node: ERROR_OUTPUT });
		expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
		expect(sends(standIn)).toEqual({ 'hire.0': 1 });
	});
});

it.concurrent(
	'a created user of whom the vendor shows too little is not called this person',
	async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('crmcom');
			const bare = { status: { code: 'OK' }, data: { id: 'A', username: 'hire.0' } };
			standIn.faults.plan = [lost, { on: 'show', kind: 'answer', status: 200, body: bare }];
			const run = await bench.run('crmcom', hires(1), { node: ERROR_OUTPUT });
			expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
			expect(refused(run)[0]?.details.whatToDo).toContain('nothing that tells whether it is');
		});
	},
);

it.concurrent.each(['ascending', 'descending'] as const)(
	'of two users with the login the newer one came of the lost request, in a list that is %s',
	async (listOrder) => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox.acefone;
			Object.assign(standIn.settings, { uniqueLogins: false, listOrder, maxPageSize: 5 });
			standIn.addExisting(10);
			const [hire] = hires(1);
			// Nobody is asked for before one user is sent to a list of many pages.
			standIn.users.at(20)!.login = String(hire?.login);
			standIn.faults.plan = [lost];
			const run = await bench.run('acefone', [hire!], { node: ERROR_OUTPUT });
			const id = standIn.created.find(({ fields }) => fields.email === hire?.email)?.id;
			expect(run.json(NODE)).toMatchObject([{ action: 'created', userId: id }]);
			expect(sends(standIn)).toEqual({ 'hire.0': 1 });
		});
	},
);
