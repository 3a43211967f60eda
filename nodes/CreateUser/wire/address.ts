import { withoutInvisible } from '../values/characters';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** What the check of an address takes off and lets pass. */
interface AddressRules {
	/** Display name of the credential's field. */
	label: string;
	/** Paths of the API itself, longest first, taken off when pasted with the address. */
	apiPaths: string[];
	/** Whether http is allowed for other hosts than this machine. */
	allowHttp: boolean;
}

/** True for an address of this machine. */
export function isLoopback(hostname: string): boolean {
	return LOOPBACK.test(hostname);
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
	return { root: url.origin + withoutApiPath(url.pathname, rules.apiPaths) };
}

function problemOf(url: URL, rules: AddressRules): string | undefined {
	if (url.username !== '' || url.password !== '') {
		return `'${rules.label}' has a user name or password in it. Enter the address alone.`;
	}
	if (url.search !== '' || url.hash !== '') {
		return `'${rules.label}' goes on behind the path with '?' or '#'. Enter the address alone, such as https://${url.host}.`;
	}
	if (url.protocol === 'http:' && !rules.allowHttp && !isLoopback(url.hostname)) {
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

function withoutApiPath(pathname: string, apiPaths: string[]): string {
	const path = pathname.replace(/\/+$/, '');
	const pasted = apiPaths.find((apiPath) => path.toLowerCase().endsWith(apiPath));
	return pasted === undefined ? path : path.slice(0, -pasted.length).replace(/\/+$/, '');
}
