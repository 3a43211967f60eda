import { asObject, pageIn, textOf, type VendorAnswer } from '../account';
import type { Client } from '../client';
import { usersSeen } from '../read';
import {
	each,
	has,
	hasStatus,
	isAnswered,
	isBoolean,
	isNumber,
	isObject,
	isText,
	kind,
	type Fact,
	type Sight,
} from './fact';

const NODE_READS_IT = 'Nothing: the node reads both.';

const page = (answer: VendorAnswer | undefined, { account }: Client) =>
	answer && pageIn(account.vendor, answer);

const idsOf = (answer: VendorAnswer | undefined, client: Client) =>
	page(answer, client)?.entries.map(({ id }) => id) ?? [];

const listed = (client: Client) => usersSeen(client).map(({ raw }) => asObject(raw));

/** Nothing is seen in a list that says nothing of itself. */
const ofObject = (answer: VendorAnswer, see: (body: Record<string, unknown>) => Sight): Sight =>
	isAnswered(answer) && Array.isArray(asObject(answer.json).data)
		? see(asObject(answer.json))
		: undefined;

const more = (answer: VendorAnswer, wanted: boolean): Sight =>
	ofObject(answer, ({ has_more: hasMore }) =>
		typeof hasMore === 'boolean' ? [hasMore === wanted, `has_more is ${hasMore}`] : undefined,
	);

/** Servetel and Acefone: the user list and its paging. */
export const telephonyUsers: Fact[] = [
	{
		name: 'users.wrapped',
		grade: 'doc',
		assumed: 'the user list is under data',
		step: 'users',
		see: (answer) =>
			has(
				answer,
				(body) => body.data ?? answer.json,
				() => Array.isArray(asObject(answer.json).data),
			),
		ifNot: 'Nothing for a bare list; for any other form, no existing user is found.',
	},
	{
		name: 'users.hasMore',
		grade: 'doc',
		assumed: 'has_more says yes or no',
		step: 'users',
		see: (answer) => ofObject(answer, (body) => [isBoolean(body.has_more), kind(body.has_more)]),
		ifNot: 'The end of the list is proved by one more page; look-ups take longer.',
	},
	{
		name: 'users.lastSeen',
		grade: 'doc',
		assumed: 'last_seen_id is the id of the last user of the page',
		step: 'users',
		see: (answer, client) =>
			ofObject(answer, (body) => {
				const [last] = idsOf(answer, client).slice(-1);
				const holds = textOf(body.last_seen_id) === last;
				return [holds, holds ? 'the same' : `another, ${kind(body.last_seen_id)}`];
			}),
		ifNot: 'Users may be passed over, so that an existing one is not found.',
	},
	{
		name: 'users.count',
		grade: 'doc',
		assumed: 'count is the size of the page, not of the list',
		step: 'fewUsers',
		see: (answer, client) =>
			ofObject(answer, ({ count }) => [
				count === idsOf(answer, client).length,
				`${textOf(count) ?? kind(count)} for a page of ${idsOf(answer, client).length}`,
			]),
		ifNot: 'Nothing: the node does not use it.',
	},
	{
		name: 'users.large',
		grade: 'unknown',
		assumed: 'up to 100 users come at once where so many are asked for',
		step: 'users',
		see: (answer, client) => {
			const { length } = idsOf(answer, client);
			const { more: goesOn } = page(answer, client) ?? {};
			if (length > 100 || goesOn === undefined) return undefined;
			return [length === 100 || !goesOn, `${length} users, ${goesOn ? 'and more' : 'and no more'}`];
		},
		ifNot: 'Reading the list takes more requests, and 200 pages hold fewer users.',
	},
	{
		name: 'users.limit',
		grade: 'doc',
		assumed: 'limit is obeyed',
		step: 'fewUsers',
		see: (answer, client) =>
			isAnswered(answer) && page(answer, client)
				? [
						idsOf(answer, client).length <= 2,
						`${idsOf(answer, client).length} users where 2 were asked for`,
					]
				: undefined,
		ifNot: "Nothing but speed: how many come is the vendor's choice.",
	},
	{
		name: 'users.cursor',
		grade: 'doc',
		assumed: 'last_seen_id leads to the next page',
		step: 'nextUsers',
		see: (answer, client) => {
			const before = idsOf(client.seen.of('fewUsers')?.answer, client);
			if (!page(answer, client)) return undefined;
			const isNew = idsOf(answer, client).some((id) => !before.includes(id));
			return [isNew, isNew ? 'other users' : 'the same users'];
		},
		ifNot:
			"Only the first page is read: an existing user may not be found, which the node says. 'If User Exists' set to an error still relies on the vendor's refusal.",
	},
	{
		name: 'users.exclusive',
		grade: 'doc',
		assumed: 'the user of last_seen_id is not shown again',
		step: 'nextUsers',
		see: (answer, client) => {
			const before = idsOf(client.seen.of('fewUsers')?.answer, client);
			const ids = idsOf(answer, client);
			if (!ids.some((id) => !before.includes(id))) return undefined;
			const holds = !ids.includes(before.at(-1) ?? null);
			return [holds, holds ? 'not shown again' : 'shown again'];
		},
		ifNot: 'Nothing: users are told apart by id.',
	},
	{
		name: 'users.order',
		grade: 'unknown',
		assumed: 'ids ascend',
		step: 'users',
		see: (_answer, client) => {
			const ids = usersSeen(client).map(({ id }) => Number(id));
			if (ids.length < 2 || ids.some(Number.isNaN)) return undefined;
			const holds = ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? 0));
			return [holds, holds ? 'ascending' : 'another order'];
		},
		ifNot: 'New users are on the first page; the whole list is read for each look-up.',
	},
	{
		name: 'users.fullLastPage',
		grade: 'inferred',
		assumed: 'a full last page says has_more: false',
		step: 'fullLastPage',
		see: (answer, client) => {
			const [last] = usersSeen(client).slice(-1);
			return idsOf(answer, client).at(-1) === last?.id ? more(answer, false) : undefined;
		},
		ifNot: 'One more page is asked for, which must be empty.',
	},
	{
		name: 'users.behindTheEnd',
		grade: 'inferred',
		assumed: 'behind the last user comes an empty page',
		step: 'behindTheEnd',
		see: (answer, client) => {
			if (answer.status === 401 || answer.status === 403) return undefined;
			if (!isAnswered(answer)) return [false, `HTTP status ${answer.status}`];
			if (!page(answer, client)) return [false, kind(answer.json)];
			return idsOf(answer, client).length === 0 ? [true, 'an empty page'] : undefined;
		},
		ifNot: 'Where has_more is missing, the list can not be proved whole.',
	},
	{
		name: 'users.id',
		grade: 'doc',
		assumed: 'id is a number in the list',
		step: 'users',
		see: (_answer, client) => each(listed(client), ({ id }) => id, isNumber),
		ifNot: NODE_READS_IT,
	},
	{
		name: 'users.login',
		grade: 'doc',
		assumed: 'every user has login_id',
		step: 'users',
		see: (_answer, client) => each(listed(client), ({ login_id: login }) => login, isText),
		ifNot:
			'Existing users are not found, and a lost answer stays open. Look in the panel before running again.',
	},
	{
		name: 'users.noEmail',
		grade: 'doc',
		assumed: 'no e-mail is shown in the list',
		step: 'users',
		see: (_answer, client) =>
			each(
				listed(client),
				(user) => Object.keys(user).some((key) => /mail/i.test(key)),
				(found) => found === false,
			),
		ifNot: 'Nothing: the detail of a user is asked for.',
	},
	{
		name: 'users.role',
		grade: 'doc',
		assumed: 'user_role has id and name',
		step: 'users',
		see: (_answer, client) =>
			each(
				listed(client),
				({ user_role: role }) => role,
				(role) =>
					role === null ||
					(isObject(role) && 'id' in asObject(role) && isText(asObject(role).name)),
			),
		ifNot: 'The list of roles is empty. Enter the role by its ID.',
	},
	{
		name: 'users.agent',
		grade: 'doc',
		assumed: 'agent is null, or has its id as a text',
		step: 'users',
		see: (_answer, client) =>
			each(
				listed(client),
				({ agent }) => agent,
				(agent) => agent === null || isText(asObject(agent).id),
			),
		ifNot: 'Agents may not be found by name. Enter their IDs.',
	},
	{
		name: 'users.extension',
		grade: 'doc',
		assumed: 'extension is null or an object',
		step: 'users',
		see: (_answer, client) =>
			each(
				listed(client),
				({ extension }) => extension,
				(extension) => extension === null || isObject(extension),
			),
		ifNot: 'The output may lack the extension of an existing user.',
	},
	{
		name: 'users.status',
		grade: 'client',
		assumed: 'user_status is 0 or 1',
		step: 'users',
		see: (_answer, client) =>
			each(
				listed(client),
				({ user_status: on }) => on,
				(on) => on === 0 || on === 1,
			),
		ifNot: 'Nothing: the node does not use it.',
	},
	{
		name: 'users.names',
		grade: 'client',
		assumed: 'names are not escaped for HTML',
		step: 'users',
		see: (_answer, client) =>
			each(
				listed(client),
				({ name }) => (/&(#\d+|[a-z]+);/i.test(String(name)) ? 'escaped' : 1),
				(shown) => shown === 1,
			),
		ifNot: 'Nothing: names are compared unescaped.',
	},
	{
		name: 'users.numbers',
		grade: 'client',
		assumed: "an agent's number is shown whole",
		step: 'users',
		see: (_answer, client) =>
			each(
				listed(client).filter(({ agent }) => textOf(asObject(agent).follow_me_number)),
				({ agent }) => asObject(agent).follow_me_number,
				(number) => /^[+\d\s()-]+$/.test(String(number)),
			),
		ifNot: 'A user with the same login counts as the same person by name alone.',
	},
	{
		name: 'nobody.status',
		grade: 'inferred',
		assumed: 'a user who is not there is answered with 404',
		step: 'nobody',
		see: (answer) => hasStatus(answer, 404),
		ifNot: 'The detail of a user who was deleted meanwhile may be misread.',
	},
];
