import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(tmpdir(), 'create-user-e2e-failed');

/** A check has failed, and this was on the screen. */
export class FailedOnScreen extends Error {
	constructor(
		readonly failure: unknown,
		private readonly picture: Buffer,
	) {
		super('failed on the screen');
	}

	/** Keeps the picture under the names of what failed; gives its path. */
	keep(...names: string[]): string {
		const name = names.join('-').replace(/[^a-z0-9.]+/gi, '-');
		const file = join(FOLDER, `${name.slice(0, 150).toLowerCase()}.png`);
		mkdirSync(FOLDER, { recursive: true });
		writeFileSync(file, this.picture);
		return file;
	}
}
