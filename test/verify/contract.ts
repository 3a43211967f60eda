import { entriesIn, pageIn, tokenIn, userIn, verdictOf, type VendorAnswer } from './account';
import type { Client } from './client';
import { NO_ID, usersSeen } from './read';

/**
 * What the node itself can't do with an account that answers so: empty where it works. Unlike a fact,
 * an assumption, this is what the node must be right about.
 */
export function whatTheNodeCannot(client: Client): string[] {
	const { account, seen } = client;
	const { vendor } = account;
	const can: Array<[string, boolean]> = [];
	const at = (step: string, words: string, holds: (answer: VendorAnswer) => boolean) =>
		seen.every(step).forEach(({ answer, about }) => {
			can.push([
				about && step === 'refused' ? `${words}: ${about}` : words,
				!!answer && holds(answer),
			]);
		});
	const verdict = (answer: VendorAnswer) =>
		verdictOf(vendor, answer, { login: '', name: '', body: {} }).kind;

	at('login', 'log in', (answer) => tokenIn(account, answer) !== undefined);
	at('users', 'read the user list', (answer) => pageIn(vendor, answer) !== undefined);
	at('users', 'find a user by login', () => usersSeen(client).some(({ login }) => login));
	at('nextUsers', 'read the next page', (answer) => {
		const before = seen.of('fewUsers')?.answer;
		const known = (before && pageIn(vendor, before)?.entries.map(({ id }) => id)) ?? [];
		return pageIn(vendor, answer)?.entries.some(({ id }) => id && !known.includes(id)) ?? false;
	});
	at('detail', "read a user's e-mail", (answer) => !!userIn(vendor, answer, '')?.email);
	for (const name of ['numbers', 'departments', 'timeGroups']) {
		at(name, `read the list of ${name}`, (answer) => {
			const entries = entriesIn(vendor, name, answer) ?? [];
			return entries.length > 0 && entries.every((entry) => entry && entry.name !== entry.id);
		});
	}
	at('show', 'find a user', (answer) => !!userIn(vendor, answer, seen.of('show')?.about ?? NO_ID));
	at('nobody', 'see that there is no user', (answer) => !userIn(vendor, answer, NO_ID));
	for (const step of seen.of('createPlain') ? ['createPlain'] : ['create']) {
		at(step, 'see that a user was created', (answer) => verdict(answer) === 'done');
	}
	at('taken', 'see that a login is taken', (answer) => verdict(answer) === 'refused');
	at('refused', 'see that a user was refused', (answer) => verdict(answer) === 'refused');
	at('update', 'see that a user was updated', (answer) =>
		vendor.update ? vendor.update.read(answer, { id: '', body: {} }).kind === 'done' : true,
	);
	return can.filter(([, holds]) => !holds).map(([words]) => `The node can't ${words}.`);
}
