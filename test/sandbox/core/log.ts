import type { Endpoint, RecordedRequest, VendorRequest } from './types';

/** The record of every request received. */
export class RequestLog {
	readonly entries: RecordedRequest[] = [];
	private counts = new Map<Endpoint, number>();

	open(endpoint: Endpoint, request: VendorRequest): RecordedRequest {
		const { method, path, query, headers, rawBody, body } = request;
		const entry: RecordedRequest = {
			endpoint,
			method,
			path,
			query,
			headers,
			rawBody,
			body,
			at: Date.now(),
			finishedAt: undefined,
			status: undefined,
			outcome: 'pending',
			fault: undefined,
			account: undefined,
			committed: undefined,
		};
		this.entries.push(entry);
		this.counts.set(endpoint, this.count(endpoint) + 1);
		return entry;
	}

	count(endpoint: Endpoint): number {
		return this.counts.get(endpoint) ?? 0;
	}

	countAll(): Partial<Record<Endpoint, number>> {
		return Object.fromEntries(this.counts);
	}

	clear(): void {
		this.entries.length = 0;
		this.counts.clear();
	}
}

/** The most requests that were under way at once; those still pending count to the end. */
export function peakInFlight(requests: readonly RecordedRequest[]): number {
	const changes = requests.flatMap(({ at, finishedAt }) => [
		{ at, by: 1 },
		{ at: finishedAt ?? Infinity, by: -1 },
	]);
	// At the same millisecond the end comes first: one after the other is not two at once.
	changes.sort((a, b) => a.at - b.at || a.by - b.by);
	let now = 0;
	return changes.reduce((peak, change) => Math.max(peak, (now += change.by)), 0);
}
