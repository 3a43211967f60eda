import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { LoadedList } from '../account/lists';
import { automaticMapping, type AutomaticMapping } from '../intake/automatic';
import { derivedPassword, fits, newSeed } from '../intake/generated-password';
import { checkFor } from '../intake/check';
import { mappedReader } from '../intake/mapped';
import { readItems, type Intake } from '../intake/read-items';
import type { Item, Place } from '../item';
import type { RunProblem } from '../outcome';
import { noLookUpWords } from '../report/doubt-words';
import type { Send } from '../wire/sent';
import type { Opened } from './opened';

/** What is to be told of the reading besides the items. */
export interface ReadNotes {
	mapping?: AutomaticMapping;
	/** The passwords of users created before can't be told any more. */
	secretChanged: boolean;
	/** Items that hold nobody and were left out. */
	empty: Place[];
	/** How many values stand for nothing and were taken as empty, by the field's label. */
	takenAsEmpty: Map<string, number>;
	/** Names that look as if they were read in a wrong character set. */
	misread: string[];
}

/** From the input to items that are ready, refused, or the repeat of another one. */
export async function itemsOf(
	context: IExecuteFunctions,
	opened: Opened,
	ask: Send,
	startedAt: number,
	breathe: () => Promise<void>,
): Promise<{ items: Item[]; notes: ReadNotes } | { problem: RunProblem; empty?: Place[] }> {
	const { vendor, settings } = opened;
	const inputs = context.getInputData();
	const notes: ReadNotes = {
		...{ secretChanged: false, empty: [], takenAsEmpty: new Map(), misread: [] },
	};
	if (settings.mapping === 'autoMap') {
		const mapping = await automaticMapping(context, vendor, inputs, breathe, settings.accessFields);
		if (mapping.missing.length > 0) return { problem: nothingMapped(context, mapping) };
		notes.mapping = mapping;
	}
	let problem: RunProblem | undefined;
	const intake: Intake = {
		...(notes.mapping ?? mappedReader(context, vendor)),
		...{ vendor, inputs, breathe },
		check: checkFor(vendor, settings),
		passwords: async () => await passwordsOf(opened, notes),
		list: async (name, isNew) => {
			const loaded = await listOf(opened, ask, name, isNew ? startedAt : undefined);
			if ('problem' in loaded) problem ??= loaded.problem;
			return 'problem' in loaded ? { failed: '' } : loaded;
		},
	};
	const { items, empty, labels, takenAsEmpty, misread } = await readItems(intake);
	if (problem) return { problem, empty };
	if (items.length === 0) return { problem: onlyEmpty(inputs, labels) };
	for (const { item } of empty) notes.mapping?.discount(item);
	return { items, notes: { ...notes, empty, takenAsEmpty, misread } };
}

function onlyEmpty(inputs: INodeExecutionData[], missing: string[]): RunProblem {
	const inputFields = [...new Set(inputs.flatMap(({ json }) => Object.keys(json)))];
	return { kind: 'onlyEmpty', items: inputs.length, missing, inputFields };
}

function nothingMapped(context: IExecuteFunctions, mapping: AutomaticMapping): RunProblem {
	const { missing, withheld, used, unused } = mapping;
	const { body, headers } = context.getInputData()[0]?.json ?? {};
	const isWebhook = typeof body === 'object' && typeof headers === 'object';
	return { kind: 'nothingMapped', missing, withheld, inputFields: [...used, ...unused], isWebhook };
}

async function listOf(
	{ account, speaker }: Opened,
	ask: Send,
	name: string,
	since: number | undefined,
): Promise<LoadedList | { problem: RunProblem }> {
	const loaded = await account.lists.load(name, ask, since);
	if ('entries' in loaded) return loaded;
	const { failed } = loaded;
	if (failed.kind === 'login') return { problem: { kind: 'login', problem: failed.problem } };
	return { failed: noLookUpWords(speaker, failed) };
}

/** Passwords for this execution: from its seed, or from a new one where the secret is another. */
async function passwordsOf(
	{ account, memory }: Opened,
	notes: ReadNotes,
): Promise<(login: string) => string> {
	const key = await account.passwordKey();
	const known = memory.passwordSeed;
	if (known && !fits(known, key)) notes.secretChanged = true;
	const seed = known && fits(known, key) ? known : newSeed(key);
	if (seed !== known) memory.takeSeed(seed);
	return (login) => derivedPassword(key, seed, login);
}
