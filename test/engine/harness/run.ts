import { captureLogs } from './logging';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IPinData,
	IRun,
	IRunExecutionData,
	IVersionedNodeType,
	IWorkflowBase,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData, type CredentialOptions } from './additional-data';
import { EngineRun } from './engine-run';
import { EngineNodeTypes } from './node-types';
import { refuseRun, retryData, serialise } from './saved';

export interface WorkflowJson {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface EngineOptions extends CredentialOptions {
	/** May be left out in a retry with the original workflow. */
	workflow?: WorkflowJson;
	nodeTypes: Record<string, INodeType | IVersionedNodeType>;
	/** The items a node, usually the trigger, puts out instead of being run. */
	pins?: Record<string, Array<INodeExecutionData | IDataObject>>;
	/** The run to retry, as the Executions page does; with `workflow`: with the currently saved one. */
	retryOf?: EngineRun;
	timezone?: string;
	mode?: WorkflowExecuteMode;
}

export interface StartedRun {
	finished: Promise<EngineRun>;
	/** What the Stop button does. */
	cancel(): void;
}

let executions = 0;

const copy = <T>(value: T): T => structuredClone(value);

function toPins(pins: EngineOptions['pins'] = {}): IPinData {
	const isItem = (item: INodeExecutionData | IDataObject): item is INodeExecutionData =>
		typeof item.json === 'object' && item.json !== null;
	return Object.fromEntries(
		Object.entries(pins).map(([node, items]) => [
			node,
			items.map((item) => (isItem(item) ? item : { json: item })),
		]),
	);
}

function toWorkflowBase({ workflow, retryOf, timezone }: EngineOptions): IWorkflowBase {
	const json = workflow ?? retryOf?.workflow;
	if (!json) throw new Error('A workflow is needed, or a run to retry');
	const settings = { executionOrder: 'v1' as const, ...json.settings };
	return copy({
		id: 'engine-harness',
		name: json.name ?? 'Engine harness',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: json.nodes,
		connections: json.connections,
		settings: timezone === undefined ? settings : { ...settings, timezone },
	});
}

/** Starts the workflow from its trigger as the pinned data tells, on any kind of start. */
function firstData(workflow: Workflow, mode: WorkflowExecuteMode, pinData: IPinData) {
	const startNode = workflow.getStartNode();
	if (!startNode) throw new Error('No node to start the workflow from could be found');
	const { [startNode.name]: items, ...others } = pinData;
	const started = mode === 'manual' ? undefined : items;
	return createRunExecutionData({
		executionData: {
			nodeExecutionStack: [
				{ node: startNode, data: { main: [started ?? [{ json: {} }]] }, source: null },
			],
		},
		resultData: { pinData: mode === 'manual' ? pinData : others },
	});
}

/** Starts a run; it can be stopped before it has finished. */
export function startWorkflow(options: EngineOptions): StartedRun {
	const { retryOf, mode = 'manual' } = options;
	const executionId = String(++executions);
	const base = toWorkflowBase(options);
	const asGiven = copy(base);
	const workflow = new Workflow({ ...base, nodeTypes: new EngineNodeTypes(options.nodeTypes) });
	const runMode = retryOf ? 'retry' : mode;
	const data: IRunExecutionData = retryOf
		? retryData(retryOf, options.workflow ? workflow : undefined)
		: firstData(workflow, mode, copy(toPins(options.pins)));

	const logs: string[] = [];
	let saved: string | undefined;
	let stop = () => {};

	const execute = async (): Promise<IRun> => {
		const hooks = new ExecutionLifecycleHooks(runMode, executionId, base);
		// n8n saves when this is first called: at the end, or at once when the run is stopped.
		hooks.addHandler('workflowExecuteAfter', (run) => {
			saved ??= serialise(run);
		});
		const engineData = { ...additionalData(options), executionId, hooks };
		try {
			const running = new WorkflowExecute(engineData, runMode, data).processRunExecutionData(
				workflow,
			);
			stop = () => running.cancel();
			return await running;
		} catch (error) {
			return refuseRun(error as Error, data, runMode);
		}
	};

	const finished = captureLogs(logs, execute).then(
		(late) =>
			new EngineRun(saved ?? serialise(late), { executionId, late, logs, workflow: asGiven }),
	);
	return { finished, cancel: () => stop() };
}

/** Runs a workflow on n8n's engine to its end. */
export async function runWorkflow(options: EngineOptions): Promise<EngineRun> {
	return await startWorkflow(options).finished;
}
