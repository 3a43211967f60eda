import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isEmpty } from '../values/text';
import type { Field, Refusal, Vendor } from '../vendors/contract';
import type { Reading } from './read';

/** Fields that n8n's own triggers add; not worth a word. */
const OF_TRIGGERS = new Set(['rownumber', 'submittedat', 'formmode']);

/** A field's name without case, spaces, `_`, `-` and the ending "Name(s) or ID(s)". */
export function plainName(name: string): string {
	return name
		.toLowerCase()
		.replace(/[\s_-]+/g, '')
		.replace(/names?orids?$/, '')
		.replace(/[()]/g, '');
}

/** How the fields of the input are used by `Map Automatically`, the same for every item of a run. */
export interface AutomaticMapping {
	read(item: number): Reading;
	/** Labels of mandatory fields for which no item has anything. */
	missing: string[];
	/** Of those, the ones that the input has but that may not be taken from it. */
	withheld: string[];
	used: string[];
	unused: string[];
	/** How many items had a value that a fixed one replaced, by input field. */
	replaced: Map<string, number>;
}

interface Target {
	field: Field;
	/** Key within an object value, see `Field.parts`. */
	part?: string;
}

function targetsOf({ fields }: Vendor): Map<string, Target> {
	const targets = new Map<string, Target>();
	for (const field of fields) {
		for (const name of [field.key, field.parameter, field.label]) {
			targets.set(plainName(name), { field });
		}
		for (const [name, part] of Object.entries(field.parts ?? {})) {
			targets.set(plainName(name), { field, part });
		}
	}
	return targets;
}

/** A fixed value counts when the operator really set one. */
function isSet(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	if (typeof value === 'object' && value !== null && 'mode' in value) {
		return !isEmpty((value as IDataObject).value);
	}
	return !isEmpty(value);
}

/** True for a parameter, of whatever shape, that has an expression in it. */
function isExpression(raw: unknown): boolean {
	return JSON.stringify(raw ?? '').includes('"=');
}

/** `Values for Every User`, read once for a run; with an expression in it, for each item. */
function fixedValues(context: IExecuteFunctions): (item: number) => IDataObject {
	const read = (item: number) => context.getNodeParameter('fixedValues', item, {}) as IDataObject;
	const first = read(0);
	return isExpression(context.getNode().parameters.fixedValues) ? read : () => first;
}

/** Prepares `Map Automatically` for a run: values for every user win over the input. */
export function automaticMapping(
	context: IExecuteFunctions,
	vendor: Vendor,
	items: INodeExecutionData[],
): AutomaticMapping {
	const fixedOf = fixedValues(context);
	const fixed = fixedOf(0);
	const raw = (context.getNode().parameters.fixedValues ?? {}) as IDataObject;
	const fromInput = new Set(context.getNodeParameter('inputAccessFields', 0, []) as string[]);
	const targets = targetsOf(vendor);
	const names = [...new Set(items.flatMap(({ json }) => Object.keys(json)))];
	const targetOf = (name: string) => targets.get(plainName(name));
	const isFixed = ({ parameter }: Field) => isSet(fixed[parameter]) || isExpression(raw[parameter]);
	const mayBeTaken = (field: Field) => !field.grantsAccess || fromInput.has(field.parameter);
	const isUsed = (name: string) => {
		const field = targetOf(name)?.field;
		return field !== undefined && !isFixed(field) && mayBeTaken(field);
	};
	const missing = vendor.fields
		.filter(({ mandatory }) => mandatory)
		.filter((field) => !(field.secret && fixed.generatePassword === true))
		.filter((field) => !isFixed(field))
		.filter((field) => !names.some((name) => isUsed(name) && targetOf(name)?.field === field));
	return {
		read: (item) => readItem(items[item], fixedOf(item), targetOf, isUsed, isFixed),
		missing: missing.map(({ label }) => label),
		withheld: missing
			.filter((field) => names.some((name) => targetOf(name)?.field === field))
			.map(({ label }) => label),
		used: names.filter(isUsed),
		unused: names.filter((name) => !isUsed(name) && !OF_TRIGGERS.has(plainName(name))),
		replaced: countReplaced(items, (name) => {
			const field = targetOf(name)?.field;
			return field !== undefined && isFixed(field);
		}),
	};
}

function countReplaced(
	items: INodeExecutionData[],
	isReplaced: (name: string) => boolean,
): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { json } of items) {
		for (const [name, value] of Object.entries(json)) {
			if (!isEmpty(value) && isReplaced(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}
	return counts;
}

/** A value taken from the input for a field or, with `part`, for a key of its object. */
interface Taken {
	name: string;
	value: unknown;
	part?: string;
}

/** An earlier value that this one can't stand beside: another one, or the whole beside a part. */
function rivalOf(taken: Taken[], { part, value }: Taken): Taken | undefined {
	return taken.find((other) => {
		if (other.part === part) return other.value !== value;
		return other.part === undefined || part === undefined;
	});
}

function valueOf(taken: Taken[]): unknown {
	const [first] = taken;
	if (first === undefined || first.part === undefined) return first?.value;
	return Object.fromEntries(taken.map(({ part, value }) => [part, value]));
}

function readItem(
	item: INodeExecutionData | undefined,
	fixed: IDataObject,
	targetOf: (name: string) => Target | undefined,
	isUsed: (name: string) => boolean,
	isFixed: (field: Field) => boolean,
): Reading {
	const found = new Map<Field, Taken[]>();
	const refusals: Refusal[] = [];
	for (const [name, value] of Object.entries(item?.json ?? {})) {
		const target = targetOf(name);
		// An empty password is not "nothing": a second box left empty does not repeat the first.
		if (!target || !isUsed(name) || (isEmpty(value) && !target.field.secret)) continue;
		const taken = found.get(target.field) ?? [];
		const one = { name, value, part: target.part };
		const rival = rivalOf(taken, one);
		if (rival) {
			const reason = `has two values, in the input fields '${rival.name}' and '${name}'. Remove one of them with an 'Edit Fields' node.`;
			refusals.push({ field: target.field.label, reason });
		} else {
			found.set(target.field, [...taken, one]);
		}
	}
	const values = Object.fromEntries(
		[...found].map(([{ parameter }, taken]) => [parameter, valueOf(taken)]),
	);
	for (const [parameter, value] of Object.entries(fixed)) {
		if (isFixed({ parameter } as Field)) values[parameter] = value;
	}
	return { values, generatePassword: fixed.generatePassword, refusals };
}
