import { isPlaceholder } from './nothing';
import { readGroups } from './list';
import { fromText, readValue, schemaOf, shown, undefinedIn } from './text';
import { bareCode } from './characters';

/** What an operator gives for an entry of a vendor's list: a number is an id, anything else a name. */
export type Reference = { by: 'id'; id: string } | { by: 'name'; name: string };

/** The value of n8n's resource locator parameter. */
interface Locator {
	mode: string;
	value: unknown;
}

/** True for a value that a resource locator parameter yields. */
export function isLocator(value: unknown): value is Locator {
	return typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;
}

/** Reads one entry. Of an id, what nobody sees or types goes; a name keeps its apostrophe. */
export function referenceOf(text: string): Reference {
	const id = bareCode(text);
	return /^\d+$/.test(id) ? { by: 'id', id } : { by: 'name', name: text };
}

const readOne = fromText<Reference>((text) => {
	const left = undefinedIn(text);
	return left === undefined ? { value: referenceOf(text) } : { reason: left };
});

/** The last part of a page's path, or of its route behind `#`, that is a number: the id of what it shows. */
function readAddress(value: unknown): { value: Reference | undefined } | { reason: string } {
	const read = readValue(value);
	if ('reason' in read) return read;
	const { text: address } = read;
	if (address === undefined) return { value: undefined };
	const path = bareCode(address)
		.replace(/^[a-z]+:\/\/[^/]*/i, '')
		.replace(/[?].*$/, '');
	const id = path
		.split(/[/#]/)
		.filter((part) => /^\d+$/.test(part))
		.at(-1);
	return id === undefined
		? { reason: `is ${shown(address)}. No role ID in this address.` }
		: { value: { by: 'id', id } };
}

/** One entry of a vendor's list, plain or as a resource locator gives it. */
export const reference = schemaOf<Reference>((value) => {
	if (!isLocator(value)) return readOne(value);
	return value.mode === 'url' ? readAddress(value.value) : readOne(value.value);
});

/** Several entries of a vendor's list, in the order given, see {@link readGroups}. */
export const references = schemaOf<string[][]>(readGroups);

/** The value, or nothing for one that stands for nothing; also as a resource locator gives it. */
export function withoutPlaceholder(value: unknown): unknown {
	const inner = isLocator(value) ? value.value : value;
	return isPlaceholder(inner) ? undefined : value;
}
