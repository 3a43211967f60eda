import type { Settled } from '../item';
import { pauses } from '../wire/pauses';
import { GROUPS, type Group } from './tally';

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
	const groups: Counts = {};
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
		say(progressLine(total, done, groups, left));
	};
}

/** How many items count as what. */
type Counts = Partial<Record<Group, number>>;

const WORDS: Array<[Group, string]> = [
	['created', 'created'],
	['updated', 'updated'],
	['existing', 'there already'],
	['wouldCreate', 'would be created'],
	['refused', 'refused'],
	['unknown', 'not certain'],
	['notSent', 'not sent'],
];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** @param left milliseconds until the end, as far as can be told */
function progressLine(total: number, done: number, groups: Counts, left: number): string {
	const parts = WORDS.filter(([group]) => groups[group] !== undefined).map(
		([group, word]) => `${number(groups[group] ?? 0)} ${word}`,
	);
	return `Create User: ${number(done)} of ${number(total)} items done, ${parts.join(', ')}; ${timeLeft(left)} left`;
}

const number = (value: number) => value.toLocaleString('en-GB');

function timeLeft(milliseconds: number): string {
	if (milliseconds < MINUTE) return 'less than a minute';
	const inHours = milliseconds >= 2 * HOUR;
	const count = Math.round(milliseconds / (inHours ? HOUR : MINUTE));
	const unit = inHours ? 'hour' : 'minute';
	return `about ${count} ${unit}${count === 1 ? '' : 's'}`;
}
