import type { IDataObject } from 'n8n-workflow';

import {
	actions,
	ERROR_OUTPUT,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	panel,
	refused,
	sends,
	VENDORS,
} from './cases';
import { LAG, refuse, retry } from './doubt';
import { hires, type Bench } from './fixture';
import { parse, stringify } from './harness/core-modules';
import type { EngineRun } from './harness';

/** What is saved with an execution that failed, as another machine or another version may have written it. */

beforeAll(loadOtherProcess);

const parameters = { generatePassword: true, options: { concurrency: 1 } };

interface Saved {
	data: { executionData: { contextData: Record<string, Record<string, unknown>> } };
}

/** The run with what the node saved changed. */
function withRecord(run: EngineRun, change: (record: IDataObject) => unknown): EngineRun {
	const saved = parse(run.saved) as unknown as Saved;
	const context = saved.data.executionData.contextData[`node:${NODE}`] ?? {};
	for (const [slot, record] of Object.entries(context)) {
		context[slot] = change(record as IDataObject);
	}
	const changed = Object.create(run, { saved: { value: stringify(saved) } }) as EngineRun;
	return changed;
}

describe('a record of another shape breaks no run', () => {
	it.each<[string, (record: IDataObject) => unknown]>([
		['no users', (record) => ({ ...record, users: null })],
		['a user is nothing', (record) => ({ ...record, users: [null] })],
		['a later version, by login', (record) => ({ ...record, version: 2, users: { 'hire.0': {} } })],
		['a text', () => 'hire.0'],
	])('%s', async (_what, change) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('acefone');
			standIn.faults.plan = [refuse('hire.1', 1)];
			const first = await bench.run('acefone', hires(2), { parameters });
			const again = { parameters, node: ERROR_OUTPUT, process: otherProcess() };
			const run = await retry(bench, 'acefone', withRecord(first, change), again);
			expect(actions(run)).toEqual(['created']);
			expect(refused(run)).toMatchObject([{ details: { loginId: 'hire.0' } }]);
			expect(sends(standIn)).toEqual({ 'hire.0': 1, 'hire.1': 2 });
		});
	});
});

it.each(VENDORS)('%s: the clock of the machine that saved it may be behind', async (vendor) => {
	await onBench(async (bench) => {
		const standIn = bench.standIn(vendor);
		Object.assign(standIn.settings, { uniqueLogins: false, listLagMs: LAG });
		standIn.faults.plan = [refuse('hire.1', 1)];
		const first = await bench.run(vendor, hires(2), { parameters });
		const behind = withRecord(first, (record) => ({
			...record,
			users: (record.users as IDataObject[]).map((user) => ({
				...user,
				at: Number(user.at) - 5000,
			})),
		}));
		await retry(bench, vendor, behind, { parameters, process: otherProcess() });
		expect(sends(standIn)).toEqual({ 'hire.0': 1, 'hire.1': 2 });
	});
});

it('who was created stays known by the ID, also where a retry could not ask', async () => {
	await onBench(async (bench) => {
		const standIn = bench.sandbox.acefone;
		standIn.faults.plan = [refuse('hire.1')];
		const first = await bench.run('acefone', hires(2), { parameters });
		const [user] = standIn.created;
		// Somebody corrects the person in the vendor's panel.
		const fields = { name: 'F. L.', email: 'x@example.com', number: '912222222222' };
		Object.assign(user!.fields, fields);
		standIn.faults.plan = [{ on: 'users', kind: 'status500' }];
		const process = otherProcess();
		const second = await retry(bench, 'acefone', first, { parameters, process });
		expect(panel(second).message).toContain('not certain');
		standIn.faults.plan = [];
		const third = await retry(bench, 'acefone', second, { parameters, process: otherProcess() });
		const output = { action: 'created', userId: user!.id, password: expect.any(String) };
		expect(third.json(NODE)[0]).toMatchObject(output);
	});
});

it('a Retry at another vendor counts nobody of the one before', async () => {
	await onBench(async (bench) => {
		bench.standIn('acefone').faults.plan = [refuse('hire.2')];
		const first = await bench.run('acefone', hires(3), { parameters });
		bench.standIn('crmcom').faults.plan = [refuse('hire.0')];
		const { message, description } = panel(await retry(bench, 'crmcom', first, { parameters }));
		expect(message).toContain('0 of 3 users were created');
		expect(description).toContain('No user was created.');
	});
});

describe('a user of a record whose words are not as they were written', () => {
	/** A run that failed behind its first user, of whom the record has something else now. */
	async function retried(
		bench: Bench,
		change: (user: IDataObject) => IDataObject,
		meanwhile = async () => await Promise.resolve(),
	) {
		const standIn = bench.standIn('acefone');
		standIn.settings.uniqueLogins = false;
		standIn.faults.plan = [refuse('hire.1', 1)];
		const first = await bench.run('acefone', hires(2), { parameters });
		const damaged = withRecord(first, (record) => ({
			...record,
			users: (record.users as IDataObject[]).map((user) => ({ ...user, ...change(user) })),
		}));
		await meanwhile();
		return await retry(bench, 'acefone', damaged, { parameters, process: otherProcess() });
	}

	it.each<[string, (user: IDataObject) => IDataObject]>([
		['an ID that is a number', ({ id }) => ({ id: Number(id) })],
		['an ID that is none', () => ({ id: {} })],
		['an ID that is empty', () => ({ id: '' })],
		['a time that is none', () => ({ at: 'yesterday' })],
		['no time', () => ({ at: null })],
	])('%s: is given back', async (_what, change) => {
		await onBench(async (bench) => {
			const run = await retried(bench, change);
			const [one] = bench.standIn('acefone').created;
			expect(actions(run)).toEqual(['created', 'created']);
			expect(run.json(NODE)[0]).toMatchObject({ userId: one?.id, password: one?.password });
			expect(sends(bench.standIn('acefone'))).toEqual({ 'hire.0': 1, 'hire.1': 2 });
		});
	});

	it.each([{ evidence: 'dreamt' }, { evidence: 'toString' }, { evidence: {} }, { generated: 1 }])(
		'%j: no password is shown that may be wrong',
		async (change) => {
			await onBench(async (bench) => {
				const [item] = (await retried(bench, () => change as IDataObject)).json(NODE);
				expect(item).toMatchObject({ action: 'created', passwordNote: expect.any(String) });
				expect(item).not.toHaveProperty('password');
			});
		},
	);

	it('a time that is none: is sent again where nobody is there', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('acefone');
			const headers = { authorization: `Bearer ${bench.sandbox.acefone.account.apiToken}` };
			const deleted = async () => {
				await fetch(`${standIn.url}/v1/user/${standIn.created[0]?.id}`, {
					method: 'DELETE',
					headers,
				});
			};
			const run = await retried(bench, () => ({ at: 'yesterday' }), deleted);
			expect(actions(run)).toEqual(['created', 'created']);
			expect(sends(standIn)).toEqual({ 'hire.0': 2, 'hire.1': 2 });
		});
	});
});
