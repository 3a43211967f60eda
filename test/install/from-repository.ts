import assert from 'node:assert/strict';
import { run } from '../e2e/command';
import { commandsUnder } from './readme';
import type { Site, Way } from './way';

const TITLE = 'From this repository';

/** The README's commands in a clone of this project, whose packages from npm are there already. */
export function fromRepository(clone: string): Way {
	const [install, pack = '', remove = '', ...others] = commandsUnder(TITLE);
	assert.deepEqual([install, others], ['npm ci', []], 'the commands of the README');
	return {
		title: TITLE,
		isListed: false,
		async install({ n8n }) {
			const said = await atHome(n8n, clone, pack);
			await atHome(n8n, clone, said.trim().split('\n').at(-1) ?? '');
			await n8n.restart();
		},
		async remove({ n8n }) {
			await atHome(n8n, clone, remove);
			await n8n.restart();
		},
	};
}

/** Runs a command as whoever has this n8n in the usual place, the home folder. */
async function atHome({ userFolder }: Site['n8n'], cwd: string, command: string): Promise<string> {
	return await run('sh', ['-c', command], { cwd, env: { ...process.env, HOME: userFolder } });
}
