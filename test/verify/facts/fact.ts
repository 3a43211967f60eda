import { asObject, isRedirect, type VendorAnswer } from '../account';
import type { Client } from '../client';
import type { Exchange } from '../exchange';

export type Grade = 'client' | 'doc' | 'inferred' | 'unknown';

/** Whether the account did what is assumed, and what it did; undefined where this could not be seen. */
export type Sight = [holds: boolean, did: string] | undefined;

/** Something that the node relies on, or reckons with, and that an account can show. */
export interface Fact {
	name: string;
	/** As `docs/vendors.md` grades it. */
	grade: Grade;
	assumed: string;
	/** The step whose last request shows it. */
	step: string;
	see(answer: VendorAnswer, client: Client, exchange: Exchange): Sight;
	/** What the node does where it does not hold, and which setting helps today. */
	ifNot: string;
}

export type Verdict = 'confirmed' | 'refuted' | 'still unknown';

export interface Judged {
	fact: Fact;
	verdict: Verdict;
	did: string;
	by?: Exchange;
}

/** Judges a fact by what was seen. */
export function judge(fact: Fact, client: Client): Judged {
	const by = client.seen.of(fact.step);
	if (!by) return { fact, verdict: 'still unknown', did: 'not asked' };
	if (!by.answer) return { fact, verdict: 'still unknown', did: `no answer: ${by.failed}`, by };
	const sight = fact.see(by.answer, client, by);
	if (!sight) return { fact, verdict: 'still unknown', did: 'could not be seen', by };
	const [holds, did] = sight;
	return { fact, verdict: holds ? 'confirmed' : 'refuted', did, by };
}

/** True for an answer that shows something of its form, and not that the request was turned away. */
export function isAnswered(answer: VendorAnswer): boolean {
	return answer.status < 300;
}

export const status = ({ status }: VendorAnswer) => `HTTP status ${status}`;

/** What a value is, without its value. */
export function kind(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'null';
	if (Array.isArray(value)) return `a list of ${value.length}`;
	return (
		{ string: 'a text', number: 'a number', boolean: String(value) }[typeof value as string] ??
		'an object'
	);
}

/** The status that an answer should have; nothing is seen where the token was turned away. */
export function hasStatus(answer: VendorAnswer, ...wanted: number[]): Sight {
	const isOfToken = answer.status === 401 || answer.status === 403;
	if (isOfToken && !wanted.includes(answer.status)) return undefined;
	return [wanted.includes(answer.status), status(answer)];
}

/** A value of an answer that should be so; nothing is seen where the answer is none. */
export function has(
	answer: VendorAnswer,
	value: (body: Record<string, unknown>) => unknown,
	holds: (value: unknown) => boolean,
): Sight {
	if (!isAnswered(answer) || isRedirect(answer)) return undefined;
	const found = value(asObject(answer.json));
	return [holds(found), kind(found)];
}

export const isText = (value: unknown) => typeof value === 'string' && value !== '';
export const isNumber = (value: unknown) => typeof value === 'number';
export const isBoolean = (value: unknown) => typeof value === 'boolean';
export const isObject = (value: unknown) => kind(value) === 'an object';

/** Every entry should be so; nothing is seen without any. */
export function each(
	entries: unknown[] | undefined,
	value: (entry: Record<string, unknown>) => unknown,
	holds: (value: unknown) => boolean,
): Sight {
	if (!entries || entries.length === 0) return undefined;
	const values = entries.map((entry) => value(asObject(entry)));
	const other = values.find((one) => !holds(one));
	const wrong = values.some((one) => !holds(one));
	return wrong ? [false, kind(other)] : [true, `${kind(values[0])} in each of ${values.length}`];
}

/** The claims of a JWT; undefined for any other token. */
export function claimsOf(token: string | undefined): Record<string, unknown> | undefined {
	const part = token?.split('.')[1];
	if (part === undefined) return undefined;
	try {
		return asObject(JSON.parse(Buffer.from(part, 'base64url').toString()));
	} catch {
		return undefined;
	}
}

/** Whether a token is a JWT that says when it ends; nothing is seen without one. */
export function jwt(token: string | undefined): Sight {
	if (token === undefined) return undefined;
	const claims = claimsOf(token);
	return [claims?.exp !== undefined, claims ? 'a JWT' : 'an opaque token'];
}

/** How long a JWT says it lives. */
export function ownLife(token: string | undefined, wanted: number): Sight {
	const { exp, iat } = claimsOf(token) ?? {};
	const life = Number(exp) - Number(iat);
	return Number.isFinite(life) ? [Math.abs(life - wanted) <= 60, `${life} seconds`] : undefined;
}

/** Names of headers that tell of a limit. */
function limitHeaders({ headers }: VendorAnswer): Sight {
	const names = Object.keys(headers).filter((name) => /rate-?limit|retry-after|quota/.test(name));
	return [names.length === 0, names.length === 0 ? 'none' : names.join(', ')];
}

/** Whether a limit is told before it is met. */
export const rateHeaders: Fact = {
	name: 'rate.headers',
	grade: 'unknown',
	assumed: 'no header tells of a rate limit beforehand',
	step: 'nobody',
	see: limitHeaders,
	ifNot: 'The node finds the limit by meeting it, and is slower than it could be.',
};
