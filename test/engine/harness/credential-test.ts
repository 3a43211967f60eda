import { captureLogs } from './logging';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import { createEmptyRunExecutionData, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestRequest,
	IDataObject,
	INode,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeType,
} from 'n8n-workflow';
import { additionalData, type CredentialOptions, type EngineData } from './additional-data';
import { builtInNodes } from './builtin-nodes';
import { EngineNodeTypes } from './node-types';

export interface CredentialTestOptions extends CredentialOptions {
	/** The stored credential to test. */
	id: string;
	/** What the form holds, when that is not what is stored. */
	data?: ICredentialDataDecryptedObject;
}

export type CredentialTestResult = INodeCredentialTestResult & { logs: string[] };

const TYPE = 'n8n-nodes-base.noOp';

/** The node n8n makes up for a test; its name and parameter are how n8n knows that it is a test. */
function testNodeType(credentialType: string, request: ICredentialTestRequest['request']) {
	const { description } = builtInNodes()[TYPE] as INodeType;
	const nodeType: INodeType = {
		description: {
			...description,
			version: 1,
			credentials: [{ name: credentialType, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
	return nodeType;
}

async function sendRequest(data: EngineData, tested: ICredentialsDecrypted, nodeType: INodeType) {
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [tested.type]: { id: tested.id, name: tested.name } },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: new EngineNodeTypes({ [TYPE]: nodeType }),
	});
	const context = new ExecuteContext(
		workflow,
		node,
		data,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	await workflow.expression.acquireIsolate();
	try {
		return await new RoutingNode(context, nodeType, tested).runNode();
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

interface RequestError extends Error {
	cause?: { code?: string; response?: { status: number; statusText: string } };
}

function failure(error: RequestError, { rules = [] }: ICredentialTestRequest): string {
	const { response, code } = error.cause ?? {};
	if (!response) return code ?? error.message;
	for (const rule of rules) {
		if (rule.type !== 'responseCode') continue;
		if (rule.properties.value === response.status) return rule.properties.message;
	}
	if (response.status >= 199 && response.status <= 299) return error.message;
	return response.statusText || `Received HTTP status code: ${response.status}`;
}

function refusalInBody(
	response: INodeExecutionData[][] | undefined,
	{ rules = [] }: ICredentialTestRequest,
): string | undefined {
	const body = response?.[0]?.[0]?.json ?? {};
	const at = (path: string) =>
		path.split('.').reduce<unknown>((value, key) => (value as IDataObject)?.[key], body);
	for (const rule of rules) {
		if (rule.type !== 'responseSuccessBody') continue;
		if (at(rule.properties.key) === rule.properties.value) return rule.properties.message;
	}
	return undefined;
}

async function test(options: CredentialTestOptions): Promise<INodeCredentialTestResult> {
	const row = options.credentials.get(options.id);
	if (!row) throw new Error(`There is no credential ${options.id}`);
	const request = options.credentialTypes.find(({ name }) => name === row.type)?.test;
	if (!request) {
		return { status: 'Error', message: 'No testing function found for this credential.' };
	}

	const data = additionalData(options, {});
	const { credentialsHelper } = data;
	const given = options.data ?? row.data;
	try {
		const filled = await credentialsHelper.withDefaults(data, given, {
			type: row.type,
			mode: 'internal',
		});
		const tested: ICredentialsDecrypted = { ...row, id: options.id, data: filled };
		const stored = credentialsHelper.getDecrypted.bind(credentialsHelper);
		// Within the test `getCredentials` yields what is being tested, not what is stored.
		credentialsHelper.getDecrypted = async (...args) => (args[5] ? await stored(...args) : filled);
		const response = await sendRequest(data, tested, testNodeType(row.type, request.request));
		const refused = refusalInBody(response, request);
		return refused === undefined
			? { status: 'OK', message: 'Connection successful!' }
			: { status: 'Error', message: refused };
	} catch (error) {
		return { status: 'Error', message: failure(error as RequestError, request) };
	}
}

/** What the credential's Test button answers, in n8n's own words. */
export async function testCredential(
	options: CredentialTestOptions,
): Promise<CredentialTestResult> {
	const logs: string[] = [];
	const result = await captureLogs(logs, async () => await test(options));
	return { ...result, logs };
}
