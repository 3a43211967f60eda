import { createAll, type CreateOptions } from './create';
import { judgeAll, type Judged } from './facts';
import { Client, type ClientOptions } from './client';
import { personOf, type Choices } from './people';
import { readAll } from './read';
import type { Account } from './account';

export interface CheckOptions extends ClientOptions {
	/** A login that is there, for vendors that have no user list. */
	knownUser?: string;
	/** What to create users with, once the reading is done; undefined to leave it at that. */
	create?: (
		client: Client,
	) => Promise<(Omit<CreateOptions, 'person'> & { choices: Choices }) | undefined>;
}

export interface Checked {
	client: Client;
	facts: Judged[];
}

/** The check of an account: reads, creates where that is wished, and judges. */
export async function check(account: Account, options: CheckOptions): Promise<Checked> {
	const client = new Client(account, { ...options, mayWrite: options.create !== undefined });
	await readAll(client, options.knownUser);
	const create = client.token === undefined ? undefined : await options.create?.(client);
	if (create) await createAll(client, { ...create, person: personOf(client, create.choices) });
	return { client, facts: judgeAll(client) };
}
