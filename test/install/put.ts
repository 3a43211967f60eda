import { join } from 'node:path';

/** The package that this project makes. */
export const PACKAGE = 'n8n-nodes-create-user';

/** Where n8n loads it from, below n8n's own folder. */
export const PLACE = join('nodes', 'node_modules', PACKAGE);

/** The one command that puts a tarball into an n8n, in the place of an older package. */
export function putCommand(tarball: string, n8nFolder: string): string {
	const place = quoted(join(n8nFolder, PLACE));
	return [
		`rm -rf ${place}`,
		`mkdir -p ${place}`,
		`tar -xzf ${quoted(tarball)} -C ${place} --strip-components=1`,
	].join(' && ');
}

/** For a shell, as plain as the text allows. */
function quoted(text: string): string {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
