import type { VendorAnswer, VendorRequest } from '../wire/answer';
import type { VendorReason } from '../wire/reason';
import type { LoginProblem, UnclearAnswer } from '../wire/sent';
import type { Entry, Field, Parameter } from './field';

/** Why one field cannot be sent. `reason` continues the sentence that begins with the field's label. */
export interface Refusal {
	field: string;
	reason: string;
}

/** A user to create, checked and ready: the body holds documented keys with documented types only. */
export interface NewUser {
	login: string;
	name: string;
	email?: string;
	number?: string;
	body: Record<string, unknown>;
	/** Keys of the body that the operator left out, and that a create has all the same. */
	assumed?: string[];
}

/** A user as the vendor shows it; what the vendor does not show is undefined, a missing id null. */
export interface VendorUser {
	id: string | null;
	login?: string;
	name?: string;
	email?: string;
	number?: string;
	/** What else it shows that is compared, by request key: what is another one there is named. */
	others?: Record<string, string>;
	/** What else the vendor gives a user, by the names that the output has for it; handed on unread. */
	more?: Record<string, string>;
	/** Set for a user who is switched off: disabled or blocked. */
	active?: false;
	/** The vendor's own words: the output with `Simplify` off. */
	raw: unknown;
}

/** What an answer to a writing request says. */
export type Verdict =
	| { kind: 'done'; user: VendorUser }
	/** `forbidden`: HTTP 403 or a code like it, about this request or all that the credential may do. */
	| { kind: 'forbidden' | 'refused'; reason: VendorReason }
	| { kind: 'unclear'; why: UnclearAnswer };

/** A writing request: what is sent, and how its answer is read. Both are pure and total. */
export interface Write<T> {
	request(what: T): VendorRequest;
	read(answer: VendorAnswer, what: T): Verdict;
}

/** Why a question has no answer: the vendor may not be asked by this credential, or nobody knows. */
export type NoReading =
	{ kind: 'forbidden'; reason: VendorReason } | { kind: 'unclear'; why: UnclearAnswer };

/** A reading request, in the same way. */
export interface Read<T, R> {
	request(what: T): VendorRequest;
	read(answer: VendorAnswer, what: T): NoReading | { kind: 'read'; value: R };
}

/** One page of a list, and what it says of its end. */
export interface Page<T> {
	entries: T[];
	/** What to ask for the next page by; undefined where the page names none. */
	cursor?: string;
	/** The answer's own word; undefined where it has none. */
	more?: boolean;
	/** It speaks of more without being asked: a next address, a last page, a total above what was read. */
	hints?: { total?: number; more?: true };
}

/** A list that is read page by page. Where one page follows another is the account's to prove. */
export interface Paged<T> {
	/** Entries that are asked for by page; undefined where the vendor's own number comes. */
	size?: number;
	/** Read by the last page's cursor. */
	page: Read<string | undefined, Page<T>>;
}

/** How a vendor tells whether a login exists. */
export type Directory =
	| {
			/** The vendor has no search: its whole user list is read. */
			kind: 'list';
			list: Paged<VendorUser>;
			/** What else the vendor shows of a user found in the list. */
			detail: Read<VendorUser, VendorUser>;
	  }
	| {
			/**
			 * The vendor is asked for one login. Its code for "no such user" need not be known: it is
			 * what a login gets that nobody has.
			 */
			kind: 'one';
			show: Read<string, { user: VendorUser } | { code: string }>;
	  };

/** A list that operators choose from: one of its own, or what the users have. */
type ListSource = {
	/** How messages speak of it: `role`, `roles`. */
	one: string;
	many: string;
	/** Added where a name is unknown. */
	hint?: string;
} & (
	| { from: 'pages'; pages: Paged<Entry | undefined> }
	| { from: 'users'; entry(user: VendorUser): Entry | undefined }
);

/** What identifies the account behind a credential. */
export interface AccountIdentity {
	/** Checked address, without a slash at the end. */
	root: string;
	/** The vendor's name for the account, without any secret; empty where only a secret names it. */
	account: string;
	/** What sets this credential apart besides: unit, way to connect. */
	more: string[];
	/** The stored secret. Generated passwords are derived from it. */
	secret: string;
	/** True when the secret is a token that needs no login. */
	isPermanentToken: boolean;
	/** Display names of what the credential connects with, as advice names them. */
	fields: string;
	/** Display name of what is empty and may not be. */
	empty?: string;
	/** What the credential connects with, as messages name it: `API token`. */
	means: string;
	/** What the operator can do when it lacks a permission. */
	permissionHint: string;
	/** The operator trusts whatever certificate the server has. */
	skipsCertificate?: true;
}

/** The parts of a request that a token can be put into. */
export interface TokenPlace {
	headers: Record<string, unknown>;
	query: Record<string, unknown>;
	/** The body of a POST, where it is an object. */
	body?: Record<string, unknown>;
}

/** A vendor's login, as data; `login/` performs it. */
export interface Authentication {
	/** The account behind a credential, or in words why its address can't be used. */
	account(credentials: Credentials): AccountIdentity | { problem: string };
	/** `seconds`: the life of the token, where the answer says it. */
	login: {
		request(credentials: Credentials): VendorRequest;
		read(answer: VendorAnswer): { token: string; seconds?: number } | { problem: LoginProblem };
		/** Keys in a 429 that speak of the account's lock: other ones are a rate limit, and sent again. */
		lockedBy?: readonly string[];
	};
	/** Seconds that a token lives where neither the answer nor the token says it. */
	documentedLife: number;
	/** Puts a token into a request. Doing it twice does no harm. */
	carry(token: string, method: string, place: TokenPlace): TokenPlace;
	/** True when an answer with another status than 401 may say that the token has expired. */
	tokenRefused(answer: VendorAnswer): boolean;
	/** Asks for what every use of the credential but the bare create needs: users. */
	probe: { request(): VendorRequest; read(answer: VendorAnswer): ProbeResult };
}

/** What came of a probe; `busy` says nothing of the credential. */
export type ProbeResult =
	| { kind: 'busy' | 'ok' }
	| { kind: 'forbidden' | 'noUsers' | 'tokenRefused'; words: string }
	| { kind: 'problem'; problem: LoginProblem };

/** A credential's fields as n8n hands them over. */
export type Credentials = Record<string, unknown>;

/** A vendor: all that the node must know to create users there. Data and pure functions. */
export interface Vendor {
	/** The value of the parameter `Vendor`. */
	name: string;
	label: string;
	/** Shown below the label in the list of vendors. */
	description: string;
	/** Internal name of the credential type. */
	credential: string;
	/** What an operator does when it is not certain that a user exists. */
	whereToLook: string;
	/** What the operator can do about a refusal that names no field. */
	refusalHint: string;
	/** What is said of the fields that grant access where the operator may take them from the input. */
	accessHint: string;
	/** In the order of the screen. */
	fields: readonly Field[];
	/** Options of its own: switches and choices, which its fields are handed as they were chosen. */
	options?: readonly Parameter[];
	authentication: Authentication;
	/** What else it gives a user, see `more` of `VendorUser`: no input field of that name is passed on. */
	gives?: readonly string[];
	/** By the names that `lists` of a type of field speak of. */
	lists: Record<string, ListSource>;
	create: Write<NewUser>;
	directory: Directory;
	update?: Write<{ id: string; body: Record<string, unknown> }>;
}
