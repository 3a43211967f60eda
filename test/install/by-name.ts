import assert from 'node:assert/strict';
import { isSince2 } from '../e2e/versions';
import { PACKAGE } from './put';
import { installingFrom, startRegistry } from './registry';
import type { Way } from './way';

const PACKAGES = '/rest/community-packages';

/** What n8n does when someone enters the package's name in its settings, with a registry that has it. */
export async function byName(
	tarball: string,
	work: string,
): Promise<Way & { close(): Promise<void> }> {
	const registry = await startRegistry(tarball);
	return {
		title: 'By name',
		env: await installingFrom(registry, work),
		isListed: true,
		async install({ n8n, rest }) {
			// For the newest version n8n 1 asks the public registry itself, and nobody outside is asked here.
			const name = isSince2(n8n.version) ? PACKAGE : `${PACKAGE}@${registry.version}`;
			await rest.session.post(PACKAGES, { name });
			assert.ok(
				registry.asked.some((path) => path.endsWith('.tgz')),
				'the tarball came from the registry',
			);
		},
		async remove({ rest }) {
			await rest.session.delete(`${PACKAGES}?name=${PACKAGE}`);
		},
		close: registry.close,
	};
}
