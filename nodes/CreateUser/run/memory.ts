import type { IDataObject } from 'n8n-workflow';

import type { VendorUser } from '../vendors/contract';
import { loginKey } from './login';
import { fits, newSeed, type PasswordSeed } from './password';

/** What an execution knows of a login: that it may have been sent, or that its user was created. */
export type Remembered =
	{ state: 'sending' } | { state: 'created'; user: VendorUser; person: string; confirmed: boolean };

/** A created user as saved with an execution that failed. */
export interface SavedUser {
	login: string;
	id: string | null;
	/** It is not certain that the user was created. */
	uncertain?: true;
	/** The password was generated, so the execution's seed tells it. */
	generated?: true;
}

/** What this node keeps in n8n's node context, which is saved with the execution. No secrets. */
interface SavedState {
	seed?: PasswordSeed;
	created?: SavedUser[];
}

/**
 * Memories of executions under way, by the identity of the node context: it is the same object in
 * every try of Retry On Fail, and it is gone with the execution, so nothing of this is ever saved.
 */
const memories = new WeakMap<object, Map<string, Remembered>>();

/** The memory of one execution for one account. */
export class Memory {
	private readonly known: Map<string, Remembered>;
	/** The saved users by login; n8n may hand back thousands of them. */
	private savedByLogin?: Map<string, SavedUser>;

	/**
	 * @param context n8n's node context
	 * @param account fingerprint, so that users of another vendor or account are not mixed in
	 * @param place fingerprint of vendor and address: what is saved outlives a changed secret, since
	 * the vendor is asked before any of it counts
	 */
	constructor(
		private readonly context: IDataObject,
		private readonly account: string,
		private readonly place: string,
	) {
		const known = memories.get(context) ?? new Map<string, Remembered>();
		memories.set(context, known);
		this.known = known;
	}

	private get saved(): SavedState {
		return (this.context[this.slot] ?? {}) as SavedState;
	}

	/** Short, since it stands in the saved execution; says nothing about the account. */
	private get slot(): string {
		return `createUser:${this.place.slice(0, 8)}`;
	}

	private save(state: SavedState): void {
		delete this.savedByLogin;
		this.context[this.slot] = state as IDataObject;
	}

	private key(login: string): string {
		return `${this.account}:${loginKey(login)}`;
	}

	/** What this execution knows of the login from an earlier try. */
	recall(login: string): Remembered | undefined {
		return this.known.get(this.key(login));
	}

	/** To be noted before each POST: from now on the user may exist. */
	noteSending(login: string): void {
		if (this.recall(login)?.state !== 'created')
			this.known.set(this.key(login), { state: 'sending' });
	}

	/**
	 * @param person a mark of whom it was created for
	 * @param confirmed only a look-up said that it was created
	 */
	noteCreated(login: string, user: VendorUser, person: string, confirmed: boolean): void {
		this.known.set(this.key(login), { state: 'created', user, person, confirmed });
	}

	/** The vendor certainly has no user from what was sent. */
	noteRefused(login: string): void {
		this.known.delete(this.key(login));
	}

	/** A user that an earlier, failed run of this execution created or may have created. */
	savedUser(login: string): SavedUser | undefined {
		this.savedByLogin ??= new Map(
			(this.saved.created ?? []).map((user) => [loginKey(user.login), user]),
		);
		return this.savedByLogin.get(loginKey(login));
	}

	/** Leaves a record for the Retry entries of the Executions page. */
	saveCreated(users: SavedUser[]): void {
		const before = this.saved.created ?? [];
		const known = new Set(users.map(({ login }) => loginKey(login)));
		const created = [...before.filter(({ login }) => !known.has(loginKey(login))), ...users];
		this.save({ ...this.saved, created });
	}

	/** A run that ended well needs no record: its output says everything. */
	clearCreated(): void {
		const { seed } = this.saved;
		if (this.saved.created) this.save(seed ? { seed } : {});
	}

	/**
	 * The seed of the execution's passwords.
	 * @returns `changed` when an earlier run of the execution derived them from another secret
	 */
	seed(secret: string): { seed: PasswordSeed; changed: boolean } {
		const known = this.saved.seed;
		if (known && fits(known, secret)) return { seed: known, changed: false };
		const seed = newSeed(secret);
		const created = this.saved.created?.map(({ generated: _past, ...user }) => user);
		this.save({ ...(created ? { created } : {}), seed });
		return { seed, changed: known !== undefined };
	}
}
