import { n8nScript, nodeBinary } from './cache';
import { run } from './command';
import type { RunningN8n } from './n8n';
import { environmentOf } from './n8n-environment';

/** Runs a command of n8n's own program on the host of a running n8n; gives all that n8n printed. */
export async function n8nCommand(
	{ version, userFolder }: RunningN8n,
	...args: string[]
): Promise<string> {
	const node = await nodeBinary();
	const env = environmentOf({ version, userFolder, port: 0, brokerPort: 0, node });
	return await run(node, [await n8nScript(version), ...args], { cwd: userFolder, env });
}
