import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeConnections,
	INodeParameters,
} from 'n8n-workflow';
import { FINAL_STATUSES } from '../e2e/executions';
import { mapped } from '../e2e/people';
import type { SavedCredential, SavedWorkflow } from '../e2e/rest-types';
import { createUserNode, using } from '../e2e/stage';
import { callWebhook } from '../e2e/webhooks';
import type { Stack } from './stack';

export interface EntranceOptions {
	/** Of Create User, beside the mapping. */
	parameters?: INodeParameters;
	/** Bad lines go to the error output instead of stopping the run. */
	continues?: boolean;
}

/** An execution as n8n's database has it; times in epoch milliseconds. */
export interface Ended {
	id: string;
	status: string;
	stoppedAt: number;
}

/** A published workflow that makes users of the people who are posted to its webhook. */
export class Entrance {
	private constructor(
		private readonly stack: Stack,
		private readonly workflow: SavedWorkflow,
		private readonly path: string,
	) {}

	static async open(
		stack: Stack,
		credential: SavedCredential,
		{ parameters, continues }: EntranceOptions,
	): Promise<Entrance> {
		const path = randomUUID();
		const node = createUserNode({
			parameters: mapped('acefone', parameters),
			credentials: using(credential),
			...(continues && { onError: 'continueErrorOutput' }),
		});
		const nodes = [webhook(path), splitOut, node];
		const workflow = await stack.rest.createWorkflow({
			name: `Entrance ${path.slice(0, 8)}`,
			nodes,
			connections: inARow(nodes),
		});
		await stack.rest.activate(workflow);
		return new Entrance(stack, workflow, path);
	}

	/** One execution for all of these; n8n answers when it has put it into its queue. */
	async send(people: IDataObject[]): Promise<void> {
		const { status, body } = await callWebhook(this.stack.url, this.path, { people });
		if (status !== 200) throw new Error(`n8n answered ${status}: ${body}`);
	}

	/** All of its executions, the first one first. */
	async executions(): Promise<Ended[]> {
		const rows = await this.stack.services.query(
			`select id, status, extract(epoch from "stoppedAt") * 1000 as stopped
			from execution_entity where "workflowId" = '${this.workflow.id}' order by id`,
		);
		return rows.map(({ id = '', status = '', stopped }) => ({
			...{ id, status },
			stoppedAt: Number(stopped),
		}));
	}

	/** Waits until so many have ended, and gives all. */
	async ended(count: number, seconds = 300): Promise<Ended[]> {
		for (const deadline = Date.now() + 1000 * seconds; ; await pause(500)) {
			const all = await this.executions();
			const ended = all.filter(({ status }) => FINAL_STATUSES.includes(status));
			if (ended.length >= count) return all;
			if (Date.now() > deadline) throw new Error(`${ended.length} of ${count} have ended.`);
		}
	}
}

function webhook(path: string): INode {
	return {
		id: 'a0000000-0000-4000-8000-000000000011',
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [-480, 0],
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
}

const splitOut: INode = {
	id: 'a0000000-0000-4000-8000-000000000012',
	name: 'Split Out',
	type: 'n8n-nodes-base.splitOut',
	typeVersion: 1,
	position: [-240, 0],
	parameters: { fieldToSplitOut: 'body.people', options: {} },
};

/** Each node leads to the next. */
function inARow(nodes: INode[]): IConnections {
	const steps = nodes
		.slice(1)
		.map(({ name }, at): [string, INodeConnections] => [
			nodes[at]?.name ?? '',
			{ main: [[{ node: name, type: 'main', index: 0 }]] },
		]);
	return Object.fromEntries(steps);
}
