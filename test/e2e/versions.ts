import { InvalidArgumentError } from 'commander';

/** Every outside thing that the end-to-end checks fetch, pinned. */

export const NODE_VERSION = '24.21.0';

/** The n8n releases that are checked: the newest, and the last of the oldest line that is supported. */
export const N8N_VERSIONS = ['2.41.1', '1.123.80'] as const;

export type N8nVersion = (typeof N8N_VERSIONS)[number];

/** What the cache's package.json needs beside n8n itself. */
export const N8N_OVERRIDES: Record<N8nVersion, Record<string, string>> = {
	'2.41.1': {},
	// 1.123 asks for a build of xlsx that is not in the npm registry.
	'1.123.80': { xlsx: '0.18.5' },
};

export function isN8nVersion(text: string): text is N8nVersion {
	return (N8N_VERSIONS as readonly string[]).includes(text);
}

/** Adds a version of the command line to those before it; the first one takes the place of all. */
export function versionNamed(text: string, before: N8nVersion[]): N8nVersion[] {
	if (!isN8nVersion(text)) throw new InvalidArgumentError(`known: ${N8N_VERSIONS.join(', ')}.`);
	return before.length === N8N_VERSIONS.length ? [text] : [...before, text];
}
