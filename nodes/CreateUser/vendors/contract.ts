import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** The vendors, by the value of the parameter `Vendor`. */
export type VendorName = 'acefone' | 'crmcom' | 'servetel';

/** A documented field of the vendor's create request and where the screen has it. */
export interface Field {
	/** The key in the request body, as the seed documents it. */
	key: string;
	/** Internal name of the parameter. */
	parameter: string;
	/** Display name of the parameter: the name that every message uses. */
	label: string;
	/** The collection parameter that holds it; top level when left out. */
	collection?: 'additionalFields' | 'userDefinedFields';
	/** The documents mark it as mandatory. */
	mandatory?: true;
	/** It decides what the user may do, so it comes from the screen unless the operator says otherwise. */
	grantsAccess?: true;
	/** It must never be shown. */
	secret?: true;
	/** Further names of input fields, each for one key of the object that this field holds. */
	parts?: Record<string, string>;
}

/** Why one field cannot be sent. `reason` continues the sentence that begins with the field's label. */
export interface Refusal {
	field: string;
	reason: string;
}

/** An entry of a vendor's list. `also` holds further names that find it. */
export interface Entry {
	id: string;
	name: string;
	also?: string[];
	/** Shown below the name in the editor. */
	description?: string;
}

/** The lists that a vendor may have. */
export type ListName = 'agents' | 'departments' | 'numbers' | 'roles' | 'timeGroups';

/** A list as loaded for a run, or why it could not be loaded. */
export type LoadedList = { entries: Entry[] } | { failed: string };

/** The lists that a run has loaded. */
export type Lists = Partial<Record<ListName, LoadedList>>;

/** A user to create, checked and ready: the body holds documented keys with documented types only. */
export interface NewUser {
	login: string;
	name: string;
	email?: string;
	number?: string;
	body: Record<string, unknown>;
}

/** A checked item: what is wrong with it, which lists its names need, and the user that comes of it. */
export interface Draft {
	/** The login as it would be sent; empty when it was refused. */
	login: string;
	/** What is wrong whatever the lists say. */
	refusals: Refusal[];
	needs: ListName[];
	/** Every refusal of the item, those of its own values included, or the user. */
	resolve(lists: Lists): { user: NewUser } | { refusals: Refusal[] };
}

/** What a check of one item's values needs to know of the run. */
export interface CheckSettings {
	/** IANA name of the workflow's time zone. */
	timeZone: string;
	/** What is sent for a department or time group. */
	sendListsAs: 'id' | 'name';
}

/** A user as the vendor shows it; what the vendor does not show is undefined, a missing id null. */
export interface VendorUser {
	id: string | null;
	login?: string;
	name?: string;
	email?: string;
	number?: string;
	agentId?: string;
	extension?: string;
	roleId?: string;
	/** The vendor's own words: the output with `Simplify` off. */
	raw: unknown;
}

/** A request to the vendor. The path begins behind the address of the credential. */
export interface VendorRequest {
	method: 'GET' | 'PATCH' | 'POST';
	path: string;
	query?: Record<string, boolean | number | string>;
	body?: Record<string, unknown>;
}

/** The vendor's answer; `json` is undefined when the body is not JSON. */
export interface VendorAnswer {
	status: number;
	text: string;
	json: unknown;
}

/**
 * Sends a request. It resolves with every answer but 401 and 429, which are dealt with, and rejects
 * when there is none.
 */
export type SendRequest = (request: VendorRequest) => Promise<VendorAnswer>;

/** The vendor's reason for a refusal. */
export interface VendorReason {
	/** The vendor's own words, never empty. */
	message: string;
	/** Errors that the vendor ties to a field: its request key and the vendor's words. */
	fields: Array<{ key: string; message: string }>;
	/** The vendor's error code, where it has one. */
	code?: string;
	httpStatus: number;
}

/** What an answer to a writing request says. */
export type Verdict =
	| { kind: 'done'; user: VendorUser }
	| { kind: 'refused'; reason: VendorReason }
	| { kind: 'notAllowed'; reason: VendorReason }
	| { kind: 'unclear'; reason: string };

/** How a vendor tells whether a login exists. */
export type Directory =
	| {
			/** The vendor has no search: its whole user list is read, page by page. */
			kind: 'scan';
			/** Reads at most `maxPages` pages; `complete` is false when there were more. */
			scan(
				request: SendRequest,
				maxPages: number,
			): Promise<{ users: VendorUser[]; complete: boolean }>;
			/** What else the vendor shows of a user found in the list. */
			detail(request: SendRequest, user: VendorUser): Promise<VendorUser>;
	  }
	| {
			/**
			 * The vendor is asked for one login. Its code for "no such user" need not be known: it is
			 * what a login gets that nobody has.
			 */
			kind: 'show';
			show(request: SendRequest, login: string): Promise<Shown>;
	  };

/** What a vendor answers that was asked for one login. */
export type Shown = { user: VendorUser } | { code: string };

/** What a list may use: requests, and the user list that is shared for about a minute. */
export interface ListSource {
	request: SendRequest;
	users(): Promise<VendorUser[]>;
}

/** A request key for which both the item and the user at the vendor have a value. */
export interface Comparison {
	key: string;
	/** It tells one person from another, as a name does and a role does not. */
	personal: boolean;
	same: boolean;
}

/** How an existing user is updated. */
export interface Update {
	/** The part of a user that the vendor can update, and the keys that it cannot. */
	plan(
		user: NewUser,
		resetPassword: boolean,
	): { body: Record<string, unknown>; notUpdated: string[] };
	send(request: SendRequest, id: string, body: Record<string, unknown>): Promise<Verdict>;
}

/** What identifies the account behind a credential. */
export interface AccountIdentity {
	/** Checked address, without a slash at the end. */
	root: string;
	/** Host, account and secret in one text; only its hash is ever kept. */
	identity: string;
	/** The stored secret that generated passwords are derived from. */
	secret: string;
	/** The secrets to keep out of every message. */
	secrets: string[];
	/** What the credential connects with, as messages name it: `API token`. */
	means: string;
	/** What the operator can do when it lacks a permission. */
	permissionHint: string;
}

/** A vendor: all that the node must know to create users there. */
export interface Vendor {
	name: VendorName;
	label: string;
	/** Shown below the label in the list of vendors. */
	description: string;
	/** Internal name of the credential type. */
	credential: string;
	/** Parameter and display name of the field that the user signs in with. */
	loginField: { parameter: string; label: string };
	/** What an operator does when it is not certain that a user exists. */
	whereToLook: string;
	fields: Field[];
	/** Account behind a credential. Throws an Error in words when the address cannot be used. */
	account(credentials: ICredentialDataDecryptedObject): AccountIdentity;
	/** Checks and converts an item's values, which come by parameter name. */
	check(values: Record<string, unknown>, settings: CheckSettings): Draft;
	lists: Partial<Record<ListName, (source: ListSource) => Promise<Entry[]>>>;
	create(request: SendRequest, user: NewUser): Promise<Verdict>;
	directory: Directory;
	/** Compares a user found at the vendor with the one to create, as far as the vendor shows it. */
	compare(user: NewUser, found: VendorUser): Comparison[];
	update?: Update;
	/** True when an answer with another status than 401 says that the token has expired. */
	tokenRefused(answer: VendorAnswer): boolean;
	/** What the operator can do about a refusal that names no field. */
	refusalHint: string;
}
