import type { IDataObject } from 'n8n-workflow';

import { NODE, onBench, refused } from './cases';
import { locator } from './fields/people';
import { hires, mappedParameters, nodeTypes, workflowFor, type Bench } from './fixture';
import type { EngineRun } from './harness';

/** The node as the tool of an AI agent; the item stands for the model's arguments, as n8n lays them over it. */

const TOOL = 'n8n-nodes-create-user.createUserTool';
const node = nodeTypes['n8n-nodes-create-user.createUser']!;
/** n8n makes such a type of a node that is usable as a tool. */
const tool = Object.create(node, {
	description: { value: { ...node.description, name: 'createUserTool' } },
}) as typeof node;

async function asTool(bench: Bench, item: IDataObject, given: IDataObject): Promise<EngineRun> {
	const parameters = { ...mappedParameters(bench.sandbox, 'acefone'), ...given };
	const workflow = workflowFor('acefone', { parameters, node: { type: TOOL } });
	const settings = { workflow, nodeTypes: { ...nodeTypes, [TOOL]: tool } };
	return await bench.run('acefone', [{ ...hires(1)[0], ...item }], {}, settings);
}

it.each([
	'$json.role',
	'$thisItem.json.role',
	'$items()[0].json.role',
	'$items ( undefined )[0].json.role',
	'$item(0).$json.role',
	"$evaluateExpression('$' + 'json.role')",
	"$evaluateExpression($rawParameter.name.replace('first', 'role').slice(1))",
])('a role by %s is the model’s', async (expression) => {
	await onBench(async (bench) => {
		const role = String(bench.sandbox.acefone.fixture.roles[2]?.id);
		const given = { name: '={{ $json.first }}', userRole: locator('id', `={{ ${expression} }}`) };
		const run = await asTool(bench, { role }, given);
		expect(bench.standIn('acefone').count('create')).toBe(0);
		expect(refused(run, 0)[0]?.error).toContain("'User Role' is left to the AI agent");
	});
});

it.each([
	['showPasswordToAgent', 'Return Generated Password to Agent'],
	['resetPassword', 'Reset Password on Update'],
	['dryRun', 'Dry Run'],
])('the option %s is not left to the model', async (name, option) => {
	await onBench(async (bench) => {
		const options = { [name]: "={{ $fromAI('chosen', '', 'boolean') }}" };
		const given = { generatePassword: true, ifUserExists: 'update', options };
		const run = await asTool(bench, { chosen: name !== 'dryRun' }, given);
		expect(bench.standIn('acefone').requests).toEqual([]);
		expect(JSON.stringify(run.json(NODE))).toContain(`'${option}' is \\"left to the AI agent`);
	});
});

it('what becomes of a user who is there is not left to the model', async () => {
	await onBench(async (bench) => {
		await bench.run('acefone', hires(1));
		const given = { ifUserExists: "={{ $fromAI('chosen') }}" };
		const run = await asTool(bench, { chosen: 'update', number: '919999999999' }, given);
		expect(bench.standIn('acefone').count('update')).toBe(0);
		expect(refused(run, 0)[0]?.error).toContain('\'If User Exists\' is "left to the AI agent"');
	});
});
