import type { Group } from './tally';

/** How far a run is. */
export interface Progress {
	total: number;
	done: number;
	groups: Partial<Record<Group, number>>;
	/** Milliseconds until its end, as far as can be told. */
	left: number;
}

const WORDS: Array<[Group, string]> = [
	['created', 'created'],
	['existing', 'there already'],
	['wouldCreate', 'would be created'],
	['refused', 'refused'],
	['uncertain', 'not certain'],
	['notSent', 'not sent'],
];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What n8n's log says of a run under way. */
export function progressLine({ total, done, groups, left }: Progress): string {
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
