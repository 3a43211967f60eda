import { createRequire } from 'node:module';

import type { Package } from './twice';

/** The package as another process has it: loaded anew, with an empty memory. Not for jest, which loads by itself. */
export function inAnotherProcess(): Package {
	const isOurs = /[\\/](nodes|credentials)[\\/]|[\\/]engine[\\/]fixture/;
	for (const path of Object.keys(require.cache)) {
		if (isOurs.test(path) && !path.includes('node_modules')) delete require.cache[path];
	}
	const load = createRequire(__filename);
	const { credentialTypes, nodeTypes } = load('../engine/fixture') as Package;
	return { credentialTypes, nodeTypes };
}
