import { startGroup } from './group';

export interface CommandOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Called about every fifteen seconds while the command runs. */
	onWaiting?: (seconds: number) => void;
}

/** Runs a program to its end and gives what it printed; throws with the last lines when it fails. */
export async function run(
	program: string,
	args: string[],
	options: CommandOptions = {},
): Promise<string> {
	const started = Date.now();
	const child = startGroup(program, args, {
		cwd: options.cwd,
		env: options.env ?? process.env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let stdout = '';
	let everything = '';
	child.stdout?.setEncoding('utf8').on('data', (text: string) => {
		stdout += text;
		everything += text;
	});
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (everything += text));
	const ticking = setInterval(
		() => options.onWaiting?.(Math.round((Date.now() - started) / 1000)),
		15_000,
	);
	try {
		const code = await new Promise<number | string>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', (exitCode, signal) => resolve(exitCode ?? signal ?? 'unknown'));
		});
		if (code !== 0) {
			const tail = everything.trim().split('\n').slice(-25).join('\n');
			throw new Error(`'${program} ${args.join(' ')}' ended with ${code}:\n${tail}`);
		}
		return stdout;
	} finally {
		clearInterval(ticking);
	}
}
