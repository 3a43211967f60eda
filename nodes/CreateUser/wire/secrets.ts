import type { VendorAnswer } from './answer';
import { jsonCopy } from './json';

/** A shorter secret stands in too many words to be told from them. */
const SHORTEST = 4;
/** What the API returns as an id or a number is not words, even if a secret stands in it. */
const PLAIN_NUMBER = /^[+-]?\d+$/;
const ID_KEY = /(^|_)(id|ids|number|did|alias|extension|intercom)$|Id$/;

/** `encodeURIComponent` throws for half a surrogate pair, which a password may well have. */
function inQuery(secret: string): string {
	return encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** A secret as it is sent: alone, in JSON, in a query, and as the user of HTTP Basic. */
function formsOf(secret: string): string[] {
	const inJson = JSON.stringify(secret).slice(1, -1);
	const inBasic = Buffer.from(`${secret}:`).toString('base64');
	return [secret, inJson, inQuery(secret), inBasic];
}

/** Takes secrets out of a text. Vendors repeat what they were sent. */
export function withoutSecrets(text: string, secrets: Iterable<string>): string {
	return [...secrets]
		.filter((secret) => secret.length >= SHORTEST)
		.sort((a, b) => b.length - a.length)
		.flatMap(formsOf)
		.reduce((clean, form) => clean.split(form).join('***'), text);
}

/** True for what is no words: `288256` stays whole, even if the password of the user is `2882`. */
function isIdOrNumber(key: string, text: string, secrets: string[]): boolean {
	if (ID_KEY.test(key)) return /^[\w+.-]*$/.test(text);
	return PLAIN_NUMBER.test(text) && !secrets.includes(text);
}

/** A copy of a JSON value without the secrets in its words; ids and numbers stay. */
export function jsonWithout(value: unknown, given: Iterable<string>): unknown {
	const secrets = [...given];
	return jsonCopy(value, (key, inner) =>
		typeof inner === 'string' && !isIdOrNumber(key, inner, secrets)
			? withoutSecrets(inner, secrets)
			: inner,
	);
}

/** An answer without the secrets that it repeats, before anything of it is read, cut or kept. */
export function answerWithout(answer: VendorAnswer, secrets: Iterable<string>): VendorAnswer {
	const all = [...secrets];
	const text = withoutSecrets(answer.text, all);
	// JSON may write any character as an escape, so that the text does not show what it holds.
	if (text === answer.text && !text.includes('\\u')) return answer;
	if (answer.json === undefined) return { ...answer, text };
	return { ...answer, text, json: jsonWithout(answer.json, all) };
}
