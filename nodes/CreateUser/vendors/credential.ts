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

/** This machine. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** The host of an address as hosts are compared: this machine has several names, and any name may end with a dot. */
export function hostKey(root: string): string {
	const { hostname, port } = new URL(root);
	const name = hostname.replace(/\.$/, '');
	return `${LOOPBACK.test(name) ? 'localhost' : name}:${port}`;
}

/** What the check of an address takes off and lets pass. */
interface AddressRules {
	/** Display name of the credential's field. */
	label: string;
	/** A path of the API itself at the end of an address, taken off when pasted with it. */
	apiPath?: RegExp;
	/** Whether http is allowed for other hosts than this machine. */
	allowHttp: boolean;
}

/** The address to put paths behind, without a slash at the end, or in words why it can't be used. */
export function checkedAddress(
	given: unknown,
	rules: AddressRules,
): { root: string } | { problem: string } {
	const text = typeof given === 'string' ? withoutInvisible(given).trim() : '';
	if (text === '') return { problem: `'${rules.label}' is empty. Enter the address of the API.` };
	const url = parse(text, rules.label);
	if ('problem' in url) return url;
	const problem = problemOf(url, rules);
	if (problem !== undefined) return { problem };
	return { root: url.origin + withoutApiPath(url.pathname, rules.apiPath) };
}

function problemOf(url: URL, rules: AddressRules): string | undefined {
	if (url.username !== '' || url.password !== '') {
		return `'${rules.label}' has a user name or password in it. Enter the address alone.`;
	}
	if (url.search !== '' || url.hash !== '') {
		return `'${rules.label}' goes on behind the path with '?' or '#'. Enter the address alone, such as https://${url.host}.`;
	}
	if (url.protocol === 'http:' && !rules.allowHttp && !LOOPBACK.test(url.hostname)) {
		return `'${rules.label}' begins with http://, which would send the login unencrypted. Begin it with https://.`;
	}
	return undefined;
}

function parse(text: string, label: string): URL | { problem: string } {
	// Mistyped, `https:` or `https` would be the name of a host, which a login would go to.
	const typed = text.replace(/^(?:https?:[\\/]+)*(https?)(?::[\\/]*|[\\/]{2})/i, '$1://');
	const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
	// A quotation mark or a comma that came along may be part of a host, but no host has one.
	if (!URL.canParse(withScheme) || /[^\w.:[\]-]/.test(new URL(withScheme).host)) {
		return {
			problem: `'${label}' is not an address. Enter it like https://api.example.com, without anything behind it.`,
		};
	}
	const url = new URL(withScheme);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') {
		return { problem: `'${label}' begins with ${url.protocol}//. Begin it with https://.` };
	}
	return url;
}

function withoutApiPath(pathname: string, apiPath?: RegExp): string {
	const path = pathname.replace(/\/+$/, '');
	return apiPath === undefined ? path : path.replace(apiPath, '').replace(/\/+$/, '');
}
