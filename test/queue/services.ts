import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { run } from '../e2e/command';
import { atEnd } from '../e2e/endings';
import { endGroup, startGroup } from '../e2e/group';
import { freePorts } from '../e2e/ports';
import { until } from '../e2e/session';
import { findPrograms, postgresOwner } from './programs';

/** PostgreSQL and Redis on ports and in folders of their own, until `stop` or the end of this process. */
export interface Services {
	/** What every n8n process needs to find them. */
	env: Record<string, string>;
	/** The rows of a query to n8n's database, as text by column. */
	query(sql: string): Promise<Array<Record<string, string>>>;
	stop(): void;
}

export async function startServices(): Promise<Services> {
	const { postgresBin, redis } = await findPrograms();
	const [postgresPort = 0, redisPort = 0] = await freePorts(2);
	const owner = postgresOwner();
	const data = folder('postgresql', owner);
	const postgres = startPostgres(postgresBin, data, postgresPort, owner);
	const cache = folder('redis');
	const redisFlags = ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', ''];
	const queue = startGroup(redis, [...redisFlags, '--dir', cache], { stdio: 'ignore' });
	const query = async (sql: string) => await asked(join(postgresBin, 'psql'), postgresPort, sql);
	await until('PostgreSQL', async () => await attempt(async () => await query('select 1')), 60);
	const ping = async () => await run('redis-cli', ['-p', String(redisPort), 'ping']);
	await until('Redis', async () => await attempt(ping), 60);
	return {
		env: {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisPort),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgresPort),
			DB_POSTGRESDB_DATABASE: DATABASE,
			DB_POSTGRESDB_USER: DATABASE,
		},
		query,
		stop: () => [postgres, queue].forEach(endGroup),
	};
}

/** The database that every cluster has, and the user that owns this one. */
const DATABASE = 'postgres';

function folder(name: string, owner?: { uid: number; gid: number }): string {
	const made = mkdtempSync(join(tmpdir(), `create-user-${name}-`));
	if (owner) chownSync(made, owner.uid, owner.gid);
	atEnd(() => rmSync(made, { recursive: true, force: true, maxRetries: 10 }));
	return made;
}

function startPostgres(bin: string, data: string, port: number, owner?: object) {
	const options = { ...owner, cwd: data, stdio: 'ignore' as const };
	const cluster = ['-D', data, '-A', 'trust', '-U', DATABASE, '-E', 'UTF8', '--locale=C', '-N'];
	execFileSync(join(bin, 'initdb'), cluster, options);
	const settings = {
		listen_addresses: '127.0.0.1',
		port,
		unix_socket_directories: data,
		max_connections: 100,
		// Nothing of it has to outlive this process.
		fsync: 'off',
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	return startGroup(join(bin, 'postgres'), ['-D', data, ...flags], options);
}

async function asked(
	psql: string,
	port: number,
	sql: string,
): Promise<Array<Record<string, string>>> {
	const place = ['-h', '127.0.0.1', '-p', String(port), '-U', DATABASE, '-d', DATABASE];
	const table = await run(psql, [...place, '-Xq', '--csv', '-c', sql]);
	return parse(table, { columns: true }) as Array<Record<string, string>>;
}

async function attempt<T>(step: () => Promise<T>): Promise<T | undefined> {
	return await step().catch(() => undefined);
}
