import type { Tally } from './messages';
import type { Settled } from './outputs';

/** Counts what a run did, repeats counted once. */
export function tallyOf(settled: Settled[], total: number): Tally {
	const loginsOf = (is: (settled: Settled) => boolean) =>
		settled.filter(is).map(({ login }) => login);
	return {
		total,
		created: loginsOf(({ outcome }) => outcome.kind === 'success' && outcome.action === 'created'),
		existing: loginsOf(({ outcome }) => outcome.kind === 'success' && outcome.action !== 'created')
			.length,
		notSent: loginsOf(({ outcome }) => outcome.kind === 'notSent').length,
		refused: loginsOf(({ outcome }) => outcome.kind === 'refused'),
		uncertain: loginsOf(({ outcome }) => outcome.kind === 'unknown'),
	};
}
