import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { isEmpty } from '../values/text';
import { fixedValues } from '../vendors/common';
import type { Refusal } from '../vendors/contract';
import type { Field } from '../vendors/field';
import { sentenceOf } from '../wire/reason';
import {
	collectionIn,
	isExpression,
	isTool,
	noCollection,
	originOf,
	refusedAsSet,
	type Origin,
} from './parameters';
import { generateWish } from './reading';

/** True for a collection that was added and has no entry; a date has no names in it either. */
function hasNoEntry(value: unknown): boolean {
	const isPlain = Object.prototype.toString.call(value) === '[object Object]';
	return isPlain && Object.keys(value as object).length === 0;
}

/** A fixed value counts when the operator really set one. */
export function isSet(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	if (typeof value === 'object' && value !== null && 'mode' in value) {
		return !isEmpty((value as IDataObject).value);
	}
	return !isEmpty(value) && !hasNoEntry(value);
}

/** `Values for Every User`: read once for a run; with an expression in them, for each item. */
export class FixedValues {
	/** As they stand in the workflow. */
	private readonly raw: IDataObject;
	/** The same without an expression in them, as n8n reads them. */
	private readonly known: IDataObject;
	private readonly read: (item: number) => unknown;

	constructor(private readonly context: IExecuteFunctions) {
		this.raw = (context.getNode().parameters.fixedValues ?? {}) as IDataObject;
		const read = (item: number): unknown => context.getNodeParameter(fixedValues.name, item, {});
		const isOfItem = isExpression(this.raw);
		const first = isOfItem ? undefined : read(0);
		this.read = isOfItem ? read : () => first;
		this.known = isOfItem ? this.raw : (collectionIn(first) ?? {});
	}

	/** An item's values, or why they can't be read: an expression may fail for one item and not for the others. */
	of(item: number): { values: IDataObject } | { refusal: Refusal } {
		try {
			const given = this.read(item);
			const values = collectionIn(given);
			return values === undefined ? { refusal: noCollection(fixedValues, given) } : { values };
		} catch (error) {
			const reason = `can't be read: ${sentenceOf(error)}`;
			return { refusal: { field: fixedValues.displayName, reason } };
		}
	}

	/** True for a field that stands in them; its expression may have nothing for an item. */
	has({ screen }: Field): boolean {
		return isSet(this.known[screen.name]);
	}

	/** True for a field that has a value for every item, whatever the input has. */
	hasForAll(field: Field): boolean {
		return this.has(field) && !isExpression(this.raw[field.screen.name]);
	}

	/** True where a password is made, or where that is known, or refused, with each item. */
	get mayGenerate(): boolean {
		const { generatePassword } = this.known;
		const { generates, refusals } = generateWish(generatePassword);
		return generates || refusals.length > 0 || isExpression(generatePassword);
	}

	originOf(field: Field): Origin {
		return this.has(field) ? originOf(this.raw[field.screen.name]) : 'item';
	}

	/** Those that can be read for no item, as they stand in the workflow. */
	refusedAsSet(fields: readonly Field[]): Refusal[] {
		const flat = fields.map(({ under: _collection, ...field }) => field);
		return refusedAsSet(this.raw as INodeParameters, flat, isTool(this.context));
	}
}
