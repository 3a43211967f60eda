import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';

import { accountFor, type Account } from '../account/accounts';
import { Connection } from '../account/connection';
import { Memory, type NodeContext } from '../creation/memory';
import { collectionIn, isLeftToAgent, isTool, rawOf } from '../intake/parameters';
import type { RunProblem } from '../outcome';
import type { Speaker } from '../report/request-words';
import { flag, float } from '../values/scalars';
import { isEmpty } from '../values/text';
import {
	commonOptions,
	ifUserExists,
	inputAccessFields,
	mappingMode,
	optionsCollection,
} from '../vendors/common';
import type { AccountIdentity, Vendor } from '../vendors/contract';
import type { Parameter, VendorOptions } from '../vendors/field';
import { vendorNamed, vendors } from '../vendors/registry';

/** What a run begins with. */
export interface Opened {
	vendor: Vendor;
	settings: Settings;
	connection: Connection;
	account: Account;
	memory: Memory;
	speaker: Speaker;
}

/** Why a run can't begin, and whom its message is about. */
export interface NotOpened {
	problem: RunProblem;
	speaker: Partial<Speaker>;
}

/** Where users are: what an execution knows of them hangs on it, and outlives a changed secret. */
export function placeOf({ name }: Vendor, { root }: AccountIdentity): string[] {
	return [name, root];
}

/** Reads what the operator chose and opens the account. Nothing is sent. */
export async function open(context: IExecuteFunctions): Promise<NotOpened | Opened> {
	if (context.getExecutionCancelSignal?.()?.aborted) {
		return { problem: { kind: 'stoppedBefore' }, speaker: {} };
	}
	const given = context.getNodeParameter('vendor', 0);
	const vendor = vendorNamed(given);
	if (!vendor) return { problem: { kind: 'unknownVendor', given }, speaker: {} };
	const settings = readSettings(context, vendor);
	if ('problem' in settings) return { ...settings, speaker: { vendor } };
	if (settings.ifUserExists === 'update' && !vendor.update) {
		return { problem: { kind: 'cannotUpdate' }, speaker: { vendor } };
	}
	const chosen = context.getNode().credentials?.[vendor.credential];
	if (!chosen) return { problem: { kind: 'noCredential' }, speaker: { vendor } };
	const opened = await Connection.open(context, vendor, settings.timeout);
	const credential = chosen.name || 'credential';
	if ('problem' in opened) {
		const { problem, identity } = opened;
		return { problem: { kind: 'login', problem }, speaker: { vendor, credential, identity } };
	}
	const { connection } = opened;
	const { identity } = connection;
	// Where nobody can be updated, a value such as `{{ $now }}` in every try makes nobody another user.
	const changeable = vendor.update ? vendor.fields : [];
	const node = context.getContext('node') as IDataObject as NodeContext;
	return {
		...{ vendor, settings, connection },
		account: accountFor(vendor, identity),
		memory: new Memory(node, connection.key, placeOf(vendor, identity), changeable),
		speaker: { vendor, credential, identity },
	};
}

/** What the operator chose for the whole run. Options are read for the first item. */
export interface Settings {
	ifUserExists: 'error' | 'return' | 'update';
	mapping: 'autoMap' | 'defineBelow';
	/** Parameters of fields that grant access and may come from the input. */
	accessFields: string[];
	dryRun: boolean;
	includeOtherFields: boolean;
	concurrency: number;
	/** Requests per second, 0: not known. */
	perSecond: number;
	simplify: boolean;
	/** Milliseconds to wait for an answer. */
	timeout: number;
	/** The node runs as the tool of an AI agent. */
	isTool: boolean;
	/** A generated password may be shown to the AI agent. */
	showPasswordToAgent: boolean;
	/** IANA name of the workflow's time zone. */
	timeZone: string;
	/** The vendor's own options, which its fields are handed. */
	options: VendorOptions;
}

/** Seconds: less than the screen takes, since a saved workflow or an expression may hold it. */
const LEAST_TIMEOUT = 1;

/** Reads parameters as they were declared: what is empty is the default, what can't be read a problem. */
class ParameterReader {
	problem?: RunProblem;

	choice<T extends string>(parameter: Parameter, given: unknown): T {
		if (isEmpty(given)) return parameter.default as T;
		const choices = (parameter.options ?? []) as INodePropertyOptions[];
		if (choices.some(({ value }) => value === given)) return given as T;
		const takes = choices.map(({ name, value }) => `'${name}' (${value})`);
		this.refuse(parameter, given, takes.join(' or '));
		return parameter.default as T;
	}

	flag(parameter: Parameter, given: unknown): boolean {
		const read = flag.safeParse(given);
		if (!read.success) this.refuse(parameter, given, 'true or false');
		return read.data ?? (parameter.default as boolean);
	}

	/** Too much is the most; what is too little is refused, or it could mean no limit, or no time at all. */
	number(
		parameter: Parameter,
		given: unknown,
		least = parameter.typeOptions?.minValue ?? 0,
	): number {
		const fallback = parameter.default as number;
		const { maxValue: most = Infinity } = parameter.typeOptions ?? {};
		const value = float.safeParse(given).data ?? (isEmpty(given) ? fallback : NaN);
		if (value >= least) return Math.min(value, most);
		const takes = most === Infinity ? `of ${least} or more` : `from ${least} to ${most}`;
		this.refuse(parameter, given, `a number ${takes}`);
		return fallback;
	}

	/** The collection of all options, whose loss in silence could turn a dry run into one that sends. */
	collection(parameter: Parameter, given: unknown): IDataObject {
		const found = collectionIn(given);
		const takes = 'an object with options in it, such as {"dryRun": true}';
		if (found === undefined) this.refuse(parameter, given, takes);
		return found ?? {};
	}

	/** What is sent, and what is shown of it, is for the operator to say. */
	notLeftToAgent(context: IExecuteFunctions, options: Parameter[], under?: Parameter): void {
		const { parameters } = context.getNode();
		for (const option of options) {
			const raw = rawOf(parameters, option, under);
			if (!isLeftToAgent(raw, isTool(context))) continue;
			this.refuse(option, 'left to the AI agent', 'a value that is set in the node');
		}
	}

	/** A list of fields that grant access; those of other vendors stay when the vendor is changed. */
	accessFields(given: unknown, vendor: Vendor): string[] {
		const granting = (of: Vendor) =>
			of.fields.filter(({ grantsAccess }) => grantsAccess).map(({ screen }) => screen.name);
		const all = vendors.flatMap(granting);
		const chosen: unknown[] = isEmpty(given) ? [] : Array.isArray(given) ? given : [undefined];
		if (chosen.every((name) => all.includes(name as string))) return chosen as string[];
		this.refuse(inputAccessFields, given, `a list of ${granting(vendor).join(', ')}`);
		return [];
	}

	/** Options that the vendor declares: switches and choices. */
	ofVendor({ options = [] }: Vendor, given: IDataObject): VendorOptions {
		const read = options.map((option) => {
			const how = typeof option.default === 'boolean' ? 'flag' : 'choice';
			return [option.name, this[how](option, given[option.name])] as const;
		});
		return Object.fromEntries(read);
	}

	private refuse({ displayName: option }: Parameter, given: unknown, takes: string): void {
		this.problem ??= { kind: 'option', option, given, takes };
	}
}

/**
 * Whether failures are put out instead of thrown. An agent's tool always puts them out: of what it throws
 * the model is told nothing by some versions of the agent, and others end with it.
 */
export function continuesOnFail(context: IExecuteFunctions): boolean {
	return context.continueOnFail() || isTool(context);
}

/** Reads the run's settings, before anything is sent. */
export function readSettings(
	context: IExecuteFunctions,
	vendor: Vendor,
): Settings | { problem: RunProblem } {
	try {
		const read = new ParameterReader();
		const { dryRun, showPasswordToAgent } = commonOptions;
		const guarded = [dryRun, showPasswordToAgent, ...(vendor.options ?? [])];
		read.notLeftToAgent(context, [ifUserExists]);
		read.notLeftToAgent(context, guarded, optionsCollection);
		const all = context.getNodeParameter(optionsCollection.name, 0, {});
		const options = read.collection(optionsCollection, all);
		const chosen = ({ name }: Parameter) => context.getNodeParameter(name, 0, '');
		const flagOf = (option: Parameter) => read.flag(option, options[option.name]);
		const numberOf = (option: Parameter, least?: number) =>
			read.number(option, options[option.name], least);
		const mapping = read.choice<Settings['mapping']>(mappingMode, chosen(mappingMode));
		const access = mapping === 'autoMap' ? chosen(inputAccessFields) : [];
		const settings: Settings = {
			ifUserExists: read.choice(ifUserExists, chosen(ifUserExists)),
			mapping,
			accessFields: read.accessFields(access, vendor),
			dryRun: flagOf(dryRun),
			includeOtherFields: flagOf(commonOptions.includeOtherFields),
			concurrency: Math.floor(numberOf(commonOptions.concurrency)),
			perSecond: numberOf(commonOptions.requestsPerSecond),
			simplify: flagOf(commonOptions.simplify),
			timeout: numberOf(commonOptions.timeout, LEAST_TIMEOUT) * 1000,
			isTool: isTool(context),
			showPasswordToAgent: flagOf(showPasswordToAgent),
			timeZone: context.getTimezone(),
			options: read.ofVendor(vendor, options),
		};
		return read.problem ? { problem: read.problem } : settings;
	} catch (error) {
		const given = (error as Error).message;
		const option = optionsCollection.displayName;
		return { problem: { kind: 'option', option, given, takes: 'values that can be read' } };
	}
}
