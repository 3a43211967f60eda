import { draw } from './random';
import type { RetryAfter } from './settings';
import type { Endpoint, VendorRequest } from './types';

/**
 * What can go wrong. `processed` says whether the request was carried out before it went wrong;
 * the default is given at each kind.
 */
export type Fault =
	/** The connection is destroyed and nothing was done. */
	| { kind: 'dropBefore' }
	/** Done, then the connection is destroyed. */
	| { kind: 'dropAfter' }
	/** `processed` false by default; `body` json by default. */
	| {
			kind: 'status500' | 'status502' | 'status503';
			processed?: boolean;
			body?: 'json' | 'html' | 'empty';
	  }
	/** The commit comes after the delay, even when the client has gone. */
	| { kind: 'delayThenCommit'; delayMs: number }
	/** The commit comes at once, the answer after the delay. */
	| { kind: 'commitThenDelay'; delayMs: number }
	/** The connection stays open and nothing comes, until the client goes. Not processed by default. */
	| { kind: 'neverAnswers'; processed?: boolean }
	/**
	 * The connection is destroyed, or answered with this status as a gateway does that gives up; the
	 * commit comes after a time, or when the login was looked up so often.
	 */
	| { kind: 'commitsLate'; afterMs: number; status?: number }
	| { kind: 'commitsLate'; afterLookUps: number; status?: number }
	/** In-process only: nothing is done before this is settled, and then all as usual. */
	| { kind: 'held'; until: Promise<unknown> }
	/** Content-Length promises more than is sent before the connection ends. Processed. */
	| { kind: 'halfBody' }
	/** A correct length, but the JSON stops half-way. Processed. */
	| { kind: 'truncatedJson' }
	/** Status 200 and a web page, as a proxy or a captive portal sends. Not processed by default. */
	| { kind: 'htmlPage'; processed?: boolean }
	/** The right status and no body. Processed by default. */
	| { kind: 'emptyBody'; processed?: boolean }
	/** Not processed. `seconds` is 1 by default, `retryAfter` is none. */
	| { kind: 'status429'; retryAfter?: RetryAfter; seconds?: number }
	/** Not processed. 302 by default. */
	| { kind: 'redirect'; location: string; status?: 301 | 302 | 303 | 307 | 308 }
	/** All session tokens die before this request is looked at; it is refused if it carries one. */
	| { kind: 'tokenRevoked' }
	/** Anything else. Not processed by default. A string body is sent as it is. */
	| {
			kind: 'answer';
			status: number;
			headers?: Record<string, string>;
			body?: unknown;
			processed?: boolean;
	  };

/** Every `every` requests, `length` in a row, from the `from`th on (1-based; default `every`). */
export interface Recurring {
	every: number;
	length: number;
	from?: number;
}

/** Which requests meet a fault: all conditions that are given must hold. */
export interface FaultTarget {
	on: Endpoint | Endpoint[];
	/** Only requests about these logins (or, where an endpoint takes an id, that id). */
	login?: string | string[];
	/** In-process only: a function does not travel over the control address. */
	when?: (request: VendorRequest) => boolean;
	/** 1-based, among the requests that `on`, `login` and `when` let through. */
	nth?: number[] | Recurring;
	/** 0 to 1, drawn from the seed, the login and its attempt. */
	probability?: number;
	/** At most so often. */
	times?: number;
}

export type FaultRule = Fault & FaultTarget;

/**
 * Decides which requests meet which fault. Rules without a probability are tried first, in order.
 * The others then share one draw per (endpoint, login, attempt), so their probabilities add up
 * exactly and a run repeats whatever order its requests arrive in; where a request names no login
 * the attempt is its place among the requests of its endpoint.
 */
export class FaultPlan {
	private rules: FaultRule[] = [];
	private seen = new Map<FaultRule, number>();
	private met = new Map<FaultRule, number>();
	private attempts = new Map<string, number>();

	constructor(private readonly seed: string) {}

	get plan(): FaultRule[] {
		return this.rules;
	}

	/** A new plan starts all counts afresh. */
	set plan(rules: FaultRule[]) {
		this.rules = rules;
		this.seen.clear();
		this.met.clear();
		this.attempts.clear();
	}

	decide(endpoint: Endpoint, request: VendorRequest, login: string | undefined): Fault | undefined {
		const candidates = this.rules.filter((rule) => applies(rule, endpoint, request, login));
		const turns = candidates.filter((rule) => this.turn(rule));
		const sure = turns.find((rule) => rule.probability === undefined && this.left(rule));
		const fault = sure ?? this.drawn(turns, endpoint, login);
		if (fault) this.met.set(fault, (this.met.get(fault) ?? 0) + 1);
		return fault;
	}

	private turn(rule: FaultRule): boolean {
		const place = (this.seen.get(rule) ?? 0) + 1;
		this.seen.set(rule, place);
		return rule.nth === undefined || isTurn(rule.nth, place);
	}

	private left(rule: FaultRule): boolean {
		return (this.met.get(rule) ?? 0) < (rule.times ?? Infinity);
	}

	private drawn(turns: FaultRule[], endpoint: Endpoint, login = ''): FaultRule | undefined {
		const chances = turns.filter((rule) => rule.probability !== undefined);
		if (chances.length === 0) return undefined;
		const subject = `${endpoint} ${login.trim().toLowerCase()}`;
		const attempt = (this.attempts.get(subject) ?? 0) + 1;
		this.attempts.set(subject, attempt);
		let rest = draw(this.seed, subject, attempt);
		for (const rule of chances) {
			rest -= rule.probability ?? 0;
			// A used-up rule keeps its share of the draw, or the others would change with it.
			if (rest < 0) return this.left(rule) ? rule : undefined;
		}
		return undefined;
	}
}

function applies(
	rule: FaultRule,
	endpoint: Endpoint,
	request: VendorRequest,
	login: string | undefined,
): boolean {
	if (![rule.on].flat().includes(endpoint)) return false;
	if (rule.login !== undefined && !(login !== undefined && [rule.login].flat().includes(login))) {
		return false;
	}
	return rule.when?.(request) ?? true;
}

function isTurn(nth: number[] | Recurring, place: number): boolean {
	if (Array.isArray(nth)) return nth.includes(place);
	const sinceFirst = place - (nth.from ?? nth.every);
	return sinceFirst >= 0 && sinceFirst % nth.every < nth.length;
}

/** Bursts of 429: after every `every` requests of the endpoint, `length` in a row are turned away. */
export function burstsOf429(
	on: Endpoint | Endpoint[],
	burst: Recurring,
	retryAfter: RetryAfter = 'none',
	seconds = 1,
): FaultRule {
	return { kind: 'status429', on, nth: burst, retryAfter, seconds };
}
