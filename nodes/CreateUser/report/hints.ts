import type { NoLookUp } from '../account/directory';
import type { Place, ReadNotes, Settled } from '../item';
import { isOff, type Outcome } from '../outcome';
import { passwordOption } from '../vendors/field';
import { quoted } from './item-words';
import { noLookUpWords, withoutStop, type Speaker } from './request-words';
import { enumerated, listed } from './tally';

/** How a line names each outcome, in the order of the line. */
const WORDS: Record<Exclude<Outcome['kind'], `would${string}`> | 'repeat', string> = {
	created: 'created',
	existing: 'existed already',
	updated: 'updated',
	refused: 'refused',
	unknown: 'not certain',
	notSent: 'not sent',
	repeat: 'the same as another item',
};

/** What is worth a line above the output. */
export interface Noted extends ReadNotes {
	/** What `Map Automatically` took of the input's fields. */
	mapping?: { used: string[]; unused: string[] };
	/** The passwords of users created before can't be told any more. */
	secretChanged: boolean;
	/** Input fields that were kept back because they look like secrets. */
	keptBack: string[];
	/** Why the user list could not be read as a precaution. */
	noPrecaution?: NoLookUp;
}

type Counts = Map<Outcome['kind'] | 'repeat', number>;

function countsOf(settled: Settled[]): Counts {
	const counts: Counts = new Map();
	const count = (name: Outcome['kind'] | 'repeat', more: number) =>
		counts.set(name, (counts.get(name) ?? 0) + more);
	for (const { outcome, items } of settled) {
		count(outcome.kind, 1);
		if (items.length > 1) count('repeat', items.length - 1);
	}
	return counts;
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

function summary(counts: Counts, total: number): string {
	const parts = Object.entries(WORDS).flatMap(([name, words]) => {
		const count = counts.get(name as keyof typeof WORDS);
		return count === undefined ? [] : [`${count} ${words}`];
	});
	return `${counted(total, 'item')}: ${parts.join(', ')}. See 'action' and the error output.`;
}

/** Who is there already is refused or not, as the operator chose; of whom nobody could be asked that is open. */
function drySummary(counts: Counts, taken: number, label: string): string {
	const count = (...names: Array<Outcome['kind']>) =>
		names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
	const created = count('wouldCreate');
	const existing = count('wouldReturn', 'wouldUpdate') + taken;
	const refused = count('refused');
	const open = count('notSent', 'unknown');
	const rest = open > 0 ? `, of ${counted(open, 'item')} it can't be told` : '';
	return `Dry Run is on: nothing was sent to ${label}. ${counted(created, 'user')} would be created, ${existing} ${existing === 1 ? 'exists' : 'exist'} already, ${counted(refused, 'item')} would be refused${rest}.`;
}

function isTaken({ outcome }: Settled): boolean {
	return outcome.kind === 'refused' && outcome.why.by === 'loginTaken';
}

/** True for a user who was sent, whatever came of it. */
function isSent({ outcome }: Settled): boolean {
	if (outcome.kind === 'refused') return outcome.why.by !== 'check';
	return outcome.kind !== 'notSent';
}

function mappingLines(
	{ used, unused }: NonNullable<Noted['mapping']>,
	replaced: Noted['replaced'],
): string[] {
	const not = unused.length > 0 ? ` Not used: ${listed(unused)}.` : '';
	const lines = [`Input fields used: ${listed(used) || 'none'}.${not}`];
	for (const [name, count] of replaced) {
		lines.push(
			`Values from 'Values for Every User' replaced the input's '${name}' in ${counted(count, 'item')}.`,
		);
	}
	return lines;
}

/** Lines above the output: partial success is never silent. */
export function hintLines(
	speaker: Speaker,
	dryRun: boolean,
	settled: Settled[],
	{ mapping, secretChanged, empty, takenAsEmpty, misread, keptBack, noPrecaution, replaced }: Noted,
): string[] {
	const total = settled.reduce((sum, { items }) => sum + items.length, 0);
	const counts = countsOf(settled);
	const { label } = speaker.vendor;
	const lines: string[] = [];
	if (dryRun) lines.push(drySummary(counts, settled.filter(isTaken).length, label));
	else if (total > 1 || !counts.has('created')) lines.push(summary(counts, total));
	lines.push(...leftOut(empty), ...nothings(takenAsEmpty), ...misreadNames(misread));
	const off = settled.filter(({ outcome }) => isOff(outcome)).length;
	if (off > 0) {
		lines.push(
			`${counted(off, 'user')} ${off === 1 ? 'is' : 'are'} switched off at ${label}: see 'active'.`,
		);
	}
	// One by one: how many names an input has for one field is nobody's to say.
	if (mapping) for (const line of mappingLines(mapping, replaced)) lines.push(line);
	if (keptBack.length > 0) {
		lines.push(`Input fields kept back because they look like secrets: ${listed(keptBack)}.`);
	}
	if (noPrecaution && settled.some(isSent)) {
		lines.push(
			`The user list of ${label} could not be read as a precaution before the first user was sent (${withoutStop(noLookUpWords(speaker, noPrecaution))}). Whether a login is taken was left to ${label}'s own refusal.`,
		);
	}
	if (secretChanged) {
		const option = passwordOption(speaker.vendor);
		lines.push(
			"The secret of the credential was changed since the first try of this execution, so the passwords of users created before can't be shown again." +
				(option === undefined ? '' : ` '${option}' gives them new ones.`),
		);
	}
	return lines;
}

/** Numbers that follow one another, of which a line names the first and the last. */
const RUN = 3;

/** `3`, `5 to 7`: numbers as a line names them, each range once. */
function ranges(numbers: Array<number | string>): string[] {
	const runs: Array<Array<number | string>> = [];
	for (const number of numbers) {
		const run = runs.at(-1);
		if (run && Number(run.at(-1)) + 1 === Number(number)) run.push(number);
		else runs.push([number]);
	}
	return runs.flatMap((run) =>
		run.length < RUN ? run.map(String) : [`${run[0]} to ${run.at(-1)}`],
	);
}

function line(one: string, numbers: Array<number | string>, how: string): string[] {
	if (numbers.length === 0) return [];
	const names = enumerated(ranges(numbers));
	if (numbers.length === 1) return [`${one} ${names} is empty and was left out${how}.`];
	return [`${one}s ${names} are empty and were left out${how}.`];
}

/** Names the items that were left out because they are empty: by their rows, where they have some. */
function leftOut(empty: Place[]): string[] {
	const rows = empty.flatMap(({ row }) => row ?? []);
	const items = empty.filter(({ row }) => row === undefined).map(({ item }) => item);
	return [...line('Row', rows, ''), ...line('Item', items, ' (n8n counts items from 0)')];
}

/** Counts the values that stand for nothing. */
function nothings(counts: Map<string, number>): string[] {
	if (counts.size === 0) return [];
	const named = [...counts].map(
		([label, count]) => `${count} ${count === 1 ? 'value' : 'values'} of '${label}'`,
	);
	return [
		`Taken as empty, because they stand for nothing (such as '-' or 'N/A'): ${enumerated(named)}.`,
	];
}

/** Counts the names that were read in a wrong character set. */
function misreadNames(names: string[]): string[] {
	const [first] = names;
	if (first === undefined) return [];
	if (names.length === 1) {
		return [
			`The name ${quoted(first)} looks as if it was read in a wrong character set. It is sent as it is. If it is wrong, save the file as UTF-8 and load it again.`,
		];
	}
	return [
		`${names.length} names look as if they were read in a wrong character set, the first is ${quoted(first)}. They are sent as they are. If they are wrong, save the file as UTF-8 and load it again.`,
	];
}
