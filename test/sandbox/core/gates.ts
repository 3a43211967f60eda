import type { FaultRule } from './faults';
import type { Answer, Endpoint, VendorName, VendorRequest } from './types';

/** What answers before the vendor's API does, and what the API answers in the same way: fault rules for a plan. */

const everything: Endpoint[] = [
	...(['login', 'refresh', 'create', 'users', 'user', 'update', 'delete'] as const),
	...(['numbers', 'departments', 'timegroups', 'show', 'other'] as const),
];

const carries = (words: string[]) => (request: VendorRequest) => {
	const text = `${JSON.stringify(request.query)} ${request.rawBody}`;
	return words.some((word) => text.includes(word));
};

/** What a firewall's page says; public reports show pages of this kind. */
export const FIREWALL_SAYS = 'Your request was blocked by the security rules of this site';

/** A firewall: any request that carries one of these words gets its page, with status 403. */
export function firewall(...words: string[]): FaultRule {
	return {
		...{ on: everything, kind: 'answer', status: 403, when: carries(words) },
		headers: { 'content-type': 'text/html; charset=utf-8' },
		body: `<!DOCTYPE html><html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1><p>${FIREWALL_SAYS}</p></body></html>`,
	};
}

/** A refusal with status 403 in the API's own form. */
export function forbidden(vendor: VendorName, words: string): Pick<Answer, 'body' | 'status'> {
	const code = 'COM.CRM.EXCEPTION.SECURITY.NOTALLOWEDEXCEPTION';
	const body =
		vendor === 'crmcom'
			? { status: { code, description: words, message: words }, data: null }
			: { success: false, message: words };
	return { status: 403, body };
}

/** The API's own 403 for each create that carries one of these values, or for all. */
export function forbidding(vendor: VendorName, words: string, ...values: string[]): FaultRule {
	const when = values.length > 0 ? { when: carries(values) } : {};
	return { on: 'create', kind: 'answer', ...forbidden(vendor, words), ...when };
}

/** A host that sends every request elsewhere, as one does that was given up. */
export function redirectingHost(
	location: string,
	status: 301 | 302 | 303 | 307 | 308 = 301,
	except: Endpoint[] = [],
): FaultRule {
	const on = everything.filter((endpoint) => !except.includes(endpoint));
	return { on, kind: 'redirect', location, status };
}
