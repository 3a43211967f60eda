import assert from 'node:assert/strict';
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
		async install({ rest }) {
			await rest.session.post(PACKAGES, { name: PACKAGE });
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
