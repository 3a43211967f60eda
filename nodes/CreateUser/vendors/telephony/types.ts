import { bareCode, trimmed, withoutInvisible } from '../../values/characters';
import { readObject } from '../../values/json';
import {
	readGroups,
	reference,
	referenceOf,
	references,
	withoutPlaceholderEntries,
	type Reference,
} from '../../values/list';
import { isLeftover } from '../../values/nothing';
import { isPhoneSpelling } from '../../values/phone-spelling';
import { isEmpty, readValue, schemaOf, shortened, tooLong } from '../../values/text';
import { asObject } from '../../wire/json';
import type { Entry, FieldType, Finder } from '../field';

function isNamed({ by }: Reference): boolean {
	return by === 'name';
}

/** The same entry may be given by name and by id. */
function distinct<T>(values: T[]): T[] {
	return [...new Set(values)];
}

/** An id that is documented as a number, where the vendor's lists have texts. A formula makes 0 of an empty cell. */
function idNumber(find: Finder, entry: Entry | undefined): number | undefined {
	const id = entry && Number(entry.id);
	if (id === undefined || (Number.isSafeInteger(id) && id > 0)) return id;
	return find.refuse(
		`is ${shortened(String(entry?.id))}, which is no ID that can be sent: the vendor takes whole numbers from 1 on.`,
	);
}

/** True where at least one of the entries is named. */
function haveNames(given: string[][]): boolean {
	return given.flat().some((text) => isNamed(referenceOf(text)));
}

/** What is sent for each of some entries, in the order given. */
function each<T>(list: string, given: string[][], find: Finder, sent: (text: string) => T): T[] {
	const texts = given.flatMap((parts) => find.joined(list, parts));
	return distinct(distinct(texts).map(sent));
}

/** A role, sent by its id. */
export const role: FieldType<Reference> = {
	schema: reference,
	lists: (given) => (isNamed(given) ? ['roles'] : []),
	sent: (given, find) => idNumber(find, find.entry('roles', given)),
};

/** An id of the list wins; what looks like a phone number is looked for among those of the account. */
function callerId(text: string, find: Finder): number | undefined {
	const given = referenceOf(text);
	const isListed = given.by === 'id' && find.has('numbers', given.id);
	const written = given.by === 'id' ? given.id : text;
	const isNumber = !isListed && isPhoneSpelling(written);
	return idNumber(find, isNumber ? find.number('numbers', written) : find.entry('numbers', given));
}

/** Numbers of the account, sent by their ids in the order given. */
export const callerIds: FieldType<string[][]> = {
	schema: references,
	lists: (given) => (haveNames(given) || given.flat().some(isPhoneSpelling) ? ['numbers'] : []),
	sent: (given, find) => each('numbers', given, find, (text) => callerId(text, find)),
};

/** A text as the option says; the operator's own words while no list can be had. */
function asText(list: string, given: Reference, find: Finder, sendAs: unknown) {
	if (sendAs !== 'name') return find.entry(list, given)?.id;
	if (given.by === 'name' && !find.isLoaded(list)) return given.name;
	return find.entry(list, given)?.name;
}

/** Departments, by id or by name: which of them the platform takes is unknown. */
export const departments: FieldType<string[][]> = {
	schema: references,
	withoutPlaceholders: withoutPlaceholderEntries,
	lists: (given, { sendListsAs }) =>
		sendListsAs === 'name' || haveNames(given) ? ['departments'] : [],
	sent: (given, find, { sendListsAs }) =>
		each('departments', given, find, (text) =>
			asText('departments', referenceOf(text), find, sendListsAs),
		),
};

/** A time group, in the same way. */
export const timeGroup: FieldType<Reference> = {
	schema: reference,
	lists: (given, { sendListsAs }) =>
		sendListsAs === 'name' || isNamed(given) ? ['timeGroups'] : [],
	sent: (given, find, { sendListsAs }) => asText('timeGroups', given, find, sendListsAs),
};

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
function readCdrObject(given: unknown): Read<Record<string, unknown> | undefined> {
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

/** Whose calls a user may see: an object to send as it is, or agents to look up. */
type CdrAccess =
	{ kind: 'object'; value: Record<string, unknown> } | { kind: 'agents'; agents: string[][] };

/** No restriction, as `GET /v1/user/{id}` shows it. */
const ALL_USERS: CdrAccess = { kind: 'object', value: { type: 'all', value: null } };
/** The same as the platform and as the screen names it. */
const ALL_IN_WORDS = /^all(\s+users)?$/i;

/** True for a list of whatever form that has no entry. */
function hasNoEntry(value: unknown): boolean {
	const groups = readGroups(value);
	return 'value' in groups && groups.value === undefined;
}

function objectAccess(value: unknown) {
	if (hasNoEntry(value)) return { value: undefined };
	const read = readCdrObject(value);
	if ('reason' in read) return read;
	if (read.value && Object.keys(read.value).length === 0) {
		return { reason: "is an empty object. Fill in 'JSON' as the vendor documents it." };
	}
	return { value: read.value && { kind: 'object' as const, value: read.value } };
}

function agentAccess(value: unknown) {
	const read = readGroups(value);
	if ('reason' in read) return read;
	return { value: read.value && { kind: 'agents' as const, agents: read.value } };
}

/** The screen's own shape, which other objects with the key `access` do not have. */
function isOfTheScreen(access: unknown): boolean {
	const isObject = typeof access === 'object' && access !== null && !Array.isArray(access);
	const keys = Object.keys(asObject(access));
	return isObject && keys.every((key) => ['seeCallsOf', 'agents', 'json'].includes(key));
}

/** Only the screen's own choices count: nothing else may come to mean all users. */
function screenAccess({ seeCallsOf, agents, json }: Record<string, unknown>) {
	if (seeCallsOf === 'all') return { value: ALL_USERS };
	if (seeCallsOf === 'agents') {
		if (!hasNoEntry(agents)) return agentAccess(agents);
		return { reason: "has no agents. Choose some under 'Agent Names or IDs'." };
	}
	if (seeCallsOf === 'json') return objectAccess(json);
	return { reason: "does not say whose calls. Choose it under 'May See Calls Of'." };
}

/** The value of the fixed collection of the screen, or what an input field holds for it. */
const cdrSchema = schemaOf<CdrAccess>((value) => {
	if (
		isEmpty(value) ||
		(typeof value === 'object' &&
			Object.keys(asObject(value)).length === 0 &&
			!Array.isArray(value))
	) {
		return { value: undefined };
	}
	const { access } = asObject(value);
	if (isOfTheScreen(access)) return screenAccess(asObject(access));
	const text = typeof value === 'string' ? trimmed(value) : undefined;
	if (text !== undefined && ALL_IN_WORDS.test(withoutInvisible(text))) return { value: ALL_USERS };
	const isObject =
		text === undefined ? typeof value === 'object' && !Array.isArray(value) : text.startsWith('{');
	return isObject ? objectAccess(value) : agentAccess(value);
});

/** Of the text of an object nothing goes, for a comma in it parts no entries. */
function withoutNothings(value: unknown): unknown {
	const isObject = typeof value === 'string' && trimmed(value).startsWith('{');
	return isObject ? value : withoutPlaceholderEntries(value);
}

/** The object that says whose calls a user may see. */
export const cdrAccess: FieldType<CdrAccess> = {
	schema: cdrSchema,
	withoutPlaceholders: (value) => {
		const { access } = asObject(value);
		if (!isOfTheScreen(access)) return withoutNothings(value);
		const given = asObject(access);
		const json = withoutNothings(given.json);
		const agents = withoutPlaceholderEntries(given.agents);
		if (Object.is(json, given.json) && Object.is(agents, given.agents)) return value;
		return { access: { ...given, json, agents } };
	},
	lists: (given) => (given.kind === 'agents' && haveNames(given.agents) ? ['agents'] : []),
	sent: (given, find) => {
		if (given.kind === 'object') return given.value;
		const agent = (text: string) => find.entry('agents', referenceOf(text))?.id;
		return { type: 'agent', value: each('agents', given.agents, find, agent) };
	},
};
