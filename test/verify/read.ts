import { asObject, listRequests, pageIn, pageRequest, tokenIn, userRequest } from './account';
import type { Client } from './client';
import type { Question } from './exchange';

/** Pages of the user list that are read; more would take long and tell nothing new. */
const MOST_PAGES = 25;
/** An id that no user has. */
export const NO_ID = '999999999';

/** A login that nobody has. */
export const nobody = (at: number) => `n8n-check-nobody-${at}`;

/**
 * Asks all that only reads. What may provoke a 401 comes last, since it may end a session.
 * @param knownUser a login that is there, for vendors that have no user list
 */
export async function readAll(client: Client, knownUser?: string): Promise<void> {
	if (client.token === undefined) {
		await client.logIn();
		const answer = client.seen.of('login')?.answer;
		if (answer) client.token = tokenIn(client.account, answer);
	}
	const { directory } = client.account.vendor;
	await client.send('wrongPath', wrongPath(client), { carry: 'none' });
	if (client.token === undefined) return;
	if (directory.kind === 'list') await readByList(client);
	else await readOneByOne(client, knownUser);
}

function wrongPath({ account }: Client): Question {
	const { path } = account.vendor.authentication.probe.request();
	return { method: 'GET', path: path.replace(/[^/]+$/, 'no-such-path') };
}

async function readByList(client: Client): Promise<void> {
	const { vendor } = client.account;
	await readUsers(client);
	const listed = usersSeen(client);
	const shown = listed.find(({ raw }) => asObject(raw).extension && asObject(raw).agent);
	const one = shown ?? listed[0];
	if (one?.id) {
		const request = userRequest(vendor, { id: one.id, login: one.login ?? '' });
		await client.send('detail', request, { about: one.login });
	}
	await client.send('nobody', userRequest(vendor, { id: NO_ID, login: '' }));
	for (const { name, request } of listRequests(vendor)) await client.send(name, request);
	await client.send('roles', { method: 'GET', path: '/v1/roles' });
	const few: Question = { method: 'GET', path: '/v1/users', query: { limit: 1 } };
	await client.send('bareToken', few, { carry: 'bare' });
	await client.send('noToken', few, { carry: 'none' });
	await client.send('wrongToken', few, { carry: 'wrong' });
}

/** The list as the node asks for it, then in small pages, its last page when full, and behind its end. */
async function readUsers(client: Client): Promise<void> {
	const { vendor } = client.account;
	let cursor: string | undefined;
	const asked = new Set<string>();
	for (let pages = 0; pages < MOST_PAGES; pages++) {
		const request = pageRequest(vendor, cursor);
		const { answer } = await client.send(cursor === undefined ? 'users' : 'moreUsers', request);
		const page = answer && pageIn(vendor, answer);
		cursor = page?.cursor;
		if (!page || page.more !== true || cursor === undefined || asked.has(cursor)) break;
		asked.add(cursor);
	}
	const few = (lastSeen?: string): Question => {
		const from: Record<string, string> = lastSeen === undefined ? {} : { last_seen_id: lastSeen };
		return { method: 'GET', path: '/v1/users', query: { limit: 2, ...from } };
	};
	const { answer } = await client.send('fewUsers', few());
	const next = answer && pageIn(vendor, answer)?.cursor;
	if (next !== undefined) await client.send('nextUsers', few(next));
	const ids = usersSeen(client).flatMap(({ id }) => (id === null ? [] : [id]));
	if (!isWhole(client) || ids.length < 3) return;
	await client.send('fullLastPage', few(ids.at(-3)));
	await client.send('behindTheEnd', few(ids.at(-1)));
}

/** Every user of the list that was read, in its order. */
export function usersSeen({ seen, account }: Client) {
	const pages = [...seen.every('users'), ...seen.every('moreUsers')];
	return pages.flatMap(({ answer }) => (answer && pageIn(account.vendor, answer)?.entries) ?? []);
}

/** True when the last page that was read says that it is the last. */
function isWhole({ seen, account }: Client): boolean {
	const { answer } = seen.of('moreUsers') ?? seen.of('users') ?? {};
	const page = answer && pageIn(account.vendor, answer);
	return page !== undefined && page.more !== true && page.entries.length > 0;
}

async function readOneByOne(client: Client, knownUser?: string): Promise<void> {
	const { vendor } = client.account;
	const show = (login: string) => userRequest(vendor, { id: '', login });
	await client.send('nobody', show(nobody(1)));
	await client.send('nobodyElse', show(nobody(2)));
	if (knownUser) {
		const known = show(knownUser);
		await client.send('show', known, { about: knownUser });
		const { query } = known;
		await client.send('showFields', { ...known, query: { ...query, fields_set: 'id,username' } });
		const turned = knownUser === knownUser.toUpperCase() ? knownUser.toLowerCase() : undefined;
		await client.send('showOtherCase', show(turned ?? knownUser.toUpperCase()));
	}
	await client.send('noToken', show(nobody(1)), { carry: 'none' });
	await client.send('wrongToken', show(nobody(1)), { carry: 'wrong' });
}
