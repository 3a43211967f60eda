/** `npm run e2e`: packs this package, puts it into real n8ns and checks it there. */
import { program } from 'commander';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from './browser';
import { areas } from './checks';
import { writeCompatibility, type VersionResults } from './compatibility';
import { atEnd } from './endings';
import { built } from './packages';
import { runChecks } from './runner';
import { ALL_VERSIONS, N8N_VERSIONS, versionNamed, type N8nVersion } from './versions';
import { openWorld } from './world';

interface Options {
	n8n: N8nVersion[];
	browser: boolean;
	only?: string;
	package?: string;
	pictures?: boolean;
}

const ROOT = join(__dirname, '..', '..');

async function main(): Promise<void> {
	program
		.description('Checks this package in real n8ns on this machine')
		.option('--n8n <version...>', 'releases of n8n, or latest', versionNamed, ALL_VERSIONS)
		.option('--no-browser', 'leave out what needs a browser')
		.option('--only <text>', 'run the checks with this text in their name or area')
		.option('--package <tarball>', 'a packed package, instead of packing this one')
		.option('--pictures', 'make the pictures in docs/images anew');
	const options = program.parse().opts<Options>();
	const work = mkdtempSync(join(tmpdir(), 'create-user-e2e-'));
	atEnd(() => rmSync(work, { recursive: true, force: true }));
	const tarball = options.package ?? (await built(ROOT, work));
	const results: VersionResults[] = [];
	for (const version of options.n8n) {
		results.push({ version, results: await checkVersion(version, tarball, work, options) });
	}
	const isWhole = N8N_VERSIONS.every((version) => options.n8n.includes(version)) && !options.only;
	const all = results.flatMap((one) => one.results);
	const failed = all.filter(({ passed }) => !passed).length;
	if (isWhole && options.browser && failed === 0) {
		writeCompatibility(results, join(ROOT, 'docs', 'compatibility.md'));
	}
	console.log(`${all.length - failed} passed, ${failed} failed`);
	process.exitCode = failed > 0 || all.length === 0 ? 1 : 0;
}

async function checkVersion(
	version: N8nVersion,
	tarball: string,
	work: string,
	{ browser: isWanted, only = '', pictures }: Options,
) {
	const began = Date.now();
	const isNewest = version === N8N_VERSIONS[0];
	const browser = isWanted ? await launchBrowser() : undefined;
	try {
		const world = await openWorld({
			version,
			tarball,
			browser,
			// The README shows the newest n8n.
			pictures: pictures && isNewest ? join(ROOT, 'docs', 'images') : join(work, 'images'),
			files: join(work, `files-${version}`),
		});
		try {
			console.log(`n8n ${version} was ready after ${world.n8n.startSeconds.toFixed(1)} s`);
			return await runChecks(world, areas, (area, check) =>
				`${area.title}: ${check.name}`.toLowerCase().includes(only.toLowerCase()),
			);
		} finally {
			await world.close();
		}
	} finally {
		await browser?.close();
		console.log(`n8n ${version} took ${Math.round((Date.now() - began) / 1000)} s in all`);
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
