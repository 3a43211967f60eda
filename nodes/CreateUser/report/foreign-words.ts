import { jsonCopy } from '../wire/json';
import { removerOf } from '../wire/secrets';

/** What names things, and what operators find a user by: no words, even if a secret stands in them. */
const NO_WORDS = new Set([
	...['kind', 'by', 'of', 'saidBy', 'likeness', 'evidence', 'key', 'field'],
	...['id', 'login', 'number', 'email'],
]);

/**
 * What became of something, with the secrets taken out of all foreign words in it: those of the vendor,
 * of the connection and of n8n. Before anything is made of them, since in a whole sentence an id could
 * not be told from words any more.
 */
export function withoutForeignSecrets<T>(what: T, secrets: Iterable<string>): T {
	const remove = removerOf(secrets);
	const change = (key: string, value: unknown) =>
		typeof value === 'string' && !NO_WORDS.has(key) ? remove(value) : value;
	return jsonCopy(what, change) as T;
}
