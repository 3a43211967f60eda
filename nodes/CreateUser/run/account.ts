import { pauses } from '../account/pauses';
import { attempt, wordsOfError } from '../vendors/attempt';
import type {
	Entry,
	ListName,
	LoadedList,
	SendRequest,
	Vendor,
	VendorUser,
} from '../vendors/contract';
import { LoginFailure } from '../vendors/session';
import { loginKey } from './login';
import { Lookups } from './lookups';
import { Pace, Stopped } from './pace';

/** What the process knows of the account behind a credential. One per host, account and secret. */
export class Account {
	readonly pace = new Pace();
	readonly lookups = new Lookups();
	private readonly lists = new Map<ListName, { at: number; entries: Promise<Entry[]> }>();
	private readonly beingSent = new Map<string, Promise<void>>();
	private readonly created = new Map<string, { at: number; user: VendorUser }>();
	private readonly uncertain = new Map<string, number>();

	/**
	 * A vendor's list, shared for about a minute; one that can't be loaded is not kept.
	 * @throws LoginFailure, which is about the credential and not about a list
	 */
	async list(vendor: Vendor, name: ListName, request: SendRequest): Promise<LoadedList> {
		const load = vendor.lists[name];
		if (!load) return { failed: `${vendor.label} has no such list` };
		const since = Date.now() - pauses.listShared;
		const known = this.lists.get(name);
		const isKnown = known !== undefined && known.at >= since;
		const users = async () => await this.lookups.users(vendor.directory, request, since);
		const shared = isKnown ? known : { at: Date.now(), entries: load({ request, users }) };
		this.lists.set(name, shared);
		const loaded = await attempt(async () => await shared.entries);
		if ('value' in loaded) return { entries: loaded.value };
		if (this.lists.get(name) === shared) this.lists.delete(name);
		// The end of another run ended its request, which says nothing of this one.
		if (isKnown && loaded.error instanceof Stopped) return await this.list(vendor, name, request);
		if (loaded.error instanceof LoginFailure || loaded.error instanceof Stopped) throw loaded.error;
		return { failed: wordsOfError(loaded.error) };
	}

	/** Lets go of lists that were loaded before. */
	forgetBefore(time: number): void {
		this.lookups.forgetBefore(time);
		for (const [name, { at }] of this.lists) if (at < time) this.lists.delete(name);
	}

	/** The user with this login that this process created a short while ago. */
	justCreated(login: string): VendorUser | undefined {
		const known = this.created.get(loginKey(login));
		return known && known.at > Date.now() - pauses.justCreated ? known.user : undefined;
	}

	/** Notes a user that now exists. */
	noteCreated(login: string, user: VendorUser): void {
		const oldest = Date.now() - pauses.justCreated;
		for (const [key, { at }] of this.created) {
			if (at > oldest) break;
			this.created.delete(key);
		}
		this.uncertain.delete(loginKey(login));
		this.created.delete(loginKey(login));
		this.created.set(loginKey(login), { at: Date.now(), user });
	}

	/** Notes that a user may exist: no other run may send it before the vendor was asked. */
	noteUncertain(login: string): void {
		const oldest = Date.now() - pauses.uncertain;
		for (const [key, at] of this.uncertain) if (at < oldest) this.uncertain.delete(key);
		this.uncertain.set(loginKey(login), Date.now());
	}

	/** True for a login whose user may exist although no run could say so. */
	isUncertain(login: string): boolean {
		return (this.uncertain.get(loginKey(login)) ?? 0) > Date.now() - pauses.uncertain;
	}

	/** Runs a job alone for its login: two runs of the process never send the same login at once. */
	async alone<T>(login: string, job: (waited: boolean) => Promise<T>): Promise<T> {
		const key = loginKey(login);
		let waited = false;
		for (let other = this.beingSent.get(key); other; other = this.beingSent.get(key)) {
			waited = true;
			await other;
		}
		const mine = job(waited);
		const ended = mine.then(
			() => undefined,
			() => undefined,
		);
		this.beingSent.set(key, ended);
		try {
			return await mine;
		} finally {
			if (this.beingSent.get(key) === ended) this.beingSent.delete(key);
		}
	}
}

const accounts = new Map<string, Account>();

/** Lets go of what no run can use any more: a process lives for months, and a user list can be long. */
function tidy(): void {
	const oldest = Date.now() - pauses.listShared;
	for (const account of accounts.values()) if (account.pace.isIdle) account.forgetBefore(oldest);
}

/** The account of this fingerprint in the process. */
export function accountNamed(fingerprint: string): Account {
	tidy();
	const known = accounts.get(fingerprint);
	if (known) return known;
	const account = new Account();
	accounts.set(fingerprint, account);
	return account;
}
