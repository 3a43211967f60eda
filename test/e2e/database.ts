import { join } from 'node:path';
import { nodeBinary } from './cache';
import { run } from './command';

export type Row = Record<string, unknown>;

/** The rows of each table of n8n's database, by the table's name. */
export type Tables = Map<string, Row[]>;

/** For the Node that n8n runs on: the one that these checks run on may have no SQLite. */
const READ = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1], { readOnly: true });
const all = (query) => database.prepare(query).all();
const names = all("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => name);
console.log(JSON.stringify(names.map((name) => [name, all('SELECT * FROM "' + name + '"')])));
`;

/** Reads all that n8n keeps in its database: whole rows, where the file holds pages of them. */
export async function readDatabase(userFolder: string): Promise<Tables> {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	return new Map(JSON.parse(await run(await nodeBinary(), ['-e', READ, file])));
}
