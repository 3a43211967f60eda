import type { IExecuteFunctions } from 'n8n-workflow';

import type { LoadedList } from '../account/lists';
import { automaticMapping, type AutomaticMapping } from '../intake/automatic';
import { checkFor } from '../intake/check';
import { derivedPassword, fits, newSeed } from '../intake/generated-password';
import { mappedReader } from '../intake/mapped';
import { readItems, type Intake } from '../intake/read-items';
import { fieldNames } from '../intake/reading';
import type { Item, Place, ReadNotes } from '../item';
import type { RunProblem } from '../outcome';
import { noLookUpWords } from '../report/request-words';
import type { Send } from '../wire/sent';
import type { Opened } from './opened';

/** What is told of the reading, besides the items. */
export interface IntakeNotes extends ReadNotes {
	mapping?: AutomaticMapping;
	/** The passwords of users created before can't be told any more. */
	secretChanged: boolean;
}

/** From the input to items that are ready, refused, or the repeat of another one. */
export async function itemsOf(
	context: IExecuteFunctions,
	opened: Opened,
	ask: Send,
	startedAt: number,
	breathe: () => Promise<void>,
): Promise<{ items: Item[]; notes: IntakeNotes } | { problem: RunProblem; empty?: Place[] }> {
	const { vendor, settings } = opened;
	const inputs = context.getInputData();
	const own: Omit<IntakeNotes, keyof ReadNotes> = { secretChanged: false };
	if (settings.mapping === 'autoMap') {
		const mapping = await automaticMapping(context, vendor, inputs, breathe, settings.accessFields);
		if (mapping.missing.length > 0) return { problem: nothingMapped(context, mapping) };
		own.mapping = mapping;
	}
	let problem: RunProblem | undefined;
	const intake: Intake = {
		...(own.mapping ?? mappedReader(context, vendor)),
		...{ vendor, inputs, breathe },
		check: checkFor(vendor, settings),
		passwords: async () => await passwordsOf(opened, own),
		list: async (name, isNew) => {
			const loaded = await listOf(opened, ask, name, isNew ? startedAt : undefined);
			if ('problem' in loaded) problem ??= loaded.problem;
			return 'problem' in loaded ? { failed: '' } : loaded;
		},
	};
	const { items, labels, ...notes } = await readItems(intake);
	if (problem) return { problem, empty: notes.empty };
	if (items.length > 0) return { items, notes: { ...own, ...notes } };
	const inputFields = await fieldNames(inputs, breathe);
	return { problem: { kind: 'onlyEmpty', items: inputs.length, missing: labels, inputFields } };
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
	notes: { secretChanged: boolean },
): Promise<(login: string) => string> {
	const key = await account.passwordKey();
	const known = memory.passwordSeed;
	if (known && !fits(known, key)) notes.secretChanged = true;
	const seed = known && fits(known, key) ? known : newSeed(key);
	if (seed !== known) memory.takeSeed(seed);
	return (login) => derivedPassword(key, seed, login);
}
