import { InvalidArgumentError } from 'commander';
import { execFileSync } from 'node:child_process';

/** Every outside thing that the end-to-end checks fetch, pinned; another n8n only where it is asked for. */

export const NODE_VERSION = '24.21.0';

/** A release of n8n. */
export type N8nVersion = `${number}.${number}.${number}`;

/** The n8n releases that are checked: the newest, and the last of the oldest line that is supported. */
export const N8N_VERSIONS = ['2.41.1', '1.123.80'] as const satisfies readonly N8nVersion[];

/** What `--n8n` is when it is not given. */
export const ALL_VERSIONS: N8nVersion[] = [...N8N_VERSIONS];

/** True for n8n 2 and what comes after it. */
export function isSince2(version: N8nVersion): boolean {
	return !version.startsWith('1.');
}

/** What the cache's package.json needs beside n8n itself. */
export function overridesOf(version: N8nVersion): Record<string, string> {
	// 1.123 asks for a build of xlsx that is not in the npm registry.
	return isSince2(version) ? {} : { xlsx: '0.18.5' };
}

/**
 * A release by its number, or `latest` for the newest there is.
 * @throws InvalidArgumentError
 */
export function versionOf(text: string): N8nVersion {
	const version = text === 'latest' ? newest() : text;
	if (!isVersion(version)) {
		throw new InvalidArgumentError('give a release of n8n, such as 2.41.1, or latest.');
	}
	return version;
}

/** Adds a version of the command line to those before it; the first one takes the place of all. */
export function versionNamed(text: string, before: N8nVersion[]): N8nVersion[] {
	return [...(before === ALL_VERSIONS ? [] : before), versionOf(text)];
}

/** The same for what is only measured in the pinned releases. */
export function pinnedVersionNamed(text: string, before: N8nVersion[]): N8nVersion[] {
	if ((N8N_VERSIONS as readonly string[]).includes(text)) return versionNamed(text, before);
	throw new InvalidArgumentError(`known: ${N8N_VERSIONS.join(', ')}.`);
}

function isVersion(text: string): text is N8nVersion {
	return /^\d+\.\d+\.\d+$/.test(text);
}

function newest(): string {
	return execFileSync('npm', ['view', 'n8n', 'version'], { encoding: 'utf8' }).trim();
}
