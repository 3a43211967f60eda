import { parse } from 'flatted';
import type { IRunData, IRunExecutionData, INodeExecutionData } from 'n8n-workflow';

/** An execution as n8n has saved it. */
export interface Execution {
	id: string;
	status: string;
	mode: string;
	finished: boolean;
	workflowId: string;
	retryOf?: string;
	startedAt: string;
	stoppedAt?: string;
	data: IRunExecutionData;
	/** What was saved, as text: to search it for what must not be there. */
	raw: string;
}

export const FINAL_STATUSES: readonly string[] = ['success', 'error', 'canceled', 'crashed'];

/** From n8n's answer, in which the data of the execution is packed into a text. */
export function readExecution(answer: Record<string, unknown>): Execution {
	const raw = typeof answer.data === 'string' ? answer.data : JSON.stringify(answer.data ?? {});
	const data: unknown = typeof answer.data === 'string' ? parse(answer.data) : answer.data;
	return { ...answer, id: String(answer.id), data, raw } as unknown as Execution;
}

export function runDataOf(execution: Execution): IRunData {
	return execution.data.resultData?.runData ?? {};
}

/** What a node put out in its last run, on one of its outputs. */
export function outputOf(execution: Execution, node: string, branch = 0): INodeExecutionData[] {
	return runDataOf(execution)[node]?.at(-1)?.data?.main?.[branch] ?? [];
}

/** The error of a node's last run, or that of the whole execution. */
export function errorOf(
	execution: Execution,
	node?: string,
): { message: string; description?: string | null } | undefined {
	const error =
		node === undefined
			? execution.data.resultData?.error
			: runDataOf(execution)[node]?.at(-1)?.error;
	return error as { message: string; description?: string | null } | undefined;
}
