import type { Difference, NewUser, SendRequest, VendorAnswer, VendorUser } from '../contract';
import { asObject } from '../login';
import { folded } from '../names';
import { idOf, readReason } from './answers';

/** Users asked for per page; how many come is the vendor's choice. */
const PAGE_SIZE = 100;
/** Digits that two spellings of a phone number must share at their end. */
const SHARED_DIGITS = 7;

/** A vendor's list could not be read. The message continues "can't be loaded". */
export class ListFailure extends Error {}

function listOf(answer: VendorAnswer, label: string): unknown[] {
	const { json, status } = answer;
	const list = Array.isArray(json) ? json : asObject(json).data;
	if (status < 300 && Array.isArray(list)) return list;
	if (status < 300) throw new ListFailure(`${label} answered in an unknown form`);
	const message = readReason(answer, label, []).message.replace(/\.$/, '');
	throw new ListFailure(message.startsWith(label) ? message : `${label} says: ${message}`);
}

/** Reads a list of at most one page: a bare array or one under `data`. */
export async function readList(
	request: SendRequest,
	label: string,
	path: string,
): Promise<Array<Record<string, unknown>>> {
	return listOf(await request({ method: 'GET', path }), label).map(asObject);
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
	const users: VendorUser[] = [];
	const cursors = new Set<string>();
	let cursor: string | undefined;
	for (let page = 0; page < maxPages; page++) {
		const query = { limit: PAGE_SIZE, ...(cursor === undefined ? {} : { last_seen_id: cursor }) };
		const answer = await request({ method: 'GET', path: '/v1/users', query });
		const entries = listOf(answer, label).map(asObject);
		users.push(...entries.map(readListed));
		const { has_more: hasMore, last_seen_id: lastSeen } = asObject(answer.json);
		cursor = idOf(lastSeen);
		if (hasMore !== true || entries.length === 0) return { users, complete: true };
		if (cursor === undefined || cursors.has(cursor)) return { users, complete: false };
		cursors.add(cursor);
	}
	return { users, complete: false };
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
export function differences(user: NewUser, found: VendorUser): Difference[] {
	const differs: Difference[] = [];
	const compare = (
		key: string,
		personal: boolean,
		mine: string | undefined,
		theirs: string | undefined,
		same: (a: string, b: string) => boolean,
	) => {
		if (!mine || !theirs || same(mine, theirs)) return;
		differs.push({ key, personal });
	};
	const alike = (a: string, b: string) => folded(a) === folded(b);
	compare('name', true, user.name, found.name, alike);
	compare('number', true, user.number, found.number, sameNumber);
	compare('email', true, user.email, found.email, alike);
	compare('user_role', false, textOf(user.body.user_role), found.roleId, alike);
	return differs;
}
