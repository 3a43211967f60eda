import { hasLetterOrDigit } from '../../values/characters';
import { unescapedHtml } from '../../values/html';
import { isPlaceholder } from '../../values/nothing';
import type { VendorAnswer } from '../../wire/answer';
import { asObject, textOf } from '../../wire/json';
import { isMaskedLogin } from '../comparing';
import type { NoReading, Page, Paged, Read, Vendor, VendorUser } from '../contract';
import type { Entry } from '../field';
import { isSwitchedOff, noReadingByStatus } from '../verdict';
import { idOf, moreOf, readReason, saysNo, truth, userIdOf } from './answers';
import { hintsOf } from './hints';

/** Users asked for per page; how many come is the vendor's choice. */
const PAGE_SIZE = 100;

/** Why an answer shows nothing, by its status or its own words. */
function noReadingOf(answer: VendorAnswer, label: string): NoReading | undefined {
	const reason = () => readReason(answer, label);
	const byStatus = noReadingByStatus(answer, reason);
	if (byStatus || !saysNo(asObject(answer.json))) return byStatus;
	return { kind: 'unclear', why: { kind: 'inconclusive', reason: reason() } };
}

/** The entries of a list: a bare array, or one under `data`. */
function entriesOf(
	answer: VendorAnswer,
	label: string,
): NoReading | { kind: 'read'; value: Array<Record<string, unknown>> } {
	const none = noReadingOf(answer, label);
	if (none) return none;
	const list = Array.isArray(answer.json) ? answer.json : asObject(answer.json).data;
	if (Array.isArray(list)) return { kind: 'read', value: list.map(asObject) };
	return { kind: 'unclear', why: { kind: 'unreadable', words: 'came in an unknown form' } };
}

/** A list of the platform, by the cursor that `GET /v1/users` documents. */
export function pagesOf<T>(
	label: string,
	path: string,
	entry: (value: Record<string, unknown>) => T,
	size?: number,
): Paged<T> {
	const limit: Record<string, number> = size === undefined ? {} : { limit: size };
	return {
		size,
		page: {
			request: (cursor) => ({
				method: 'GET',
				path,
				query: { ...limit, ...(cursor === undefined ? {} : { last_seen_id: cursor }) },
			}),
			read(answer) {
				const entries = entriesOf(answer, label);
				if (entries.kind !== 'read') return entries;
				const body = asObject(answer.json);
				const cursor = idOf(body.last_seen_id) ?? idOf(entries.value.at(-1)?.id);
				const page: Page<T> = {
					entries: entries.value.map((one) => entry(one)),
					cursor,
					more: truth(body.has_more),
					hints: hintsOf(answer, entries.value.length),
				};
				return { kind: 'read', value: page };
			},
		},
	};
}

/** The pages show `username` in one shape of a user and null in the other, so more is let pass. */
function extensionOf(value: unknown): string | undefined {
	const { username, id } = asObject(value);
	return idOf(value) ?? idOf(username) ?? idOf(id);
}

/** States of an agent in which no calls are taken: blocked and disabled (sister brand's page). */
const AGENT_IS_OFF = ['1', '2'];

/** Whether any of the states that the platform shows switches the user off. */
function stateOf({ user_status: user, agent, team_member: member }: Record<string, unknown>) {
	const ofAgent = textOf(asObject(agent).status)?.trim() ?? '';
	// Of an agent, 0 is no "no": it is the state of one who takes calls.
	const isAgentOff = AGENT_IS_OFF.includes(ofAgent) || (ofAgent !== '0' && isSwitchedOff(ofAgent));
	const isOff = isAgentOff || [user, asObject(member).status].some(isSwitchedOff);
	return isOff ? { active: false as const } : {};
}

/** A text as it was before it was escaped for HTML. */
function plainText(value: unknown): string | undefined {
	const text = textOf(value);
	return text === undefined ? undefined : unescapedHtml(text);
}

/** The login that is shown, or what is shown of it; what stands where there is none is none. */
function loginIn(value: unknown): string | undefined {
	const login = plainText(value) ?? '';
	const isNone = isPlaceholder(login) || !hasLetterOrDigit(login);
	return isNone && !isMaskedLogin(login) ? undefined : login;
}

/** A role as it is compared with the one that is sent. */
function roleOf(value: unknown): VendorUser['others'] {
	const id = idOf(asObject(value).id);
	return id === undefined ? undefined : { user_role: id };
}

/** An entry of `GET /v1/users`. It has no e-mail; `agent` and `extension` may be null. */
function readListed(entry: Record<string, unknown>): VendorUser {
	const agent = asObject(entry.agent);
	return {
		id: userIdOf(entry.id) ?? null,
		login: loginIn(entry.login_id),
		name: plainText(entry.name),
		number: textOf(agent.follow_me_number),
		others: roleOf(entry.user_role),
		more: moreOf({}, idOf(agent.id), extensionOf(entry.extension)),
		...stateOf(entry),
		raw: entry,
	};
}

/** `GET /v1/users`, the whole list of users. */
export function userList(label: string): Paged<VendorUser> {
	return pagesOf(label, '/v1/users', readListed, PAGE_SIZE);
}

/** `GET /v1/user/{id}`: what the list does not show. */
export function userDetail(label: string): Read<VendorUser, VendorUser> {
	return {
		request: ({ id }) => ({ method: 'GET', path: `/v1/user/${encodeURIComponent(id ?? '')}` }),
		read(answer, user) {
			const none = noReadingOf(answer, label);
			if (none) return none;
			const data = asObject(asObject(answer.json).data);
			if (Object.keys(data).length === 0) {
				return { kind: 'unclear', why: { kind: 'unreadable', words: 'shows no user' } };
			}
			return { kind: 'read', value: withDetail(user, data, answer.json) };
		},
	};
}

function withDetail(user: VendorUser, data: Record<string, unknown>, raw: unknown): VendorUser {
	const member = asObject(data.team_member);
	const agent = asObject(data.agent);
	const login = loginIn(member.login_id);
	return {
		...user,
		login: login === undefined || isMaskedLogin(login) ? user.login : login,
		name: plainText(data.name) ?? user.name,
		number: textOf(data.number) ?? user.number,
		email: textOf(member.email),
		others: roleOf(member.role) ?? user.others,
		more: moreOf(user, idOf(agent.id), extensionOf(agent.extension)),
		...stateOf(data),
		raw,
	};
}

function entryOf(value: unknown, names = ['name']): Entry | undefined {
	const object = asObject(value);
	const id = idOf(object.id);
	const [name, ...also] = names
		.map((key) => textOf(object[key]) ?? '')
		.filter((text) => text !== '')
		.map(unescapedHtml);
	return id === undefined ? undefined : { id, name: name ?? id, also };
}

/** `GET /v1/my_number`: found by phone number with or without its plus sign, by alias and by name. */
function numberOf(value: Record<string, unknown>): Entry | undefined {
	const entry = entryOf(value, ['did', 'alias', 'name']);
	if (!entry) return undefined;
	const spellings = [entry.name, ...(entry.also ?? [])].map((name) => name.replace(/^\+/, ''));
	const description = entry.also?.find((name) => !spellings.slice(0, 1).includes(name));
	return { ...entry, description, also: [...(entry.also ?? []), ...spellings] };
}

/** The lists of the platform. Agent groups have none. */
export function telephonyLists(label: string): Vendor['lists'] {
	return {
		agents: {
			...{ one: 'agent', many: 'agents' },
			from: 'users',
			entry: ({ raw }) => entryOf(asObject(raw).agent),
		},
		departments: {
			...{ one: 'department', many: 'departments' },
			from: 'pages',
			pages: pagesOf(label, '/v1/departments', entryOf),
		},
		numbers: {
			...{ one: 'number', many: 'numbers' },
			from: 'pages',
			pages: pagesOf(label, '/v1/my_number', numberOf),
		},
		// The platform has no list of roles: the roles that users have stand in for it.
		roles: {
			...{ one: 'role', many: 'roles' },
			hint: 'A role that no user has yet is not among them: give its ID.',
			from: 'users',
			entry: ({ raw }) => entryOf(asObject(raw).user_role),
		},
		timeGroups: {
			...{ one: 'time group', many: 'time groups' },
			from: 'pages',
			pages: pagesOf(label, '/v1/timegroups', entryOf),
		},
	};
}
