import assert from 'node:assert/strict';
import type { Area, Check } from '../check';
import { example } from '../example';
import { errorOf, outputOf } from '../executions';
import { until } from '../session';
import { CREATE_USER, type Stage } from '../stage';
import { callWebhook } from '../webhooks';

const EVENT = {
	name: 'Dana Deal',
	number: '447700900123',
	email: 'dana.deal@example.com',
	login_id: 'dana.deal',
	// What the sender has no say in.
	user_role: 'Admin New',
	caller_id: ['2604004'],
};

/** Publishes the example, and answers what became of each event: the execution and how long n8n took. */
async function published(stage: Stage) {
	const { rest, world } = stage;
	const credential = await stage.credential('acefone');
	const workflow = example('webhook-to-agent.json', world.files, [credential]);
	const saved = await rest.createWorkflow(workflow);
	await rest.activate(saved);
	const send = async (event: object) => await callWebhook(world.n8n.url, 'new-agent', event);
	const executions = async (count: number) =>
		await until(`${count} executions`, async () => {
			const ids = await rest.executionIds(saved);
			return ids.length >= count ? ids : undefined;
		});
	const off = async () => {
		await rest.session.post(`/rest/workflows/${saved.id}/deactivate`).catch(() => undefined);
	};
	return { send, executions, off };
}

const twice: Check = {
	name: 'webhook-to-agent.json: answered at once; the same event twice makes one agent, whose role the sender cannot choose',
	async run(stage) {
		const { acefone } = stage.sandbox;
		const { send, executions, off } = await published(stage);
		acefone.settings.latencyMs = 800;
		const began = Date.now();
		assert.equal((await send(EVENT)).status, 200);
		assert.equal((await send(EVENT)).status, 200);
		assert.ok(Date.now() - began < 3_000, 'n8n answered late');
		assert.equal(acefone.created.length, 0, 'the answer did not wait for the vendor');
		const actions: unknown[] = [];
		for (const id of await executions(2)) {
			const execution = await stage.rest.finished(id);
			assert.equal(execution.status, 'success', errorOf(execution)?.message);
			actions.push(outputOf(execution, CREATE_USER)[0]?.json.action);
		}
		assert.deepEqual(actions.sort(), ['created', 'existing']);
		assert.equal(acefone.created.length, 1);
		assert.equal(acefone.count('create'), 1);
		const [agent] = acefone.created;
		assert.notEqual(agent?.fields.user_role, undefined);
		assert.deepEqual(agent?.fields.caller_id, [2604001]);
		await off();
	},
};

export const webhook: Area = { title: 'Example workflows, webhook', checks: [twice] };
