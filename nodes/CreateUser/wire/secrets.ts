import type { VendorAnswer } from './answer';
import { Closed, closed, Joined, joined, Unescaped } from './escapes';
import { jsonCopy } from './json';

/** A shorter secret, or form of one, stands in too many words to be told from them. */
const SHORTEST = 4;
/** Of a shorter one, too little stands in Base64 within a text, or in another case, to be told from words. */
const LONG_IN_BASE64 = 8;
/** A shorter secret may be spelt by the ends of two words that meet. */
const LONG_WHEN_BROKEN = 12;
/** What a server puts behind a text that it has cut, or in place of what it hides. */
const CUT_OFF = /^(\.\.|…|\*\*|••)/;
/** What the API returns as an id or a number is not words, even if a secret stands in it. */
const PLAIN_NUMBER = /^[+-]?\d+$/;
const ID_KEY = /(^|_)(id|ids|number|did|alias|extension|intercom)$|Id$/;
/** What a vendor says of fields stands below these, and there a name may be what was sent. */
const ERROR_KEY = /^(errors?|messages?|description)$/i;
/** A shorter number may be a count or a code that happens to be a secret too. */
const LONG_NUMBER = 8;
/** A secret of this length is in no id by chance: under an id's name it is a secret all the same. */
const LONGER_THAN_IDS = 20;
/**
 * Letters and digits may be escaped as well, also where the sign of their escape is escaped in turn;
 * most texts escape other characters alone.
 */
const LETTERS_ESCAPED = /\\[ux]|%(25)*(u|2[36]|[3-7])|&(amp;)*#/i;
/** Characters that one character of a secret takes when it is escaped several times. */
const MOST_ESCAPED = 100;
/** A longer text is looked through part by part, since what is noted of each escape needs room. */
const PART = 50_000;

/** Takes the secrets that it was made for out of a text. */
type Remove = (text: string) => string;

/** `encodeURIComponent` throws for half a surrogate pair, which a password may well have. */
function inQuery(secret: string): string {
	return encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

function inJson(secret: string): string {
	return JSON.stringify(secret).slice(1, -1);
}

/** What Base64 makes of a secret within a text: of its bytes, which stand three in a row, those that are whole. */
function withinBase64(secret: string): string[] {
	if (secret.length < LONG_IN_BASE64) return [];
	const bytes = Buffer.from(secret);
	return [0, 1, 2].map((skipped) => {
		const whole = bytes.length - skipped - ((bytes.length - skipped) % 3);
		return bytes.subarray(skipped, skipped + whole).toString('base64');
	});
}

/** Alone, as the user of HTTP Basic and within a text, with the signs of addresses too, and without what fills it up. */
function inBase64(secret: string): string[] {
	const both = [secret, `${secret}:`].map((text) => Buffer.from(text).toString('base64'));
	const all = [...both, ...withinBase64(secret)];
	const forAddresses = all.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
	return [...all, ...forAddresses].flatMap((form) => [form, form.replace(/=+$/, '')]);
}

/** What is looked for: the longest first, since one may stand in another. */
function lookedFor(forms: string[]): string[] {
	const unique = [...new Set(forms)].filter(({ length }) => length >= SHORTEST);
	return unique.sort((a, b) => b.length - a.length);
}

/** True for a text that is no word and no number, so that another text is none of its forms by chance. */
function isMixed(secret: string): boolean {
	return secret.length >= LONG_IN_BASE64 && /\p{L}/u.test(secret) && /\d/.test(secret);
}

/** A secret in the spellings of one text. */
function speltAs(secret: string): string[] {
	const normal = [secret.normalize('NFC'), secret.normalize('NFD')];
	const inOneCase = isMixed(secret) ? [secret.toUpperCase(), secret.toLowerCase()] : [];
	return [secret, ...normal, ...inOneCase, secret.replaceAll(' ', '+')];
}

/** The bytes of a secret, as logs and errors of a database show them. */
function inHex(secret: string): string[] {
	const hex = Buffer.from(secret).toString('hex');
	return [hex, hex.toUpperCase()];
}

/** How a secret comes back as it may be written down: in a text, in JSON, in JSON in JSON, in an address. */
function formsOf(secret: string): string[] {
	const inTexts = [...new Set(speltAs(secret))].flatMap((form) => {
		const once = inJson(form);
		return [form, once, once === form ? form : inJson(once), inQuery(form)];
	});
	return [...inTexts, ...inBase64(secret), ...inHex(secret)];
}

/** What stands in a text once its escapes are undone, which are too many to be written down. */
function plainFormsOf(secret: string): string[] {
	const spelt = [...speltAs(secret), ...inBase64(secret)];
	return [...new Set(spelt)].map((form) => new Unescaped(form).plain);
}

/** The longest part of a form that hardly any escaping changes. */
function coreOf(form: string): string {
	const [core = ''] = (form.match(/[a-z\d]+/gi) ?? []).sort((a, b) => b.length - a.length);
	return core;
}

/** Where something stands in a text. */
interface Place {
	from: number;
	to: number;
}

/** How a text is read: with its escapes undone, without what parts its words, or without spaces. */
type Reading = typeof Closed | typeof Joined | typeof Unescaped;

/** Where forms stand in a part of a text once it is read so. */
function placesIn(part: string, start: number, forms: string[], Read: Reading): Place[] {
	const read = new Read(part);
	const { plain } = read;
	return forms.flatMap((form) => {
		const found: Place[] = [];
		for (let at = plain.indexOf(form); at >= 0; at = plain.indexOf(form, at + form.length)) {
			const { from, to } = read.placeOf(at, at + form.length);
			found.push({ from: start + from, to: start + to });
		}
		return found;
	});
}

/** A text without the forms that stand in it once it is read so; the longest form comes first. */
function withoutHidden(text: string, forms: string[], Read: Reading): string {
	const longest = (forms[0]?.length ?? 0) * MOST_ESCAPED;
	// Parts overlap by more than the longest, so that each stands whole in one, and not where that begins.
	const overlap = 2 * longest;
	const step = Math.max(PART, overlap);
	const places: Place[] = [];
	for (let at = 0; at === 0 || at + overlap < text.length; at += step) {
		const part = text.slice(at, at + step + overlap);
		for (const place of placesIn(part, at, forms, Read)) places.push(place);
	}
	let [clean, done] = ['', 0];
	for (const { from, to } of places.sort((a, b) => a.from - b.from || b.to - a.to)) {
		if (from >= done) clean += `${text.slice(done, from)}***`;
		done = Math.max(done, to);
	}
	return clean + text.slice(done);
}

/** What may be found with spaces or line ends in it: of a shorter secret they may be between two words. */
function brokenFormsOf(secret: string): string[] {
	if (!isMixed(secret) || secret.length < LONG_WHEN_BROKEN) return [];
	return [secret, inJson(secret), ...inBase64(secret)].map((form) => form.replace(/\s+/g, ''));
}

function withoutBroken(text: string, forms: string[]): string {
	if (forms.length === 0 || !/\s/.test(text)) return text;
	const inOne = closed(text);
	const found = forms.filter((form) => inOne.includes(form));
	return found.length > 0 ? withoutHidden(text, found, Closed) : text;
}

/** A text without the beginning of a secret that was cut off, or whose rest is hidden, where that is half of it. */
function withoutCut(text: string, secret: string): string {
	const half = secret.slice(0, Math.ceil(secret.length / 2));
	let [clean, done] = ['', 0];
	for (let at = text.indexOf(half); at >= 0; at = text.indexOf(half, done)) {
		let end = at + half.length;
		while (end - at < secret.length && text[end] === secret[end - at]) end += 1;
		const isCut = CUT_OFF.test(text.slice(end, end + 2));
		clean += text.slice(done, at) + (isCut ? '***' : text.slice(at, end));
		done = end;
	}
	return clean + text.slice(done);
}

/** Prepares taking secrets out of many texts. Vendors repeat what they were sent, in any form. */
export function removerOf(secrets: Iterable<string>): Remove {
	const long = [...secrets].filter(({ length }) => length >= SHORTEST);
	const written = lookedFor(long.flatMap(formsOf));
	const least = written.at(-1)?.length ?? Infinity;
	const broken = lookedFor(long.flatMap(brokenFormsOf));
	const cut = long.filter(isMixed).flatMap((secret) => [...new Set([secret, inJson(secret)])]);
	let cores: Array<{ form: string; core: string }> | undefined;
	return (given) => {
		if (given.length < least) return cut.reduce(withoutCut, given);
		const whole = written.reduce(
			(clean, form) => (clean.includes(form) ? clean.split(form).join('***') : clean),
			given,
		);
		const inOne = joined(whole);
		const parted = inOne === whole ? [] : written.filter((form) => inOne.includes(form));
		const inWords = parted.length > 0 ? withoutHidden(whole, parted, Joined) : whole;
		const text = cut.reduce(withoutCut, withoutBroken(inWords, broken));
		if (!/[\\%&]/.test(text)) return text;
		cores ??= lookedFor(long.flatMap(plainFormsOf)).map((form) => ({ form, core: coreOf(form) }));
		const isAnyEscaped = LETTERS_ESCAPED.test(text);
		const possible = cores.filter(({ core }) => isAnyEscaped || text.includes(core));
		if (possible.length === 0) return text;
		const forms = possible.map(({ form }) => form);
		return withoutHidden(text, forms, Unescaped);
	};
}

/** Takes secrets out of a text. */
export function withoutSecrets(text: string, secrets: Iterable<string>): string {
	return removerOf(secrets)(text);
}

/** True for what is no words: `288256` stays whole, even if the password of the user is `2882`. */
function isIdOrNumber(key: string, text: string, secrets: string[]): boolean {
	const isIn = (secret: string) => secret.length >= LONGER_THAN_IDS && text.includes(secret);
	if (ID_KEY.test(key)) return /^[\w+.-]*$/.test(text) && !secrets.some(isIn);
	return PLAIN_NUMBER.test(text) && !secrets.includes(text);
}

/** True for a number that is a secret: of digits alone, too many for a number that only looks like it. */
function isSecretNumber(key: string, value: unknown, secrets: string[], isError: boolean): boolean {
	if (typeof value !== 'number' || ID_KEY.test(key)) return false;
	const text = String(value);
	return (isError || text.length >= LONG_NUMBER) && secrets.includes(text);
}

/**
 * Prepares taking secrets out of JSON's values, but for ids and numbers.
 * @param isError where an API says what it was sent, a number may be that as well
 */
export function wordsWithout(
	secrets: string[],
	remove = removerOf(secrets),
	isError = false,
): (key: string, value: unknown) => unknown {
	return (key, value) => {
		if (typeof value !== 'string') {
			return isSecretNumber(key, value, secrets, isError) ? '***' : value;
		}
		return isIdOrNumber(key, value, secrets) ? value : remove(value);
	};
}

/**
 * A copy of a JSON value without the secrets in its words; ids and numbers stay.
 * @param where names lose them too: everywhere, or but in errors, since others are the API's own
 * @param own names that stay: those of what was sent
 */
export function jsonWithout(
	value: unknown,
	given: Iterable<string>,
	where: 'everywhere' | 'inErrors' = 'inErrors',
	own: readonly string[] = [],
): unknown {
	const secrets = [...given];
	return jsonBy(removerOf(secrets), value, secrets, where, own);
}

function jsonBy(
	remove: Remove,
	value: unknown,
	secrets: string[],
	where: 'everywhere' | 'inErrors',
	own: readonly string[],
): unknown {
	const words = wordsWithout(secrets, remove);
	const inErrors = wordsWithout(secrets, remove, true);
	const name = (key: string) => (own.includes(key) ? key : remove(key));
	const errors = (inner: unknown) => jsonCopy(inner, inErrors, undefined, name);
	const change = (key: string, inner: unknown) => {
		if (!ERROR_KEY.test(key)) return words(key, inner);
		return typeof inner === 'object' ? errors(inner) : inErrors(key, inner);
	};
	return jsonCopy(value, change, undefined, where === 'everywhere' ? name : undefined);
}

/**
 * An answer without the secrets that it repeats, before anything of it is read, cut or kept.
 * @param own names of what was sent, see {@link jsonWithout}
 */
export function answerWithout(
	answer: VendorAnswer,
	secrets: Iterable<string>,
	own: readonly string[] = [],
): VendorAnswer {
	const all = [...secrets];
	const remove = removerOf(all);
	const text = remove(answer.text);
	// JSON may write any character as an escape, and all line ends, so that the text does not show what it holds.
	if (text === answer.text && !/\\[nrtu]/.test(text)) return answer;
	if (answer.json === undefined) return { ...answer, text };
	return { ...answer, text, json: jsonBy(remove, answer.json, all, 'inErrors', own) };
}
