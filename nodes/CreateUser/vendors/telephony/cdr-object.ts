import { bareCode } from '../../values/characters';
import { readObject } from '../../values/json';
import { isLeftover } from '../../values/nothing';
import { readValue, tooLong } from '../../values/text';

type Read<T> = { value: T } | { reason: string };

/** A word or an id, with nothing in it that nobody sees; what is no text is the operator's own affair. */
function readWord(value: unknown): Read<unknown> {
	if (typeof value !== 'string' && !isLeftover(value)) return { value };
	// Of an object only the whole has a greatest length.
	if (typeof value === 'string' && tooLong(value) !== undefined) return { value };
	const read = readValue(value);
	return 'reason' in read ? read : { value: bareCode(read.text ?? '') };
}

function readEntries(entries: unknown[]): Read<unknown[]> {
	const read: unknown[] = [];
	for (const entry of entries) {
		// A missing entry would be sent as null.
		const one = readWord(entry ?? String(entry));
		if ('reason' in one) return { reason: `has an entry that ${one.reason}` };
		read.push(one.value);
	}
	return { value: read };
}

function readWords(of: string, value: unknown): Read<unknown> {
	if (Array.isArray(value)) return readEntries(value);
	const read = readWord(value);
	return 'reason' in read ? { reason: `has a ${of} that ${read.reason}` } : read;
}

/** The object of call records access, with its type and its ids as they are meant; undefined for none. */
export function readCdrObject(given: unknown): Read<Record<string, unknown> | undefined> {
	const object = readObject(given);
	if ('reason' in object || object.value === undefined) return object;
	const words: Record<string, unknown> = {};
	for (const key of ['type', 'value']) {
		if (!(key in object.value)) continue;
		const read = readWords(key, object.value[key]);
		if ('reason' in read) return read;
		words[key] = read.value;
	}
	return { value: { ...object.value, ...words } };
}
