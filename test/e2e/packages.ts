import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { run } from './command';

/** Packs the package in `folder` as npm would publish it; gives the path of the tarball. */
export async function pack(folder: string, destination: string): Promise<string> {
	await mkdir(destination, { recursive: true });
	const answer = await run(
		'npm',
		['pack', '--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', destination],
		{ cwd: folder },
	);
	const listed: unknown = JSON.parse(answer);
	const [first] = Array.isArray(listed) ? listed : Object.values(listed as object);
	return join(destination, (first as { filename: string }).filename);
}

/** Builds the package in `folder` and packs it; gives the path of the tarball. */
export async function built(folder: string, destination: string): Promise<string> {
	await run('npm', ['run', '--silent', 'build'], { cwd: folder });
	return await pack(folder, destination);
}

/**
 * Puts packages where n8n's own installer puts them: unpacked under `nodes/node_modules`, without their
 * development and peer dependencies, and listed in `nodes/package.json`.
 */
export async function installPackages(userFolder: string, tarballs: string[]): Promise<string[]> {
	const nodes = join(userFolder, '.n8n', 'nodes');
	const dependencies: Record<string, string> = {};
	for (const tarball of tarballs) {
		const manifest = JSON.parse(
			await run('tar', ['-xzOf', tarball, 'package/package.json']),
		) as Manifest;
		dependencies[manifest.name] = manifest.version;
		const folder = join(nodes, 'node_modules', ...manifest.name.split('/'));
		await mkdir(folder, { recursive: true });
		await removeOthers(folder, tarball);
		await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
		await writeTrimmed(join(folder, 'package.json'));
	}
	await mkdir(nodes, { recursive: true });
	const list = { name: 'installed-nodes', private: true, dependencies };
	await writeFile(join(nodes, 'package.json'), JSON.stringify(list, null, 2));
	return Object.keys(dependencies);
}

/** Removes what an earlier package had and this one has not; the folder stays, since n8n may watch it. */
async function removeOthers(folder: string, tarball: string): Promise<void> {
	const packed = new Set((await run('tar', ['-tzf', tarball])).split('\n'));
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		const isPacked = packed.has(join('package', relative(folder, path)));
		if (entry.isFile() && !isPacked) await rm(path);
	}
}

interface Manifest {
	name: string;
	version: string;
	devDependencies?: unknown;
	peerDependencies?: unknown;
	optionalDependencies?: unknown;
}

async function writeTrimmed(file: string): Promise<void> {
	const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
	delete manifest.devDependencies;
	delete manifest.peerDependencies;
	delete manifest.optionalDependencies;
	await writeFile(file, JSON.stringify(manifest, null, 2));
}
