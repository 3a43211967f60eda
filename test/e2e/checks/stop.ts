import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import type { Area, Check } from '../check';
import { outputOf } from '../executions';
import { mapped, people } from '../people';
import { until } from '../session';
import { CREATE_USER, using, type Stage } from '../stage';

const LOGINS = Array.from({ length: 30 }, (_, at) => `stop.person.${at + 1}`);
/** How long the stand-in takes for each answer, milliseconds. */
const LATENCY = 600;

/** Starts a run that takes a while: two users at a time, with Retry On Fail on. */
async function slowRun(stage: Stage, settings: IDataObject = {}) {
	const { acefone } = stage.sandbox;
	acefone.settings.latencyMs = LATENCY;
	const credential = await stage.credential('acefone');
	return await stage.start(
		stage.workflow(
			people(...LOGINS),
			{
				parameters: mapped('acefone', { options: { concurrency: 2 } }),
				credentials: using(credential),
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 200,
			},
			settings,
		),
	);
}

/** Nothing new is sent from now on, what is under way completes, and n8n's log tells who was created. */
async function assertStopped(stage: Stage, logged: number): Promise<void> {
	const { acefone } = stage.sandbox;
	const { log } = stage.world.n8n;
	const sent = acefone.count('create');
	const said = () => log.matching(/Create User was stopped/, logged);
	const line = await until('the account in the log', () => said()[0]);
	// Longer than n8n's later tries would take to begin, and their requests to arrive.
	await pause(LATENCY + 1_500);
	assert.equal(acefone.count('create'), sent, 'sent after the stop');
	assert.ok(sent > 0 && sent < LOGINS.length, `${sent} were sent`);
	assert.equal(acefone.created.length, sent, 'what was under way completed');
	const logins = acefone.created.map(({ login }) => login);
	assert.match(line, new RegExp(`${sent} of ${LOGINS.length} users were created at Acefone`));
	const created = /Created: (.*?)\. Not sent/.exec(line)?.[1]?.split(', ');
	assert.deepEqual(created?.sort(), logins.sort());
	assert.match(line, new RegExp(`Not sent: ${LOGINS.length - sent}\\.`));
	assert.ok(
		said().every((other) => other === line),
		'one account',
	);
}

const stopped: Check = {
	name: 'Stop in mid-run: nothing new is sent, the POST under way completes, the log says who was created',
	async run(stage) {
		const logged = stage.world.n8n.log.mark();
		const { id } = await slowRun(stage);
		await until('some users', () => (stage.sandbox.acefone.created.length > 2 ? true : undefined));
		await stage.rest.stop(id);
		await assertStopped(stage, logged);
		assert.equal((await stage.rest.finished(id)).status, 'canceled');
	},
};

const timedOut: Check = {
	name: 'a workflow time-out in mid-run: the same',
	async run(stage) {
		const logged = stage.world.n8n.log.mark();
		const { id } = await slowRun(stage, { executionTimeout: 3 });
		assert.equal((await stage.rest.finished(id)).status, 'canceled');
		await assertStopped(stage, logged);
	},
};

const goOn: Check = {
	name: "going on after Stop: run again with 'Return the Existing User', and each login is there once",
	async run(stage) {
		const { acefone } = stage.sandbox;
		const { id, saved } = await slowRun(stage);
		await until('some users', () => (acefone.created.length > 2 ? true : undefined));
		await stage.rest.stop(id);
		await stage.rest.finished(id);
		acefone.settings.latencyMs = 0;
		const nodes = structuredClone(saved.nodes);
		for (const node of nodes) {
			if (node.name === CREATE_USER) node.parameters.ifUserExists = 'return';
		}
		const changed = await stage.rest.updateWorkflow(saved, {
			nodes,
			connections: saved.connections,
		});
		const again = await stage.rest.finished(
			await stage.rest.run({ ...saved, ...changed, nodes }, 'Start'),
		);
		assert.equal(again.status, 'success');
		const actions = outputOf(again, CREATE_USER).map(({ json }) => json.action);
		assert.equal(actions.length, LOGINS.length);
		assert.ok(actions.includes('existing') && actions.includes('created'));
		assert.equal(acefone.created.length, LOGINS.length);
		assert.equal(acefone.count('create'), LOGINS.length);
	},
};

export const stop: Area = { title: 'Stop and time-out', checks: [stopped, timedOut, goOn] };
