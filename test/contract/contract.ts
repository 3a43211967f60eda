import type { IDataObject } from 'n8n-workflow';

import type { Row } from '../engine/fields/row';
import type { CommonSettings, Endpoint, StandIn } from '../sandbox';
import type { Answer } from '../sandbox/core/types';

/** The stand-in of any vendor. */
export type AnyStandIn = StandIn<CommonSettings, string>;

/** What of an item is looked at: the output's own words, or `details` of a failure. */
export type Came = IDataObject;

/** An answer of the vendor, and what comes of the item that got it. */
export interface Answered {
	name: string;
	answer: Answer;
	/** The request was carried out; not by default. */
	processed?: true;
	comes: Came;
	/** 1 by default. */
	sends?: number;
}

/** A way to connect, as the credential has it. */
export interface Way {
	data(standIn: AnyStandIn): IDataObject;
	/** The same with a secret that the vendor does not know. */
	wrong: IDataObject;
	/** Tokens come from a login and end. */
	hasLogin: boolean;
}

/** A field whose names come from a list of the vendor. */
export interface Listed {
	/** Request key. */
	key: string;
	/** How messages speak of the list. */
	many: string;
	endpoint: Endpoint;
	/** An entry by its id, and what the vendor must get. */
	id: unknown;
	sentId: unknown;
}

/** How a vendor updates a user. */
export interface Updates {
	/** What the item has besides the person, by request key. */
	more: IDataObject;
	/** The body that the vendor must get, and the keys that it cannot update. */
	body: IDataObject;
	notUpdated: string[];
	/** The option that sends the password. */
	passwordOption: string;
	answers: Answered[];
}

/** All that the suite must know of a vendor; everything else is the same for each of them. */
export interface Contract {
	vendor: string;
	label: string;
	open(): Promise<AnyStandIn>;
	credential: string;
	/** Ways to connect, by name; the first is taken where it does not matter. */
	ways: Record<string, Way>;
	/** The documented fields. */
	rows: Row[];
	/** Keys of the body that are no rows: what the credential or the node fills in. */
	added: string[];
	/** Request keys of the login and of the password. */
	keys: { login: string; password: string };
	/** A person with all that is mandatory, by request key, but for a login. */
	person: IDataObject;
	/** `Map Automatically`: the item tries to choose its own rights. */
	automatic: { fixed: IDataObject; item: IDataObject; sent: IDataObject };
	/** Answers to a create. */
	answers: Answered[];
	/** The API's own answer to what the credential may not do. */
	forbidden: Answer;
	/** How it is asked whether a login exists. */
	lookUp: { endpoint: Endpoint; isList: boolean; detail?: Endpoint };
	/** Someone who is there, and what an item of another person differs in. */
	known: { login: string; person: IDataObject; differs: string[] };
	lists: Listed[];
	update?: Updates;
	/** Answers to a login, where there is one. */
	logins: Answered[];
}
