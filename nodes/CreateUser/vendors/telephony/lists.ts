import type { Entry, ListSource, Vendor, VendorUser } from '../contract';
import { asObject } from '../login';
import type { Brand } from './brands';
import { idOf } from './answers';
import { readList } from './users';

function distinct(entries: Array<Entry | undefined>): Entry[] {
	const byId = new Map<string, Entry>();
	for (const entry of entries) if (entry) byId.set(entry.id, byId.get(entry.id) ?? entry);
	return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function entryOf(value: unknown, names = ['name']): Entry | undefined {
	const object = asObject(value);
	const id = idOf(object.id);
	const [name, ...also] = names
		.map((key) => object[key])
		.filter((text): text is string => typeof text === 'string' && text !== '');
	return id === undefined ? undefined : { id, name: name ?? id, also };
}

/** The platform has no list of roles: the roles that users have stand in for it. */
async function roles(source: ListSource): Promise<Entry[]> {
	return await ofUsers(source, ({ raw }) => entryOf(asObject(raw).user_role));
}

async function agents(source: ListSource): Promise<Entry[]> {
	return await ofUsers(source, ({ raw }) => entryOf(asObject(raw).agent));
}

async function ofUsers(
	source: ListSource,
	entry: (user: VendorUser) => Entry | undefined,
): Promise<Entry[]> {
	return distinct((await source.users()).map(entry));
}

/** `GET /v1/my_number`: found by phone number with or without its plus sign, by alias and by name. */
async function numbers({ label }: Brand, { request }: ListSource): Promise<Entry[]> {
	const list = await readList(request, label, '/v1/my_number');
	return distinct(
		list.map((number) => {
			const entry = entryOf(number, ['did', 'alias', 'name']);
			if (!entry) return undefined;
			const spellings = [entry.name, ...(entry.also ?? [])].map((name) => name.replace(/^\+/, ''));
			const description = entry.also?.find((name) => !spellings.slice(0, 1).includes(name));
			return { ...entry, description, also: [...(entry.also ?? []), ...spellings] };
		}),
	);
}

/** The lists of the platform. Agent groups have none. */
export function telephonyLists(brand: Brand): Vendor['lists'] {
	const simple =
		(path: string) =>
		async ({ request }: ListSource) =>
			distinct((await readList(request, brand.label, path)).map((entry) => entryOf(entry)));
	return {
		agents,
		departments: simple('/v1/departments'),
		numbers: async (source) => await numbers(brand, source),
		roles,
		timeGroups: simple('/v1/timegroups'),
	};
}
