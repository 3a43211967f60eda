import { isRedirect, type VendorAnswer } from './answer';

/** Longest text of a vendor that a message repeats, in characters. */
const LONGEST = 300;
/** Longest text that is looked at: a page may be megabytes long. */
const LOOKED_AT = 20_000;
/** The deepest that words are looked for in an error value. */
const DEEPEST = 20;
/** Messages that are taken from one error value at most. */
const MOST = 100;

/** Who spoke for the vendor, and how. */
interface Said {
	httpStatus: number;
	/** Who said it: the API itself, or a page of something in between. */
	saidBy: 'api' | 'page';
}

/** A message that the vendor ties to a request key. */
export interface KeyedMessage {
	key: string;
	message: string;
}

/** The vendor's reason for a refusal. */
export interface VendorReason extends Said {
	/** The vendor's own words, never empty. */
	message: string;
	fields: KeyedMessage[];
	/** The vendor's error code, where it has one. */
	code?: string;
	/** There were no words: the message is ours. */
	wordless?: true;
}

/** Who an answer is of. */
export function sayerOf({ status, json }: VendorAnswer): Said {
	return { httpStatus: status, saidBy: json === undefined ? 'page' : 'api' };
}

/** What a gateway answers whose server is away, as during a restart. */
const AWAY = [502, 503, 504];

/** True for what a gateway says whose server is away, also by a page: it says nothing of who was sent. */
export function isOfGateway({ httpStatus, saidBy }: Said): boolean {
	return AWAY.includes(httpStatus) || (httpStatus >= 500 && saidBy === 'page');
}

/** The words in a vendor's error value. */
interface Words {
	keyed: KeyedMessage[];
	plain: string[];
}

/** The words in a vendor's error value of any shape; what stands under a key stays tied to it. */
export function wordsOf(value: unknown): Words {
	const found: Words = { keyed: [], plain: [] };
	collect(found, value, undefined, 0);
	return found;
}

/** The same as one text, at most 300 characters. */
export function textIn(value: unknown): string {
	const { keyed, plain } = wordsOf(value);
	return cleaned([...new Set([...plain, ...keyed.map(({ message }) => message)])].join(' '));
}

/** Where a server explains itself, the envelope of a vendor's status among them. */
const EXPLANATIONS = ['message', 'error', 'errors', 'detail', 'description', 'title', 'status'];

/** The words by which an answer explains itself, and nothing else of it: there may be a token in it. */
export function explanationIn(json: unknown): string {
	if (typeof json !== 'object') return textIn(json);
	const told = Object.entries(json ?? {}).filter(([key]) =>
		EXPLANATIONS.includes(key.toLowerCase()),
	);
	return textIn(told.map(([, value]) => value as unknown));
}

function collect(found: Words, value: unknown, key: string | undefined, depth: number): void {
	if (found.keyed.length + found.plain.length >= MOST) return;
	if (typeof value === 'string' || typeof value === 'number') {
		const message = cleaned(String(value));
		if (message === '') return;
		if (key === undefined) found.plain.push(message);
		else found.keyed.push({ key, message });
		return;
	}
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
	const named = Array.isArray(value) ? undefined : namedEntry(value as Record<string, unknown>);
	if (named) {
		collect(found, named.message, named.key ?? key, depth + 1);
		return;
	}
	for (const [part, inner] of Object.entries(value)) {
		collect(found, inner, Array.isArray(value) ? key : rootKey(part), depth + 1);
	}
}

/** `{field: 'email', message: '…'}`: the other common way to tie a message to a field. */
function namedEntry(
	value: Record<string, unknown>,
): { key: string | undefined; message: unknown } | undefined {
	const message = value.message ?? value.msg;
	if (typeof message !== 'string') return undefined;
	const key = value.field ?? value.param ?? value.path;
	return { key: typeof key === 'string' ? rootKey(key) : undefined, message };
}

/** `caller_id.0` and `caller_id[0]` are about `caller_id`. */
function rootKey(key: string): string {
	return key.replace(/[.[].*$/, '');
}

/** A text without its scripts and styles, each up to its own end; what has none is looked through once. */
function withoutBlocks(text: string): string {
	const endless = new Set<string>();
	let [kept, done] = ['', 0];
	for (const { 1: name = '', index } of text.matchAll(/<(script|style)/gi)) {
		const kind = name.toLowerCase();
		if (index < done || endless.has(kind)) continue;
		const end = new RegExp(`</${kind}>`, 'gi');
		end.lastIndex = index;
		if (end.exec(text) === null) {
			endless.add(kind);
			continue;
		}
		kept += `${text.slice(done, index)} `;
		done = end.lastIndex;
	}
	return kept + text.slice(done);
}

/**
 * A vendor's text without tags and control characters, at most 300 characters. `< 20 and > 6` is no
 * tag but a rule that the operator needs.
 */
export function cleaned(text: string): string {
	const words = withoutBlocks(text.slice(0, LOOKED_AT))
		.replace(/<(\/?[a-z]|!)[^<>]*>/gi, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

/** What to say of an answer that holds no reason: its text when it is one, else its status. */
function withoutReason(answer: VendorAnswer, label: string): string {
	const { status, text, json } = answer;
	if (isRedirect(answer)) {
		return `${label} redirects to another address (HTTP status ${status}).`;
	}
	const asItCame = json === undefined ? cleaned(text) : '';
	return asItCame || `${label} gave no reason (HTTP status ${status}).`;
}

/** Puts a vendor's reason together; without any words the status has to do. */
export function plainReason(parts: {
	answer: VendorAnswer;
	label: string;
	fields: KeyedMessage[];
	texts: string[];
	code?: string;
}): VendorReason {
	const { answer, label, fields, code } = parts;
	const texts = [...new Set([...parts.texts, ...fields.map(({ message }) => message)])];
	const stated = cleaned(texts.join(' '));
	return {
		message: stated || withoutReason(answer, label),
		...(stated === '' ? { wordless: true as const } : {}),
		fields,
		...(code === undefined ? {} : { code }),
		...sayerOf(answer),
	};
}
