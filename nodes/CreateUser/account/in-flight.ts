import { loginKey } from '../values/text';
import type { VendorUser } from '../vendors/contract';
import { pauses } from '../wire/pauses';
import type { UntilEnd } from '../wire/wait';
import { kept, unkept, type KeptUser } from './user-list';

/** Something that this process did a short while ago. */
interface Done {
	/** Epoch milliseconds. */
	at: number;
	/** The account that did it. To another one it is only a reason to ask the vendor. */
	by: string;
}

/** Logins that are remembered at most of each kind. */
const MOST = 50_000;

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
		return { at: known.at, by: known.by, user: unkept(known.kept) };
	}

	/** Notes a user that now exists. */
	noteCreated(login: string, user: VendorUser, by: string): void {
		const key = loginKey(login);
		this.doubted.delete(key);
		keep(this.created, key, { at: Date.now(), by, kept: kept(user) });
	}

	/** Notes how a user is now, where this process created them a short while ago. */
	noteUpdated(login: string, user: VendorUser): void {
		const known = this.created.get(loginKey(login));
		if (known) known.kept = kept(user);
	}

	/** Notes that a user may exist: no run may send it before the vendor was asked. */
	noteUncertain(login: string, by: string): void {
		keep(this.doubted, loginKey(login), { at: Date.now(), by });
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
	if (map.size <= MOST) return;
	const [oldest] = map.keys();
	if (oldest !== undefined) map.delete(oldest);
}
