import { asObject, entriesIn, namesSecret, textOf, type VendorAnswer } from '../account';
import type { Client } from '../client';
import {
	each,
	has,
	isAnswered,
	isObject,
	isText,
	kind,
	status,
	type Fact,
	type Sight,
} from './fact';

const dataOf = (body: Record<string, unknown>) => asObject(body.data);
const member = (body: Record<string, unknown>) => asObject(dataOf(body).team_member);

/** Nothing is seen where the user is not where it is assumed. */
const ofMember = (
	answer: VendorAnswer,
	value: (member: Record<string, unknown>) => unknown,
	holds: (value: unknown) => boolean,
): Sight =>
	isObject(asObject(asObject(answer.json).data).team_member)
		? has(answer, (body) => value(member(body)), holds)
		: undefined;

/** Names at any depth that look as if they held a secret. */
function secretNames(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(secretNames);
	return Object.entries(asObject(value)).flatMap(([name, inner]) => [
		...(isText(inner) && namesSecret(name) ? [name] : []),
		...secretNames(inner),
	]);
}

/** Servetel and Acefone: one user's detail. */
const detail: Fact[] = [
	{
		name: 'detail.form',
		grade: 'doc',
		assumed: 'a user is under data, with team_member',
		step: 'detail',
		see: (answer) => has(answer, (body) => dataOf(body).team_member, isObject),
		ifNot:
			"An existing user's e-mail and role are not seen, so 'Return the Existing User' compares less.",
	},
	{
		name: 'detail.id',
		grade: 'doc',
		assumed: 'id is a text there',
		step: 'detail',
		see: (answer) =>
			isObject(asObject(answer.json).data)
				? has(answer, (body) => dataOf(body).id, isText)
				: undefined,
		ifNot: 'Nothing: the node reads both.',
	},
	{
		name: 'detail.login',
		grade: 'doc',
		assumed: 'team_member.login_id is the login of the list',
		step: 'detail',
		see: (answer, _client, { about }) => {
			if (about === undefined) return undefined;
			return ofMember(
				answer,
				({ login_id: login }) => login,
				(login) => login === about,
			);
		},
		ifNot: 'The output shows another login than the vendor knows.',
	},
	...(
		[
			['email', 'is a text', ({ email }) => email, isText],
			[
				'role',
				'has id and name',
				({ role }) => role,
				(role) => 'id' in asObject(role) && isText(asObject(role).name),
			],
			[
				'users_for_cdr',
				'has type and value',
				({ users_for_cdr: cdr }) => cdr,
				(cdr) => isText(asObject(cdr).type) && 'value' in asObject(cdr),
			],
			['status', 'is 0 or 1', ({ status: on }) => on, (on) => on === 0 || on === 1],
		] as Array<
			[string, string, (of: Record<string, unknown>) => unknown, (value: unknown) => boolean]
		>
	).map(([key, words, value, holds]): Fact => ({
		name: `detail.${key}`,
		grade: 'doc',
		assumed: `team_member.${key} ${words}`,
		step: 'detail',
		see: (answer) => ofMember(answer, value, holds),
		ifNot: "What 'Return the Existing User' compares and puts out lacks it.",
	})),
	{
		name: 'detail.secrets',
		grade: 'unknown',
		assumed: 'no secret of an extension is shown',
		step: 'detail',
		see: (answer) => {
			if (!isAnswered(answer)) return undefined;
			const names = secretNames(answer.json);
			return [names.length === 0, names.length === 0 ? 'none' : `named ${names.join(', ')}`];
		},
		ifNot: "Nothing: what is named like a secret is left out of the vendor's own answer too.",
	},
];

function listFacts(name: string, path: string, grade: Fact['grade'], what: string): Fact[] {
	const raw = (answer: VendorAnswer) =>
		Array.isArray(answer.json) ? answer.json : asObject(answer.json).data;
	const ifNot = `${what} can't be chosen by name. Enter ${name === 'timeGroups' ? 'the name as the vendor has it' : 'IDs'}.`;
	return [
		{
			name: `${name}.readable`,
			grade,
			assumed: `${path} is a list, bare or under data`,
			step: name,
			see: (answer, { account }: Client) => {
				if (!isAnswered(answer)) return answer.status === 404 ? [false, status(answer)] : undefined;
				const entries = entriesIn(account.vendor, name, answer);
				return [entries !== undefined, entries ? kind(entries) : kind(answer.json)];
			},
			ifNot,
		},
		{
			name: `${name}.bare`,
			grade,
			assumed: `${path} is a bare list`,
			step: name,
			see: (answer) =>
				isAnswered(answer) && Array.isArray(raw(answer))
					? [Array.isArray(answer.json), Array.isArray(answer.json) ? 'bare' : 'under data']
					: undefined,
			ifNot: 'Nothing: the node reads both.',
		},
		{
			name: `${name}.id`,
			grade,
			assumed: 'id is a text there',
			step: name,
			see: (answer) => each(raw(answer) as unknown[], ({ id }) => id, isText),
			ifNot: 'Nothing for a number; without any id, entries can not be chosen.',
		},
	];
}

const name = (of: string, key: string, holds: (value: unknown) => boolean): Fact => ({
	name: `${of}.${key}`,
	grade: 'client',
	assumed: `every entry has ${key}`,
	step: of,
	see: (answer) => {
		const list = Array.isArray(answer.json) ? answer.json : asObject(answer.json).data;
		return Array.isArray(list) ? each(list, (entry) => entry[key], holds) : undefined;
	},
	ifNot: 'Entries are not found by it. Enter IDs.',
});

export const telephonyLists: Fact[] = [
	...detail,
	...listFacts('numbers', 'GET /v1/my_number', 'client', 'Caller IDs'),
	name('numbers', 'did', (did) => /^\+?\d+$/.test(textOf(did) ?? '')),
	name('numbers', 'alias', isText),
	...listFacts('departments', 'GET /v1/departments', 'doc', 'Departments'),
	name('departments', 'name', isText),
	...listFacts('timeGroups', 'GET /v1/timegroups', 'unknown', 'Time groups'),
	name('timeGroups', 'name', isText),
	{
		name: 'roles.none',
		grade: 'unknown',
		assumed: 'there is no list of roles',
		step: 'roles',
		see: (answer) =>
			[401, 403].includes(answer.status) ? undefined : [answer.status >= 400, status(answer)],
		ifNot: 'Roles that no user has yet are not offered. Enter the role by its ID.',
	},
];
