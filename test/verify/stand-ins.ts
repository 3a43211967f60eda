import { startSandbox, type Sandbox } from '../sandbox';

/** The stand-ins of a test file: started once, and as new for each test. */
export let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

afterAll(async () => {
	await sandbox.close();
});

beforeEach(() => {
	sandbox.reset();
});
