import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';

import { knownIn, type NodeContext } from '../creation/memory';
import { plainName } from '../intake/automatic';
import { rowOf } from '../intake/read-items';
import { fieldNames } from '../intake/reading';
import type { Item, Place, Settled } from '../item';
import { isSuccess, type RunProblem } from '../outcome';
import { hintLines, type Noted } from '../report/hints';
import { say } from '../report/item-words';
import { escaped, failureItem, forErrorBranch, outputItem, type Outputs } from '../report/output';
import type { Speaker } from '../report/request-words';
import {
	MOST_LISTED,
	problemMessage,
	refusedItems,
	sayProblem,
	stoppedBy,
	stoppedByUser,
	unwritten,
	type Message,
} from '../report/run-words';
import { withoutForeignSecrets } from '../report/secrets';
import { tallyOf, type Tally } from '../report/tally';
import { loginKey } from '../values/text';
import type { Vendor } from '../vendors/contract';
import { fieldThatIs } from '../vendors/field';
import { textOf } from '../wire/json';
import { breather } from '../wire/wait';
import { isOfAccount } from './course';
import { continuesOnFail, placeOf, type NotOpened, type Opened } from './opened';

/** How a run ends: with outputs, or with a message for n8n's panel. */
export type Ending = { outputs: INodeExecutionData[] } | { message: Message };

/** A Retry may be set to another vendor: whom that execution created elsewhere is none of these users. */
function knownTo(context: IExecuteFunctions, { vendor, identity }: Partial<Speaker>) {
	const place = vendor && identity && placeOf(vendor, identity);
	return knownIn(context.getContext('node') as NodeContext, place);
}

/** What an execution did, whatever this run knows of its items. */
function tallyIn(
	context: IExecuteFunctions,
	speaker: Partial<Speaker>,
	settled: Settled[],
	total = settled.reduce((sum, { items }) => sum + items.length, 0),
): Tally {
	return tallyOf(settled, total, knownTo(context, speaker));
}

/** A run that can't begin. In Continue mode each item says why. */
export async function endingWith(
	context: IExecuteFunctions,
	{ problem: given, speaker }: NotOpened,
	secrets: Iterable<string> = [],
	empty: Place[] = [],
): Promise<Ending> {
	const problem = withoutForeignSecrets(given, secrets);
	const message = problemMessage(speaker, problem, tallyIn(context, speaker, []));
	if (!continuesOnFail(context)) return { message };
	const { reason } = sayProblem(speaker, problem);
	const { headline, lines } = message;
	const said = { reason, headline, whatToDo: lines.join(' '), fields: [] };
	const known = new Set(knownTo(context, speaker).map(({ login }) => loginKey(login)));
	const inputs = context.getInputData();
	const breathe = breather();
	const names = await fieldNames(inputs, breathe);
	const loginOf = loginReader(context, speaker.vendor, names);
	const outputs: INodeExecutionData[] = [];
	for (const [item = 0, ...more] of answered(problem, inputs.length, empty)) {
		await breathe();
		const login = loginOf(item);
		const settled = { item, row: rowOf(inputs[item]), login, items: [item, ...more] };
		const outcome = mayExist(known, login, problem) ? 'unknown' : 'notSent';
		outputs.push(failureItem(settled, outcome, said));
	}
	return marked(context, outputs);
}

/** Which inputs each output answers: none is for an empty row, but one for all where there is nothing else. */
function answered({ kind }: RunProblem, count: number, empty: Place[]): number[][] {
	const all = Array.from({ length: count }, (_, item) => item);
	if (kind === 'onlyEmpty') return [all];
	const isLeftOut = new Set(empty.map(({ item }) => item));
	return all.filter((item) => !isLeftOut.has(item)).map((item) => [item]);
}

/** Whether an earlier try of the execution may have made the item's user. Who it is may not be known. */
function mayExist(known: Set<string>, login: string, { kind }: RunProblem): boolean {
	const holdsNobody = kind === 'nothingMapped' || kind === 'onlyEmpty';
	return login === '' ? known.size > 0 && !holdsNobody : known.has(loginKey(login));
}

/** Reads an item's login as the operator mapped it, or as the input names it; nothing where it can't be read. */
function loginReader(
	context: IExecuteFunctions,
	vendor: Vendor | undefined,
	inputFields: string[],
): (item: number) => string {
	if (!vendor) return () => '';
	const { key, screen } = fieldThatIs('login', vendor);
	const plain = [key, screen.name, screen.displayName].map(plainName);
	const inputs = context.getInputData();
	const names = inputFields.filter((name) => plain.includes(plainName(name)));
	return (item) => {
		try {
			const mapped = context.getNodeParameter(screen.name, item, '');
			const named = names.map((name) => inputs[item]?.json?.[name]);
			return [mapped, ...named].map(textOf).find(Boolean) ?? '';
		} catch {
			return '';
		}
	};
}

/** In Stop mode one bad item means that nothing is sent. */
export function endingOfRefused(
	context: IExecuteFunctions,
	{ speaker, connection }: Opened,
	given: Item[],
): Ending | undefined {
	const found = given.filter((item) => item.kind === 'refused');
	if (found.length === 0 || continuesOnFail(context)) return undefined;
	const good = given.filter(({ kind }) => kind === 'ready').length;
	const listed = withoutForeignSecrets(found.slice(0, MOST_LISTED), connection.secrets);
	const tally = tallyIn(context, speaker, [], given.length);
	return { message: refusedItems(speaker, listed, { refused: found.length, good }, tally) };
}

/** n8n has recorded the run already and drops what comes now, so its log gets the account. */
export function endingAfterStop(
	context: IExecuteFunctions,
	{ speaker }: Opened,
	settled: Settled[],
): Ending {
	const headline = stoppedByUser(speaker, tallyIn(context, speaker, settled));
	context.logger.warn(headline);
	return { message: { headline, lines: [] } };
}

/** What ended a run in Stop mode: the first item that failed for a reason of its own. */
export function endingOfFailure(
	context: IExecuteFunctions,
	{ speaker, connection }: Opened,
	settled: Settled[],
): Ending | undefined {
	if (continuesOnFail(context)) return undefined;
	const failed = settled.filter(({ outcome }) => !isSuccess(outcome));
	const isCause = ({ outcome }: Settled) =>
		outcome.kind !== 'notSent' || !['ended', 'runEnded'].includes(outcome.why.kind);
	const cause = failed.find(isCause) ?? failed[0];
	if (!cause || isSuccess(cause.outcome)) return undefined;
	const { login, body, outcome, secrets } = cause;
	const clean = withoutForeignSecrets(outcome, [...connection.secrets, ...secrets]);
	const said = say(speaker, { login, body }, clean);
	const message = stoppedBy(said, cause, tallyIn(context, speaker, settled), isOfAccount(outcome));
	return { message };
}

/** The outputs in input order. One that can't be made fails alone; in Stop mode it ends the run. */
export async function endingWithOutputs(
	context: IExecuteFunctions,
	opened: Opened,
	settled: Settled[],
	noted: Omit<Noted, 'keptBack'>,
	breathe: () => Promise<void>,
): Promise<Ending> {
	const { speaker, settings, connection, memory } = opened;
	const { dryRun, isTool, showPasswordToAgent } = settings;
	const keptBack = new Set<string>();
	const outputs: Outputs = {
		...{ speaker, secrets: connection.secrets },
		settings: { ...settings, showPasswords: !isTool || showPasswordToAgent },
		keptBack: (name) => keptBack.add(name),
	};
	const inputs = context.getInputData();
	const items: INodeExecutionData[] = [];
	for (const one of settled) {
		const { output, failed } = outputItem(outputs, one, inputs[one.item]);
		if (failed && !continuesOnFail(context)) {
			return { message: unwritten(failed, one, tallyIn(context, speaker, settled)) };
		}
		items.push(output);
		await breathe();
	}
	const lines = hintLines(speaker, dryRun, settled, { ...noted, keptBack: [...keptBack] });
	showHints(context, lines);
	const ending = marked(context, items);
	memory.clear();
	return ending;
}

function showHints(context: IExecuteFunctions, lines: string[]): void {
	const hints = lines.map((line): NodeExecutionHint => ({
		message: escaped(line),
		location: 'outputPane',
	}));
	// n8n 1.123 may lack this function.
	for (const hint of hints) context.addExecutionHints?.(hint);
}

function marked(context: IExecuteFunctions, outputs: INodeExecutionData[]): Ending {
	if (context.getNode().onError === 'continueErrorOutput') outputs.forEach(forErrorBranch);
	return { outputs };
}
