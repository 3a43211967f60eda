import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Makes a copy of the project in which files may be changed; what npm has installed is shared. */
export function copyProject(folder: string): void {
	const shared = ['node_modules', '.git', 'dist', 'coverage'];
	for (const entry of readdirSync(ROOT).filter((name) => !shared.includes(name))) {
		cpSync(join(ROOT, entry), join(folder, entry), { recursive: true });
	}
	symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}
