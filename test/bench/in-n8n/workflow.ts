import type { IDataObject, INode } from 'n8n-workflow';

import type { SavedCredential, WorkflowToMake } from '../../e2e/rest-types';
import { using } from '../../e2e/stage';

/** What is compared: this node, one that does only what every node must, and n8n's own. */
export type NodeName = 'bare node' | 'HTTP Request' | 'this node';

/** Work for a node. */
export interface BenchCase {
	name: string;
	items: number;
	/** Ten mapped fields, each an expression, instead of automatic mapping. */
	isMapped?: true;
	latencyMs?: number;
	/** Each request takes another part of the latency, as those over a network do. */
	latencyVaries?: true;
	concurrency?: number;
	/** The vendor's limit. */
	perSecond?: number;
}

/** Where the stand-in is, and what its users need. */
export interface Place {
	url: string;
	token: string;
	role: string;
	number: string;
	credential: SavedCredential;
}

/** A webhook that is answered with what was measured of the node. */
export function workflowOf(
	node: NodeName,
	one: BenchCase,
	place: Place,
	path: string,
): WorkflowToMake {
	const nodes: INode[] = [
		nodeOf('Call', 'n8n-nodes-base.webhook', 2, {
			httpMethod: 'POST',
			path,
			responseMode: 'lastNode',
		}),
		nodeOf('Items', 'n8n-nodes-bench.benchItems', 1, {}),
		{
			...nodeUnderTest(node, one, place),
			credentials: using(place.credential),
			// The run goes on, so that all who were created are counted.
			...(one.perSecond === undefined ? {} : { onError: 'continueRegularOutput' }),
		},
		nodeOf('End', 'n8n-nodes-bench.benchEnd', 1, {}),
	];
	const names = nodes.map(({ name }) => name);
	const connections = Object.fromEntries(
		names.slice(0, -1).map((name, place_) => [name, { main: [[to(names[place_ + 1] ?? '')]] }]),
	);
	// Nothing is saved: writing 100,000 items into the database is not what is measured.
	const settings: IDataObject = {
		executionOrder: 'v1',
		saveDataSuccessExecution: 'none',
		saveDataErrorExecution: 'none',
		saveManualExecutions: false,
	};
	return { name: path, nodes, connections, settings } as WorkflowToMake;
}

const to = (node: string) => ({ node, type: 'main' as const, index: 0 });

function nodeOf(name: string, type: string, typeVersion: number, parameters: IDataObject): INode {
	const webhookId = type.endsWith('webhook') ? { webhookId: String(parameters.path) } : {};
	const position: [number, number] = [0, 0];
	return { id: name, name, type, typeVersion, position, parameters, ...webhookId } as INode;
}

function nodeUnderTest(node: NodeName, one: BenchCase, place: Place): INode {
	const { concurrency = 5 } = one;
	if (node === 'this node') {
		const parameters = one.isMapped ? mapped(place) : automatic(place);
		const options = { concurrency };
		return nodeOf('Under Test', 'n8n-nodes-create-user.createUser', 1, { ...parameters, options });
	}
	const url = `${place.url}/v1/user`;
	if (node === 'bare node') {
		const { isMapped = false } = one;
		const fields = isMapped ? FIELDS : {};
		const parameters = { url, isMapped, concurrency, ...fields };
		return nodeOf('Under Test', 'n8n-nodes-bench.benchSend', 1, parameters);
	}
	return nodeOf('Under Test', 'n8n-nodes-base.httpRequest', 4.2, {
		method: 'POST',
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'acefoneApi',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: `={{ ${one.isMapped ? MAPPED_BODY(place) : AUTOMATIC_BODY(place)} }}`,
		options: {},
	});
}

/** Ten expressions, as a sheet of new hires has them. */
const FIELDS = {
	name: '={{ $json.name }}',
	number: '={{ $json.number }}',
	email: '={{ $json.email.toLowerCase() }}',
	loginId: '={{ $json.login_id }}',
	password: '={{ $json.password }}',
	createAgent: '={{ $json.login_id !== "" }}',
	status: '={{ $json.login_id !== "" }}',
	agentGroups: "={{ $json.name.toLowerCase() + '-' + $json.number }}",
	blockWebLogin: '={{ $json.login_id === "" }}',
	createExtension: '={{ $json.login_id === "" }}',
};

const locator = (value: string) => ({ __rl: true, mode: 'id', value });

function mapped({ role, number }: Place): IDataObject {
	const { agentGroups, blockWebLogin, createExtension, ...fields } = FIELDS;
	return {
		vendor: 'acefone',
		...fields,
		userRole: locator(role),
		callerIds: [number],
		additionalFields: { agentGroups, blockWebLogin, createExtension },
	};
}

function automatic({ role, number }: Place): IDataObject {
	return {
		vendor: 'acefone',
		mappingMode: 'autoMap',
		fixedValues: {
			userRole: locator(role),
			callerIds: [number],
			createAgent: true,
			status: true,
		},
	};
}

const fixedBody = ({ role, number }: Place) => `user_role: ${role}, caller_id: [${number}]`;

const AUTOMATIC_BODY = (place: Place) =>
	`JSON.stringify({ ...$json, ${fixedBody(place)}, create_agent: true, status: true })`;

const MAPPED_BODY = (place: Place) =>
	`JSON.stringify({ name: $json.name, number: $json.number, email: $json.email.toLowerCase(), login_id: $json.login_id, password: $json.password, ${fixedBody(place)}, create_agent: $json.login_id !== "", status: $json.login_id !== "" })`;
