import {
	NodeOperationError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IPairedItemData,
} from 'n8n-workflow';

import type { Settled } from '../item';
import { isOff, isSuccess, type Success } from '../outcome';
import { passwordOption } from '../vendors/field';
import { vendors } from '../vendors/registry';
import { KnownSecrets } from '../wire/secret-forms';
import { jsonWithout } from '../wire/secrets';
import { quoted, say, type Said } from './item-words';
import type { Speaker } from './request-words';
import type { Message } from './run-words';
import { withoutForeignSecrets, withoutLikelySecrets } from './secrets';

/** What the operator wants to see of a user. */
export interface OutputSettings {
	simplify: boolean;
	includeOtherFields: boolean;
	dryRun: boolean;
	/** A generated password may be put out. */
	showPasswords: boolean;
}

/** What outputs are made with. */
export interface Outputs {
	speaker: Speaker;
	settings: OutputSettings;
	/** Secrets of the credential. */
	secrets: KnownSecrets;
	/** Is told each input field that was kept back because it looks like a secret. */
	keptBack(name: string): void;
}

function present(values: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function pairedItem(items: number[]): IPairedItemData | IPairedItemData[] {
	const [first = 0, ...more] = items;
	return more.length > 0 ? items.map((item) => ({ item })) : { item: first };
}

/** Only what applies, in the order of the documents. */
function simplified({ vendor }: Speaker, { kind, user }: Success, login: string): IDataObject {
	return {
		action: kind,
		vendor: vendor.name,
		userId: user.id,
		loginId: user.login ?? login,
		name: user.name,
		email: user.email,
		number: user.number,
		...user.more,
	};
}

/**
 * The vendor's own words; it may repeat a password that it was sent, or show one of its own. Where there are
 * none, what is known of the user is said in ours.
 */
function raw(
	speaker: Speaker,
	outcome: Success,
	login: string,
	secrets: Iterable<string>,
): IDataObject {
	const { vendor } = speaker;
	const { kind, user } = outcome;
	if (user.raw === null) return { ...simplified(speaker, outcome, login), response: null };
	const documented = vendor.fields.map(({ key }) => key);
	const shown = withoutLikelySecrets(user.raw, []);
	const response = jsonWithout(shown, secrets, 'everywhere', documented);
	return { action: kind, vendor: vendor.name, response: response as IDataObject };
}

/** What to do about a generated password that is not shown. */
function anotherPassword({ vendor }: Speaker): string {
	const option = passwordOption(vendor);
	const again =
		option === undefined
			? ''
			: `, or run again with 'If User Exists' set to 'Update the Existing User' and '${option}' on`;
	return `Set one at ${vendor.label}${again}.`;
}

/** A generated password is shown only where it signs in. */
function passwordOf(
	{ outcome, password }: Settled,
	{ showPasswords }: OutputSettings,
	speaker: Speaker,
): IDataObject {
	const isGiven = outcome.kind === 'created' || outcome.kind === 'updated';
	if (password === undefined || !isGiven || !showPasswords) return {};
	if (outcome.hasPassword) return { password };
	if (outcome.kind !== 'created') return {};
	const why =
		'The generated password is not shown, because it is not certain that the user has it.';
	return { passwordNote: `${why} ${anotherPassword(speaker)}` };
}

function notes(outcome: Success): IDataObject {
	const isFound = 'differs' in outcome && outcome.differs.length > 0;
	const isPartly = outcome.kind === 'updated' && outcome.notUpdated.length > 0;
	return {
		...(outcome.kind === 'created' && outcome.lookedUp ? { confirmedByLookup: true } : {}),
		...(isOff(outcome) ? { active: false } : {}),
		...(isFound ? { differs: outcome.differs } : {}),
		...(isPartly ? { notUpdated: outcome.notUpdated } : {}),
	};
}

/** What the node says of a user beside the data of the user; the same names in the input say it of nobody. */
const OWN_WORDS = new Set([
	...['error', 'details', 'action', 'vendor', 'userId', 'loginId'],
	...['confirmedByLookup', 'active', 'differs', 'notUpdated', 'password', 'passwordNote', 'dryRun'],
]);

/** True for a field of the input that could be taken for what some vendor gives a user. */
function isOfVendor(name: string): boolean {
	return vendors.some(({ gives = [] }) => gives.includes(name));
}

/** The fields of the input that are passed on. */
function othersOf(
	{ keptBack }: Outputs,
	{ secrets }: Settled,
	input: INodeExecutionData | undefined,
): IDataObject {
	const others = withoutLikelySecrets(input?.json ?? {}, secrets, keptBack, () => {
		throw new Error('a value of the input has no end');
	});
	const entries = Object.entries(others as IDataObject);
	return Object.fromEntries(entries.filter(([name]) => !OWN_WORDS.has(name) && !isOfVendor(name)));
}

/** Those of the credential and of the item. */
function secretsOf({ secrets }: Pick<Outputs, 'secrets'>, settled: Settled): KnownSecrets {
	return new KnownSecrets([...secrets, ...settled.secrets], secrets);
}

function successItem(
	outputs: Outputs,
	settled: Settled,
	outcome: Success,
	input: INodeExecutionData | undefined,
): INodeExecutionData {
	const { speaker, settings } = outputs;
	const shown = settings.simplify
		? simplified(speaker, outcome, settled.login)
		: raw(speaker, outcome, settled.login, secretsOf(outputs, settled));
	const json = {
		...(settings.includeOtherFields ? othersOf(outputs, settled, input) : {}),
		...present({ ...shown, ...passwordOf(settled, settings, speaker), ...notes(outcome) }),
		...(settings.dryRun ? { dryRun: true } : {}),
	};
	return { json, pairedItem: pairedItem(settled.items) };
}

/** What n8n must find in an item to put it on the error branch: these two keys and no other. */
export function failureItem(
	{ item, row, login, items }: Pick<Settled, 'item' | 'items' | 'login' | 'row'>,
	outcome: string,
	said: Said,
	more: IDataObject = {},
): INodeExecutionData {
	const details = present({
		outcome,
		reason: said.reason,
		item,
		row,
		loginId: login,
		...more,
		fields: said.fields.map(({ field, reason }) => ({ field, reason })),
		vendorMessage: said.vendorMessage,
		httpStatus: said.httpStatus,
		whatToDo: said.whatToDo,
	});
	const error = `${said.headline} [item ${item}]`;
	return { json: { error, details }, pairedItem: pairedItem(items) };
}

const DONE: Record<Success['kind'], string> = {
	created: 'was created',
	existing: 'exists',
	updated: 'was updated',
	wouldCreate: 'would be created',
	wouldReturn: 'would be returned',
	wouldUpdate: 'would be updated',
};

/** The output that can't be made fails alone: what became of the user stays true, and the item says so. */
function unwritable(
	{ speaker, settings }: Outputs,
	settled: Settled,
	{ kind, user }: Success,
): { said: Said; more: IDataObject } {
	const { vendor } = speaker;
	const { login } = settled;
	const userId = user.id;
	const id = userId === null ? '' : ` (user ID ${userId})`;
	const said: Said = {
		reason: 'outputFailed',
		headline: `User ${quoted(login)} ${DONE[kind]} at ${vendor.label}${id}, but the item that says so can't be put out`,
		whatToDo:
			"A value of the input refers to itself, is nested deeper than 50 levels or repeats another one too often. Turn off 'Include Other Input Fields', or take that field out before this node.",
		fields: [],
	};
	const isLost = 'password' in passwordOf(settled, settings, speaker);
	const lost = `The generated password is not shown either. ${anotherPassword(speaker)}`;
	return { said, more: { userId, ...(isLost ? { passwordNote: lost } : {}) } };
}

/** The output of one item, linked to its inputs, free of secrets; `failed` when it can't be made. */
export function outputItem(
	outputs: Outputs,
	settled: Settled,
	input: INodeExecutionData | undefined,
): { output: INodeExecutionData; failed?: Said } {
	const { speaker } = outputs;
	const { outcome, login } = settled;
	if (!isSuccess(outcome)) {
		const clean = withoutForeignSecrets(outcome, secretsOf(outputs, settled));
		const said = say(speaker, { login, body: settled.body }, clean);
		return { output: failureItem(settled, outcome.kind, said) };
	}
	try {
		return { output: successItem(outputs, settled, outcome, input) };
	} catch {
		const { said, more } = unwritable(outputs, settled, outcome);
		return { output: failureItem(settled, outcome.kind, said, more), failed: said };
	}
}

/**
 * Marks failed items for the error branch. n8n 1.123 puts an item with more than `error` in it on the success
 * branch unless the item itself has an `error`, and wipes the item's data when it still has one
 * afterwards. n8n copies the item in between, and a hidden property is not copied.
 */
export function forErrorBranch(item: INodeExecutionData): void {
	if (!('error' in item.json) || 'action' in item.json) return;
	const value = new Error(String(item.json.error));
	Object.defineProperty(item, 'error', { value, enumerable: false });
}

/** n8n marks an execution as cancelled when a message has that word, a vendor's sentence included. */
function unlikeCancelled(text: string): string {
	return text.replace(/(cancel)(l?ed)/gi, '$1\u2060$2');
}

/** A text for what the editor renders as HTML: descriptions of errors, and hints. */
export function escaped(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;');
}

/** The error for n8n's panel. The message is set afterwards, since the constructor rewrites some texts. */
export function nodeError(node: INode, { headline, lines }: Message): NodeOperationError {
	const error = new NodeOperationError(node, 'Create User');
	error.message = unlikeCancelled(headline);
	error.description = lines.map((line) => escaped(unlikeCancelled(line))).join('<br>');
	return error;
}
