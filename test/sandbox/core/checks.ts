import type { VendorRequest } from './types';

/** Says what is wrong with a value ("must be a string"), or nothing. */
export type Check = (value: unknown) => string | undefined;

/** The fields that an endpoint takes. A key that is not here is refused. */
export type FieldTable = Record<string, { mandatory?: true; check: Check }>;

/** Field → what is wrong with it. */
export type Problems = Record<string, string>;

const when = (wrong: boolean, text: string) => (wrong ? text : undefined);

export const aString: Check = (value) => when(typeof value !== 'string', 'must be a string');

export const aFilledString: Check = (value) =>
	when(typeof value !== 'string' || value.trim() === '', 'must be a string and not empty');

export const anEmail: Check = (value) =>
	when(typeof value !== 'string' || !/^\S+@\S+$/.test(value), 'must be an email address');

export const aBoolean: Check = (value) => when(typeof value !== 'boolean', 'must be a boolean');

export const aNumber: Check = (value) =>
	when(typeof value !== 'number', 'must be a floating point number');

export const strings: Check = (value) =>
	when(
		!Array.isArray(value) || !value.every((entry) => aFilledString(entry) === undefined),
		'must be an array of strings',
	);

/** All checks in turn; the first thing wrong counts. */
export const all =
	(...checks: Check[]): Check =>
	(value) => {
		for (const check of checks) {
			const wrong = check(value);
			if (wrong !== undefined) return wrong;
		}
		return undefined;
	};

export const atLeast =
	(length: () => number): Check =>
	(value) =>
		when(String(value).length < length(), `must have at least ${length()} characters`);

export function problemsOf(body: Record<string, unknown>, table: FieldTable): Problems {
	const problems: Problems = {};
	for (const [field, { mandatory, check }] of Object.entries(table)) {
		const value = body[field];
		const wrong = value === undefined ? mandatory && 'is required' : check(value);
		if (wrong) problems[field] = wrong;
	}
	for (const field of Object.keys(body)) {
		if (!Object.hasOwn(table, field)) problems[field] = 'is not a field of this request';
	}
	return problems;
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as an object when it was sent as JSON, under JSON's content type. */
export function jsonObject(request: VendorRequest): Record<string, unknown> | undefined {
	const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
	return isJson && isObject(request.body) ? request.body : undefined;
}

/** A query parameter given once. */
export function single(request: VendorRequest, name: string): string | undefined {
	const value = request.query[name];
	return typeof value === 'string' ? value : undefined;
}
