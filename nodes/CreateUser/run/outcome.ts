import type { Refusal, VendorUser } from '../vendors/contract';

/** What became of a user, in the words of the output field `action`. */
export type Action =
	'created' | 'existing' | 'updated' | 'wouldCreate' | 'wouldReturn' | 'wouldUpdate';

/** An item that ends well. */
export interface Success {
	kind: 'success';
	action: Action;
	user: VendorUser;
	/** No answer came, and the vendor was asked for the user afterwards. */
	confirmedByLookup?: true;
	/** Request keys in which the user at the vendor is not the same. */
	differs?: string[];
	/** Request keys that an update cannot carry. */
	notUpdated?: string[];
	/** A generated password, only of a user whom this execution gave it. */
	password?: string;
}

/** An item that does not: refused for certain, not certain at all, or never sent. */
export interface Failure {
	kind: 'refused' | 'unknown' | 'notSent';
	/** One sentence without a full stop; the item's number goes behind it. */
	headline: string;
	/** Whole sentences for the operator. */
	whatToDo: string;
	fields: Refusal[];
	vendorMessage?: string;
	httpStatus?: number;
	/** The run can't go on: no other item would fare better. */
	fatal?: true;
	/** It was only not sent because the run had stopped for another reason. */
	stopped?: true;
}

export type Outcome = Success | Failure;

/** An item's login and the row that a sheet's node gave it, for messages. */
export interface Place {
	item: number;
	row?: number | string;
	login: string;
}
