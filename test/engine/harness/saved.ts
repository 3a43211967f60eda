import './environment';
import { createRunExecutionData, migrateRunExecutionData } from 'n8n-workflow';
import type {
	ExecutionError,
	IRun,
	IRunExecutionData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { parse, stringify } from './core-modules';
import type { EngineRun } from './engine-run';

export type SavedRun = Pick<IRun, 'status' | 'finished' | 'mode' | 'data'>;

/** The execution as n8n's database keeps it: flatted JSON, so nothing survives by identity. */
export function serialise({ status, finished, mode, data }: IRun): string {
	return stringify({ status, finished, mode, data });
}

export function deserialise(saved: string): SavedRun {
	const run = parse(saved) as SavedRun;
	return { ...run, data: migrateRunExecutionData(run.data) };
}

/** What n8n restores for both Retry entries; with `current` the waiting nodes come from that workflow. */
export function retryData(run: EngineRun, current?: Workflow): IRunExecutionData {
	const { finished, data } = deserialise(run.saved);
	if (finished) throw new Error('The execution succeeded, so it cannot be retried.');

	const { lastNodeExecuted, runData } = data.resultData;
	if (lastNodeExecuted) {
		delete data.resultData.error;
		const tasks = runData[lastNodeExecuted];
		if (tasks?.at(-1)?.error !== undefined) tasks.pop();
	}
	for (const entry of data.executionData?.nodeExecutionStack ?? []) {
		if (!current) continue;
		const node = current.getNode(entry.node.name);
		if (!node) throw new Error(`Could not find the node "${entry.node.name}" in workflow.`);
		entry.node = node;
	}
	return data;
}

/** A run that the engine refused to start, such as one whose required parameter is empty. */
export function refuseRun(error: Error, data: IRunExecutionData, mode: WorkflowExecuteMode): IRun {
	const failed = { ...error, message: error.message, stack: error.stack } as ExecutionError;
	const resultData = { ...data.resultData, error: failed };
	return {
		status: 'error',
		mode,
		startedAt: new Date(),
		storedAt: 'db',
		data: createRunExecutionData({ ...data, resultData }),
	};
}
