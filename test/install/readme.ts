import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The commands under a heading of the README, a line each, as they stand there. */
export function commandsUnder(heading: string): string[] {
	const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
	const [, section] = readme.split(new RegExp(`^#+ ${heading}$`, 'm'));
	if (section === undefined) throw new Error(`The README has no heading '${heading}'`);
	const [own = ''] = section.split(/^#/m);
	return [...own.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
		block.trim().split('\n'),
	);
}
