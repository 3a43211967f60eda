import { randomBytes } from 'crypto';

import type { Directory as HowToAsk, VendorUser } from '../vendors/contract';
import { pauses } from '../wire/pauses';
import type { Send } from '../wire/sent';
import { Shared } from '../wire/wait';
import { ask, type NoAnswerToRead } from './transport';
import {
	listedKey,
	unkept,
	UserList,
	type Derived,
	type ListState,
	type Wanted,
} from './user-list';

/** Why it is not known whether a login exists. */
export type NoLookUp = NoAnswerToRead | { kind: 'listNotProven'; read: number };

/** What the vendor says about a login; `askedAt` in epoch milliseconds, before the vendor was asked. */
export type LookUp =
	| { kind: 'found'; user: VendorUser; askedAt: number }
	| { kind: 'absent'; askedAt: number }
	| { kind: 'unclear'; why: NoLookUp };

type AskingOne = Extract<HowToAsk, { kind: 'one' }>;
type AskingList = Extract<HowToAsk, { kind: 'list' }>;

type Code = { code: string } | { failed: NoAnswerToRead };

/** Whom an account has. What was found may be older than what is said to be absent. */
export class Directory {
	/** The user list, where the vendor has one. */
	readonly users?: UserList;
	private nobody = new Shared<Code>();
	/** The page of a user denied one whom a list that was read after it showed all the same. */
	private deniesListed = false;

	constructor(
		private readonly how: HowToAsk,
		derived: Derived,
	) {
		if (how.kind === 'list') this.users = new UserList(how.list, derived);
	}

	/**
	 * Asks for a login. Never rejects.
	 * @param since "not there" counts only when it was asked from then on, in epoch milliseconds
	 * @param wanted what the user list is wanted for
	 */
	async find(send: Send, login: string, since: number, wanted?: Wanted): Promise<LookUp> {
		const { how, users } = this;
		if (how.kind === 'one') return await this.findOne(how, send, login);
		if (!users) return { kind: 'unclear', why: { kind: 'listNotProven', read: 0 } };
		return await this.findInList(how, users, send, login, since, wanted);
	}

	/** A user found in a list that may be old is looked at before anything is said of them. */
	private async findInList(
		how: AskingList,
		users: UserList,
		send: Send,
		login: string,
		since: number,
		wanted?: Wanted,
	): Promise<LookUp> {
		const key = listedKey(login);
		const known = users.state?.byLogin.get(key);
		const seen =
			known && users.state && (await this.look(how, send, key, unkept(known), users.state, since));
		if (typeof seen === 'object') return seen;
		// Who is listed and can't be looked at may be gone, which only a list read in full tells.
		const isGone = seen !== undefined && !this.deniesListed;
		const oldest = isGone ? since : Date.now() - pauses.listShared;
		if (known && users.state && users.state.fullAt < oldest) delete users.state;
		const read = await users.upTo(send, since, wanted);
		if ('failed' in read) return { kind: 'unclear', why: read.failed };
		const { askedAt, byLogin, end } = read;
		const listed = byLogin.get(key);
		if (listed) {
			const user = unkept(listed);
			// Who could not be looked at and has not changed since is not asked for once more.
			const looked = listed === known ? seen : await this.look(how, send, key, user, read, since);
			if (typeof looked === 'object') return looked;
			if (looked !== undefined) this.deniesListed = true;
			// Nothing may be changed there: the ID may be somebody else's.
			return { kind: 'found', user: looked === 'another' ? { ...user, id: null } : user, askedAt };
		}
		if (end === 'proven') return { kind: 'absent', askedAt };
		return { kind: 'unclear', why: { kind: 'listNotProven', read: byLogin.size } };
	}

	/** @returns `gone` for who is not there, `another` for who has another login by now, undefined where that can't be told */
	private async look(
		how: AskingList,
		send: Send,
		key: string,
		listed: VendorUser,
		{ askedAt }: ListState,
		since: number,
	): Promise<LookUp | 'another' | 'gone' | undefined> {
		if (listed.id === null) {
			return askedAt >= since ? { kind: 'found', user: listed, askedAt } : undefined;
		}
		const asked = await ask(send, how.detail, listed);
		if (asked.kind === 'failed') return isNobody(asked.why) ? 'gone' : undefined;
		const { value: user } = asked;
		if (user.login !== undefined && listedKey(user.login) !== key) return 'another';
		this.deniesListed = false;
		return { kind: 'found', user, askedAt: asked.askedAt };
	}

	/**
	 * Which code stands for "no such user" is unknown, and any other must not pass for it: a user would
	 * be sent twice. So it is the one that a login gets that nobody has.
	 */
	private async findOne(how: AskingOne, send: Send, login: string): Promise<LookUp> {
		const asked = await ask(send, how.show, login);
		if (asked.kind === 'failed') return { kind: 'unclear', why: asked.why };
		const { value, askedAt } = asked;
		if ('user' in value) return { kind: 'found', user: value.user, askedAt };
		const known = this.nobody;
		const { answer: nobody, isOwn } = await known.get(
			async () => await askForNobody(how, send),
			(at) => at >= Date.now() - pauses.absenceKnown,
		);
		if ('failed' in nobody) return { kind: 'unclear', why: nobody.failed };
		if (nobody.code === value.code) return { kind: 'absent', askedAt };
		// What was learnt may come from a time when the vendor was not well.
		if (!isOwn && this.nobody === known) this.nobody = new Shared();
		const words = `was "${value.code}", which is not what it says of a login that nobody has`;
		return { kind: 'unclear', why: { kind: 'unreadable', words } };
	}

	/** True for a login that the user list has as it was read last. */
	listed(login: string): boolean {
		return this.users?.state?.byLogin.has(listedKey(login)) ?? false;
	}
}

/** True where the page of a user says that there is none. */
function isNobody(why: NoAnswerToRead): boolean {
	return why.kind === 'inconclusive' && [404, 410].includes(why.reason.httpStatus);
}

async function askForNobody(how: AskingOne, send: Send): Promise<Code> {
	const asked = await ask(send, how.show, `nobody-${randomBytes(8).toString('hex')}`);
	if (asked.kind === 'failed') return { failed: asked.why };
	if ('code' in asked.value) return asked.value;
	const words = 'shows a user for a login that nobody has';
	return { failed: { kind: 'unreadable', words } };
}
