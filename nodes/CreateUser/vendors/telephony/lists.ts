import { unescapedHtml } from '../../values/html';
import { asObject, textOf } from '../../wire/json';
import type { Vendor } from '../contract';
import type { Entry } from '../field';
import { idOf } from './answers';
import { pagesOf } from './users';

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
			pages: pagesOf(label, '/v1/departments', (one) => entryOf(one)),
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
			pages: pagesOf(label, '/v1/timegroups', (one) => entryOf(one)),
		},
	};
}
