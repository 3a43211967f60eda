import './environment';
import type {
	ExecutionError,
	ExecutionStatus,
	IDataObject,
	INodeExecutionData,
	IRun,
	IRunData,
	ITaskData,
	IWorkflowBase,
} from 'n8n-workflow';
import { stringify } from './core-modules';
import { deserialise, type SavedRun } from './saved';

interface Rest {
	executionId: string;
	/** What the engine returned at last; after Stop more than n8n saves and shows. */
	late: IRun;
	logs: string[];
	/** The workflow as it was when the run began. */
	workflow: IWorkflowBase;
}

/** An execution as n8n saved it, and so as the operator sees it. */
export class EngineRun {
	readonly executionId: string;

	readonly late: IRun;

	/** All of n8n's log and the console, each line begun by its level: `info: …`, `console.log: …`. */
	readonly logs: string[];

	readonly workflow: IWorkflowBase;

	private readonly run: SavedRun;

	constructor(
		/** Everything n8n saves: run data, context, errors, what waits to be run. */
		readonly saved: string,
		rest: Rest,
	) {
		this.executionId = rest.executionId;
		this.late = rest.late;
		this.logs = rest.logs;
		this.workflow = rest.workflow;
		this.run = deserialise(saved);
	}

	get status(): ExecutionStatus {
		return this.run.status;
	}

	get error(): ExecutionError | undefined {
		return this.run.data.resultData.error;
	}

	get runData(): IRunData {
		return this.run.data.resultData.runData;
	}

	get lastNodeExecuted(): string | undefined {
		return this.run.data.resultData.lastNodeExecuted;
	}

	/** The node's last run. */
	task(nodeName: string): ITaskData | undefined {
		return this.runData[nodeName]?.at(-1);
	}

	/** The branches of the node's last run. */
	output(nodeName: string): INodeExecutionData[][] {
		const branches = this.task(nodeName)?.data?.main ?? [];
		return branches.map((items) => items ?? []);
	}

	/** The JSON of one branch's items. */
	json(nodeName: string, branch = 0): IDataObject[] {
		return (this.output(nodeName)[branch] ?? []).map((item) => item.json);
	}

	nodeError(nodeName: string): ExecutionError | undefined {
		return this.task(nodeName)?.error;
	}

	hints(nodeName: string): string[] {
		return (this.task(nodeName)?.hints ?? []).map((hint) => hint.message);
	}

	/** What was saved in `getContext('node')`. */
	context(nodeName: string): IDataObject {
		const contexts = this.run.data.executionData?.contextData ?? {};
		return (contexts[`node:${nodeName}`] as IDataObject | undefined) ?? {};
	}

	/** What n8n saves because of one node alone: its output, error, context and the run's error. */
	savedBy(nodeName: string): string {
		return stringify({
			task: this.runData[nodeName],
			context: this.context(nodeName),
			error: this.error,
			metadata: this.run.data.executionData?.metadata,
		});
	}
}
