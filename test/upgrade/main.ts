/** `npm run e2e:upgrade`: what was built with 0.1.0 in a real n8n, opened and run with this package. */
import { program } from 'commander';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from '../e2e/endings';
import { startN8n, type RunningN8n } from '../e2e/n8n';
import { built } from '../e2e/packages';
import { N8nRest } from '../e2e/rest';
import { Stage } from '../e2e/stage';
import { ALL_VERSIONS, versionNamed, type N8nVersion } from '../e2e/versions';
import { EXAMPLES } from '../e2e/world';
import { Estate } from './estate';

const ROOT = join(__dirname, '..', '..');
const OLD = join(ROOT, 'test', 'e2e', 'n8n-nodes-create-user-0.1.0.tgz');

interface Options {
	n8n: N8nVersion[];
	package?: string;
}

async function main(): Promise<void> {
	program
		.description('Installs 0.1.0 in real n8ns on this machine, works with it, and upgrades it')
		.option('--n8n <version...>', 'releases, or latest', versionNamed, ALL_VERSIONS)
		.option('--package <tarball>', 'a packed package, instead of packing this one');
	const options = program.parse().opts<Options>();
	const work = mkdtempSync(join(tmpdir(), 'create-user-upgrade-'));
	atEnd(() => rmSync(work, { recursive: true, force: true }));
	const tarball = options.package ?? (await built(ROOT, work));
	let failed = 0;
	for (const version of options.n8n) {
		const began = Date.now();
		const files = join(work, `files-${version}`);
		mkdirSync(files);
		cpSync(join(EXAMPLES, 'new-hires.csv'), join(files, 'new-hires.csv'));
		const env = { N8N_RESTRICT_FILE_ACCESS_TO: files };
		const n8n = await startN8n({ version, packages: [OLD], env });
		try {
			failed += await upgraded(n8n, tarball, files);
		} finally {
			await n8n.stop();
		}
		console.log(`n8n ${version} took ${Math.round((Date.now() - began) / 1000)} s in all`);
	}
	console.log(failed === 0 ? 'all passed' : `${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}

/** Builds with the old package, installs the new one, and gives how many checks fail with it. */
async function upgraded(n8n: RunningN8n, tarball: string, files: string): Promise<number> {
	const rest = await N8nRest.signIn(n8n.url);
	const surroundings = { rest, secrets: new Set<string>(), passwords: new Set<string>() };
	let failed = 0;
	const check = async (name: string, work: () => Promise<void>) => {
		const failure = await work().catch((error: unknown) => error ?? 'nothing');
		console.log(`${failure === undefined ? 'ok  ' : 'FAIL'} n8n ${n8n.version}: ${name}`);
		if (failure === undefined) return;
		failed += 1;
		console.log(failure);
	};
	await Stage.use(surroundings, async (stage) => {
		await Stage.use(surroundings, async (failing) => {
			const estate = await Estate.build(n8n, stage, failing, files);
			await estate.upgrade(tarball);
			await estate.assertAll(check);
		});
	});
	return failed;
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
