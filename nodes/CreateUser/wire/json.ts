/** The body as JSON, or undefined when it is none. */
export function parseBody(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** A JSON object, or an empty one for everything else. */
export function asObject(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};
}

/** Text or number as text; nothing else is ever turned into a text, since that can run foreign code. */
export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A yes or no, a state or the like as words are compared; undefined for what is no single value. */
export function plainWord(value: unknown): string | undefined {
	const text = typeof value === 'boolean' ? String(value) : textOf(value);
	return text?.trim().toLowerCase();
}

/** True for a clear no, however it is written; what is missing or empty says nothing. */
export function isNo(value: unknown): boolean {
	return ['0', 'false', 'no'].includes(plainWord(value) ?? '');
}

/** The deepest that anything of a foreign value is looked at. */
const DEEPEST = 50;

/**
 * A copy of a value as JSON can hold it. What JSON has no form for is left out, and so is, unless told
 * otherwise, what is nested deeper than fifty levels or holds itself.
 * @param change a value's replacement by its key and what holds it, undefined to leave it out; the value itself to go on
 * @param onEndless what to do about a value without an end
 * @param rename a name's replacement
 */
export function jsonCopy(
	value: unknown,
	change: (key: string, value: unknown, holder?: object) => unknown = (_key, same) => same,
	onEndless: () => undefined = () => undefined,
	rename: (key: string) => string = (same) => same,
): unknown {
	const holders = new Set<object>();
	const copyOf = (key: string, given: unknown, depth: number, holder?: object): unknown => {
		const changed = change(key, plainly(given), holder);
		if (typeof changed !== 'object' || changed === null)
			return isJson(changed) ? changed : undefined;
		if (depth > DEEPEST || holders.has(changed)) return onEndless();
		holders.add(changed);
		const copied = Array.isArray(changed)
			? changed.map((inner) => copyOf(key, inner, depth + 1, changed) ?? null)
			: objectOf(changed, rename, (name, inner) => copyOf(name, inner, depth + 1, changed));
		holders.delete(changed);
		return copied;
	};
	return copyOf('', value, 0);
}

function isJson(value: unknown): boolean {
	return value === null || ['boolean', 'string', 'number'].includes(typeof value);
}

/** Dates, of this language and of luxon, are texts in JSON; other foreign methods are not called. */
function plainly(value: unknown): unknown {
	if (typeof value === 'bigint') return value.toString();
	if (typeof value !== 'object' || value === null) return value;
	// A date of another realm, as a Code node may put out, is no instance of this one's class.
	if (Object.prototype.toString.call(value) === '[object Date]') return dateText(value);
	// A column may have that name too.
	if (!('toISO' in value) || typeof value.toISO !== 'function') return value;
	try {
		return String((value as { toISO(): unknown }).toISO());
	} catch {
		return undefined;
	}
}

/** By this realm's own methods: an object may only say that it is a date, and have others. */
function dateText(date: object): string | null {
	try {
		return Date.prototype.toISOString.call(date);
	} catch {
		return null;
	}
}

function objectOf(
	value: object,
	rename: (key: string) => string,
	inner: (key: string, value: unknown) => unknown,
): Record<string, unknown> {
	const entries = Object.entries(value).map(([key, one]) => [key, inner(key, one)] as const);
	const present = entries.filter(([, one]) => one !== undefined);
	return Object.fromEntries(present.map(([key, one]) => [rename(key), one]));
}
