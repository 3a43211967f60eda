import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

import { withoutInvisible } from '../values/characters';
import { isEmpty, shortened } from '../values/text';
import { fixedValues } from '../vendors/common';
import type { Refusal, Vendor } from '../vendors/contract';
import type { Field } from '../vendors/field';
import { asObject } from '../wire/json';
import { comparedBy } from './check';
import {
	collectionIn,
	isExpression,
	isTool,
	noCollection,
	originOf,
	refusedAsSet,
} from './parameters';
import { fieldNames, generateWish, type Reader, type Reading, type ReadItem } from './reading';

/** Fields that n8n's own triggers add; not worth a word. */
const OF_TRIGGERS = new Set(['rownumber', 'submittedat', 'formmode']);

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

interface Target {
	field: Field;
	/** Key within an object value, see `Field.parts`. */
	part?: string;
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

/** True for a collection that was added and has no entry; a date has no names in it either. */
function hasNoEntry(value: unknown): boolean {
	const isPlain = Object.prototype.toString.call(value) === '[object Object]';
	return isPlain && Object.keys(value as object).length === 0;
}

/** A fixed value counts when the operator really set one. */
function isSet(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	if (typeof value === 'object' && value !== null && 'mode' in value) {
		return !isEmpty((value as IDataObject).value);
	}
	return !isEmpty(value) && !hasNoEntry(value);
}

/** `Values for Every User`, read once for a run; with an expression in it, for each item. */
function fixedReader(context: IExecuteFunctions): (item: number) => unknown {
	const read = (item: number): unknown => context.getNodeParameter(fixedValues.name, item, {});
	if (isExpression(context.getNode().parameters.fixedValues)) return read;
	const first = read(0);
	return () => first;
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
	const fixedOf = fixedReader(context);
	const raw = (context.getNode().parameters.fixedValues ?? {}) as IDataObject;
	const fixed = isExpression(raw) ? raw : (collectionIn(fixedOf(0)) ?? {});
	const generates = mayGenerate(fixed.generatePassword);
	const fromInput = new Set(accessFields);
	const targets = targetsOf(vendor);
	const names = await fieldNames(items, breathe);
	const targetOf = memoized((name: string) => targets.get(plainName(name)));
	const isFixed = memoized(({ screen }: Field) => isSet(fixed[screen.name]));
	const mayBeTaken = (field: Field) => !field.grantsAccess || fromInput.has(field.screen.name);
	// An expression may have nothing for an item, which leaves it the input's own.
	const isAlwaysFixed = (field: Field) => isFixed(field) && !isExpression(raw[field.screen.name]);
	const isUsed = memoized((name: string) => {
		const field = targetOf(name)?.field;
		return field !== undefined && !isAlwaysFixed(field) && mayBeTaken(field);
	});
	const filledIn = new Set<string>();
	const isTaken = (name: string) => {
		const field = targetOf(name)?.field;
		return isUsed(name) && field !== undefined && (!isFixed(field) || filledIn.has(name));
	};
	const missing = vendor.fields
		.filter(({ mandatory }) => mandatory)
		.filter((field) => !(field.secret && generates))
		.filter((field) => !isFixed(field))
		.filter((field) => !names.some((name) => isUsed(name) && targetOf(name)?.field === field));
	const flat = vendor.fields.map(({ under: _collection, ...field }) => field);
	const asSet = refusedAsSet(raw as INodeParameters, flat, isTool(context));
	const standsInFixed = (field: Field) => isFixed(field) || (field.secret && generates);
	const labelsOfFixed = vendor.fields.filter(standsInFixed).map(({ screen }) => screen.displayName);
	const meantBy = memoized((field: Field) => comparedBy(field, context.getTimezone()));
	const readOne: ReadItem = (item) => {
		const { json = {} } = items[item] ?? {};
		const ofAll = attempted(fixedOf, item);
		const fixedOne = 'value' in ofAll ? ofAll.value : {};
		const replaced: string[] = [];
		for (const name of Object.keys(json)) {
			const field = targetOf(name)?.field;
			if (!field || !isFixed(field) || isEmpty(json[name])) continue;
			if (isSet(fixedOne[field.screen.name])) replaced.push(name);
			else filledIn.add(name);
		}
		const reading = readItem(json, fixedOne, targetOf, isUsed, meantBy);
		const refusals = [...reading.refusals, ...asSet];
		if ('value' in ofAll) return { ...reading, refusals, replaced };
		return { ...reading, refusals: [ofAll.refusal, ...refusals], unread: labelsOfFixed, replaced };
	};
	return {
		read: readOne,
		originOf: (field) => (isFixed(field) ? originOf(raw[field.screen.name]) : 'item'),
		missing: missing.map(({ screen }) => screen.displayName),
		withheld: missing
			.filter((field) => names.some((name) => targetOf(name)?.field === field))
			.map(({ screen }) => screen.displayName),
		get under() {
			const isMissing = (inner: string) => {
				const field = targets.get(plainName(inner))?.field;
				return field !== undefined && missing.includes(field);
			};
			return names.find((name) => Object.keys(asObject(items[0]?.json?.[name])).some(isMissing));
		},
		get used() {
			return names.filter(isTaken);
		},
		get unused() {
			return names.filter((name) => !isTaken(name) && !OF_TRIGGERS.has(plainName(name)));
		},
	};
}

/** True for a switch that is on, and for one that is known, or refused, with each item. */
function mayGenerate(given: unknown): boolean {
	const { generates, refusals } = generateWish(given);
	return generates || refusals.length > 0 || isExpression(given);
}

/** An expression may fail for one item and not for the others. */
function attempted(
	read: (item: number) => unknown,
	item: number,
): { value: IDataObject } | { refusal: Refusal } {
	try {
		const given = read(item);
		const value = collectionIn(given);
		return value === undefined ? { refusal: noCollection(fixedValues, given) } : { value };
	} catch (error) {
		const reason = `can't be read: ${(error as Error).message}`;
		return { refusal: { field: fixedValues.displayName, reason } };
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

/** A value taken from the input for a field or, with `part`, for a key of its object. */
interface Taken {
	name: string;
	value: unknown;
	part?: string;
}

/** An earlier value that a further one can't stand beside: another one, or the whole beside a part. */
function rivalOf(taken: Taken[], { part }: Taken): Taken | undefined {
	const isRival = (other: Taken) => other.part === part || other.part === undefined;
	return part === undefined ? taken[0] : taken.find(isRival);
}

function valueOf(taken: Taken[]): unknown {
	const [first] = taken;
	if (first === undefined || first.part === undefined) return first?.value;
	return Object.fromEntries(taken.map(({ part, value }) => [part, value]));
}

function readItem(
	json: IDataObject,
	fixed: IDataObject,
	targetOf: (name: string) => Target | undefined,
	isUsed: (name: string) => boolean,
	meantBy: (field: Field) => (value: unknown) => unknown,
): Reading {
	const found = new Map<Field, Taken[]>();
	const refusals: Refusal[] = [];
	const refused = new Set<Field>();
	const { generates } = generateWish(fixed.generatePassword);
	for (const [name, value] of Object.entries(json)) {
		const target = targetOf(name);
		if (!target || !isUsed(name) || refused.has(target.field)) continue;
		if (isSet(fixed[target.field.screen.name])) continue;
		// An empty password is not "nothing": a second box left empty does not repeat the first. Beside a
		// generated one none counts.
		if (target.field.secret ? generates : isEmpty(value)) continue;
		const taken = found.get(target.field) ?? [];
		const one = { name, value, part: target.part };
		// Read only where there is another one.
		const meant = (of: Taken) => meantBy(target.field)(of.value);
		const isSame = (other: Taken) => other.value === value || meant(other) === meant(one);
		if (taken.some((other) => other.part === one.part && isSame(other))) continue;
		const rival = rivalOf(taken, one);
		if (rival && meant(one) === undefined) continue;
		if (rival && meant(rival) !== undefined) {
			const reason = `has two values, in the input fields '${shortened(rival.name)}' and '${shortened(name)}'. Remove one of them with an 'Edit Fields' node.`;
			refusals.push({ field: target.field.screen.displayName, reason });
			refused.add(target.field);
		} else {
			found.set(target.field, [...taken.filter((other) => other !== rival), one]);
		}
	}
	const values = Object.fromEntries(
		[...found].map(([{ screen }, taken]) => [screen.name, valueOf(taken)]),
	);
	for (const [parameter, value] of Object.entries(fixed)) {
		if (isSet(value)) values[parameter] = value;
	}
	return { values, generatePassword: fixed.generatePassword, refusals };
}
