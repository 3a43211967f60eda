import type { INode } from 'n8n-workflow';
import type { N8nRest } from './rest';
import type { SavedWorkflow } from './rest-types';

/** What the example's CRM sends. */
const EVENT = {
	name: 'Dana Deal',
	number: '447700900123',
	email: 'dana.deal@example.com',
	login_id: 'dana.deal',
};

/** How a workflow that starts at this node is called from outside; undefined where it is not. */
function callOf(url: string, { type, parameters, webhookId }: INode): string | undefined {
	if (type === 'n8n-nodes-base.formTrigger') return `open ${url}/form/${webhookId}`;
	if (type !== 'n8n-nodes-base.webhook') return undefined;
	const body = JSON.stringify(EVENT);
	return `curl ${url}/webhook/${String(parameters.path)} --json '${body}'`;
}

/** Publishes the workflows that are called from outside; gives their names and how to call them. */
export async function publishCalled(
	rest: N8nRest,
	workflows: SavedWorkflow[],
): Promise<Array<[name: string, call: string]>> {
	const calls: Array<[string, string]> = [];
	for (const workflow of workflows) {
		const [call] = workflow.nodes.flatMap((node) => callOf(rest.session.url, node) ?? []);
		if (call === undefined) continue;
		await rest.activate(workflow);
		calls.push([workflow.name, call]);
	}
	return calls;
}
