import type { Outcome } from './outcome';
import type { NewUser, Refusal } from './vendors/contract';

/** An item's login and the row that a sheet's node gave it, for messages. */
export interface Place {
	item: number;
	row?: number | string;
	login: string;
}

/** An item after its check: ready to be sent, refused, or the repeat of an earlier one. */
export type Item = Place &
	(
		| {
				kind: 'ready';
				user: NewUser;
				/** The password was generated and is this. */
				password?: string;
		  }
		| { kind: 'refused'; refusals: Refusal[] }
		| { kind: 'repeat'; of: number }
	);

/** An item that is ready to be sent. */
export type ReadyItem = Extract<Item, { kind: 'ready' }>;

/** An item with what became of it; `items` are the inputs that it answers, repeats included. */
export interface Settled extends Place {
	items: number[];
	outcome: Outcome;
	/** The generated password that was sent, or would have been. */
	password?: string;
	/** The request's body of an item that fails: messages repeat a value that the vendor minds. */
	body?: Record<string, unknown>;
	/** Passwords that were sent with it. */
	secrets: string[];
}

/** What is told of how an input was read, besides its items. */
export interface ReadNotes {
	/** Items that hold nobody and were left out. */
	empty: Place[];
	/** How many values stand for nothing and were taken as empty, by the field's label. */
	takenAsEmpty: Map<string, number>;
	/** Names that look as if they were read in a wrong character set. */
	misread: string[];
	/** How many items had a value that a fixed one replaced, by input field. */
	replaced: Map<string, number>;
}

/** What generated passwords are drawn from besides the key: saved with the execution, and useless alone. */
export interface PasswordSeed {
	/** 16 random bytes, hexadecimal. */
	salt: string;
	/** A mark of the key, which tells that the credential's secret is another one. */
	key: string;
}
