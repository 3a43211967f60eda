import type { Refusal } from '../vendors/contract';

/** The values of one item by parameter name, as they came; nothing is converted yet. */
export interface Reading {
	values: Record<string, unknown>;
	generatePassword: unknown;
	/** Values that could not be read at all. */
	refusals: Refusal[];
}

/** Reads an item's values, by whichever mapping mode. */
export type ReadItem = (item: number) => Reading;
