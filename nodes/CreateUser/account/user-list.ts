import { unescapedHtml } from '../values/html';
import { loginKey } from '../values/text';
import type { Paged, VendorUser } from '../vendors/contract';
import type { Entry } from '../vendors/field';
import { isMaskedLogin, shownOfText } from '../vendors/comparing';
import { pauses } from '../wire/pauses';
import type { Send } from '../wire/sent';
import { Shared, sleep } from '../wire/wait';
import { readPages, Tail, type ReadList } from './pages';
import type { NoAnswerToRead } from './transport';

/** Pages of a user list that are read at most; past them the list is not proven complete. */
const MOST_PAGES = 500;

/** What is made of users for the lists that a vendor has none of, by the list's name. */
export type Derived = Record<string, (user: VendorUser) => Entry | undefined>;

/**
 * A user as text, without the vendor's own words. A user list may be long and there may be many of them:
 * an object for each user takes more than twice the memory.
 */
export type KeptUser = string;

/** A user list as it was read last. Of the vendor's own words nothing is kept. */
export interface ListState {
	/** When it was begun to be read, or brought up to date, in epoch milliseconds. */
	askedAt: number;
	/** When it was begun to be read in full, and when that was done. */
	fullAt: number;
	fullEndAt: number;
	pages: number;
	/** Users that were read then, and whether these are all: also where their logins are hidden. */
	read: number;
	isWhole: boolean;
	end: ReadList<VendorUser>['end'];
	byLogin: Map<string, KeptUser>;
	/** Entries of derived lists, by list and id, once one of them was asked for: there may be one for each user. */
	entries?: Record<string, Map<string, Entry>>;
	/** Where it can be read on; undefined where ids don't ascend. */
	tail?: Tail;
}

/** When a request was under way that may have made a user, in epoch milliseconds. */
export interface UnderWay {
	/** Undefined where nobody knows. */
	from?: number;
	over: number;
}

/** What a list is wanted for. */
export interface Wanted {
	/** Pages that are worth reading. */
	most?: number;
	/** Derived lists are wanted; what was read on from its end does not do, since users change. */
	forLists?: boolean;
	/** "Not there" is to show what became of it. */
	settles?: UnderWay;
}

type Read = ListState | { failed: NoAnswerToRead };

/** The user list of an account. One reading of it settles everything that waits for one. */
export class UserList {
	state?: ListState;
	/** Pages that it had at least when it was last read. */
	private pagesSeen = 0;
	private readonly reading = new Shared<Read>();
	private restUntil = 0;

	constructor(
		private readonly list: Paged<VendorUser>,
		private readonly derived: Derived,
	) {}

	/** Pages that bringing it up to date takes at least, as far as is known. */
	get cost(): number {
		return this.canReadOn ? 1 : this.pagesSeen;
	}

	/** The list, not older than a time in epoch milliseconds. Never rejects. */
	async upTo(send: Send, since: number, wanted: Wanted = {}): Promise<Read> {
		const { most = MOST_PAGES, forLists } = wanted;
		for (;;) {
			const { state } = this;
			const isEnough = state && (state.end !== 'cut' || state.pages >= most);
			const readAt = (forLists ? state?.entries && state.fullAt : state?.askedAt) ?? 0;
			// What was read in the future was read before the clock was set back, whenever that was.
			const isOfUse = isEnough && readAt >= since && readAt <= Date.now();
			if (isOfUse && this.doesSettle(state, readAt, wanted.settles)) return state;
			const { answer, isOwn } = await this.reading.get(async () => await this.read(send, wanted));
			// A clock may be set back, so that our own reading seems too old as well.
			if (isOwn || 'failed' in answer) return answer;
		}
	}

	private get canReadOn(): boolean {
		const { state } = this;
		if (state?.end !== 'proven' || state.tail === undefined) return false;
		return state.fullAt > Date.now() - pauses.listReadInFull;
	}

	/**
	 * False where "not there" would count, and a user may be missed all the same: one who had not shown up
	 * on an early page when the list was read in full for the first time, and is not behind its tail.
	 * @param askedAt when it was, or is to be, brought up to date
	 */
	private doesSettle(state: ListState, askedAt: number, what?: UnderWay): boolean {
		if (!what || !state.tail || state.tail.isProven) return true;
		const countsFrom = what.over + pauses.absentCounts;
		return askedAt < countsFrom || state.fullAt >= countsFrom || (what.from ?? 0) > state.fullEndAt;
	}

	private async read(send: Send, { most, forLists, settles }: Wanted): Promise<Read> {
		const rest = this.restUntil - Date.now();
		// A longer one is of a clock that was set back.
		if (rest > 0 && rest <= pauses.longestScanRest) await sleep(rest);
		const startedAt = Date.now();
		const { state } = this;
		const doesReadOn =
			state && this.canReadOn && !forLists && this.doesSettle(state, startedAt, settles);
		const readOn = doesReadOn ? await this.readOn(send, state) : undefined;
		const read =
			readOn ?? (await this.readAll(send, most, forLists || state?.entries !== undefined));
		const now = Date.now();
		this.restUntil = now + Math.min(now - startedAt, pauses.longestScanRest);
		return read;
	}

	private async readAll(send: Send, most = MOST_PAGES, forLists = false): Promise<Read> {
		const askedAt = Date.now();
		const read = await readPages(send, this.list, keyOf, most);
		if ('failed' in read) return read;
		const { entries, pages, lastPage } = read;
		const end = read.end === 'proven' && hidesLogins(entries) ? 'notProven' : read.end;
		this.pagesSeen = end === 'cut' ? Math.max(this.pagesSeen, pages + 1) : pages;
		const names = Object.keys(this.derived);
		const state: ListState = {
			...{ askedAt, fullAt: askedAt, fullEndAt: Date.now(), pages, end, byLogin: new Map() },
			...{ read: entries.length, isWhole: read.end === 'proven' },
			entries: forLists ? Object.fromEntries(names.map((name) => [name, new Map()])) : undefined,
		};
		this.add(state, entries);
		if (doAscend(entries, undefined)) state.tail = this.tailOf(state, entries, lastPage);
		this.state = state;
		return state;
	}

	/** What was learnt of the list before holds as long as somebody is on it who was. */
	private tailOf(
		{ end, askedAt }: ListState,
		users: VendorUser[],
		lastPage: string | undefined,
	): Tail | undefined {
		const former = this.state && hasKnown(this.state, users) ? this.state.tail : undefined;
		return end === 'proven' ? Tail.ofFull(askedAt, lastPage, former) : former;
	}

	/** Reads what has come behind the end of the list; undefined where that does not work. */
	private async readOn(send: Send, state: ListState): Promise<Read | undefined> {
		const askedAt = Date.now();
		const { tail } = state;
		const read = await readPages(send, this.list, keyOf, MOST_PAGES, tail?.cursor);
		if ('failed' in read) return read;
		const { entries, end, lastPage } = read;
		const isSameList = doAscend(entries, tail?.cursor) && hasKnown(state, entries);
		if (end !== 'proven' || !isSameList || hidesLogins(entries)) return undefined;
		this.add(state, entries);
		tail?.noteLastPage(lastPage);
		tail?.moveOn(askedAt);
		state.askedAt = askedAt;
		return state;
	}

	private add({ byLogin, entries }: ListState, users: VendorUser[]): void {
		for (const user of users) {
			const key = user.login === undefined ? undefined : listedKey(user.login);
			if (key !== undefined && !isOlder(user, byLogin.get(key))) byLogin.set(key, kept(user));
			for (const [name, known] of Object.entries(entries ?? {})) {
				const entry = this.derived[name]?.(user);
				if (entry && !known.has(entry.id)) known.set(entry.id, entry);
			}
		}
	}

	/** Lets go of a list that is too old to be of use. */
	forgetBefore(time: number): void {
		if (this.state !== undefined && this.state.askedAt < time) delete this.state;
	}
}

/** A login as it is looked for in a list, which may show escaped for HTML what was sent, or unescaped. */
export function listedKey(login: string): string {
	return loginKey(unescapedHtml(login));
}

/** Tells users apart; a list may give all of them one id. */
function keyOf({ id, login }: VendorUser): string | undefined {
	return id === null ? undefined : JSON.stringify([id, login]);
}

/**
 * True for a list that hides a login, shows nobody's, or has an entry that is nobody: whom one looks for may
 * not be found in it.
 */
function hidesLogins(users: VendorUser[]): boolean {
	const logins = users.flatMap(({ login }) => login ?? []);
	const showsNone = logins.every((login) => shownOfText(login) !== undefined);
	const isNobody = users.some(({ id, login }) => id === null && login === undefined);
	return users.length > 0 && (showsNone || isNobody || logins.some(isMaskedLogin));
}

/** True for a user before whom there is a newer one with the login: who was just created is that one, whatever the order. */
function isOlder({ id }: VendorUser, known: KeptUser | undefined): boolean {
	return known !== undefined && Number(id) < Number(unkept(known).id);
}

/** True where somebody is among them who was on the list before. */
function hasKnown({ byLogin }: ListState, users: VendorUser[]): boolean {
	return users.some(({ login }) => login !== undefined && byLogin.has(listedKey(login)));
}

/** True where every id is a number and larger than the one before. */
function doAscend(users: VendorUser[], behind: string | undefined): boolean {
	let last = behind === undefined ? -Infinity : Number(behind);
	return users.every(({ id }) => {
		const isLarger = id !== null && Number(id) > last;
		last = Number(id);
		return isLarger;
	});
}

/** A type, so that a property that is new can't be forgotten here. */
const KEPT: Record<Exclude<keyof VendorUser, 'raw'>, true> = {
	id: true,
	login: true,
	name: true,
	email: true,
	number: true,
	others: true,
	more: true,
	active: true,
};
const KEYS = Object.keys(KEPT) as Array<keyof typeof KEPT>;

/** What is kept of a user. */
export function kept(user: VendorUser): KeptUser {
	const values = KEYS.map((key) => user[key] ?? null);
	while (values.at(-1) === null) values.pop();
	const text = JSON.stringify(values);
	// What is put together piece by piece stays in pieces, which take twice the memory of the whole.
	return Buffer.from(text).toString();
}

/** The user that was kept. */
export function unkept(text: KeptUser): VendorUser {
	const values = JSON.parse(text) as unknown[];
	const known = KEYS.flatMap((key, place) =>
		(values[place] ?? null) === null ? [] : [[key, values[place]]],
	);
	return { id: null, raw: null, ...Object.fromEntries(known) } as VendorUser;
}
