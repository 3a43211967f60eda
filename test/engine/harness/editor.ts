import './logging';
import { LoadOptionsContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type {
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { additionalData, type CredentialOptions } from './additional-data';
import { EngineNodeTypes } from './node-types';

export interface ListOptions extends CredentialOptions {
	nodeType: INodeType;
	method: string;
	/** The parameters as they stand on the screen. */
	parameters?: INodeParameters;
	/** The credentials chosen on the node: type to id. */
	chosen?: Record<string, string>;
	typeVersion?: number;
	path?: string;
}

const NAME = 'Temp-Node';

async function inEditor<T>(
	options: ListOptions,
	load: (context: LoadOptionsContext) => Promise<T>,
): Promise<T> {
	const { nodeType, parameters = {}, chosen = {}, typeVersion, path = '' } = options;
	const type = nodeType.description.name;
	const versions = [nodeType.description.version].flat();
	const credentials = Object.entries(chosen).map(([name, id]) => [name, { id, name: id }] as const);
	const workflow = new Workflow({
		nodes: [
			{
				id: 'uuid-1234',
				name: NAME,
				type,
				typeVersion: typeVersion ?? versions.at(-1) ?? 1,
				position: [0, 0],
				parameters: structuredClone(parameters),
				credentials: Object.fromEntries(credentials),
			},
		],
		connections: {},
		active: false,
		nodeTypes: new EngineNodeTypes({ [type]: nodeType }),
	});
	const node = workflow.getNode(NAME);
	if (!node) throw new Error(`The node type ${type} is not known`);
	await workflow.expression.acquireIsolate();
	try {
		const data = additionalData(options, parameters);
		return await load(new LoadOptionsContext(workflow, node, data, path));
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** Fills a drop-down list as the editor does when the panel opens. */
export async function loadOptions(options: ListOptions): Promise<INodePropertyOptions[]> {
	const method = options.nodeType.methods?.loadOptions?.[options.method];
	if (!method) throw new Error(`The node has no loadOptions method ${options.method}`);
	return await inEditor(options, async (context) => await method.call(context));
}

/** Fills one page of a resource locator's list as the editor does when it is opened or searched. */
export async function listSearch(
	options: ListOptions & { filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
	const method = options.nodeType.methods?.listSearch?.[options.method];
	if (!method) throw new Error(`The node has no listSearch method ${options.method}`);
	const { filter, paginationToken } = options;
	return await inEditor(options, async (context) => {
		const result = await method.call(context, filter, paginationToken);
		const token: unknown = result.paginationToken;
		return typeof token === 'number' ? { ...result, paginationToken: String(token) } : result;
	});
}
