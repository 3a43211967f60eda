import { rmSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { atEnd } from './endings';

/** Lets one process at a time do the work, and whoever waits go on when that process has ended. */
export async function withLock<T>(
	file: string,
	work: () => Promise<T>,
	onWaiting?: () => void,
): Promise<T> {
	for (let waited = 0; !(await tryToTake(file)); waited += 1) {
		if (waited % 30 === 0) onWaiting?.();
		await pause(1_000);
	}
	const remove = () => rmSync(file, { force: true });
	const forget = atEnd(remove);
	try {
		return await work();
	} finally {
		remove();
		forget();
	}
}

async function tryToTake(file: string): Promise<boolean> {
	try {
		await writeFile(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	if (await isLeftBehind(file)) await rm(file, { force: true });
	return false;
}

async function isLeftBehind(file: string): Promise<boolean> {
	try {
		const ageSeconds = (Date.now() - (await stat(file)).mtimeMs) / 1000;
		const owner = Number(await readFile(file, 'utf8'));
		// Just made, its owner's number is about to be written into it.
		if (!owner) return ageSeconds > 10;
		// Process numbers are used again, and no install takes an hour.
		return ageSeconds > 3_600 || !isAlive(owner);
	} catch {
		return false;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
