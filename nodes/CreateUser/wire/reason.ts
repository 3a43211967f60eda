import { isRedirect, type VendorAnswer } from './answer';
import { asObject } from './json';

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

/** What an error of n8n says, as a sentence to which another one can be added. */
export function sentenceOf(error: unknown): string {
	const words = (error as Error).message.trimEnd();
	return /[.!?…][\])"'”’]?$/.test(words) ? words : `${words}.`;
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

/** Names under which servers explain themselves: `msg`, `error_description`, `faultstring`, `validationErrors`. */
const EXPLAINS = /err|fault|fail|reason|message|msg|detail|descri|title|valid|warn/i;
/** Of those, the ones that may hold an object by field. */
const BY_FIELD = /err|fail|message|valid/i;
/** A code or a yes or no explains nothing. */
const NO_WORDS = /^(\P{L}*|true|false|yes|no|null|none)$/iu;

/**
 * The words of an answer in no known shape: what stands under a name that explains, and texts that are listed
 * under a field's. Nothing else of it, since there may be a secret in it.
 */
function explainedIn(json: unknown): Words {
	const found: Words = { keyed: [], plain: [] };
	explain(found, json, 0);
	const isWorded = ({ message }: { message: string }) => !NO_WORDS.test(message);
	return {
		keyed: found.keyed.filter(isWorded),
		plain: found.plain.filter((message) => isWorded({ message })),
	};
}

function explain(found: Words, value: unknown, depth: number): void {
	// Deeper within, a text alone may be anything.
	if (typeof value === 'string' && depth < 2) collect(found, value, undefined, depth);
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
	for (const [name, inner] of Object.entries(value)) {
		if (Array.isArray(value)) explain(found, inner, depth + 1);
		else if (EXPLAINS.test(name) && isSaid(name, inner)) collect(found, inner, undefined, depth);
		else if (depth === 0 && isTexts(inner)) collect(found, inner, rootKey(name), depth);
		else if (typeof inner === 'object') explain(found, inner, depth + 1);
	}
}

/** True for words, and for words by field, but not for `{faultstring: '…', code: 7}`, whose names are no fields. */
function isSaid(name: string, value: unknown): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return true;
	return BY_FIELD.test(name) && !Object.keys(value).some((inner) => EXPLAINS.test(inner));
}

function isTexts(value: unknown): boolean {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
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
	if (Array.isArray(value)) {
		for (const inner of value) collect(found, inner, key, depth + 1);
		return;
	}
	const isEntry = Object.entries(value).some(([part, inner]) => isWords(part, inner));
	const field = isEntry ? fieldNamed(value as Record<string, unknown>) : undefined;
	for (const [part, inner] of Object.entries(value)) {
		if (isWords(part, inner)) collect(found, inner, field ?? key, depth + 1);
		// What else stands beside a message is a code or the like, but for messages by field.
		else if (!isEntry || isByField(part, inner, field)) {
			collect(found, inner, INDEX.test(part) ? key : rootKey(part), depth + 1);
		}
	}
}

/** Under which an entry has its message: `{field: 'email', message: '…'}`. */
const WORDS = [
	'message',
	'messages',
	'msg',
	'error',
	'errors',
	'reason',
	'title',
	'detail',
	'description',
];
/** Under which it names the field. */
const NAMES = ['field', 'param', 'path', 'property', 'attribute', 'loc', 'key', 'name', 'pointer'];
/** What holds further messages beside one, and lists that hold none. */
const BESIDE = /fail|detail|field|valid|violat|constrain/i;
const NO_MESSAGES = /trace|stack/i;
/** What some make of a list: `{"1": '…'}`. */
const INDEX = /^\d+$/;

function isWords(part: string, value: unknown): boolean {
	const isEmpty = Object.keys((value ?? {}) as object).length === 0;
	return !isEmpty && WORDS.includes(part.toLowerCase());
}

function isByField(part: string, value: unknown, field: string | undefined): boolean {
	if (typeof value === 'object' && BESIDE.test(part)) return true;
	const isName = field !== undefined && NAMES.includes(part);
	return isTexts(value) && !isName && !NO_MESSAGES.test(part);
}

/** The request's key that an entry is about: of a path its end, but for a place in a list. */
function fieldNamed(entry: Record<string, unknown>): string | undefined {
	const places = [...NAMES.map((name) => entry[name]), asObject(entry.source).pointer];
	const names = places.flatMap((place): unknown =>
		Array.isArray(place) ? place.slice(-2).reverse() : place,
	);
	const name = names.find((one) => typeof one === 'string' && /^\S+$/.test(one));
	return name === undefined ? undefined : rootKey(String(name).replace(/^.*\//, ''));
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
	const { answer, label, code } = parts;
	const isStated = parts.texts.length + parts.fields.length > 0;
	const { keyed: fields, plain } = isStated
		? { keyed: parts.fields, plain: parts.texts }
		: explainedIn(answer.json);
	const texts = [...new Set([...plain, ...fields.map(({ message }) => message)])];
	const stated = cleaned(texts.join(' '));
	return {
		message: stated || withoutReason(answer, label),
		...(stated === '' ? { wordless: true as const } : {}),
		fields,
		...(code === undefined ? {} : { code }),
		...sayerOf(answer),
	};
}
