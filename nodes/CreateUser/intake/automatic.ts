import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { withoutInvisible } from '../values/characters';
import { isEmpty } from '../values/text';
import type { Refusal, Vendor } from '../vendors/contract';
import type { Field } from '../vendors/field';
import { asObject } from '../wire/json';
import { comparedBy } from './check';
import { Columns, type Target } from './columns';
import { FixedValues, isSet } from './fixed-values';
import type { Origin } from './parameters';
import { fieldNames, generateWish, type Reader, type Reading, type ReadItem } from './reading';

/** Fields that n8n's own triggers add; not worth a word. */
const OF_TRIGGERS = new Set(['rownumber', 'submittedat', 'formmode', 'formqueryparameters']);

/**
 * A field's name without case, what nobody sees, spaces, `_`, dashes, quotes, the mark of what has to be filled in
 * and the ending "Name(s) or ID(s)". A sheet of a Turkish Excel has `LOGİN ID` in capitals, one of a Japanese
 * keyboard wide letters, and a file whose first sign was lost on a reader `"Name"`.
 */
export function plainName(name: string): string {
	return withoutInvisible(name)
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\s_\p{Pd}\p{M}"*:()]+/gu, '')
		.replace(/names?orids?$/, '');
}

/** How the fields of the input are used by `Map Automatically`, the same for every item of a run. */
export interface AutomaticMapping extends Reader {
	/** Labels of mandatory fields for which no item has anything. */
	missing: string[];
	/** Of those, the ones that the input has but that may not be taken from it. */
	withheld: string[];
	/** The input field that holds an object with some of them. */
	readonly under?: string;
	/** As far as items were read. */
	used: string[];
	unused: string[];
}

function targetsOf({ fields }: Vendor): Map<string, Target> {
	const targets = new Map<string, Target>();
	for (const field of fields) {
		const { name: parameter, displayName } = field.screen;
		for (const name of [field.key, parameter, displayName]) {
			targets.set(plainName(name), { field });
		}
		for (const [name, part] of Object.entries(field.parts ?? {})) {
			targets.set(plainName(name), { field, part });
		}
	}
	return targets;
}

/**
 * Prepares `Map Automatically` for a run: values for every user win over the input.
 * @param accessFields parameters of those that grant access and may come from the input
 */
export async function automaticMapping(
	context: IExecuteFunctions,
	vendor: Vendor,
	items: INodeExecutionData[],
	breathe: () => Promise<void>,
	accessFields: readonly string[],
): Promise<AutomaticMapping> {
	const names = await fieldNames(items, breathe);
	return new Mapping(context, vendor, items, names, accessFields);
}

class Mapping implements AutomaticMapping {
	private readonly fixed: FixedValues;
	private readonly refusedAsSet: Refusal[];
	private readonly targets: Map<string, Target>;
	private readonly missingFields: Field[];
	/** Input fields that counted because the expression in their place had nothing. */
	private readonly filledIn = new Set<string>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly vendor: Vendor,
		private readonly items: INodeExecutionData[],
		private readonly names: string[],
		private readonly accessFields: readonly string[],
	) {
		this.fixed = new FixedValues(context);
		this.refusedAsSet = this.fixed.refusedAsSet(vendor.fields);
		this.targets = targetsOf(vendor);
		this.missingFields = vendor.fields.filter((field) => field.mandatory && this.isMissing(field));
	}

	// Own ones, as those of any reader: a run hands them on alone.
	readonly read: ReadItem = (item) => {
		const { json = {} } = this.items[item] ?? {};
		const given = this.fixed.of(item);
		const fixed = 'values' in given ? given.values : {};
		const { generates } = generateWish(fixed.generatePassword);
		const isReplaced = ({ screen, secret }: Field) =>
			isSet(fixed[screen.name]) || (secret === true && generates);
		const replaced = this.replacedIn(json, isReplaced);
		const { refusals: ofColumns, ...reading } = this.readingOf(json, fixed, isReplaced);
		const refusals = [...ofColumns, ...this.refusedAsSet];
		if ('values' in given) return { ...reading, refusals, replaced };
		return {
			...reading,
			refusals: [given.refusal, ...refusals],
			unread: this.labelsOfFixed(),
			replaced,
		};
	};

	readonly originOf = (field: Field): Origin => this.fixed.originOf(field);

	get missing(): string[] {
		return this.missingFields.map(({ screen }) => screen.displayName);
	}

	get withheld(): string[] {
		const isThere = (field: Field) =>
			this.names.some((name) => this.targetOf(name)?.field === field);
		return this.missingFields.filter(isThere).map(({ screen }) => screen.displayName);
	}

	get under(): string | undefined {
		const isMissing = (inner: string) => {
			const field = this.targets.get(plainName(inner))?.field;
			return field !== undefined && this.missingFields.includes(field);
		};
		const first = this.items[0]?.json;
		return this.names.find((name) => Object.keys(asObject(first?.[name])).some(isMissing));
	}

	get used(): string[] {
		return this.names.filter((name) => this.isTaken(name));
	}

	get unused(): string[] {
		const isOfTrigger = (name: string) => OF_TRIGGERS.has(plainName(name));
		return this.names.filter((name) => !this.isTaken(name) && !isOfTrigger(name));
	}

	private readonly targetOf = memoized((name: string) => this.targets.get(plainName(name)));

	/** True for an input field that counts, at least where an expression has nothing. */
	private readonly isUsed = memoized((name: string) => {
		const field = this.targetOf(name)?.field;
		return field !== undefined && !this.fixed.hasForAll(field) && this.mayBeTaken(field);
	});

	/** True for a field that stands in the fixed values, or may be made by them. */
	private readonly isGiven = memoized(
		(field: Field) => this.fixed.has(field) || (field.secret === true && this.fixed.mayGenerate),
	);

	private readonly meantBy = memoized((field: Field) =>
		comparedBy(field, this.context.getTimezone()),
	);

	private mayBeTaken(field: Field): boolean {
		return !field.grantsAccess || this.accessFields.includes(field.screen.name);
	}

	/** True for an input field that counted as far as items were read. */
	private isTaken(name: string): boolean {
		const field = this.targetOf(name)?.field;
		if (field === undefined || !this.isUsed(name)) return false;
		return !this.isGiven(field) || this.filledIn.has(name);
	}

	private isMissing(field: Field): boolean {
		if (this.isGiven(field)) return false;
		return !this.names.some((name) => this.isUsed(name) && this.targetOf(name)?.field === field);
	}

	private labelsOfFixed(): string[] {
		const given = this.vendor.fields.filter((field) => this.isGiven(field));
		return given.map(({ screen }) => screen.displayName);
	}

	/** The input fields that something else is sent for; the others of its field fill in for it. */
	private replacedIn(json: IDataObject, isReplaced: (field: Field) => boolean): string[] {
		const replaced: string[] = [];
		for (const name of Object.keys(json)) {
			const field = this.targetOf(name)?.field;
			if (!field || !this.isGiven(field) || isEmpty(json[name])) continue;
			if (isReplaced(field)) replaced.push(name);
			else this.filledIn.add(name);
		}
		return replaced;
	}

	private readingOf(
		json: IDataObject,
		fixed: IDataObject,
		isReplaced: (field: Field) => boolean,
	): Reading {
		const columns = new Columns(this.meantBy);
		for (const [name, value] of Object.entries(json)) {
			const target = this.targetOf(name);
			if (!target || !this.isUsed(name) || isReplaced(target.field)) continue;
			// An empty password is not "nothing": a second box left empty does not repeat the first.
			if (!target.field.secret && isEmpty(value)) continue;
			columns.take({ ...target, name, value });
		}
		const set = Object.entries(fixed).filter(([, value]) => isSet(value));
		const values = { ...columns.values, ...Object.fromEntries(set) };
		return { values, generatePassword: fixed.generatePassword, refusals: columns.refusals };
	}
}

/** A function whose answers are kept: the same few names are asked for with every item. */
function memoized<K, V>(answer: (key: K) => V): (key: K) => V {
	const known = new Map<K, V>();
	return (key) => {
		if (!known.has(key)) known.set(key, answer(key));
		return known.get(key) as V;
	};
}
