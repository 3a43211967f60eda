import type { VendorAnswer } from '../../nodes/CreateUser/wire/answer';

/** A request of the check, without what it carries as its token. */
export interface Question {
	method: 'DELETE' | 'GET' | 'PATCH' | 'POST';
	path: string;
	query?: Record<string, boolean | number | string>;
	body?: Record<string, unknown>;
	headers?: Record<string, string>;
}

/** A request that was sent for one step of the check, and its answer. */
export interface Exchange {
	step: string;
	request: Question;
	/** Undefined where none came; `failed` says why. */
	answer?: VendorAnswer;
	failed?: string;
	/** What the step tried, where it has more than one request: the field that was wrong. */
	about?: string;
}

/** All that was asked, in order: what every fact is judged by. */
export class Seen {
	readonly all: Exchange[] = [];

	/** The last exchange of a step: a question that was put again counts as it was answered then. */
	of(step: string): Exchange | undefined {
		return this.all.filter((exchange) => exchange.step === step).at(-1);
	}

	every(step: string): Exchange[] {
		return this.all.filter((exchange) => exchange.step === step);
	}
}

/** `GET /v1/users?limit=2` */
export function asLine({ method, path, query = {} }: Question): string {
	const parts = Object.entries(query).map(([name, value]) => `${name}=${value}`);
	return `${method} ${path}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
}
