import { createHash } from 'crypto';

import type { PasswordSeed, Settled } from '../item';
import type { Created, Evidence, Outcome } from '../outcome';
import { loginKey } from '../values/text';
import type { NewUser } from '../vendors/contract';
import type { Field } from '../vendors/field';
import { textOf } from '../wire/json';

/** What an execution knows of a login: that it may have been sent, or that its user was created. */
export type Known =
	| { state: 'sending'; login: string; wish: string; at: number }
	| {
			state: 'created';
			login: string;
			/** A mark of whom it was created for, and with what; none once an update may have made another of it. */
			wish: string;
			/** What was said of it. */
			outcome: Created;
	  };

/** What is saved of a user with an execution that failed, for Retry. */
export interface Remembered {
	login: string;
	id: string | null;
	evidence: Evidence | 'uncertain';
	/** Epoch milliseconds. */
	at: number;
	/** The password was generated, so the execution's seed tells it. */
	generated?: true;
}

/**
 * What this node keeps in n8n's node context, which is saved with the execution. No secrets. Up to 0.1.0
 * it had no version, and its users neither evidence nor time.
 */
interface SavedState {
	version?: number;
	seed?: PasswordSeed;
	users?: Remembered[];
	created?: Array<{ login: string; id: string | null; uncertain?: true; generated?: true }>;
}

const VERSION = 1;

/**
 * Memories of executions under way, by the identity of the node context: it is the same object in
 * every try of Retry On Fail, and it is gone with the execution, so nothing of this is ever saved. By
 * place and account, and login.
 */
const memories = new WeakMap<object, Map<string, Map<string, Known>>>();

/** n8n's node context. */
export type NodeContext = Record<string, unknown>;

/** The memory of one execution for one account. */
export class Memory {
	private readonly known: Map<string, Known>;
	/** The saved users by login; n8n may hand back thousands of them. */
	private readonly saved: Map<string, Remembered>;
	private seed?: PasswordSeed;
	private readonly slot: string;

	/**
	 * @param account so that users of another vendor or account are not mixed in
	 * @param place vendor and address: what is saved outlives a changed secret, since the vendor is
	 * asked before any of it counts
	 * @param changeable fields whose other value is another wish, as that of another person is
	 */
	constructor(
		private readonly context: NodeContext,
		account: string,
		place: string[],
		private readonly changeable: readonly Field[] = [],
	) {
		this.slot = slotOf(place);
		const accounts = memories.get(context) ?? new Map<string, Map<string, Known>>();
		memories.set(context, accounts);
		const key = `${this.slot} ${account}`;
		this.known = accounts.get(key) ?? new Map<string, Known>();
		accounts.set(key, this.known);
		const state = (context[this.slot] ?? {}) as SavedState;
		this.seed = state.version === VERSION ? state.seed : undefined;
		this.saved = new Map(usersOf(state).map((user) => [loginKey(user.login), user]));
	}

	/** What this execution knows of the login from an earlier try. */
	recall(login: string): Known | undefined {
		return this.known.get(loginKey(login));
	}

	/** A user that an earlier, failed run of this execution created or may have created. */
	savedUser(login: string): Remembered | undefined {
		return this.saved.get(loginKey(login));
	}

	/** To be noted before each POST: from now on the user may exist. */
	noteSending(user: NewUser): void {
		const { login } = user;
		if (this.recall(login)?.state === 'created') return;
		const wish = this.wishOf(user);
		this.known.set(loginKey(login), { state: 'sending', login, wish, at: Date.now() });
	}

	/** What was sent may have been processed until then: "not there" counts from its end, in the next try too. */
	noteEnded(login: string, at: number): void {
		const known = this.recall(login);
		if (known?.state === 'sending') known.at = at;
	}

	noteCreated(user: NewUser, outcome: Created): void {
		const { login } = user;
		const wish = this.wishOf(user);
		this.known.set(loginKey(login), { state: 'created', login, wish, outcome });
	}

	/** What an earlier try of this execution said of a user whom it created; undefined where another one is wanted. */
	createdBefore(user: NewUser): Created | undefined {
		const known = this.recall(user.login);
		const isTheSame = known?.state === 'created' && known.wish === this.wishOf(user);
		return isTheSame ? known.outcome : undefined;
	}

	/**
	 * A mark of the user to create: the same in every try, another one for another hire. A password that is
	 * generated, or a login's case, makes no other.
	 */
	private wishOf({ name, email, number, body }: NewUser): string {
		const plain = this.changeable.filter(({ secret, is }) => !secret && is !== 'login');
		const wish = [name, email, number, ...plain.map(({ key }) => body[key])];
		return createHash('sha256').update(JSON.stringify(wish)).digest('base64');
	}

	/** A user is no longer as they were created. */
	noteUpdated(login: string): void {
		const known = this.recall(login);
		if (known?.state === 'created') known.wish = '';
	}

	/** The vendor certainly has no user from what was sent of this one; of another with the login it may. */
	noteRefused(user: NewUser): void {
		const key = loginKey(user.login);
		if (this.known.get(key)?.wish !== this.wishOf(user)) return;
		this.known.delete(key);
		this.saved.delete(key);
	}

	/** Leaves a record for the Retry entries of the Executions page: all that is or may be there. */
	save(users: Remembered[]): void {
		for (const user of users) if (!this.saysLess(user)) this.saved.set(loginKey(user.login), user);
		this.write();
	}

	/** True for a doubt of a user who was created by an earlier run, and not sent again by this one. */
	private saysLess({ login, evidence }: Remembered): boolean {
		const saved = this.savedUser(login);
		const isKnown = saved !== undefined && saved.evidence !== 'uncertain';
		return evidence === 'uncertain' && isKnown && this.recall(login) === undefined;
	}

	/** A run that ended well needs no record: its output says everything. */
	clear(): void {
		if (this.saved.size === 0) return;
		this.saved.clear();
		this.write();
	}

	/** The seed of the execution's passwords, as it was saved. */
	get passwordSeed(): PasswordSeed | undefined {
		return this.seed;
	}

	/** Takes another seed: passwords that were generated before can't be told any more. */
	takeSeed(seed: PasswordSeed): void {
		this.seed = seed;
		for (const [key, { generated: _past, ...user }] of this.saved) this.saved.set(key, user);
		this.write();
	}

	private write(): void {
		const users = [...this.saved.values()];
		const state: SavedState = {
			version: VERSION,
			...(this.seed ? { seed: this.seed } : {}),
			...(users.length > 0 ? { users } : {}),
		};
		this.context[this.slot] = state;
	}
}

/** A user of a saved record, of whatever version or hand. */
type SavedUser = { [Word in keyof Remembered]?: unknown } & { login: string; uncertain?: unknown };

const EVIDENCE: Record<Remembered['evidence'], true> = {
	absentBefore: true,
	answered: true,
	onlyFoundAfter: true,
	uncertain: true,
};

function isEvidence(word: unknown): word is Remembered['evidence'] {
	return typeof word === 'string' && Object.hasOwn(EVIDENCE, word);
}

/**
 * A record of another version is read as far as it can be: what has no time counts as new, and its
 * passwords were derived in another way. So is a word that nobody knows: it leaves open who exists.
 */
function usersOf({ version, users, created }: SavedState): Remembered[] {
	const now = Date.now();
	return [...savedUsers(created), ...savedUsers(users)].map((user) => {
		const { login, evidence, uncertain } = user;
		const id = textOf(user.id) || null;
		if (version !== VERSION) {
			const isOpen = Boolean(uncertain) || evidence === 'uncertain';
			return { login, id, evidence: isOpen ? 'uncertain' : 'answered', at: now };
		}
		return {
			...{ login, id, evidence: isEvidence(evidence) ? evidence : 'uncertain' },
			at: typeof user.at === 'number' && Number.isFinite(user.at) ? user.at : now,
			...(user.generated === true ? { generated: true } : {}),
		};
	});
}

/** What a later version, or somebody's hand, has written may be anything. */
function savedUsers(list: unknown): SavedUser[] {
	if (!Array.isArray(list)) return [];
	return list.filter(
		(user: SavedUser | null): user is SavedUser => typeof user?.login === 'string',
	);
}

const SLOT = 'createUser:';

/** Where users of a vendor and address are kept: short, since it stands in the saved execution. */
function slotOf(place: string[]): string {
	const hash = createHash('sha256').update(JSON.stringify(place)).digest('hex');
	return `${SLOT}${hash.slice(0, 8)}`;
}

/**
 * What is known in an execution of users who exist or may exist.
 * @param place vendor and address whose users are meant; all are where nobody knows it
 */
export function knownIn(
	context: NodeContext,
	place?: string[],
): Array<{ login: string; state: Known['state'] }> {
	const slot = place ? slotOf(place) : SLOT;
	const accounts = [...(memories.get(context) ?? [])].filter(([key]) => key.startsWith(slot));
	const inMemory = accounts.flatMap(([, known]) => [...known.values()]);
	const saved = Object.entries(context)
		.filter(([key]) => key.startsWith(slot))
		.flatMap(([, state]) => usersOf((state ?? {}) as SavedState));
	return [
		...saved.map(({ login, evidence }) => ({
			login,
			state: evidence === 'uncertain' ? ('sending' as const) : ('created' as const),
		})),
		...inMemory.map(({ login, state }) => ({ login, state })),
	];
}

/** An earlier try sent the user, and the vendor can't be asked any more. */
const MAY_EXIST: Outcome = {
	kind: 'unknown',
	why: { of: 'create', sends: 1, lookUp: { kind: 'unclear', why: { kind: 'runEnded' } } },
};

/**
 * What becomes of a user whom this try of an execution can't get to any more: what an earlier try did
 * stays done. Who was saved by a failed run may be gone since, so that counts as open.
 * @returns undefined where no earlier try sent this person
 */
export function remembered(memory: Memory, user: NewUser): Outcome | undefined {
	const known = memory.recall(user.login);
	if (known?.state !== 'created') {
		return known || memory.savedUser(user.login) ? MAY_EXIST : undefined;
	}
	return memory.createdBefore(user);
}

/** Leaves a record of who exists or may exist, for the Retry entries of the Executions page. */
export function remember(memory: Memory, settled: Settled[]): void {
	const at = Date.now();
	memory.save(
		settled.flatMap(({ login, outcome, password }): Remembered[] => {
			if (outcome.kind === 'unknown') {
				// An update makes nobody: the next run updates once more.
				if (outcome.why.of === 'update') return [];
				return [{ login, id: null, evidence: 'uncertain', at }];
			}
			if (outcome.kind !== 'created') return [];
			const { user, evidence, hasPassword } = outcome;
			const isGenerated = hasPassword && password !== undefined;
			return [{ login, id: user.id, evidence, at, ...(isGenerated ? { generated: true } : {}) }];
		}),
	);
}
