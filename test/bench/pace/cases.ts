import { simulate, type Answered, type RateMaker } from './simulate';
import type { Counting } from './vendors';

/** Processes at one account of a vendor. */
export interface PaceCase {
	counting: Counting;
	perSecond: number;
	processes: number;
}

/** What they made of it. */
export interface Paced {
	/** Part of the limit that was used in the first minute, and in the second and third. */
	first: number;
	use: number;
	/** Part of the requests that was refused in the second and third minute. */
	refused: number;
	/** The least part of the limit that any second of them used. */
	worst: number;
	/** So many times longer than with its fair share the slowest process took for its users. */
	wait: number;
	/** Seconds until 0.8 of the limit was used again after half of the processes, or all but one, had gone. */
	half: number;
	alone: number;
}

const MINUTE = 60;
/** Another after the change, within which a freed limit is to be used. */
const AFTER = 60;
const LEFT = 3 * MINUTE;

/** Averages over several runs, but the worst second and share of all, and the median of what was freed. */
export function paced(one: PaceCase, makeRate: RateMaker, seeds: number[], isAlone = true): Paced {
	const { processes } = one;
	const half = Math.floor(processes / 2);
	const runs = seeds.map((seed) => measured(one, makeRate, seed, half || 1));
	const mean = (key: 'first' | 'use' | 'refused') =>
		runs.reduce((sum, each) => sum + each[key], 0) / runs.length;
	const alone = () => median(seeds.map((seed) => measured(one, makeRate, seed, 1).freed));
	return {
		first: mean('first'),
		use: mean('use'),
		refused: mean('refused'),
		worst: Math.min(...runs.map(({ worst }) => worst)),
		wait: Math.max(...runs.map(({ wait }) => wait)),
		half: processes > 1 ? median(runs.map(({ freed }) => freed)) : NaN,
		alone: processes > 3 && isAlone ? alone() : NaN,
	};
}

/** Processes that come within two seconds; of them so many stay, the others leave after three minutes. */
function measured(one: PaceCase, makeRate: RateMaker, seed: number, stay: number) {
	const { perSecond, processes } = one;
	const there = Array.from({ length: processes }, (_, place) => ({
		from: (2 * place) / processes,
		to: place < stay ? Infinity : LEFT,
	}));
	const all = simulate({ ...one, processes: there, seconds: LEFT + AFTER, seed }, makeRate);
	const isSteady = ({ at }: Answered) => at >= MINUTE * 1000 && at < LEFT * 1000;
	const steady = all.filter(isSteady);
	const took = acceptedIn(steady);
	const users = Array<number>(processes).fill(0);
	for (const { process } of took) users[process] = (users[process] ?? 0) + 1;
	return {
		first: acceptedIn(all).filter(({ at }) => at < MINUTE * 1000).length / (MINUTE * perSecond),
		use: took.length / (2 * MINUTE * perSecond),
		refused: 1 - took.length / steady.length,
		worst: Math.min(...counted(took, MINUTE, LEFT)) / perSecond,
		wait: (2 * MINUTE * perSecond) / processes / Math.min(...users),
		freed: freedAfter(acceptedIn(all), perSecond),
	};
}

/** Seconds until 0.8 of the limit is used again: over three seconds, or a single lucky one would do. */
function freedAfter(all: Answered[], perSecond: number): number {
	const perSecondOf = counted(all, LEFT, LEFT + AFTER);
	const seconds = perSecondOf.findIndex((_, place) => {
		const [first = 0, second = 0, third = 0] = perSecondOf.slice(place, place + 3);
		return first + second + third >= 3 * 0.8 * perSecond;
	});
	return seconds < 0 ? Infinity : seconds;
}

const acceptedIn = (all: Answered[]) => all.filter(({ accepted }) => accepted);

/** How many in each second. */
function counted(all: Answered[], from: number, to: number): number[] {
	const counts = Array<number>(to - from).fill(0);
	for (const { at } of all) {
		const place = Math.floor(at / 1000) - from;
		if (place >= 0 && place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
	}
	return counts;
}

function median(numbers: number[]): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
