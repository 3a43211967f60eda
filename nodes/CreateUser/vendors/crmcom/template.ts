import { bareCode } from '../../values/characters';
import { unescapedHtml } from '../../values/html';
import { isLocator } from '../../values/list';
import { isEmpty, lostIn, readValue, schemaOf, undefinedIn } from '../../values/text';
import { asObject, parseBody } from '../../wire/json';

/** CRM.COM's ids: 32 hexadecimal digits (as its pages show them). */
const CRM_ID = /^[0-9A-F]{32}$/i;

type Identifier = Record<string, unknown>;

function identifierOf(object: Identifier): { value: Identifier } | { reason: string } {
	const keys = Object.keys(object).filter((key) => !isEmpty(object[key]));
	const [key] = keys;
	if (key !== undefined && keys.length === 1) return keyed(key, object[key]);
	return {
		reason: `is given by ${keys.length === 0 ? 'nothing' : keys.join(' and ')}. CRM.COM takes exactly one of name and ID.`,
	};
}

/** `id` and `name` are texts like any other; what other keys hold is the operator's own affair. */
function keyed(key: string, value: unknown): { value: Identifier } | { reason: string } {
	if (key === 'id' || key === 'name') {
		const read = readValue(value);
		return 'reason' in read ? read : identified(key, read.text ?? '');
	}
	const lost = lostIn(value);
	return lost === undefined ? { value: { [key]: value } } : { reason: lost };
}

/** Of an id, what nobody sees or types goes; a name keeps its apostrophe, and may come escaped for HTML. */
function identified(key: 'id' | 'name', text: string): { value: Identifier } | { reason: string } {
	const left = undefinedIn(text);
	if (left !== undefined) return { reason: left };
	return { value: { [key]: key === 'id' ? bareCode(text) : unescapedHtml(text) } };
}

function namedTemplate(value: unknown, mode?: string) {
	const read = readValue(value);
	if ('reason' in read) return read;
	if (read.text === undefined) return { value: undefined };
	const parsed = read.text.startsWith('{') ? parseBody(read.text) : undefined;
	if (parsed !== undefined) return identifierOf(asObject(parsed));
	const byId = mode === 'id' || (mode === undefined && CRM_ID.test(bareCode(read.text)));
	return identified(byId ? 'id' : 'name', read.text);
}

/** A template by name or id; an object with exactly one key is taken as it is. */
export const template = schemaOf<Identifier>((given) => {
	const value = isLocator(given) ? given.value : given;
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return identifierOf(value as Identifier);
	}
	return namedTemplate(value, isLocator(given) ? given.mode : undefined);
});
