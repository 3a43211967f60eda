import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run } from './command';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The path of a Chromium: the one `CREATE_USER_CHROMIUM` names, the system's, or Debian's, installed now. */
export async function findChromium(): Promise<string> {
	const found = process.env.CREATE_USER_CHROMIUM || (await onPath());
	if (found) return found;
	if (process.getuid?.() !== 0) {
		throw new Error(
			'There is no Chromium on this machine, and only root can install it: run `apt-get install chromium`, or name one in CREATE_USER_CHROMIUM.',
		);
	}
	console.log('[cache] chromium: installing the package of the system');
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update', '-qq'], { env });
	await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
	const installed = await onPath();
	if (!installed) throw new Error('apt-get installed chromium, but there is no such program.');
	return installed;
}

async function onPath(): Promise<string | undefined> {
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		for (const name of NAMES) {
			const path = join(folder, name);
			const runs = await access(path, constants.X_OK).then(
				() => true,
				() => false,
			);
			if (runs) return path;
		}
	}
	return undefined;
}
