import { scrypt } from 'crypto';

import { accountKey } from '../login/sessions';
import { loginKey } from '../values/text';
import type { AccountIdentity, Vendor, VendorUser } from '../vendors/contract';
import { hostKey } from '../vendors/credential';
import { pauses } from '../wire/pauses';
import type { UntilEnd } from '../wire/wait';
import { Directory } from './directory';
import { Lists } from './lists';
import { Pace } from './pace';
import { kept, unkept, type KeptUser } from './user-list';

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
		const { pace, usedAt } = account;
		// A run may have used it for hours.
		const isOld = Math.max(usedAt, pace.leftAt) < now - pauses.unused;
		if ((isOld || accounts.size > MOST_ACCOUNTS) && pace.isIdle) accounts.delete(key);
	}
	const used = new Set([...accounts.values()].map(({ inFlight }) => inFlight));
	for (const [place, inFlight] of places) {
		inFlight.sweep();
		if (!used.has(inFlight) && inFlight.isIdle) places.delete(place);
	}
}

function inFlightAt(vendor: Vendor, { root }: AccountIdentity): InFlight {
	const place = JSON.stringify([vendor.name, hostKey(root)]);
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

/** Something that this process did a short while ago. */
interface Done {
	/** Epoch milliseconds. */
	at: number;
	/** The account that did it. To another one it is only a reason to ask the vendor. */
	by: string;
	/** As it was written: a vendor may tell `Asha` from `asha`. */
	login: string;
}

/** Logins that are remembered at most of each kind. */
const MOST_LOGINS = 50_000;

/**
 * What this process does at one vendor's address, whichever credential is used: two credentials of one
 * account must not send the same login at once.
 */
export class InFlight {
	private readonly beingSent = new Map<string, Promise<true>>();
	private readonly created = new Map<string, Done & { kept: KeptUser }>();
	private readonly doubted = new Map<string, Done>();

	/** The user with this login that this process created a short while ago. */
	justCreated(login: string): (Done & { user: VendorUser }) | undefined {
		const known = this.created.get(loginKey(login));
		if (!known || known.at <= Date.now() - pauses.justCreated) return undefined;
		const { kept: text, ...done } = known;
		return { ...done, user: unkept(text) };
	}

	/** Notes a user that now exists. */
	noteCreated(login: string, user: VendorUser, by: string): void {
		const key = loginKey(login);
		this.doubted.delete(key);
		keep(this.created, key, { at: Date.now(), by, login, kept: kept(user) });
	}

	/** Notes how a user is now, where this process created them a short while ago. */
	noteUpdated(login: string, user: VendorUser): void {
		const known = this.created.get(loginKey(login));
		if (known) known.kept = kept(user);
	}

	/** Notes that a user may exist: no run may send it before the vendor was asked. */
	noteUncertain(login: string, by: string): void {
		keep(this.doubted, loginKey(login), { at: Date.now(), by, login });
	}

	/** A user that may exist although no run could say so, and who sent it. */
	uncertain(login: string): Done | undefined {
		const known = this.doubted.get(loginKey(login));
		return known && known.at > Date.now() - pauses.uncertain ? known : undefined;
	}

	/**
	 * Does a job alone for its login: two runs of the process never send the same login at once.
	 * @param untilEnd brings what it is given, or nothing when the run waits no longer
	 * @returns undefined when the run ended while it waited
	 */
	async alone<T>(login: string, untilEnd: UntilEnd, job: () => Promise<T>): Promise<T | undefined> {
		const key = loginKey(login);
		for (let other = this.beingSent.get(key); other; other = this.beingSent.get(key)) {
			if ((await untilEnd(other)) === undefined) return undefined;
		}
		const mine = job();
		const over = mine.then(
			() => true as const,
			() => true as const,
		);
		this.beingSent.set(key, over);
		try {
			return await mine;
		} finally {
			this.beingSent.delete(key);
		}
	}

	/** True when nothing of it is of use any more. */
	get isIdle(): boolean {
		return this.beingSent.size + this.created.size + this.doubted.size === 0;
	}

	/** Lets go of what is too old to be of use. */
	sweep(): void {
		forgetBefore(this.created, Date.now() - pauses.justCreated);
		forgetBefore(this.doubted, Date.now() - pauses.uncertain);
	}
}

/** The maps are in the order of time. */
function forgetBefore(map: Map<string, Done>, time: number): void {
	for (const [key, { at }] of map) {
		if (at >= time) return;
		map.delete(key);
	}
}

/** Keeps the newest, in the order of time. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
	map.delete(key);
	map.set(key, value);
	if (map.size <= MOST_LOGINS) return;
	const [oldest] = map.keys();
	if (oldest !== undefined) map.delete(oldest);
}
