import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { transport } from '../account/transport';
import { remember } from '../creation/memory';
import { nodeError } from '../report/output';
import type { Speaker } from '../report/request-words';
import { withoutSecrets } from '../wire/secrets';
import { Course } from './course';
import {
	endingAfterStop,
	endingOfFailure,
	endingOfRefused,
	endingWith,
	endingWithOutputs,
	type Ending,
} from './endings';
import { itemsOf } from './items';
import { open, type Opened } from './opened';
import { sendAll } from './send-all';
import { continuesOnFail } from './settings';
import { breather } from './turns';

/**
 * Creates a user for each input item.
 * @returns the outputs in input order; in Continue mode it never rejects
 * @throws NodeOperationError in words for the operator, in Stop mode
 */
export async function createUsers(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const ending = await endingOf(context);
	if ('outputs' in ending) return [ending.outputs];
	throw nodeError(context.getNode(), ending.message);
}

async function endingOf(context: IExecuteFunctions): Promise<Ending> {
	let speaker: Partial<Speaker> = {};
	try {
		const opened = await open(context);
		speaker = opened.speaker;
		if ('problem' in opened) return await endingWith(context, opened);
		return await story(context, opened);
	} catch (error) {
		logFault(context, error, []);
		return await endingWith(context, { problem: { kind: 'fault', error }, speaker });
	}
}

/** A run from the input items to the output items. */
async function story(context: IExecuteFunctions, opened: Opened): Promise<Ending> {
	const { account, connection, memory, settings, speaker } = opened;
	const startedAt = Date.now();
	const breathe = breather();
	const run = account.pace.join(settings);
	const course = new Course(run, continuesOnFail(context) ? 'continue' : 'stop');
	const ask = transport(run, connection, 'ask');
	const send = transport(run, connection, 'send');
	const letGo = obeyStop(context, course);
	try {
		const read = await itemsOf(context, opened, ask, startedAt, breathe);
		if ('problem' in read) {
			const { problem, empty } = read;
			return await endingWith(context, { problem, speaker }, connection.secrets, empty);
		}
		const refused = endingOfRefused(context, opened, read.items);
		if (refused) return refused;
		const onFault = (error: unknown) => logFault(context, error, connection.secrets);
		const onProgress = (line: string) => context.logger.info(line);
		const sender = { opened, course, ask, send, startedAt, onFault, onProgress, breathe };
		const { settled, precaution } = await sendAll(sender, read.items);
		// Before anything is worded: whatever goes wrong from here on, Retry must know who exists.
		remember(memory, settled);
		if (course.isStopped) return endingAfterStop(context, opened, settled);
		const failed = endingOfFailure(context, opened, settled);
		if (failed) return failed;
		const notes = { ...read.notes, precaution };
		return await endingWithOutputs(context, opened, settled, notes, breathe);
	} finally {
		letGo();
		run.leave();
	}
}

/** Sends nothing new once the operator, or a workflow's time-out, has stopped the execution. */
function obeyStop(context: IExecuteFunctions, course: Course): () => void {
	const signal = context.getExecutionCancelSignal?.();
	const stop = () => course.stop();
	signal?.addEventListener('abort', stop);
	// It may have been stopped while the credential was read.
	if (signal?.aborted) stop();
	return () => signal?.removeEventListener('abort', stop);
}

/** A fault of the node itself: its stack is for who mends it, and has no secrets in it. */
function logFault(context: IExecuteFunctions, error: unknown, secrets: Iterable<string>): void {
	const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
	context.logger.error(`Create User: a fault of the node. ${withoutSecrets(stack, secrets)}`);
}
