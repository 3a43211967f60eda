import type { INodeExecutionData } from 'n8n-workflow';

import { flag } from '../values/scalars';
import { generatePassword } from '../vendors/common';
import type { Refusal } from '../vendors/contract';
import type { Field } from '../vendors/field';
import type { Origin } from './parameters';

/** The input's fields, whatever items have them. */
export async function fieldNames(
	items: INodeExecutionData[],
	breathe: () => Promise<void>,
): Promise<string[]> {
	const names = new Set<string>();
	for (const { json = {} } of items) {
		for (const name of Object.keys(json)) names.add(name);
		await breathe();
	}
	return [...names];
}

/** The values of one item by parameter name, as they came; nothing is converted yet. */
export interface Reading {
	values: Record<string, unknown>;
	generatePassword: unknown;
	/** Values that could not be read at all. */
	refusals: Refusal[];
	/** Labels of fields that stand in what could not be read: they are not empty. */
	unread?: string[];
	/** Input fields with a value that a fixed one replaced. */
	replaced?: string[];
}

/** Reads an item's values, by whichever mapping mode. */
export type ReadItem = (item: number) => Reading;

/** Reads items, and knows where their values come from. */
export interface Reader {
	read: ReadItem;
	originOf(field: Field): Origin;
}

/** Whether a password is to be made: a word as for any switch, and a refusal where it is none. */
export function generateWish(given: unknown): { generates: boolean; refusals: Refusal[] } {
	const read = flag.read(given);
	if ('value' in read) return { generates: read.value === true, refusals: [] };
	return {
		generates: false,
		refusals: [{ field: generatePassword.displayName, reason: read.reason }],
	};
}
