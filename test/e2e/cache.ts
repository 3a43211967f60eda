import { rmSync } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium';
import { run } from './command';
import { atEnd } from './endings';
import { withLock } from './lock';
import { ALL_VERSIONS, NODE_VERSION, overridesOf, versionOf, type N8nVersion } from './versions';

/** The folder outside the clone that keeps what is fetched; `CREATE_USER_CACHE` names another one. */
export function cacheFolder(): string {
	const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return process.env.CREATE_USER_CACHE || join(caches, 'n8n-nodes-create-user');
}

/** The program `node` in the version that n8n demands, fetched when it is not there yet. */
export async function nodeBinary(): Promise<string> {
	const folder = await provide(`node-${NODE_VERSION}`, async (staging) => {
		await npmInstall(staging, { node: NODE_VERSION }, {}, true);
		await run(nodeIn(staging), ['--version']);
	});
	return nodeIn(folder);
}

/** The start script of a real n8n, fetched when it is not there yet. */
export async function n8nScript(version: N8nVersion): Promise<string> {
	const node = await nodeBinary();
	const folder = await provide(`n8n-${version}`, async (staging, say) => {
		await npmInstall(staging, { n8n: version }, overridesOf(version), false, say);
		say('building sqlite3');
		await npm(staging, ['rebuild', 'sqlite3', '--ignore-scripts=false'], say);
		const answer = await run(node, [scriptIn(staging), '--version'], {
			env: { ...process.env, N8N_USER_FOLDER: staging },
		});
		if (!answer.includes(version)) throw new Error(`n8n ${version} says it is: ${answer}`);
		await rm(join(staging, '.n8n'), { recursive: true, force: true });
	});
	return scriptIn(folder);
}

const nodeIn = (folder: string) => join(folder, 'node_modules', 'node', 'bin', 'node');
const scriptIn = (folder: string) => join(folder, 'node_modules', 'n8n', 'bin', 'n8n');

type Say = (text: string) => void;

/**
 * Gives the cache's folder of that name, made by `make` when it is missing. What is being made lies under
 * another name until it is whole, so a folder that is there is always complete.
 */
async function provide(
	name: string,
	make: (staging: string, say: Say) => Promise<void>,
): Promise<string> {
	const cache = cacheFolder();
	const folder = join(cache, name);
	if (await exists(folder)) return folder;
	await mkdir(cache, { recursive: true });
	const say: Say = (text) => console.log(`[cache] ${name}: ${text}`);
	return await withLock(
		join(cache, `${name}.lock`),
		async () => {
			if (await exists(folder)) return folder;
			const started = Date.now();
			const prefix = `.making-${name}-`;
			await removeUnfinished(cache, prefix);
			const staging = await mkdtemp(join(cache, prefix));
			const remove = () => rmSync(staging, { recursive: true, force: true, maxRetries: 20 });
			const forget = atEnd(remove);
			try {
				say('fetching, this is done once');
				await make(staging, say);
				await rename(staging, folder);
			} finally {
				remove();
				forget();
			}
			say(`ready after ${Math.round((Date.now() - started) / 1000)} s in ${folder}`);
			return folder;
		},
		() => say('another run is fetching it, waiting'),
	);
}

/** What is left of runs that could not clean up: no other one is at work on these while the lock is held. */
async function removeUnfinished(cache: string, prefix: string): Promise<void> {
	const left = (await readdir(cache)).filter((entry) => entry.startsWith(prefix));
	for (const entry of left) await rm(join(cache, entry), { recursive: true, force: true });
}

async function npmInstall(
	folder: string,
	dependencies: Record<string, string>,
	overrides: Record<string, string>,
	withScripts: boolean,
	say?: Say,
): Promise<void> {
	// Newer releases of npm run a dependency's install script only when it is named here.
	const allowScripts = { node: true, sqlite3: true };
	const manifest = { private: true, dependencies, overrides, allowScripts };
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, '\t'));
	await npm(folder, ['install', '--no-package-lock', `--ignore-scripts=${!withScripts}`], say);
}

/** `--prefix` because npm would otherwise take the folder of the project that started this run. */
async function npm(folder: string, args: string[], say?: Say): Promise<void> {
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder];
	await run('npm', [...args, ...quiet], {
		cwd: folder,
		onWaiting: (seconds) => say?.(`npm ${args[0]} is at work (${seconds} s)`),
	});
}

async function exists(path: string): Promise<boolean> {
	return await access(path).then(
		() => true,
		() => false,
	);
}

/** `npx tsx test/e2e/cache.ts [version …]`: fetches all that the checks need, or node and these n8ns. */
async function main(versions: string[]): Promise<void> {
	const wanted = versions.length > 0 ? versions.map(versionOf) : ALL_VERSIONS;
	console.log(`[cache] node: ${await nodeBinary()}`);
	for (const version of wanted) console.log(`[cache] n8n: ${await n8nScript(version)}`);
	console.log(`[cache] chromium: ${await findChromium()}`);
}

if (require.main === module) {
	main(process.argv.slice(2)).catch((error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	});
}
