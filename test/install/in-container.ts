import assert from 'node:assert/strict';
import glob from 'fast-glob';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { installPackages } from '../e2e/packages';
import { run } from '../e2e/command';
import { PLACE } from './put';
import { commandsUnder } from './readme';
import type { Way } from './way';

const TITLE = 'In a container';

/**
 * What docker/Dockerfile makes of n8n's image, done in a plain folder: its files are put where it says, and
 * n8n is started as its entrypoint says, in a folder that was there before, as a volume is. No image is
 * built.
 * @param older a tarball that lies in that volume already
 */
export function inContainer(clone: string, work: string, older: string): Way {
	const image = join(work, 'image');
	const [, pack = ''] = commandsUnder(TITLE);
	return {
		title: TITLE,
		isListed: false,
		async install({ n8n }) {
			await run('sh', ['-c', pack], { cwd: clone });
			await installPackages(n8n.userFolder, [older]);
			await n8n.restart(madeImage(join(clone, 'docker'), image));
		},
		async remove({ n8n }) {
			rmSync(join(n8n.userFolder, '.n8n', PLACE), { recursive: true });
			await n8n.restart();
		},
	};
}

/** Copies what the Dockerfile copies; gives its entrypoint up to n8n's own. */
function madeImage(context: string, image: string): string[] {
	const dockerfile = readFileSync(join(context, 'Dockerfile'), 'utf8');
	const [, copied = ''] = /^COPY (.+)$/m.exec(dockerfile) ?? [];
	const sources = copied.split(' ');
	const target = sources.pop() ?? '';
	mkdirSync(join(image, target), { recursive: true });
	const files = glob.sync(sources, { cwd: context });
	assert.equal(files.length, sources.length, `the files of: COPY ${copied}`);
	for (const file of files) cpSync(join(context, file), join(image, target, basename(file)));

	const [, words = '[]'] = /^ENTRYPOINT (\[.+\])$/m.exec(dockerfile) ?? [];
	const entrypoint = JSON.parse(words) as string[];
	// The init process and what n8n's image begins with are not on this machine.
	assert.deepEqual(entrypoint.splice(0, 2), ['tini', '--']);
	assert.equal(entrypoint.pop(), '/docker-entrypoint.sh');
	return entrypoint.map((word) => (word.startsWith(target) ? join(image, word) : word));
}
