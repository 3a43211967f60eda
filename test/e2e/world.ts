import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startMailServer, type MailServer } from './mail-server';
import { startModelServer, type ModelServer } from './model-server';
import { startN8n, type RunningN8n } from './n8n';
import { N8nRest } from './rest';
import type { N8nVersion } from './versions';

/** One n8n with the package in it, and what the example workflows need around it. */
export interface World {
	n8n: RunningN8n;
	rest: N8nRest;
	mail: MailServer;
	model: ModelServer;
	/** The folder whose files workflows may read and write; `new-hires.csv` lies there. */
	files: string;
	browser: Browser | undefined;
	/** Where pictures for the README go; a folder that is thrown away when those that are there are to stay. */
	pictures: string;
	/** Of the accounts of all checks so far: passwords, keys and tokens, the wrong ones too. */
	secrets: Set<string>;
	/** First passwords of the users that all checks so far have created. */
	passwords: Set<string>;
	close(): Promise<void>;
}

export interface WorldOptions {
	version: N8nVersion;
	tarball: string;
	browser: Browser | undefined;
	pictures: string;
	files: string;
}

export async function openWorld({ version, tarball, ...rest }: WorldOptions): Promise<World> {
	const { files } = rest;
	mkdirSync(files, { recursive: true });
	cpSync(join(EXAMPLES, 'new-hires.csv'), join(files, 'new-hires.csv'));
	const mail = await startMailServer();
	const model = await startModelServer();
	const closeServers = async () => {
		await Promise.all([mail.close(), model.close()]);
	};
	try {
		const env = { N8N_RESTRICT_FILE_ACCESS_TO: files };
		const n8n = await startN8n({ version, packages: [tarball], env });
		const close = async () => {
			await n8n.stop();
			await closeServers();
		};
		const signedIn = await N8nRest.signIn(n8n.url);
		const seen = { secrets: new Set<string>(), passwords: new Set<string>() };
		return { ...rest, ...seen, n8n, rest: signedIn, mail, model, close };
	} catch (error) {
		await closeServers();
		throw error;
	}
}

/** The workflows that are shipped with the package's source. */
export const EXAMPLES = join(__dirname, '..', '..', 'examples');
