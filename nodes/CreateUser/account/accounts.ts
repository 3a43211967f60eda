import { scrypt } from 'crypto';

import { accountKey } from '../login/sessions';
import { loginKey } from '../values/text';
import type { AccountIdentity, Vendor } from '../vendors/contract';
import { pauses } from '../wire/pauses';
import { Directory } from './directory';
import { InFlight } from './in-flight';
import { Lists } from './lists';
import { Pace } from './pace';

/** Accounts that are remembered at most. */
const MOST_ACCOUNTS = 1000;
/** Users refused in a row that are told apart at most: a form may go on for months without the right. */
const MOST_FORBIDDEN = 1000;
/** Bytes of the key that generated passwords are drawn with. */
const KEY_LENGTH = 32;

/** What the process knows of the account behind a credential, whatever runs use it. */
export class Account {
	readonly pace = new Pace();
	readonly directory: Directory;
	readonly lists: Lists;
	usedAt = Date.now();
	/** Logins of the users in a row that the API refused with 403, with none accepted in between. */
	private readonly forbidden = new Set<string>();
	private readonly salt: string;
	private stretched?: Promise<Buffer>;

	constructor(
		readonly key: string,
		vendor: Vendor,
		private readonly identity: AccountIdentity,
		readonly inFlight: InFlight,
	) {
		const derived = Object.entries(vendor.lists).flatMap(([name, source]) =>
			source.from === 'users' ? [[name, source.entry] as const] : [],
		);
		this.directory = new Directory(vendor.directory, Object.fromEntries(derived));
		this.lists = new Lists(vendor, this.directory.users);
		this.salt = JSON.stringify([vendor.name, new URL(identity.root).host, identity.account]);
	}

	/**
	 * The key that passwords are derived with. Stretched, once per account and process: what is saved with
	 * an execution must not let anyone try out secrets at the speed of a plain hash.
	 */
	async passwordKey(): Promise<Buffer> {
		this.stretched ??= new Promise((resolve, reject) => {
			scrypt(this.identity.secret, this.salt, KEY_LENGTH, (error, key) =>
				error ? reject(error) : resolve(key),
			);
		});
		return await this.stretched;
	}

	/** Notes a user that the API refused with 403. Returns how many users it were in a row: one who is tried again is one. */
	noteForbidden(login: string): number {
		if (this.forbidden.size < MOST_FORBIDDEN) this.forbidden.add(loginKey(login));
		return this.forbidden.size;
	}

	/** Notes that the vendor took a user: the credential may create them. */
	noteAllowed(): void {
		this.forbidden.clear();
	}

	/** Lets go of lists that no run can use any more: a user list can be long. */
	tidy(now: number): void {
		if (!this.pace.isIdle) return;
		this.directory.users?.forgetBefore(now - pauses.unused);
		this.lists.forgetBefore(now - pauses.listShared);
	}
}

const accounts = new Map<string, Account>();
/** By vendor and address. */
const places = new Map<string, InFlight>();

/** n8n allows no timers, so what has its end is let go of at the next use. */
function sweep(now: number): void {
	for (const [key, account] of accounts) {
		account.tidy(now);
		const isOld = account.usedAt < now - pauses.unused || accounts.size > MOST_ACCOUNTS;
		if (isOld && account.pace.isIdle) accounts.delete(key);
	}
	const used = new Set([...accounts.values()].map(({ inFlight }) => inFlight));
	for (const [place, inFlight] of places) {
		inFlight.sweep();
		if (!used.has(inFlight) && inFlight.isIdle) places.delete(place);
	}
}

function inFlightAt(vendor: Vendor, { root }: AccountIdentity): InFlight {
	const place = JSON.stringify([vendor.name, new URL(root).host]);
	const known = places.get(place) ?? new InFlight();
	places.set(place, known);
	return known;
}

/** The account of a credential in the process. */
export function accountFor(vendor: Vendor, identity: AccountIdentity): Account {
	const now = Date.now();
	sweep(now);
	const key = accountKey(vendor, identity);
	const known = accounts.get(key);
	const account = known ?? new Account(key, vendor, identity, inFlightAt(vendor, identity));
	account.usedAt = now;
	// Set anew, so that the map keeps the order of use.
	accounts.delete(key);
	accounts.set(key, account);
	return account;
}
