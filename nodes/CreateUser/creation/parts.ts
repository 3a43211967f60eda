import type { Account } from '../account/accounts';
import type { NewUser, Vendor, VendorUser } from '../vendors/contract';
import type { VendorOptions } from '../vendors/field';
import type { VendorReason } from '../wire/reason';
import type { Send } from '../wire/sent';
import type { UntilEnd } from '../wire/wait';
import type { Memory } from './memory';
import type { Precaution } from './precaution';

/** What users are created with in one run. */
export interface Parts {
	vendor: Vendor;
	mode: 'error' | 'return' | 'update';
	dryRun: boolean;
	/** What was chosen of the vendor's own options. */
	options: VendorOptions;
	/** The vendor's own words are put out; otherwise nothing holds them after the answer was read. */
	keepsRaw: boolean;
	account: Account;
	memory: Memory;
	/** Requests that end with the run: nothing new is sent once it was stopped. */
	send: Send;
	/** Look-ups, which go on when the run was stopped: they change nothing. */
	ask: Send;
	/** Epoch milliseconds. */
	startedAt: number;
	/** Brings what it is given, or nothing once the run sends nothing more. */
	untilEnd: UntilEnd;
	/** Pages of a user list that are worth reading where nothing hangs on it. */
	pagesWorth: number;
	precaution: Precaution;
	/** Waits; other items are started meanwhile. */
	wait(milliseconds: number): Promise<void>;
	/** Called as soon as an item is certain to fail, before the vendor is asked why. */
	onFailure(): void;
	/** Sends nothing new for now, where one failure ends the run; what it returns goes on. */
	hold(): () => void;
}

/** A user to create, with what is known of the requests that were made for it. */
export interface Sending {
	user: NewUser;
	/** How often it was sent without a clear answer. */
	sends: number;
	/** The login was absent in a look-up from before the last request. */
	wasAbsent: boolean;
	/** The API's own reason for the last 5xx, which a second one may repeat. */
	failure?: VendorReason;
}

/** The user as it would be sent, for a run that sends nothing. */
export function unsent({ login, name, email, number, body }: NewUser): VendorUser {
	return { id: null, login, name, email, number, raw: body };
}
