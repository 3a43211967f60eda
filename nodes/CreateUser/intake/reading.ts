import type { Refusal } from '../vendors/contract';
import type { Field } from '../vendors/field';

/** The values of one item by parameter name, as they came; nothing is converted yet. */
export interface Reading {
	values: Record<string, unknown>;
	generatePassword: unknown;
	/** Values that could not be read at all. */
	refusals: Refusal[];
}

/** Reads an item's values, by whichever mapping mode. */
export type ReadItem = (item: number) => Reading;

/** Where a field's value comes from: the same for every user, the item's own data alone, or anywhere. */
export type Origin = 'anywhere' | 'everyone' | 'item';

/** Reads items, and knows where their values come from. */
export interface Reader {
	read: ReadItem;
	originOf(field: Field): Origin;
}

/** True for a parameter, of whatever shape, that has an expression in it. */
export function isExpression(raw: unknown): boolean {
	return JSON.stringify(raw ?? '').includes('"=');
}

/** Where the value of a parameter comes from, as it stands in the workflow. */
export function originOf(raw: unknown): Origin {
	const names = isExpression(raw) ? (JSON.stringify(raw).match(/\$\w*/g) ?? []) : [];
	if (names.length === 0) return 'everyone';
	return names.every((name) => name === '$json') ? 'item' : 'anywhere';
}
