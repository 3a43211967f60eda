import { asObject, namesSecret, textOf } from './account';
import type { Exchange, Question } from './exchange';

/** Numbers that tell of the answer and not of a person. */
const OF_THE_ANSWER =
	/^(count|total|limit|per_page|current_page|last_page|expires_in|retry_after|login_failed_count)$/;
/** Texts that are words of the API. */
const OF_THE_API: Record<string, RegExp> = {
	code: /^[A-Z]+(\.[A-Z]+)*$/,
	token_type: /^(bearer|mac)$/i,
	type: /^(agent|all)$/,
	fields_set: /^[a-z_,]+$/,
};
const SHORT_WORDS = /^(|0|1|true|false|yes|no|null)$/i;
const PATHS = new Set(
	'v1 v2 user users auth login refresh my_number departments timegroups roles no-such-path crmapi rest authentication web_api_key token create show'.split(
		' ',
	),
);
/** Names of keys that stay, even if somebody's login is the same word. */
const KEYS = new Set(
	'id name email number agent data status code message description error errors success login_id username user_role role password extension active type value caller_id department time_group'.split(
		' ',
	),
);
/** True for the name of a documented key, which stays whatever it is. */
export const isDocumented = (key: string) => KEYS.has(key);

const KEY = /^[a-z_][a-z0-9_]{0,39}$/i;
const JWT = /^[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}$/;
/** Entries of a list that are kept: enough for every form that they have. */
const MOST_ENTRIES = 50;

const digitsOf = (text: string) => /^\+?(\d+)$/.exec(text)?.[1];

/** Calls `see` for every key and value at any depth. */
function walk(value: unknown, see: (value: unknown, key: string) => void, key = ''): void {
	see(value, key);
	if (Array.isArray(value)) value.forEach((entry) => walk(entry, see, key));
	else Object.entries(asObject(value)).forEach(([name, inner]) => walk(inner, see, name));
}

/**
 * Replaces every value of what was asked and answered, and keeps its form. The same value becomes the
 * same replacement wherever it stands, and of two ids the greater stays the greater.
 */
export class Anonymiser {
	private readonly numbers = new Map<string, string>();
	private readonly texts = new Map<string, number>();
	/** Every text and number that was met, for the second look. */
	readonly met = new Set<string>();

	/** @param entered what must not be shown, whether it was met or not */
	constructor(exchanges: Exchange[], entered: string[] = []) {
		entered.forEach((text) => this.met.add(text));
		for (const { step, request, answer, about } of exchanges) {
			const login = step === 'refused' ? undefined : about;
			for (const part of [request.query, request.body, answer?.json, login]) {
				walk(part, (value, key) => this.meet(value, key));
			}
			request.path.split('/').forEach((part) => this.meet(PATHS.has(part) ? '' : part, ''));
			this.meet(/=(.*)/.exec(String(request.query?.user_identifier))?.[1] ?? '', '');
		}
		this.orderNumbers();
	}

	private meet(value: unknown, key: string): void {
		const text = textOf(value);
		if (text === undefined || this.isKept(key, value)) return;
		this.met.add(text);
	}

	/** True for what is the API's own word, or tells nothing of anybody. */
	isKept(key: string, value: unknown): boolean {
		if (SHORT_WORDS.test(String(value))) return true;
		if (OF_THE_ANSWER.test(key)) return digitsOf(String(value)) !== undefined;
		return OF_THE_API[key]?.test(String(value)) ?? false;
	}

	private orderNumbers(): void {
		const numbers = [...this.met].flatMap((text) => digitsOf(text) ?? []).map(BigInt);
		const sorted = [...new Set(numbers)].sort((a, b) => (a < b ? -1 : 1));
		const taken = new Set(sorted);
		let next = 10_000_001n;
		for (const number of sorted) {
			while (taken.has(next)) next += 1n;
			this.numbers.set(String(number), String(next));
			next += 1n;
		}
	}

	/** A value of a JSON answer or of a request. */
	value(value: unknown, key = ''): unknown {
		if (Array.isArray(value)) {
			return value.slice(0, MOST_ENTRIES).map((entry) => this.value(entry, key));
		}
		if (typeof value === 'object' && value !== null) {
			const entries = Object.entries(value);
			return Object.fromEntries(
				entries.map(([name, inner]) => [this.key(name), this.value(inner, name)]),
			);
		}
		const text = textOf(value);
		if (text === undefined || text === '') return value;
		if (this.isKept(key, value)) return value;
		// There was one: all that may be said of it.
		if (namesSecret(key) || JWT.test(text)) return true;
		return typeof value === 'number' ? this.number(value) : this.text(text);
	}

	private number(value: number): number {
		const mapped = this.numbers.get(String(Math.abs(value)));
		return mapped === undefined ? 0.5 : Number(mapped);
	}

	/** A text, by what it looks like. */
	text(text: string): string {
		const digits = digitsOf(text);
		if (digits !== undefined) {
			const mapped = this.numbers.get(String(BigInt(digits))) ?? '0';
			const isId = /^[1-9]/.test(digits);
			return `${text.startsWith('+') ? '+' : ''}${isId ? '' : '0'}${mapped}`;
		}
		const at = this.texts.get(text) ?? this.texts.size + 1;
		this.texts.set(text, at);
		if (/^[0-9a-f]{32}$/i.test(text)) return at.toString(16).toUpperCase().padStart(32, '0');
		if (/^\S+@\S+$/.test(text)) return `person-${at}@example.com`;
		if (/^https?:/.test(text)) return `https://example.com/${at}`;
		const date = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?/.exec(text);
		if (date) return '2000-01-01T00:00:00'.slice(0, date[0].length);
		return `text-${at}`;
	}

	private key(name: string): string {
		if (KEYS.has(name)) return name;
		return KEY.test(name) && !this.met.has(name) ? name : `key-${this.text(name)}`;
	}

	/** A request, without what carries its token. */
	request({ method, path, query, body }: Question) {
		const { user_identifier: identifier, ...rest } = query ?? {};
		const parts = path
			.split('/')
			.map((part) => (part === '' || PATHS.has(part) ? part : this.text(part)));
		const [by, ...value] = String(identifier).split('=');
		const named =
			identifier === undefined ? {} : { user_identifier: `${by}=${this.text(value.join('='))}` };
		return {
			method,
			path: parts.join('/'),
			...(query ? { query: { ...(this.value(rest) as object), ...named } } : {}),
			...(body ? { body: this.value(body) } : {}),
		};
	}
}
