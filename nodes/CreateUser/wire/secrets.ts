import type { VendorAnswer } from './answer';
import { Closed, closed, Joined, joined, Unescaped } from './escapes';
import { jsonCopy } from './json';
import { KnownSecrets, longestFirst, SHORTEST } from './secret-forms';

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
	const known = secrets instanceof KnownSecrets ? secrets : new KnownSecrets(secrets);
	const long = [...known].filter(({ length }) => length >= SHORTEST);
	const all = long.map((secret) => known.formsOf(secret));
	const written = longestFirst(all.flatMap((forms) => forms.written));
	const least = written.at(-1)?.length ?? Infinity;
	const broken = longestFirst(all.flatMap((forms) => forms.broken));
	const cut = all.flatMap((forms) => forms.cut);
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
		const isAnyEscaped = LETTERS_ESCAPED.test(text);
		const possible = all.flatMap(({ plain }) =>
			plain.filter(({ core }) => isAnyEscaped || text.includes(core)),
		);
		if (possible.length === 0) return text;
		const forms = longestFirst(possible.map(({ form }) => form));
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
	return jsonBy(removerOf(given), value, secrets, where, own);
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
	const remove = removerOf(secrets);
	const text = remove(answer.text);
	// JSON may write any character as an escape, and all line ends, so that the text does not show what it holds.
	if (text === answer.text && !/\\[nrtu]/.test(text)) return answer;
	if (answer.json === undefined) return { ...answer, text };
	return { ...answer, text, json: jsonBy(remove, answer.json, all, 'inErrors', own) };
}
