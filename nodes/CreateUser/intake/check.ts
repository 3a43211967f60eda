import { hasMojibake } from '../values/characters';
import { withoutPlaceholder } from '../values/list';
import { ofOne, required } from '../values/text';
import type { NewUser, Refusal, Vendor } from '../vendors/contract';
import {
	takesDashForNothing,
	type Field,
	type FieldType,
	type Meaning,
	type Schema,
	type VendorOptions,
} from '../vendors/field';
import { textOf } from '../wire/json';
import { ItemFinder, type LoadedLists } from './names';

/** What a check of values needs to know of the run. */
export interface CheckSettings {
	/** IANA name of the workflow's time zone. */
	timeZone: string;
	/** What was chosen of the vendor's own options. */
	options: VendorOptions;
}

/** What comes of an item. `isByName`: a name of it was not found, which a newer list may have. */
export type Resolution = { user: NewUser } | { refusals: Refusal[]; isByName: boolean };

/** A checked item: which lists its names need, and what comes of it with them. */
export interface Draft {
	needs: string[];
	/** Labels of fields whose value stands for nothing and was taken as empty. */
	takenAsEmpty: string[];
	/** The name, where it looks as if it was read in a wrong character set. */
	misread?: string;
	resolve(lists: LoadedLists): Resolution;
}

/** Checks and converts an item's values, which come by the names of their parameters. */
export type Check = (values: Record<string, unknown>) => Draft;

/** Values by the keys of the request; what is empty is not there. */
type Parsed = Record<string, unknown>;

type Typed = { field: Field; type: FieldType; read: Reader };

/** A value in the vendor's form, or why it can't be. */
type Reader = (value: unknown) => { data?: unknown; refused?: string };

/** A field's schema: with what is mandatory, and for the workflow's time zone. */
export function schemaOfField({ type, mandatory }: Field, timeZone: string): Schema {
	const own = typeof type === 'function' ? type(timeZone) : type;
	const schema = 'sent' in own ? own.schema : own;
	return mandatory ? required(schema) : schema;
}

function typed(field: Field, timeZone: string): Typed {
	const { type } = field;
	const schema = schemaOfField(field, timeZone);
	const how: Omit<FieldType, 'schema'> = 'sent' in type ? type : { sent: (value) => value };
	return { field, type: { ...how, schema }, read: readerOf(schema) };
}

/**
 * Reads values by a schema. Most columns of a sheet are empty, or the same from line to line: such a value
 * is read once, since each reading leaves behind what only a full collection takes away.
 */
function readerOf(schema: Schema): Reader {
	const readNow: Reader = (value) => {
		try {
			const result = schema.safeParse(value);
			if (result.success) return { data: result.data };
			return { refused: result.error.issues[0]?.message ?? 'is not valid.' };
		} catch {
			// An object that holds itself, or whose methods are none: it hides no other field's refusal.
			return { refused: "can't be read. Map a single value to this field." };
		}
	};
	const ofNothing = readNow(undefined);
	let last: { value: unknown; read: ReturnType<Reader> } = { value: undefined, read: ofNothing };
	return (value) => {
		if (value === undefined) return ofNothing;
		// An object may hold something else by now.
		if (value !== last.value || typeof value === 'object') last = { value, read: readNow(value) };
		return last.read;
	};
}

/** Prepares the check of a run's items by the vendor's fields. */
export function checkFor(vendor: Vendor, { timeZone, options }: CheckSettings): Check {
	const fields = vendor.fields.map((field) => typed(field, timeZone));
	return (values) => {
		const { parsed, refusals, takenAsEmpty } = parse(fields, values);
		refusals.push(...notRepeated(vendor, parsed, values));
		const needs = fields.flatMap(({ field: { key }, type }) =>
			type.lists && key in parsed ? type.lists(parsed[key], options) : [],
		);
		return {
			needs,
			takenAsEmpty,
			misread: misreadIn(vendor, parsed, values),
			resolve(lists) {
				const finder = new ItemFinder(vendor, lists);
				const body: Record<string, unknown> = {};
				const assumed: string[] = [];
				for (const { field, type } of fields) {
					const { key, repeats = key } = field;
					const value = parsed[key] ?? parsed[repeats];
					finder.field = field.screen.displayName;
					const sent = value === undefined ? field.otherwise : type.sent(value, finder, options);
					if (sent === undefined) continue;
					body[key] = sent;
					if (value === undefined) assumed.push(key);
				}
				const notFound = finder.refusals;
				const all = [...refusals, ...notFound];
				if (all.length === 0) return { user: userOf(vendor, parsed, body, assumed) };
				return { refusals: all, isByName: notFound.length > 0 };
			},
		};
	};
}

/** Each field is read on its own, so that one refused value hides no other. */
function parse(fields: Typed[], values: Record<string, unknown>) {
	const parsed: Parsed = {};
	const refusals: Refusal[] = [];
	const takenAsEmpty: string[] = [];
	for (const { field, type, read } of fields) {
		const { name, displayName } = field.screen;
		const value = meant(field, type, values[name]);
		// By identity of values: NaN is itself, though it is not equal to itself.
		if (!Object.is(value, values[name])) takenAsEmpty.push(displayName);
		const { data, refused } = read(value);
		if (refused !== undefined) refusals.push({ field: displayName, reason: refused });
		else if (data !== undefined) parsed[field.key] = data;
	}
	return { parsed, refusals, takenAsEmpty };
}

/** The value without what stands for nothing: a field that may be left out is empty then. */
function meant(field: Field, type: FieldType, value: unknown): unknown {
	if (!takesDashForNothing(field)) return value;
	return (type.withoutPlaceholders ?? withoutPlaceholder)(value);
}

/**
 * Tells what values of a field are compared by: what becomes of them, and undefined where they are nothing. What
 * is refused is the same where it is written the same.
 */
export function comparedBy(field: Field, timeZone: string): (value: unknown) => unknown {
	const { mandatory: _demanded, ...optional } = field;
	const { type, read } = typed(optional, timeZone);
	return (value) => {
		const { data, refused } = read(meant(field, type, value));
		if (refused !== undefined) return textOf(value)?.trim() ?? value;
		return data === undefined ? undefined : JSON.stringify({ data });
	};
}

/** A confirmation that is there must confirm; a second box left empty does not. */
function notRepeated(
	{ fields }: Vendor,
	parsed: Parsed,
	values: Record<string, unknown>,
): Refusal[] {
	return fields.flatMap(({ key, repeats, screen }) => {
		const first = repeats === undefined ? undefined : fields.find((field) => field.key === repeats);
		if (!first || !(first.key in parsed)) return [];
		const confirmed = parsed[key] ?? parsed[first.key];
		if (values[screen.name] !== '' && confirmed === parsed[first.key]) return [];
		const reason = `is not the same as '${first.screen.displayName}'.`;
		return [{ field: screen.displayName, reason }];
	});
}

/** The name as it is sent; what it was read as stands in the text before it was trimmed. */
function misreadIn(
	{ fields }: Vendor,
	parsed: Parsed,
	values: Record<string, unknown>,
): string | undefined {
	const isMisread = ({ key, is, screen }: Field) =>
		is === 'name' && key in parsed && hasMojibake(textOf(ofOne(values[screen.name])) ?? '');
	const field = fields.find(isMisread);
	return field && textOf(parsed[field.key]);
}

function userOf(
	{ fields }: Vendor,
	parsed: Parsed,
	body: Record<string, unknown>,
	assumed: string[],
): NewUser {
	const of = (meaning: Meaning) => {
		const texts = fields.filter(({ is }) => is === meaning).map(({ key }) => textOf(parsed[key]));
		return texts.filter((text) => text !== undefined).join(' ');
	};
	const email = of('email') || undefined;
	const number = of('number') || undefined;
	return { login: of('login'), name: of('name'), email, number, body, assumed };
}
