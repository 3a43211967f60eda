import type { IDataObject } from 'n8n-workflow';

import type { Endpoint, FaultRule } from '../sandbox';
import { CONTINUE, ERROR_OUTPUT, onBench, sends, VENDORS } from './cases';
import { hires } from './fixture';
import { perfect, truthOf } from './truth';

/** More answers in a row than a broken answer to a question is asked again for. */
const LONG = 12;
/** Whatever only reads. */
const READS: Endpoint[] = ['users', 'user', 'show', 'numbers', 'departments', 'teams', 'other'];
const PAGE = { status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Sorry</h1>' };

/** What a gateway answers to questions while its server is away; to users it does so three times. */
const AWAY: Array<[string, FaultRule]> = [
	['502', { on: READS, kind: 'status502', body: 'html', times: LONG }],
	['503 and nothing', { on: READS, kind: 'status503', body: 'empty', times: LONG }],
	['504 in JSON', { on: READS, kind: 'answer', status: 504, body: {}, times: LONG }],
	['a page', { on: READS, kind: 'answer', ...PAGE, times: LONG }],
];

const MODES = ['error', 'return'] as const;

describe.each(VENDORS)('a gateway of %s whose server restarts', (vendor) => {
	describe.each(MODES)('in mode %s', (ifUserExists) => {
		it.concurrent.each(AWAY)('ends no item: %s', async (_what, rule) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				standIn.settings.uniqueLogins = false;
				standIn.faults.plan = [rule, { ...rule, on: 'create', times: 3 }];
				const inputs = hires(8);
				const run = await bench.run(vendor, inputs, { parameters: { ifUserExists } });
				expect(run.error?.message).toBeUndefined();
				expect(truthOf(run, standIn, inputs)).toEqual(perfect(8));
			});
		});
	});

	it.concurrent('and does not come back ends the items that must be asked for', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [{ ...AWAY[0]![1], times: undefined }];
			const parameters = { ifUserExists: 'return' };
			const run = await bench.run(vendor, hires(2), { parameters, node: ERROR_OUTPUT });
			const reasons = run.json('Create User', 1).map(({ details }) => details);
			expect(reasons).toMatchObject(Array(2).fill({ outcome: 'notSent', reason: 'cannotAsk' }));
			expect(sends(standIn)).toEqual({});
		});
	});

	it.concurrent('ends no update', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const inputs = hires(3);
			await bench.run(vendor, inputs);
			standIn.faults.plan = [AWAY[0]![1]];
			const parameters = { ifUserExists: vendor === 'crmcom' ? 'return' : 'update' };
			const run = await bench.run(vendor, inputs, { parameters });
			const done = vendor === 'crmcom' ? 'existing' : 'updated';
			expect(run.json('Create User').map(({ action }) => action)).toEqual(Array(3).fill(done));
		});
	});
});

it.concurrent.each<[string, FaultRule]>([
	...AWAY,
	['503 in JSON', { on: READS, kind: 'status503', body: 'json', times: LONG }],
])('updates wait for a server that restarts: %s', async (_what, rule) => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		const inputs = hires(3);
		await bench.run('acefone', inputs);
		standIn.faults.plan = [{ ...rule, on: 'update' }];
		const parameters = { ifUserExists: 'update' };
		const run = await bench.run('acefone', inputs, { parameters });
		expect(run.json('Create User').map(({ action }) => action)).toEqual(Array(3).fill('updated'));
	});
});

it('a name is looked up although the list was away for a while', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		const role = bench.sandbox.acefone.fixture.roles[0]?.name;
		standIn.faults.plan = [AWAY[1]![1]];
		const parameters = { userRole: { __rl: true, mode: 'name', value: role } };
		const run = await bench.run('acefone', hires(2), { parameters, node: CONTINUE });
		expect(truthOf(run, standIn, hires(2))).toEqual(perfect(2));
	});
});

it('of a user that nobody can say anything of the reasons of its fields are said', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		const body = { success: false, message: 'Not saved.', errors: { email: ['was not stored'] } };
		const login = 'hire.0';
		standIn.faults.plan = [
			{ on: 'create', login, kind: 'answer', status: 500, body },
			{ on: 'users', kind: 'status500' },
		];
		const run = await bench.run('acefone', hires(1), { node: ERROR_OUTPUT });
		const [{ details } = {}] = run.json('Create User', 1) as Array<{ details?: IDataObject }>;
		expect(details).toMatchObject({
			outcome: 'unknown',
			fields: [{ field: 'Email', reason: 'was not stored (sent as hire0@example.com)' }],
		});
		expect(sends(standIn)[login]).toBe(1);
	});
});
