import { progressLine, type Progress } from '../report/progress-words';
import { GROUPS } from '../report/tally';
import type { Settled } from '../item';
import { pauses } from '../wire/pauses';

/**
 * Tells n8n's log now and then how far a long run is. It speaks when an item ends, since nothing else of
 * a run has a clock.
 * @param total items of the input
 */
export function progressTo(
	say: (line: string) => void,
	total: number,
): (settled: Pick<Settled, 'items' | 'outcome'>) => void {
	const began = Date.now();
	const groups: Progress['groups'] = {};
	let saidAt = began;
	let done = 0;
	/** What was refused by its check took no time, and says nothing of the rest. */
	let unsent = 0;
	return ({ items, outcome }) => {
		const group = GROUPS[outcome.kind];
		done += items.length;
		groups[group] = (groups[group] ?? 0) + items.length;
		if (outcome.kind === 'refused' && outcome.why.by === 'check') unsent += items.length;
		const now = Date.now();
		if (now - saidAt < pauses.progress || done === total || done === unsent) return;
		saidAt = now;
		const left = ((now - began) / (done - unsent)) * (total - done);
		say(progressLine({ total, done, groups, left }));
	};
}
