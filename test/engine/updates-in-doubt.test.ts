import type { FaultRule } from '../sandbox';
import {
	actions,
	ERROR_OUTPUT,
	loadOtherProcess,
	NODE,
	onBench,
	otherProcess,
	panel,
	refused,
	requestsTo,
	RETRIES,
} from './cases';
import { retry } from './doubt';
import { hires, type Bench } from './fixture';

beforeAll(loadOtherProcess);

/** What was carried out is never said not to have been, however its answer looks. */

const UPDATE = { ifUserExists: 'update', options: { concurrency: 1 } };

const on = (rule: object): FaultRule => ({ on: 'update', ...rule }) as FaultRule;

async function updating(count: number, plan: FaultRule[], test: (bench: Bench) => Promise<void>) {
	await onBench(async (bench) => {
		await bench.run('acefone', hires(count));
		bench.standIn('acefone').faults.plan = plan;
		await test(bench);
	});
}

const changed = (count: number) => hires(count).map((hire) => ({ ...hire, last: 'Changed' }));

it.concurrent.each<[string, FaultRule, FaultRule]>([
	[
		'a gateway gave up, then the API refuses',
		on({ kind: 'answer', status: 504, body: {}, processed: true, times: 1 }),
		on({ kind: 'answer', status: 422, body: { success: false, message: 'Not again so soon' } }),
	],
	[
		'the connection broke, then the API forbids',
		on({ kind: 'dropAfter', times: 1 }),
		on({ kind: 'answer', status: 403, body: { success: false, message: 'Not again so soon' } }),
	],
])('an update may have been done: %s', async (_what, first, then) => {
	await updating(1, [first, then], async (bench) => {
		const settings = { parameters: UPDATE, node: ERROR_OUTPUT };
		const run = await bench.run('acefone', changed(1), settings);
		expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown', reason: 'noAnswer' } }]);
		const { error, details } = refused(run)[0]!;
		expect(error).toContain("It is not certain whether user 'hire.0' was updated");
		expect(details.whatToDo).toContain(
			'said "Not again so soon". The first one may have been done',
		);
		expect(JSON.stringify([error, details])).not.toContain('Nothing was changed');
	});
});

it.concurrent.each([303, 302])(
	'a redirect of one update that no question meets is no wrong address: %d',
	async (status) => {
		const headers = { location: '/v1/users' };
		const rule = on({ kind: 'answer', status, headers, body: '', processed: true });
		await updating(3, [{ ...rule, login: undefined }], async (bench) => {
			const run = await bench.run('acefone', changed(3), { parameters: UPDATE });
			if (run.error) expect(panel(run).message).not.toContain('redirects');
			expect(actions(run)).toEqual(['updated', 'updated', 'updated']);
			expect(run.json(NODE)).toHaveLength(3);
		});
	},
);

it('a redirect of an update and of questions after it is the address of the credential', async () => {
	let isSent = false;
	const location = 'https://elsewhere.example/';
	const plan: FaultRule[] = [
		{ on: 'update', kind: 'redirect', location, when: () => (isSent = true) },
		{ on: ['users', 'user'], kind: 'redirect', location, when: () => isSent },
	];
	await updating(1, plan, async (bench) => {
		const settings = { parameters: UPDATE, node: ERROR_OUTPUT };
		const run = await bench.run('acefone', changed(1), settings);
		expect(refused(run)).toMatchObject([{ details: { outcome: 'notSent', reason: 'redirected' } }]);
		expect(requestsTo(bench.standIn('acefone'), 'update')).toHaveLength(1);
	});
});

it('403s with an update accepted in between are each of one item', async () => {
	const plan = [0, 2, 4].map((at) =>
		on({
			...{ kind: 'answer', status: 403, body: { success: false, message: 'You may not.' } },
			when: ({ body }: { body: unknown }) => JSON.stringify(body).includes(`First${at}`),
		}),
	);
	await updating(6, plan, async (bench) => {
		const settings = { parameters: UPDATE, node: ERROR_OUTPUT };
		const run = await bench.run('acefone', changed(6), settings);
		expect(refused(run).map(({ details }) => details.item)).toEqual([0, 2, 4]);
		expect(requestsTo(bench.standIn('acefone'), 'update')).toHaveLength(6);
	});
});

describe('an update of which nobody knows is made again, and is no user who was created', () => {
	const failing = (times?: number) =>
		on({ kind: 'answer', status: 500, body: { message: 'Internal error' }, times });

	it('by Retry from the Executions page', async () => {
		await updating(1, [failing()], async (bench) => {
			const first = await bench.run('acefone', changed(1), { parameters: UPDATE });
			expect(panel(first).message).toContain("whether user 'hire.0' was updated");
			bench.standIn('acefone').faults.plan = [];
			const run = await retry(bench, 'acefone', first, { parameters: UPDATE });
			expect(actions(run)).toEqual(['updated']);
		});
	});

	it('by Retry after a Retry that could not ask for the user', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('acefone');
			await bench.run('acefone', hires(1), {}, otherProcess());
			standIn.faults.plan = [failing()];
			const first = await bench.run('acefone', hires(1), { parameters: UPDATE });
			const broken = { status: 500, body: { message: 'Broken' } };
			standIn.faults.plan = [{ on: ['users', 'user'], kind: 'answer', ...broken }];
			const second = await retry(bench, 'acefone', first, { parameters: UPDATE });
			expect(panel(second).message).toContain("User 'hire.0' was not sent to Acefone");
			standIn.faults.plan = [];
			const run = await retry(bench, 'acefone', second, { parameters: UPDATE });
			expect(actions(run)).toEqual(['updated']);
		});
	});

	it('by Retry On Fail', async () => {
		await updating(1, [failing(3)], async (bench) => {
			const settings = { parameters: UPDATE, node: RETRIES };
			const run = await bench.run('acefone', changed(1), settings);
			expect(actions(run)).toEqual(['updated']);
		});
	});
});

it('a name that differs in case alone, and was there before, is no proof', async () => {
	await updating(1, [on({ kind: 'answer', status: 204, body: '' })], async (bench) => {
		const louder = hires(1).map((hire) => ({ ...hire, last: String(hire.last).toUpperCase() }));
		const settings = { parameters: UPDATE, node: ERROR_OUTPUT };
		const run = await bench.run('acefone', louder, settings);
		expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
	});
});

it.each([true, false])(
	'a user whose update is in doubt is asked for anew: %s',
	async (processed) => {
		const failing = on({ kind: 'answer', status: 500, body: { message: 'No.' }, processed });
		await updating(1, [failing], async (bench) => {
			await bench.run('acefone', changed(1), { parameters: UPDATE });
			const parameters = { ifUserExists: 'return' };
			const run = await bench.run('acefone', changed(1), { parameters });
			const name = processed ? 'First0 Changed' : 'First0 Last0';
			expect(run.json(NODE)).toMatchObject([{ action: 'existing', name }]);
			expect(run.json(NODE)[0]?.differs).toEqual(processed ? undefined : ['name']);
		});
	},
);

it.each<[string, object]>([
	['given back', { parameters: { ifUserExists: 'return' } }],
	['refused as taken', {}],
])('a user created and updated a moment ago is %s as they are now', async (_what, again) => {
	await updating(1, [], async (bench) => {
		await bench.run('acefone', changed(1), { parameters: UPDATE });
		const run = await bench.run('acefone', changed(1), { node: ERROR_OUTPUT, ...again });
		const said = JSON.stringify([run.json(NODE), refused(run).map(({ details }) => details)]);
		expect(said).toMatch(/"name":"First0 Changed"|user with this login and name/);
		expect(said).not.toContain('differs');
	});
});
