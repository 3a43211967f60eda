import { execFileSync } from 'child_process';
import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** What `npm pack` says about the tarball. Sizes in bytes. */
interface PackReport {
	filename: string;
	size: number;
	unpackedSize: number;
	files: Array<{ path: string; size: number }>;
}

export interface Packed extends PackReport {
	/** The tarball. */
	tarball: string;
	/** Where it was unpacked, as n8n unpacks it. */
	folder: string;
}

/** Packs the built package and unpacks the tarball into a folder of its own below the temporary folder. */
export function pack(): Packed {
	const folder = mkdtempSync(join(tmpdir(), 'create-user-pack-'));
	const args = ['pack', '--json', '--silent', '--pack-destination', folder];
	const output = execFileSync('npm', args, { encoding: 'utf8' });
	const parsed = JSON.parse(output) as PackReport[] | Record<string, PackReport>;
	const [report] = Object.values(parsed);
	if (!report) throw new Error('npm pack reported no package');
	const tarball = join(folder, report.filename);
	execFileSync('tar', ['-xzf', tarball, '-C', folder]);
	return { ...report, tarball, folder: join(folder, 'package') };
}
