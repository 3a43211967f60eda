import { tmpdir } from 'node:os';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox, VendorName } from '../sandbox';
import { openAccount, type Account, type Credentials } from './account';
import { check, type CheckOptions, type Checked } from './check';
import { Journal } from './journal';

/** What a person would enter for a stand-in. */
export function credentialsOf(sandbox: Sandbox, name: VendorName): Credentials {
	if (name === 'crmcom') {
		const { username, password, organisation } = sandbox.crmcom.account;
		const login = { connectUsing: 'login', username, password, organisation };
		return { serverAddress: sandbox.crmcom.url, ...login };
	}
	const { url, account } = sandbox[name];
	const { loginId, password } = account;
	return { region: 'other', apiRoot: url, connectUsing: 'login', loginId, password };
}

export function accountAt(sandbox: Sandbox, name: VendorName): Account {
	const account = openAccount(name, credentialsOf(sandbox, name));
	if (typeof account === 'string') throw new Error(account);
	return account;
}

export const newJournal = () => join(mkdtempSync(join(tmpdir(), 'check-')), 'journal.jsonl');

/** A whole check of a stand-in, users created and the first deleted, without pauses. */
export async function checkAt(
	sandbox: Sandbox,
	name: VendorName,
	{ journal = newJournal(), ...options }: Partial<CheckOptions> & { journal?: string } = {},
): Promise<Checked> {
	const account = accountAt(sandbox, name);
	return await check(account, {
		pause: 0,
		knownUser: name === 'crmcom' ? 'jdoe' : undefined,
		create: async () =>
			await Promise.resolve({
				choices: choicesAt(sandbox, name),
				journal: new Journal(journal, account.identity.root),
				lookAgain: 0,
				mayDelete: async () => await Promise.resolve(true),
			}),
		...options,
	});
}

function choicesAt(sandbox: Sandbox, name: VendorName) {
	if (name === 'crmcom') return { template: sandbox.crmcom.templates[0]?.name };
	const { roles, numbers } = sandbox[name].fixture;
	return { roleId: String(roles[0]?.id), numberId: numbers[0]?.id };
}
