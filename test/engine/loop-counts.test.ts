import type { IDataObject } from 'n8n-workflow';

import {
	CONTINUE,
	loadOtherProcess,
	loginsAt,
	NODE,
	onBench,
	otherProcess,
	panel,
	requestsTo,
} from './cases';
import { refuse, retry } from './doubt';
import { hires, mappedParameters, workflowFor, type Bench } from './fixture';
import type { EngineRun } from './harness';

/** The node runs twice in one execution, as in a loop: what it says of its items is about the input at hand. */

beforeAll(loadOtherProcess);

const noOp = (name: string, y: number) => ({
	...{ id: name, name, type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, y] },
	parameters: {},
});
const to = (name: string) => ({ node: name, type: 'main', index: 0 });

/** One execution in which the node is handed these items, and then those. */
async function twice(
	bench: Bench,
	first: IDataObject[],
	second: IDataObject[],
	third?: IDataObject[],
	parameters: IDataObject = {},
	node: IDataObject = {},
): Promise<EngineRun> {
	const mapped = mappedParameters(bench.sandbox, 'acefone');
	const workflow = workflowFor('acefone', {
		parameters: { ...mapped, options: { concurrency: 1 }, ...parameters },
		node,
	}) as unknown as { nodes: IDataObject[]; connections: Record<string, unknown> };
	workflow.nodes.push(noOp('A', 0), noOp('B', 500), noOp('C', 1000));
	Object.assign(workflow.connections, {
		Trigger: { main: [[to('A'), to('B'), ...(third ? [to('C')] : [])]] },
		A: { main: [[to(NODE)]] },
		B: { main: [[to(NODE)]] },
		C: { main: [[to(NODE)]] },
	});
	const pins = { Trigger: [{}], A: first, B: second, C: third ?? [] };
	return await bench.run('acefone', [{}], {}, { workflow: workflow as never, pins: pins as never });
}

it('users who were created', async () => {
	await onBench(async (bench) => {
		bench.standIn('acefone').faults.plan = [refuse('hire.2')];
		const run = await twice(bench, hires(2), hires(2, 2));
		expect(loginsAt(bench.standIn('acefone'))).toEqual(['hire.0', 'hire.1']);
		const { message, description } = panel(run);
		expect(message).toContain("Stopped at item 0: Acefone refused user 'hire.2'");
		expect(message).toContain('0 of 2 users were created');
		expect(description).toContain(
			'Created earlier in this execution, with other logins: hire.0, hire.1.',
		);
		expect(description).not.toMatch(/^No user was created\.$/m);
	});
});

it("items that can't be sent", async () => {
	await onBench(async (bench) => {
		const bad = hires(2, 5).map((hire) => ({ ...hire, email: '' }));
		const { message, description } = panel(await twice(bench, hires(4), bad));
		expect(message).toBe("2 of 2 items can't be sent, so nothing was sent now");
		expect(description).toContain('Created before: hire.0, hire.1, hire.2, hire.3.');
	});
});

it('a user who was created and then updated is updated once more, and not called created', async () => {
	await onBench(async (bench) => {
		const changed = hires(1).map((hire) => ({ ...hire, last: 'Changed' }));
		const parameters = { ifUserExists: 'update' };
		const run = await twice(bench, hires(1), changed, hires(1), parameters);
		const all = (run.runData[NODE] ?? []).map(({ data }) => data?.main?.[0]?.[0]?.json.action);
		expect(all).toEqual(['created', 'updated', 'updated']);
		expect(bench.standIn('acefone').created[0]?.fields.name).toBe('First0 Last0');
	});
});

/** What became of a person's second item, which has another value of one field. */
async function secondWith(bench: Bench, ifUserExists: string, change: IDataObject) {
	const [role] = bench.sandbox.acefone.fixture.roles;
	const first = hires(1).map((hire) => ({ ...hire, role: role?.id, status: true }));
	const parameters = { ifUserExists, userRole: '={{ $json.role }}', status: '={{ $json.status }}' };
	const second = first.map((hire) => ({ ...hire, ...change }));
	const run = await twice(bench, first, second, undefined, parameters);
	return { run, json: run.runData[NODE]?.[1]?.data?.main?.[0]?.[0]?.json };
}

it('a person who comes again with another role is updated, and not called created', async () => {
	await onBench(async (bench) => {
		const role = bench.sandbox.acefone.fixture.roles[1]?.id;
		const { json } = await secondWith(bench, 'update', { role });
		expect(json).toMatchObject({ action: 'updated' });
		const [update] = requestsTo(bench.standIn('acefone'), 'update');
		expect(update?.body).toMatchObject({ user_role: String(role) });
	});
});

it('a person who comes again with a value that no update takes is updated but for that', async () => {
	await onBench(async (bench) => {
		const { json } = await secondWith(bench, 'update', { status: false });
		expect(json).toMatchObject({
			action: 'updated',
			notUpdated: expect.arrayContaining(['status']),
		});
	});
});

it('a person who comes again with another role exists, or is refused as taken', async () => {
	await onBench(async (bench) => {
		const role = bench.sandbox.acefone.fixture.roles[1]?.id;
		const { json } = await secondWith(bench, 'return', { role });
		expect(json).toMatchObject({ action: 'existing' });
	});
	await onBench(async (bench) => {
		const role = bench.sandbox.acefone.fixture.roles[1]?.id;
		const { run } = await secondWith(bench, 'error', { role });
		expect(panel(run).message).toContain("Login ID 'hire.0' is taken at Acefone");
	});
});

describe('a person of whom it is not certain whether they were created', () => {
	const [person = {}] = hires(1);
	const other = { ...person, last: 'Other', number: '919999999999', email: 'other@example.com' };

	/** No look-up of the first item is answered: four, two more, and each is asked three times. */
	function leavesFirstOpen(bench: Bench): void {
		const standIn = bench.standIn('acefone');
		standIn.settings.uniqueLogins = false;
		standIn.faults.plan = [
			{ on: 'create', kind: 'dropAfter', times: 1 },
			{ on: 'users', kind: 'status500', when: () => standIn.count('create') > 0, times: 18 },
		];
	}

	it.each(['error', 'return', 'update'])(
		'is not forgotten for another one with the login, with %s',
		async (ifUserExists) => {
			await onBench(async (bench) => {
				leavesFirstOpen(bench);
				const run = await twice(bench, [person], [other], [person], { ifUserExists }, CONTINUE);
				const said = (run.runData[NODE] ?? []).map(({ data }) => data?.main?.[0]?.[0]?.json);
				expect(said[0]).toMatchObject({ details: { outcome: 'unknown' } });
				expect(said[1]).toMatchObject({ details: { reason: 'loginTaken' } });
				expect(said[2]).toMatchObject({ action: 'created', confirmedByLookup: true });
				expect(loginsAt(bench.standIn('acefone'))).toEqual(['hire.0']);
			});
		},
	);
});

it('a Retry whose mapping makes another person of who was left open does not forget them', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		standIn.faults.plan = [
			{ on: 'create', kind: 'dropAfter', times: 1 },
			{ on: 'users', kind: 'status500', when: () => standIn.count('create') > 0 },
		];
		const first = await bench.run('acefone', hires(1));
		expect(panel(first).message).toContain('not certain');
		standIn.faults.plan = [];
		const wrong = { name: 'Somebody Else', number: '919999999999', additionalFields: {} };
		const parameters = { ...wrong, email: 'else@example.com' };
		const second = await retry(bench, 'acefone', first, { parameters, process: otherProcess() });
		expect(panel(second).message).toContain('is taken at Acefone');
		expect(panel(second).description).not.toContain('No user was created.');
		const third = await retry(bench, 'acefone', second, { process: otherProcess() });
		expect(third.json(NODE)).toMatchObject([{ action: 'created', confirmedByLookup: true }]);
		expect(standIn.count('create')).toBe(1);
	});
});
