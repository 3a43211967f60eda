import type { Memory, Remembered } from '../creation/memory';
import type { Settled } from '../item';

/** Leaves a record of who exists or may exist, for the Retry entries of the Executions page. */
export function remember(memory: Memory, settled: Settled[]): void {
	const at = Date.now();
	memory.save(
		settled.flatMap(({ login, outcome, password }): Remembered[] => {
			if (outcome.kind === 'unknown') {
				// An update makes nobody: the next run updates once more.
				if (outcome.why.of === 'update') return [];
				return [{ login, id: null, evidence: 'uncertain', at }];
			}
			if (outcome.kind !== 'created') return [];
			const { user, evidence, hasPassword } = outcome;
			const isGenerated = hasPassword && password !== undefined;
			return [{ login, id: user.id, evidence, at, ...(isGenerated ? { generated: true } : {}) }];
		}),
	);
}
