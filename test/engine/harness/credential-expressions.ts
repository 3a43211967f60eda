import './environment';
import { getAdditionalKeys } from 'n8n-core';
import { NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	INode,
	INodeParameters,
	INodeProperties,
	IWorkflowDataProxyAdditionalKeys,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { EngineNodeTypes } from './node-types';

const holder: INode = {
	id: 'credential',
	name: 'Credential',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

type Data = ICredentialDataDecryptedObject;

/** Where a credential is wanted: in a run (with `values`), or in one of the editor's lists and tests. */
export interface Use {
	type: string;
	mode: WorkflowExecuteMode;
	executeData?: IExecuteData;
	values?: ICredentialsExpressionResolveValues;
}

async function resolveStandalone(
	data: INodeParameters,
	mode: WorkflowExecuteMode,
	keys: IWorkflowDataProxyAdditionalKeys,
): Promise<Data> {
	const workflow = new Workflow({
		nodes: [{ ...holder, parameters: {} }],
		connections: {},
		active: false,
		nodeTypes: new EngineNodeTypes({}),
	});
	const { expression } = workflow;
	await expression.acquireIsolate();
	try {
		const none = undefined;
		return expression.getComplexParameterValue(holder, data, mode, keys, none, none, data) as Data;
	} finally {
		await expression.releaseIsolate();
	}
}

/** Fills defaults, drops what displayOptions hide, and resolves the fields' expressions. */
export async function resolveCredential(
	properties: INodeProperties[],
	stored: Data,
	additionalData: IWorkflowExecuteAdditionalData,
	{ mode, executeData, values }: Use,
): Promise<Data> {
	const given = { ...stored } as INodeParameters;
	const data = NodeHelpers.getNodeParameters(properties, given, true, false, null, null) ?? {};
	const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
	if (!values) return await resolveStandalone(data, mode, keys);
	return values.workflow.expression.getParameterValue(
		data,
		values.runExecutionData,
		values.runIndex,
		values.itemIndex,
		values.node.name,
		values.connectionInputData,
		mode,
		keys,
		executeData,
		false,
		data,
	) as Data;
}
