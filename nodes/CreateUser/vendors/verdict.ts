import type { VendorAnswer, VendorReason, Verdict } from './contract';

/** The credential may not ask what was asked. */
export class NotAllowed extends Error {
	constructor(
		message: string,
		readonly reason: VendorReason,
	) {
		super(message);
	}
}

/** What a gateway may say that gave up on a request which the vendor goes on with. */
const REQUEST_TIMEOUT = 408;

/**
 * What the HTTP status of an answer to a writing request says, whoever the vendor.
 * @returns undefined for a status below 300, where the body decides
 */
export function verdictByStatus(
	{ status }: VendorAnswer,
	readReason: () => VendorReason,
): Verdict | undefined {
	if (status < 300) return undefined;
	if (status >= 500 || status === REQUEST_TIMEOUT) {
		return { kind: 'unclear', reason: `the answer was HTTP status ${status}` };
	}
	if (status < 400) {
		return { kind: 'unclear', reason: `the answer was a redirect (HTTP status ${status})` };
	}
	return { kind: status === 403 ? 'notAllowed' : 'refused', reason: readReason() };
}
