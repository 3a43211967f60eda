/** `npm run pack -- [folder]`: builds and packs this package, and says how it comes into an n8n. */
import { program } from 'commander';
import glob from 'fast-glob';
import { existsSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { built } from '../e2e/packages';
import { PACKAGE, putCommand } from './put';

const ROOT = join(__dirname, '..', '..');

/** Where docker/Dockerfile takes the tarball from. */
const DESTINATION = join(ROOT, 'docker');

async function main(): Promise<void> {
	program
		.description('Builds this package, packs it, and prints the command that puts it into an n8n')
		.argument('[folder]', "n8n's own folder", join(homedir(), '.n8n'));
	const [named] = program.parse().processedArgs as [string];
	const folder = resolve(named);
	for (const older of glob.sync(`${PACKAGE}-*.tgz`, { cwd: DESTINATION, absolute: true })) {
		rmSync(older);
	}
	const tarball = await built(ROOT, DESTINATION);
	console.log(`Packed ${relative(process.cwd(), tarball)}.`);
	// n8n writes this file when it starts for the first time.
	if (!existsSync(join(folder, 'config'))) console.log(`There is no n8n in ${folder} yet.`);
	console.log('This command puts it into that n8n, which has to be restarted then:\n');
	console.log(putCommand(tarball, folder));
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
