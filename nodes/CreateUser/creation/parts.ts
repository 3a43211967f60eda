import type { Account } from '../account/accounts';
import type { Vendor } from '../vendors/contract';
import type { VendorOptions } from '../vendors/field';
import type { Send } from '../wire/sent';
import type { UntilEnd } from '../wire/wait';
import type { Precaution } from './look-up';
import type { Memory } from './memory';

/** The course of a run, as far as one item may change it. */
export interface RunCourse {
	/** Brings what it is given, or nothing once the run sends nothing more. */
	readonly untilEnd: UntilEnd;
	/** An item is certain to fail, before the vendor is asked why. */
	onFailure(): void;
	/** Sends nothing new for now, where one failure ends the run; what it returns goes on. */
	hold(): () => void;
}

/** What users are created with in one run. */
export interface Parts {
	vendor: Vendor;
	mode: 'error' | 'return' | 'update';
	dryRun: boolean;
	/** What was chosen of the vendor's own options. */
	options: VendorOptions;
	/** The vendor's own words are put out; otherwise nothing holds them after the answer was read. */
	keepsRaw: boolean;
	course: RunCourse;
	account: Account;
	memory: Memory;
	/** Requests that end with the run: nothing new is sent once it was stopped. */
	send: Send;
	/** Look-ups, which go on when the run was stopped: they change nothing. */
	ask: Send;
	/** Epoch milliseconds. */
	startedAt: number;
	/** Pages of a user list that are worth reading where nothing hangs on it. */
	pagesWorth: number;
	precaution: Precaution;
	/** Waits; other items are started meanwhile. */
	wait(milliseconds: number): Promise<void>;
}
