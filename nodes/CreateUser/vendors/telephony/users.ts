import type { Comparison, NewUser, SendRequest, VendorAnswer, VendorUser } from '../contract';
import { asObject } from '../login';
import { folded } from '../names';
import { NotAllowed } from '../verdict';
import { flagOf, idOf, readReason } from './answers';

/** Users asked for per page; how many come is the vendor's choice. */
const PAGE_SIZE = 100;
/** Pages that are read at most of the other lists, which came whole wherever they were seen. */
const LIST_PAGES = 20;
/** Digits that two spellings of a phone number must share at their end. */
const SHARED_DIGITS = 7;

/** A vendor's list could not be read. The message continues "can't be loaded". */
export class ListFailure extends Error {}

function listOf(answer: VendorAnswer, label: string): unknown[] {
	const { json, status } = answer;
	const list = Array.isArray(json) ? json : asObject(json).data;
	const isRefused = status >= 300 || flagOf(asObject(json)) === false;
	if (!isRefused && Array.isArray(list)) return list;
	if (!isRefused) throw new ListFailure(`${label} answered in an unknown form`);
	const reason = readReason(answer, label, []);
	const message = reason.message.replace(/\.$/, '');
	const words = message.startsWith(label) ? message : `${label} says: ${message}`;
	throw status === 403 ? new NotAllowed(words, reason) : new ListFailure(words);
}

/** What ends a list by its cursor. The platform writes some booleans as texts or numbers. */
const NO_MORE = ['', 'false', '0'];

/** A list as far as it was read; `complete` is false when there is more. */
interface Pages {
	entries: Array<Record<string, unknown>>;
	complete: boolean;
}

/** Reads a list page by page: a bare array, or one under `data` with a cursor where it has one. */
async function readPages(
	request: SendRequest,
	label: string,
	path: string,
	maxPages: number,
	size: Record<string, number> = {},
): Promise<Pages> {
	const entries: Pages['entries'] = [];
	const cursors = new Set<string>();
	let cursor: string | undefined;
	for (let page = 0; page < maxPages; page++) {
		const query = { ...size, ...(cursor === undefined ? {} : { last_seen_id: cursor }) };
		const answer = await request({ method: 'GET', path, query });
		const read = listOf(answer, label).map(asObject);
		entries.push(...read);
		const { has_more: hasMore, last_seen_id: lastSeen } = asObject(answer.json);
		cursor = idOf(lastSeen);
		const isLast = NO_MORE.includes(String(hasMore ?? '').toLowerCase());
		if (isLast || read.length === 0) return { entries, complete: true };
		if (cursor === undefined || cursors.has(cursor)) return { entries, complete: false };
		cursors.add(cursor);
	}
	return { entries, complete: false };
}

/** Reads one of the short lists. */
export async function readList(
	request: SendRequest,
	label: string,
	path: string,
): Promise<Array<Record<string, unknown>>> {
	const { entries, complete } = await readPages(request, label, path, LIST_PAGES);
	if (complete) return entries;
	throw new ListFailure(`only the first ${entries.length} entries could be read`);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The pages show `username` in one shape of a user and null in the other, so more is let pass. */
function extensionOf(value: unknown): string | undefined {
	const { username, id } = asObject(value);
	return idOf(value) ?? idOf(username) ?? idOf(id);
}

/** An entry of `GET /v1/users`. It has no e-mail; `agent` and `extension` may be null. */
function readListed(entry: Record<string, unknown>): VendorUser {
	const agent = asObject(entry.agent);
	return {
		id: idOf(entry.id) ?? null,
		login: textOf(entry.login_id),
		name: textOf(entry.name),
		number: textOf(agent.follow_me_number),
		agentId: idOf(agent.id),
		extension: extensionOf(entry.extension),
		roleId: idOf(asObject(entry.user_role).id),
		raw: entry,
	};
}

/** Reads the user list by its cursor, at most `maxPages` pages of it. */
export async function scanUsers(
	request: SendRequest,
	label: string,
	maxPages: number,
): Promise<{ users: VendorUser[]; complete: boolean }> {
	const size = { limit: PAGE_SIZE };
	const { entries, complete } = await readPages(request, label, '/v1/users', maxPages, size);
	return { users: entries.map(readListed), complete };
}

/** `GET /v1/user/{id}`: what the list does not show. Answers with what is known when it can't be read. */
export async function readDetail(request: SendRequest, user: VendorUser): Promise<VendorUser> {
	if (user.id === null) return user;
	const path = `/v1/user/${encodeURIComponent(user.id)}`;
	const answer = await request({ method: 'GET', path });
	const data = asObject(asObject(answer.json).data);
	if (answer.status >= 300 || Object.keys(data).length === 0) return user;
	const member = asObject(data.team_member);
	const agent = asObject(data.agent);
	return {
		...user,
		name: textOf(data.name) ?? user.name,
		number: textOf(data.number) ?? user.number,
		email: textOf(member.email),
		roleId: idOf(asObject(member.role).id) ?? user.roleId,
		agentId: idOf(agent.id) ?? user.agentId,
		extension: extensionOf(agent.extension) ?? user.extension,
		raw: answer.json,
	};
}

function sameNumber(a: string, b: string): boolean {
	const [short = '', long = ''] = [a, b]
		.map((number) => number.replace(/\D/g, '').replace(/^0+/, ''))
		.sort((x, y) => x.length - y.length);
	return short === long || (short.length >= SHARED_DIGITS && long.endsWith(short));
}

/** Compares what both sides have; vendors may write a phone number with or without its prefix. */
export function compare(user: NewUser, found: VendorUser): Comparison[] {
	const compared: Comparison[] = [];
	const add = (
		key: string,
		personal: boolean,
		mine: string | undefined,
		theirs: string | undefined,
		same: (a: string, b: string) => boolean,
	) => {
		if (mine && theirs) compared.push({ key, personal, same: same(mine, theirs) });
	};
	const alike = (a: string, b: string) => folded(a) === folded(b);
	add('name', true, user.name, found.name, alike);
	add('number', true, user.number, found.number, sameNumber);
	add('email', true, user.email, found.email, alike);
	add('user_role', false, textOf(user.body.user_role), found.roleId, alike);
	return compared;
}
