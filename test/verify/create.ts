import { randomBytes } from 'node:crypto';
import { asObject, idIn, pageIn, userIn, userRequest, verdictOf, type NewUser } from './account';
import type { Client } from './client';
import type { Journal } from './journal';
import type { Person } from './people';
import { usersSeen } from './read';

/** How often, and how far apart, the new user is looked for. */
const LOOKS = 10;

export interface CreateOptions {
	person: Person;
	journal: Journal;
	/** Milliseconds between two looks for the new user. */
	lookAgain: number;
	/** Asked once there is a user whom the vendor can delete. */
	mayDelete: (login: string) => Promise<boolean>;
}

/** A user name that nobody takes for a person's. */
const newLogin = () => `n8n-check-${randomBytes(5).toString('hex')}`;

/** Upper and lower case, digits and a special character, which is neither first nor last. */
export const newPassword = () => `Aa1-${randomBytes(12).toString('hex')}`;

/** What creating a user shows: see `docs/vendors.md`. Every user name is in the journal before it is sent. */
export async function createAll(client: Client, options: CreateOptions): Promise<void> {
	const { person } = options;
	const first = await createOne(client, options, 'create', person.full);
	const plain = first.isDone
		? first
		: await createOne(client, options, 'createPlain', person.plain);
	const created = plain.isDone ? plain : undefined;
	if (created) await lookFor(client, options, created.user);
	if (created) {
		await sent(client, options, 'taken', person.plain(created.user.login, newPassword()));
	}
	for (const { about, change } of person.wrong) {
		const user = person.plain(newLogin(), newPassword());
		await sent(client, options, 'refused', { ...user, body: change(user.body) }, about);
	}
	if (created) await changeAndDelete(client, options, created.user, idOf(client, created));
}

interface Created {
	user: NewUser;
	isDone: boolean;
}

async function createOne(
	client: Client,
	options: CreateOptions,
	step: string,
	make: Person['plain'],
): Promise<Created> {
	const user = make(newLogin(), newPassword());
	const before = userAsked(client, user.login);
	if (before) await client.send('before', before);
	return { user, isDone: await sent(client, options, step, user) };
}

/** Sends one create; true where the node would take the user for created. */
async function sent(
	client: Client,
	{ journal }: CreateOptions,
	step: string,
	user: NewUser,
	about?: string,
): Promise<boolean> {
	const { vendor } = client.account;
	journal.sending(user.login);
	const { answer } = await client.send(step, vendor.create.request(user), { about });
	const verdict = answer && verdictOf(vendor, answer, user);
	const isOpen = !verdict || verdict.kind === 'unclear';
	const isRefused = !isOpen && verdict.kind !== 'done';
	if (isRefused) journal.refused(user.login);
	return verdict?.kind === 'done' || (isOpen && (answer?.status ?? 500) < 300);
}

function userAsked({ account }: Client, login: string) {
	const { directory } = account.vendor;
	return directory.kind === 'one' ? userRequest(account.vendor, { id: '', login }) : undefined;
}

/** Looks until the user shows up. */
async function lookFor(client: Client, options: CreateOptions, user: NewUser): Promise<void> {
	const { vendor } = client.account;
	for (let look = 0; look < LOOKS; look++) {
		const request = userAsked(client, user.login) ?? newest(client);
		const { answer } = await client.send('look', request, { about: user.login });
		if (!answer) continue;
		const isThere =
			vendor.directory.kind === 'one'
				? userIn(vendor, answer, user.login)
				: pageIn(vendor, answer)?.entries.find(({ login }) => login === user.login);
		if (isThere) return;
		await client.rest(options.lookAgain);
	}
}

/** The page of the list that new users should be on: behind the last one, or the first. */
function newest({ account, seen }: Client) {
	const ids = usersSeen({ account, seen } as Client).map(({ id }) => Number(id));
	const ascends = (ids[0] ?? 0) < (ids.at(-1) ?? 0);
	const from: Record<string, string> = ascends ? { last_seen_id: String(ids.at(-1)) } : {};
	return { method: 'GET' as const, path: '/v1/users', query: { limit: 100, ...from } };
}

/** The id by which the vendor knows the new user: of the list, or of its answer. */
function idOf({ account, seen }: Client, { user }: Created): string | undefined {
	const { vendor } = account;
	const { answer } = seen.of('look') ?? {};
	const listed =
		answer && pageIn(vendor, answer)?.entries.find(({ login }) => login === user.login);
	const said = (seen.of('createPlain') ?? seen.of('create'))?.answer;
	return listed?.id ?? (said && idIn(asObject(said.json)));
}

async function changeAndDelete(
	client: Client,
	{ person, journal, mayDelete }: CreateOptions,
	user: NewUser,
	id: string | undefined,
): Promise<void> {
	const { vendor } = client.account;
	if (!vendor.update || id === undefined) return;
	await client.send('update', vendor.update.request({ id, body: person.changed }));
	await client.send('updated', userRequest(vendor, { id, login: user.login }));
	if (!(await mayDelete(user.login))) return;
	const { answer } = await client.send('delete', {
		method: 'DELETE',
		path: `/v1/user/${encodeURIComponent(id)}`,
	});
	if (answer && answer.status < 300) journal.deleted(user.login);
	await client.send('deleted', userRequest(vendor, { id, login: user.login }));
}
