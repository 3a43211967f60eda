import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { transport } from '../account/transport';
import { remember } from '../creation/memory';
import { automaticMapping, type AutomaticMapping } from '../intake/automatic';
import { checkFor } from '../intake/check';
import { derivedPassword, fits, newSeed } from '../intake/generated-password';
import { mappedReader } from '../intake/mapped';
import { readItems, type Intake } from '../intake/read-items';
import { fieldNames } from '../intake/reading';
import type { Item, Place } from '../item';
import type { RunProblem } from '../outcome';
import type { Noted } from '../report/hints';
import { nodeError } from '../report/output';
import { noLookUpWords, type Speaker } from '../report/request-words';
import { withoutSecrets } from '../wire/secrets';
import { breather } from '../wire/wait';
import { Course } from './course';
import {
	endingAfterStop,
	endingOfFailure,
	endingOfRefused,
	endingWith,
	endingWithOutputs,
	type Ending,
} from './endings';
import { continuesOnFail, open, type Opened } from './opened';
import { sendAll, type Sender } from './send-all';

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
		const read = await itemsOf(context, opened, { course, ask, startedAt, breathe });
		if ('problem' in read) {
			const { problem, empty } = read;
			return await endingWith(context, { problem, speaker }, connection.secrets, empty);
		}
		const refused = endingOfRefused(context, opened, read.items);
		if (refused && !course.isStopped) return refused;
		const onFault = (error: unknown) => logFault(context, error, connection.secrets);
		const onProgress = (line: string) => context.logger.info(line);
		const sender = { opened, course, ask, send, startedAt, onFault, onProgress, breathe };
		const { settled, precaution } = await sendAll(sender, read.items);
		// Before anything is worded: whatever goes wrong from here on, Retry must know who exists.
		remember(memory, settled);
		if (course.isStopped) return endingAfterStop(context, opened, settled);
		const failed = endingOfFailure(context, opened, settled);
		if (failed) return failed;
		const notes = { ...read.notes, noPrecaution: precaution.failed };
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

/** What is told of the reading, besides the items. */
type IntakeNotes = Omit<Noted, 'keptBack' | 'noPrecaution'>;

/** From the input to items that are ready, refused, or the repeat of another one. */
async function itemsOf(
	context: IExecuteFunctions,
	opened: Opened,
	{ course, ask, startedAt, breathe }: Pick<Sender, 'ask' | 'breathe' | 'course' | 'startedAt'>,
): Promise<{ items: Item[]; notes: IntakeNotes } | { problem: RunProblem; empty?: Place[] }> {
	const { account, settings, speaker, vendor } = opened;
	const inputs = context.getInputData();
	const own: Pick<IntakeNotes, 'secretChanged'> = { secretChanged: false };
	let mapping: AutomaticMapping | undefined;
	if (settings.mapping === 'autoMap') {
		mapping = await automaticMapping(context, vendor, inputs, breathe, settings.accessFields);
		if (mapping.missing.length > 0) return { problem: nothingMapped(context, mapping) };
	}
	let problem: RunProblem | undefined;
	const intake: Intake = {
		...(mapping ?? mappedReader(context, vendor)),
		...{ vendor, inputs, breathe },
		check: checkFor(vendor, settings),
		passwords: async () => await passwordsOf(opened, own),
		list: async (name, isNew) => {
			const since = isNew ? startedAt : undefined;
			const loaded = await course.untilEnd(account.lists.load(name, ask, since));
			if (loaded && 'entries' in loaded) return loaded;
			const failed = loaded?.failed ?? ({ kind: 'runEnded' } as const);
			// That is the credential's, and ends the run whatever is said of items.
			if (failed.kind === 'login') problem ??= { kind: 'login', problem: failed.problem };
			return { failed: noLookUpWords(speaker, failed) };
		},
	};
	const { items, labels, ...notes } = await readItems(intake);
	if (problem) return { problem, empty: notes.empty };
	if (items.length > 0) return { items, notes: { ...own, ...notes, mapping } };
	const inputFields = await fieldNames(inputs, breathe);
	return { problem: { kind: 'onlyEmpty', items: inputs.length, missing: labels, inputFields } };
}

function nothingMapped(context: IExecuteFunctions, mapping: AutomaticMapping): RunProblem {
	const { missing, withheld, used, unused } = mapping;
	const { body, headers } = context.getInputData()[0]?.json ?? {};
	const isWebhook = typeof body === 'object' && typeof headers === 'object';
	const under = isWebhook ? 'body' : mapping.under;
	return { kind: 'nothingMapped', missing, withheld, inputFields: [...used, ...unused], under };
}

/** Passwords for this execution: from its seed, or from a new one where the secret is another. */
async function passwordsOf(
	{ account, memory }: Opened,
	notes: Pick<IntakeNotes, 'secretChanged'>,
): Promise<(login: string) => string> {
	const key = await account.passwordKey();
	const saved = memory.passwordSeed;
	const seed = saved && fits(saved, key) ? saved : newSeed(key);
	if (seed !== saved) {
		notes.secretChanged = saved !== undefined;
		memory.takeSeed(seed);
	}
	return (login) => derivedPassword(key, seed, login);
}
