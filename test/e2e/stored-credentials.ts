import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { readDatabase } from './database';
import type { RunningN8n } from './n8n';
import { n8nCommand } from './n8n-command';

/**
 * The row of a credential in n8n's database, as text. What is in it is encrypted with another salt at
 * every write, so a row that is the same was not written.
 */
export async function credentialRow({ userFolder }: RunningN8n, id: string): Promise<string> {
	const rows = (await readDatabase(userFolder)).get('credentials_entity') ?? [];
	const row = rows.find((one) => one.id === id);
	if (!row) throw new Error(`n8n's database has no credential ${id}`);
	return JSON.stringify(row);
}

/** What is stored in each credential, decrypted by n8n itself: fields by the credential's id. */
export async function decryptedCredentials(n8n: RunningN8n): Promise<Map<string, IDataObject>> {
	const folder = mkdtempSync(join(tmpdir(), 'create-user-decrypted-'));
	try {
		const file = join(folder, 'credentials.json');
		await n8nCommand(n8n, 'export:credentials', '--all', '--decrypted', `--output=${file}`);
		const exported = JSON.parse(readFileSync(file, 'utf8')) as Array<{
			id: string;
			data: IDataObject;
		}>;
		return new Map(exported.map(({ id, data }) => [id, data]));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
