import './harness';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IExecuteFunctions,
	IHttpRequestHelper,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import type { WorkflowJson } from './harness';

/** Bricks for the harness's own test: a server, a credential with a login, a node that does as told. */

export interface Server {
	url: string;
	close(): Promise<void>;
}

export async function serve(listener: RequestListener): Promise<Server> {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

export async function body(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

export const probeApi: ICredentialType = {
	name: 'probeApi',
	displayName: 'Probe API',
	properties: [
		{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		{ displayName: 'Secret', name: 'secret', type: 'string', default: '' },
		{
			displayName: 'Token',
			name: 'token',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	],
	async preAuthentication(this: IHttpRequestHelper, data: ICredentialDataDecryptedObject) {
		const answer = (await this.helpers.httpRequest({
			method: 'POST',
			url: `${String(data.url)}/login`,
			body: { secret: data.secret },
		})) as { token: string };
		return { token: answer.token };
	},
	authenticate: {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.token}}' } },
	},
	test: { request: { baseURL: '={{$credentials.url}}', url: '/me' } },
};

type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

export function probeNode(execute: Execute, methods?: INodeType['methods']): INodeType {
	return {
		description: {
			displayName: 'Probe',
			name: 'probe',
			group: ['output'],
			version: 1,
			description: '',
			defaults: { name: 'Probe' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: 'probeApi', required: true }],
			properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
		},
		methods,
		execute,
	};
}

/** Trigger → Probe → After (its `main` output) and Failed (its error output). */
export function probeWorkflow(
	probe: Partial<WorkflowJson['nodes'][number]> = {},
	after = '={{ $("Trigger").item.json.row }}',
): WorkflowJson {
	const node = (name: string, type: string, parameters = {}) => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	});
	const set = {
		...node('After', 'n8n-nodes-base.set', {
			assignments: { assignments: [{ name: 'row', value: after, type: 'string' }] },
		}),
		typeVersion: 3.4,
	};
	const to = (name: string) => ({ node: name, type: 'main' as const, index: 0 });
	return {
		nodes: [
			node('Trigger', 'n8n-nodes-base.manualTrigger'),
			{
				...node('Probe', 'probe', { value: '={{ $json.row * 2 }}' }),
				credentials: { probeApi: { id: '1', name: 'Probe' } },
				...probe,
			},
			set,
			{ ...set, id: 'Failed', name: 'Failed' },
		],
		connections: {
			Trigger: { main: [[to('Probe')]] },
			Probe: { main: [[to('After')], [to('Failed')]] },
		},
	};
}
