import assert from 'node:assert/strict';
import { acefone as brand } from '../../sandbox/telephony/brands';
import type { Area, Check } from '../check';
import { example } from '../example';
import { errorOf, outputOf } from '../executions';
import type { N8nRest } from '../rest';
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

/** The role that the workflow's owner has set, not the sender's. */
const AGENT_ROLE = brand.fixture.roles.find(({ name }) => name === 'Agent')?.id;

async function actionOf(rest: N8nRest, id: string): Promise<string> {
	const execution = await rest.finished(id);
	assert.equal(execution.status, 'success', errorOf(execution)?.message);
	return String(outputOf(execution, CREATE_USER)[0]?.json.action);
}

/** Publishes the example; gives what sends an event, and the actions of so many runs once all have ended. */
async function published(stage: Stage) {
	const { rest, world } = stage;
	const credential = await stage.credential('acefone');
	const workflow = example('webhook-to-agent.json', world.files, [credential]);
	const saved = await rest.createWorkflow(workflow);
	await rest.activate(saved);
	const send = async (event: object) => await callWebhook(world.n8n.url, 'new-agent', event);
	const actions = async (count: number) => {
		const ids = await until(`${count} executions`, async () => {
			const known = await rest.executionIds(saved);
			return known.length >= count ? known : undefined;
		});
		const ended = await Promise.all(ids.map(async (id) => await actionOf(rest, id)));
		return ended.sort();
	};
	return { send, actions };
}

/** Of the executions that created nobody one is told: n8n 2 was seen to have four of three calls. */
function once([first, ...others]: string[]): string[] {
	return [first ?? '', ...new Set(others)];
}

const twice: Check = {
	name: 'webhook-to-agent.json: answered at once; the same event at once and again later makes one agent, whose role the sender cannot choose',
	async run(stage) {
		const { acefone } = stage.sandbox;
		const { send, actions } = await published(stage);
		acefone.settings.latencyMs = 800;
		const began = Date.now();
		assert.equal((await send(EVENT)).status, 200);
		assert.equal((await send(EVENT)).status, 200);
		assert.ok(Date.now() - began < 3_000, 'n8n answered late');
		assert.equal(acefone.created.length, 0, 'the answer did not wait for the vendor');
		assert.deepEqual(once(await actions(2)), ['created', 'existing']);
		assert.equal((await send(EVENT)).status, 200);
		assert.deepEqual(once(await actions(3)), ['created', 'existing']);
		assert.equal(acefone.created.length, 1);
		assert.equal(acefone.count('create'), 1);
		const [agent] = acefone.created;
		assert.equal(agent?.fields.user_role, AGENT_ROLE);
		assert.deepEqual(agent?.fields.caller_id, [2604001]);
	},
};

export const webhook: Area = { title: 'Example workflows, webhook', checks: [twice] };
