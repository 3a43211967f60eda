import { withoutInvisible } from '../values/characters';
import { asObject, textOf } from '../wire/json';

/** A field of a credential without outer spaces; an expression may yield a number. */
export function loginText(value: unknown): string {
	return (textOf(value) ?? '').trim();
}

/** The name of the first that is empty, of what a credential connects with. */
export function emptyIn(given: Record<string, string | undefined>): string | undefined {
	return Object.keys(given).find((name) => !given[name]);
}

/** Takes `Bearer ` and outer spaces off a token. */
function bareToken(token: unknown): string {
	return loginText(token).replace(/^bearer(\s+|$)/i, '');
}

/**
 * A token or key as the operator pasted it, without line breaks and what nobody sees: n8n leaves them out
 * of a header, so that a vendor would repeat another text than the one that is kept out of messages.
 */
export function pastedToken(token: unknown): string {
	return bareToken(withoutInvisible(loginText(token))).replace(/\s+/g, '');
}

/** The token of an answer to a login: documented in one place for each vendor, seen in three by clients. */
export function tokenIn(body: Record<string, unknown>): string {
	const places = [body.access_token, asObject(body.data).token, body.token];
	const texts = places.filter((place) => typeof place === 'string');
	return texts.map(bareToken).find((token) => token !== '') ?? '';
}

/** Names that say nothing but what they name: a token may stand in a name as well. */
const PLAIN_NAME = /^[a-z_-]{1,30}$/i;

/** The names in an answer of unknown form, never its values: one of them is a token. */
export function formOf(body: Record<string, unknown>): string {
	const names = Object.entries(body).flatMap(([name, value]) => [
		name,
		...Object.keys(asObject(value)).map((inner) => `${name}.${inner}`),
	]);
	const plain = names.filter((name) => name.split('.').every((part) => PLAIN_NAME.test(part)));
	return plain.slice(0, 20).join(', ');
}
