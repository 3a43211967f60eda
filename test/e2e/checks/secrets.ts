import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretsOf } from '../accounts';
import type { Area, Check } from '../check';
import type { Stage } from '../stage';

/** Every file that n8n has written, but for the package itself: database, logs, binary data, settings. */
function savedFiles({ world }: Stage): Array<{ name: string; content: Buffer }> {
	const folder = world.n8n.userFolder;
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map(({ parentPath, name }) => ({ name, content: readFileSync(join(parentPath, name)) }));
}

async function executionsOf({ rest }: Stage): Promise<string[]> {
	const list = await rest.session.get<{ results: Array<{ id: string }>; count: number }>(
		'/rest/executions?filter=%7B%7D&limit=100',
	);
	return await Promise.all(list.results.map(async ({ id }) => (await rest.execution(id)).raw));
}

const nowhere: Check = {
	name: 'no password, key or token of an account is in executions, the database, files or the log',
	async run(stage) {
		const { world, sandbox } = stage;
		const secrets = [...new Set([...secretsOf(sandbox), ...world.tokens])];
		const texts = new Map([['log', world.n8n.log.text()]]);
		(await executionsOf(stage)).forEach((raw, at) => texts.set(`execution ${at}`, raw));
		for (const { name, content } of savedFiles(stage)) {
			texts.set(name, `${texts.get(name) ?? ''}${content.toString('latin1')}`);
		}
		const holding = (text: string) =>
			[...texts].filter(([, content]) => content.includes(text)).map(([name]) => name);
		assert.ok(secrets.length > 25, `${secrets.length} secrets are searched for`);
		for (const secret of secrets) assert.deepEqual(holding(secret), [], secret.slice(0, 20));
		// What is saved on purpose is found, so the search can find things.
		const known = holding('asha.rao');
		assert.ok(
			known.some((name) => name.startsWith('execution')),
			known.join(),
		);
		assert.ok(
			known.some((name) => name.startsWith('database.sqlite')),
			known.join(),
		);
		assert.ok(holding('Create User was stopped').includes('log'));
	},
};

export const secrets: Area = { title: 'Secrets', checks: [nowhere] };
