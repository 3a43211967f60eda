import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { flag } from '../values/scalars';
import { isEmpty, shown } from '../values/text';
import { generatePassword } from '../vendors/common';
import type { Refusal } from '../vendors/contract';
import type { Collection, Field } from '../vendors/field';

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
	/** Input fields with a value that a fixed one replaced. */
	replaced?: string[];
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

/** Whether a password is to be made: a word as for any switch, and a refusal where it is none. */
export function generateWish(given: unknown): { generates: boolean; refusals: Refusal[] } {
	const read = flag.read(given);
	if ('value' in read) return { generates: read.value === true, refusals: [] };
	return {
		generates: false,
		refusals: [{ field: generatePassword.displayName, reason: read.reason }],
	};
}

/** A collection's values: none where it is empty, undefined where it is no collection at all. */
export function collectionIn(value: unknown): IDataObject | undefined {
	if (isEmpty(value)) return {};
	const isObject = typeof value === 'object' && !Array.isArray(value);
	return isObject ? (value as IDataObject) : undefined;
}

/** Why a collection of fields can't be read. */
export function noCollection({ displayName }: Collection, value: unknown): Refusal {
	const reason = `is ${shown(value)}, which can't be read. It takes an object with fields in it: choose them under it in the node.`;
	return { field: displayName, reason };
}

/** A parameter as it stands in the workflow, at the top level or in a collection, which may be one expression. */
export function rawOf(
	parameters: INodeParameters,
	{ name }: { name: string },
	under?: Collection,
): unknown {
	const holder = under === undefined ? parameters : parameters[under.name];
	const isWhole = typeof holder !== 'object' || holder === null;
	return isWhole ? holder : (holder as INodeParameters)[name];
}

/** True for a parameter, of whatever shape, that has an expression in it. */
export function isExpression(raw: unknown): boolean {
	return JSON.stringify(raw ?? '').includes('"=');
}

/** How JavaScript may write a character: by its number, over the end of a line, or as itself. */
const ESCAPE =
	/\\+(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([0-3]?[0-7]{1,2})|(\r\n|[\r\n\u2028\u2029])|([^]))/gi;

/** Every text in a parameter of whatever shape, as JavaScript reads it: an escape hides no name. */
export function writtenIn(raw: unknown): string {
	const texts: string[] = [];
	JSON.stringify(raw ?? '', (_key, value: unknown) => {
		if (typeof value === 'string') texts.push(value.replace(ESCAPE, unescaped));
		return value;
	});
	return texts.join('\n');
}

function unescaped(_escape: string, ...found: Array<string | undefined>): string {
	const [inBraces, inFour, inTwo, octal, lineEnd, itself = ''] = found;
	if (lineEnd !== undefined) return '';
	const hexadecimal = inBraces ?? inFour ?? inTwo;
	if (hexadecimal === undefined && octal === undefined) return itself;
	const code = octal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(octal, 8);
	return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Where the value of a parameter comes from, as it stands in the workflow. */
export function originOf(raw: unknown): Origin {
	const names = isExpression(raw) ? (writtenIn(raw).match(/\$\w*/g) ?? []) : [];
	if (names.length === 0) return 'everyone';
	return names.every((name) => name === '$json') ? 'item' : 'anywhere';
}
