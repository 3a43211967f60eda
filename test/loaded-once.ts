import { createRequire } from 'node:module';

/**
 * What is not under test is loaded once for each process and not once for each file: the two thousand
 * modules of n8n take longer than most files, and what jest keeps of them slows down all that follows.
 */
const { loadedOnce } = globalThis as unknown as { loadedOnce: NodeJS.Require };
const fromCore = createRequire(require.resolve('n8n-core'));

// By path: what a name leads to is for jest's resolver to say, which takes another zod for ZOD=4.
const paths = [
	...['n8n-core', 'fastify', 'zod/v4'].map((name) => require.resolve(name)),
	...['@n8n/di', '@n8n/backend-common', 'flatted'].map((name) => fromCore.resolve(name)),
];
for (const path of paths) jest.doMock(path, () => loadedOnce(path) as object);

const workflow = require.resolve('n8n-workflow');
jest.doMock(workflow, () => ({
	...(loadedOnce(workflow) as object),
	// By the timers of the test, which may be jest's own.
	sleep: async (ms: number) => await new Promise<void>((resolve) => setTimeout(resolve, ms)),
}));
