import { asObject, entriesIn, type NewUser } from './account';
import type { Client } from './client';
import { usersSeen } from './read';

/** The users that a check makes: of the vendor's documented fields, and one field wrong at a time. */
export interface Person {
	/** With what may be refused for its form: names of groups, a date. */
	full: (login: string, password: string) => NewUser;
	plain: (login: string, password: string) => NewUser;
	wrong: Array<{
		about: string;
		change: (body: Record<string, unknown>) => Record<string, unknown>;
	}>;
	/** The documented keys of an update. */
	changed: Record<string, unknown>;
}

/** What only the person at the terminal can say: what the new user may do. */
export interface Choices {
	roleId?: string;
	numberId?: string;
	template?: string;
}

const NAME = "Check O'Brien";
export const CHANGED_NAME = 'Check Changed';
const NUMBER = '+911140000000';

const set = (key: string, value: unknown) => (body: Record<string, unknown>) => ({
	...body,
	[key]: value,
});

/** A switched-off user of the telephony platform, without agent and extension, which may cost. */
function telephonyPerson(client: Client, { roleId, numberId }: Choices): Person {
	const { vendor } = client.account;
	const firstOf = (list: string) => {
		const { answer } = client.seen.of(list) ?? {};
		return answer && entriesIn(vendor, list, answer)?.[0]?.name;
	};
	const [department, timeGroup] = [firstOf('departments'), firstOf('timeGroups')];
	const groups = {
		...(department === undefined ? {} : { department: [department] }),
		...(timeGroup === undefined ? {} : { time_group: timeGroup }),
	};
	const plain = (login: string, password: string): NewUser => {
		const email = `${login}@example.com`;
		const body = {
			name: NAME,
			number: NUMBER,
			create_agent: false,
			email,
			login_id: login,
			user_role: Number(roleId),
			password,
			status: false,
			caller_id: [Number(numberId)],
			create_web_login: false,
		};
		return { login, name: NAME, email, number: NUMBER, body };
	};
	return {
		plain,
		full: (login, password) => {
			const user = plain(login, password);
			return { ...user, body: { ...user.body, ...groups } };
		},
		wrong: [
			{ about: 'email', change: set('email', 'not an address') },
			{ about: 'user_role', change: set('user_role', 999999999) },
			{ about: 'caller_id', change: set('caller_id', [999999999]) },
			{ about: 'name', change: ({ name: _name, ...body }) => body },
		],
		changed: {
			name: CHANGED_NAME,
			number: NUMBER,
			user_role: String(roleId),
			caller_id: [String(numberId)],
			block_web_login: true,
		},
	};
}

function crmComPerson({ template }: Choices): Person {
	const plain = (login: string, password: string): NewUser => ({
		login,
		name: NAME,
		email: `${login}@example.com`,
		body: {
			user_template_identifier: { name: template },
			username: login,
			password,
			password_confirmation: password,
			first_name: 'Check',
			last_name: "O'Brien",
			email: `${login}@example.com`,
		},
	});
	return {
		plain,
		full: (login, password) => {
			const user = plain(login, password);
			const extra = { udf_date_1: '2026-01-31T09:30:00', fields_set: 'id,username' };
			return { ...user, body: { ...user.body, ...extra } };
		},
		wrong: [
			{
				about: 'user_template_identifier',
				change: set('user_template_identifier', { name: 'n8n-check-none' }),
			},
			{ about: 'password_confirmation', change: set('password_confirmation', 'another one') },
			{ about: 'last_name', change: ({ last_name: _name, ...body }) => body },
		],
		changed: {},
	};
}

export function personOf(client: Client, choices: Choices): Person {
	const { directory } = client.account.vendor;
	return directory.kind === 'list' ? telephonyPerson(client, choices) : crmComPerson(choices);
}

/** The roles that users of the list have, and the numbers of the account: what can be chosen. */
export function choicesIn(client: Client) {
	const roles = new Map(
		usersSeen(client).flatMap(({ raw }) => {
			const { id, name } = asObject(asObject(raw).user_role);
			return id === undefined ? [] : [[String(id), String(name)] as const];
		}),
	);
	const { answer } = client.seen.of('numbers') ?? {};
	const numbers = (answer && entriesIn(client.account.vendor, 'numbers', answer)) ?? [];
	return {
		roles: [...roles].map(([id, name]) => ({ id, name })),
		numbers: numbers.flatMap((entry) => (entry ? [{ id: entry.id, name: entry.name }] : [])),
	};
}
