import type { IncomingHttpHeaders } from 'node:http';
import type { FaultPlan } from './faults';
import type { CommonSettings } from './settings';

export type VendorName = 'servetel' | 'acefone' | 'crmcom';

/** What a request is counted as. `refresh` is kept apart from `login`: only the latter can lock an account. */
export type Endpoint =
	| 'login'
	| 'refresh'
	| 'create'
	| 'users'
	| 'user'
	| 'update'
	| 'delete'
	| 'numbers'
	| 'departments'
	| 'timegroups'
	| 'show'
	| 'teams'
	| 'other';

/** One request as a vendor's handler sees it. */
export interface VendorRequest {
	method: string;
	/** Without the query. */
	path: string;
	params: Record<string, string>;
	query: Record<string, string | string[]>;
	headers: IncomingHttpHeaders;
	rawBody: string;
	/** The parsed JSON; undefined when there is no body or it is not JSON. */
	body: unknown;
}

export interface RecordedRequest extends Omit<VendorRequest, 'params'> {
	endpoint: Endpoint;
	/** Epoch milliseconds: arrival, and the moment the connection was done with it. */
	at: number;
	finishedAt: number | undefined;
	/** The status answered; undefined when nothing was. */
	status: number | undefined;
	/** `cut`: part of a body was sent. `clientGone`: the client left before the answer was out. */
	outcome: 'pending' | 'answered' | 'cut' | 'dropped' | 'clientGone';
	/** The kind of the fault that this request met. */
	fault: string | undefined;
	/** Whose token it carried (login id, API token's name or key's name), when that was accepted. */
	account: string | undefined;
	/** The id of the user that this request created. */
	committed: string | undefined;
}

export interface StoredUser {
	/** As text for every vendor; telephony lists show it as a number. */
	id: string;
	login: string;
	password: string;
	/** Epoch milliseconds. */
	committedAt: number;
	/** Look-ups that did not see it because the list lagged. */
	missedBy?: number;
	/** True for users of the fixture, which were there from the start. */
	seeded: boolean;
	/** The documented request fields as they now stand (an update changes them). */
	fields: Record<string, unknown>;
	/** Telephony only: given when `create_agent`, `create_extension` asked for them. */
	agentId?: string;
	extension?: string;
}

/** An answer before it goes onto the wire. A string body is sent as it is, anything else as JSON. */
export interface Answer {
	status: number;
	headers?: Record<string, string>;
	body?: unknown;
	committed?: string;
}

export type Authorised = { account: string } | { refusal: Answer };

export interface Route {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	path: string;
	endpoint: Endpoint;
	/** Left out where no token is needed. */
	authorise?: (request: VendorRequest) => Authorised;
	handle: (request: VendorRequest, account: string | undefined) => Answer;
}

/** How a vendor words what the machinery, not a handler, has to answer. */
export interface HouseAnswers {
	tooMany(retryAfterInBody: number | undefined): Answer;
	serverError(status: number): Answer;
	notFound(): Answer;
}

export interface StandIn<S extends CommonSettings = CommonSettings, V extends string = VendorName> {
	readonly vendor: V;
	/** e.g. `http://127.0.0.1:40001`, no trailing slash. */
	url: string;
	readonly requests: RecordedRequest[];
	/** Every user there is, the fixture's first, in order of commit. */
	readonly users: readonly StoredUser[];
	/** Those of `users` that are not of the fixture. */
	readonly created: readonly StoredUser[];
	/** Change its properties at any time. */
	readonly settings: S;
	readonly faults: FaultPlan;
	/** Every session token handed out since the last reset: what a leak test searches for. */
	readonly tokensIssued: readonly string[];
	count(endpoint: Endpoint): number;
	/** Does this login's password open the vendor's own panel? */
	signIn(login: string, password: string): boolean;
	/** All session tokens die at once; permanent API tokens stay. */
	revokeTokens(): void;
	/** Back to the fixture, defaults and an empty record; a commit still being delayed never happens. */
	reset(): void;
	/** Resolves when no request that was received is still to be processed. */
	settled(): Promise<void>;
	close(): Promise<void>;
}
