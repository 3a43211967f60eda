import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isLeftToAgent, isTool } from '../intake/access-guard';
import { collectionIn } from '../intake/reading';
import type { RunProblem } from '../outcome';
import { flag } from '../values/boolean';
import { float } from '../values/number';
import { isEmpty } from '../values/text';
import type { Vendor } from '../vendors/contract';
import type { VendorOptions } from '../vendors/field';
import { vendors } from '../vendors/registry';

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

const IF_USER_EXISTS = {
	error: 'Return an Error',
	return: 'Return the Existing User',
	update: 'Update the Existing User',
};
const MAPPING = { autoMap: 'Map Automatically', defineBelow: 'Map Each Field Below' };

/** Reads options against their lists or types: what is empty is the default, the rest a problem. */
class OptionReader {
	problem?: RunProblem;

	choice<T extends string>(
		option: string,
		given: unknown,
		choices: Record<T, string>,
		fallback: T,
	): T {
		if (isEmpty(given)) return fallback;
		const known = Object.keys(choices).find((value) => value === given);
		const takes = Object.entries(choices).map(
			([value, label]) => `'${label as string}' (${value})`,
		);
		if (known === undefined) this.refuse(option, given, takes.join(' or '));
		return (known as T | undefined) ?? fallback;
	}

	flag(option: string, given: unknown, fallback: boolean): boolean {
		const read = flag.safeParse(given);
		if (!read.success) this.refuse(option, given, 'true or false');
		return read.data ?? fallback;
	}

	/** Too much is the most; what is too little is refused, or it could mean no limit, or no time at all. */
	number(option: string, given: unknown, fallback: number, least: number, most = Infinity): number {
		const value = float.safeParse(given).data ?? (isEmpty(given) ? fallback : NaN);
		if (value >= least) return Math.min(value, most);
		const takes = most === Infinity ? `of ${least} or more` : `from ${least} to ${most}`;
		this.refuse(option, given, `a number ${takes}`);
		return fallback;
	}

	/** The collection of all options, whose loss in silence could turn a dry run into one that sends. */
	collection(option: string, given: unknown): IDataObject {
		const found = collectionIn(given);
		const takes = 'an object with options in it, such as {"dryRun": true}';
		if (found === undefined) this.refuse(option, given, takes);
		return found ?? {};
	}

	/** What is sent, and what is shown of it, is for the operator to say. */
	notLeftToAgent(context: IExecuteFunctions, screen: Array<[name: string, option: string]>): void {
		const { options = {} } = context.getNode().parameters;
		for (const [name, option] of screen) {
			const isWhole = typeof options !== 'object' || options === null;
			const raw = isWhole ? options : (options as IDataObject)[name];
			if (!isLeftToAgent(raw, isTool(context))) continue;
			this.refuse(option, 'left to the AI agent', 'a value that is set in the node');
		}
	}

	/** A list of fields that grant access; those of other vendors stay when the vendor is changed. */
	accessFields(option: string, given: unknown, vendor: Vendor): string[] {
		const granting = (of: Vendor) =>
			of.fields.filter(({ grantsAccess }) => grantsAccess).map(({ screen }) => screen.name);
		const all = vendors.flatMap(granting);
		const chosen: unknown[] = isEmpty(given) ? [] : Array.isArray(given) ? given : [undefined];
		if (chosen.every((name) => all.includes(name as string))) return chosen as string[];
		this.refuse(option, given, `a list of ${granting(vendor).join(', ')}`);
		return [];
	}

	/** Options that the vendor declares: switches and choices. */
	ofVendor({ options = [] }: Vendor, given: IDataObject): VendorOptions {
		const read = options.map(({ name, displayName, options: choices, default: fallback }) => {
			if (typeof fallback === 'boolean') {
				return [name, this.flag(displayName, given[name], fallback)];
			}
			const labels = (choices ?? []).map((choice) => [
				(choice as { value: string }).value,
				choice.name,
			]);
			return [
				name,
				this.choice(displayName, given[name], Object.fromEntries(labels), String(fallback)),
			];
		});
		return Object.fromEntries(read) as VendorOptions;
	}

	private refuse(option: string, given: unknown, takes: string): void {
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
		const read = new OptionReader();
		read.notLeftToAgent(context, [
			['dryRun', 'Dry Run'],
			['showPasswordToAgent', 'Return Generated Password to Agent'],
			...(vendor.options ?? []).map(({ name, displayName }): [string, string] => [
				name,
				displayName,
			]),
		]);
		const options = read.collection('Options', context.getNodeParameter('options', 0, {}));
		const chosen = (name: string) => context.getNodeParameter(name, 0, '');
		const mapping = read.choice<Settings['mapping']>(
			'Mapping Mode',
			chosen('mappingMode'),
			MAPPING,
			'defineBelow',
		);
		const access = mapping === 'autoMap' ? chosen('inputAccessFields') : [];
		const settings: Settings = {
			ifUserExists: read.choice('If User Exists', chosen('ifUserExists'), IF_USER_EXISTS, 'error'),
			mapping,
			accessFields: read.accessFields('Access Fields to Take From Input', access, vendor),
			dryRun: read.flag('Dry Run', options.dryRun, false),
			includeOtherFields: read.flag(
				'Include Other Input Fields',
				options.includeOtherFields,
				false,
			),
			concurrency: read.number('Max Parallel Requests', options.concurrency, 5, 1, 50),
			perSecond: read.number('Max Requests per Second', options.requestsPerSecond, 0, 0),
			simplify: read.flag('Simplify', options.simplify, true),
			timeout: read.number('Timeout', options.timeout, 45, 1, 300) * 1000,
			isTool: isTool(context),
			showPasswordToAgent: read.flag(
				'Return Generated Password to Agent',
				options.showPasswordToAgent,
				false,
			),
			timeZone: context.getTimezone(),
			options: read.ofVendor(vendor, options),
		};
		return read.problem ? { problem: read.problem } : settings;
	} catch (error) {
		const given = (error as Error).message;
		return {
			problem: { kind: 'option', option: 'Options', given, takes: 'values that can be read' },
		};
	}
}
