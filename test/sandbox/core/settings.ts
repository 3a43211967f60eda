import { undisguised, type Disguise } from './disguise';
import type { Answer, Endpoint, VendorRequest } from './types';

/** How a 429 says when to come back: not at all, in Retry-After (seconds or HTTP date), or `retry_after` in the body. */
export type RetryAfter = 'none' | 'seconds' | 'date' | 'body';

export interface RateLimit {
	/** `fixedWindow`: so many per clock second. `tokenBucket`: refilled evenly, holding at most `burst`. */
	kind: 'fixedWindow' | 'tokenBucket';
	perSecond: number;
	/** Token bucket only; `perSecond` when left out. */
	burst?: number;
	retryAfter?: RetryAfter;
}

/** An answer on its way out, and what else could have been asked instead. */
export interface Passing {
	endpoint: Endpoint;
	request: VendorRequest;
	answer: Answer;
	/** The answer to the same request with another query; for requests that only read. */
	again(query: VendorRequest['query']): Answer;
}

/** What every stand-in can be told. Read at each request, so a change takes effect at once. */
export interface CommonSettings extends Disguise {
	/** May be fractional. Holds for tokens handed out from now on. */
	tokenLifetimeSeconds: number;
	/** false: an opaque token, whose expiry a client cannot read. */
	tokensAreJwt: boolean;
	/** `exp` of the JWT as text, as client programs meet it at CRM.COM. */
	tokenExpAsText: boolean;
	/** false: a second POST with the same login makes a second user. */
	uniqueLogins: boolean;
	/** A login that is taken is answered with this 5xx instead of a refusal. */
	takenStatus: number | undefined;
	/** Failed logins of one account until it is locked, for `lockSeconds`, right password or not. */
	lockAfterFailedLogins: number;
	lockSeconds: number;
	/** HTTP status of a refused login (no vendor states it). */
	loginRefusalStatus: number;
	/** Time before anything is looked at, per request. */
	latencyMs: number;
	/** Each request takes another part of that, from a half to one and a half, drawn from its place. */
	latencyVaries: boolean;
	/** How long after its commit a user shows up in the list or in users/show. */
	listLagMs: number;
	/** Each user is late by another part of that, drawn from the id. */
	listLagVaries: boolean;
	/** How many look-ups do not see a user after its commit: a list that lags, whatever the time. */
	listLagLookUps: number;
	/** Over all endpoints, as Smartflo documents it. */
	rateLimit: RateLimit | undefined;
	/** A refusal quotes the password that was sent, as careless servers do. */
	echoPasswords: boolean;
	/** A vendor that answers otherwise than is assumed: what goes out instead of the answer. */
	reshape: ((passing: Passing) => Answer) | undefined;
}

export const commonDefaults: CommonSettings = {
	...undisguised,
	tokenLifetimeSeconds: 3600,
	tokensAreJwt: true,
	tokenExpAsText: false,
	uniqueLogins: true,
	takenStatus: undefined,
	lockAfterFailedLogins: 5,
	lockSeconds: 300,
	loginRefusalStatus: 401,
	latencyMs: 0,
	latencyVaries: false,
	listLagMs: 0,
	listLagVaries: false,
	listLagLookUps: 0,
	rateLimit: undefined,
	echoPasswords: false,
	reshape: undefined,
};

/** Gives `target` exactly the properties of `source`, keeping the object that others hold. */
export function replaceProperties<T extends object>(target: T, source: T): void {
	for (const key of Object.keys(target) as Array<keyof T>) delete target[key];
	Object.assign(target, source);
}
