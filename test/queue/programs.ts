import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../e2e/command';

/** Where Debian's package keeps each version of PostgreSQL; `PG_BIN` names another folder. */
const POSTGRESQL = '/usr/lib/postgresql';

/** The programs beside n8n that its queue mode needs. */
export interface Programs {
	/** The folder of `initdb`, `postgres` and `psql`. */
	postgresBin: string;
	redis: string;
}

/** Finds PostgreSQL and Redis, and installs Debian's packages of what is missing where that is allowed. */
export async function findPrograms(): Promise<Programs> {
	const wanted = { postgresql: postgresBin, 'redis-server': redisServer };
	const missing = Object.entries(wanted).flatMap(([name, find]) => (find() ? [] : [name]));
	if (missing.length > 0) await install(missing);
	const [bin, redis] = [postgresBin(), redisServer()];
	if (bin === undefined || redis === undefined) throw new Error(howTo(missing));
	return { postgresBin: bin, redis };
}

/** PostgreSQL refuses to run as root: there it runs as the user that its package has made. */
export function postgresOwner(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

function postgresBin(): string | undefined {
	const versions = existsSync(POSTGRESQL) ? readdirSync(POSTGRESQL) : [];
	const newestFirst = versions.sort((one, other) => Number(other) - Number(one));
	const folders = newestFirst.map((version) => join(POSTGRESQL, version, 'bin'));
	return [process.env.PG_BIN ?? '', ...folders].find((bin) => existsSync(join(bin, 'initdb')));
}

function redisServer(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.map((folder) => join(folder, 'redis-server')).find((file) => existsSync(file));
}

async function install(packages: string[]): Promise<void> {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(howTo(packages));
	console.log(`installing ${packages.join(', ')}`);
	// The packages' own services are not wanted: at this run level none is started.
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	await run('apt-get', ['update', '--quiet'], { env });
	await run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env });
}

const howTo = (packages: string[]) =>
	`Queue mode needs PostgreSQL and Redis. Install: ${packages.join(', ')} (as root, Debian's are installed by this script).`;
