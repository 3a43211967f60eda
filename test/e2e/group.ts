import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { atEnd } from './endings';

/**
 * Starts a program in a group of its own, so that whatever it starts ends with it: n8n starts task runners,
 * npm starts compilers. The whole group ends with this process at the latest.
 */
export function startGroup(program: string, args: string[], options: SpawnOptions): ChildProcess {
	const leader = spawn(program, args, { ...options, detached: true });
	const forget = atEnd(() => endGroup(leader));
	// After its end its number may be someone else's.
	leader.once('exit', () => {
		endGroup(leader);
		forget();
	});
	return leader;
}

/** Ends a program and all that it has started. */
export function endGroup({ pid }: ChildProcess): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// The whole group has ended already.
	}
}
