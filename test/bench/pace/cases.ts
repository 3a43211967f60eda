import { simulate, type Answered, type Present, type RateMaker } from './simulate';
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
	/** What the slowest process got beside the fastest one, in each tenth of these two minutes. */
	evenly: number;
	/** So many times longer than with its fair share the slowest process took for its users. */
	wait: number;
	/** Seconds until 0.8 of the limit was used again after half of the processes, or all but one, had gone. */
	half: number;
	alone: number;
	/** Part of their fair share that processes have in the second half of the minute after they came. */
	newcomers: number;
}

const MINUTE = 60;
const HALF_GO = 3 * MINUTE;
const ONE_STAYS = 4 * MINUTE;
const OTHERS_COME = 5 * MINUTE;
const END = 6 * MINUTE;
const TENTH = (HALF_GO - MINUTE) / 10;

type Measured = ReturnType<typeof measured>;

/** Averages over several runs, but the worst second and share of all, and the median of what was freed. */
export function paced(one: PaceCase, makeRate: RateMaker, seeds: number[]): Paced {
	const runs = seeds.map((seed) => measured(one, makeRate, seed));
	const all = (key: keyof Measured) => runs.map((run) => run[key]);
	return {
		first: mean(all('first')),
		use: mean(all('use')),
		refused: mean(all('refused')),
		worst: Math.min(...all('worst')),
		evenly: mean(all('evenly')),
		wait: Math.max(...all('wait')),
		half: one.processes > 1 ? median(all('half')) : NaN,
		alone: one.processes > 3 ? median(all('alone')) : NaN,
		newcomers: one.processes > 1 ? mean(all('newcomers')) : NaN,
	};
}

/** They come within two seconds, half of them leave, then all but one, and as many others come. */
function coming(processes: number): Present[] {
	const half = Math.floor(processes / 2);
	const leaves = (place: number) => (place < half ? ONE_STAYS : HALF_GO);
	const after = (place: number) => (2 * place) / processes;
	const there = Array.from({ length: processes }, (_, place) => ({
		from: after(place),
		to: place === 0 ? Infinity : leaves(place),
	}));
	const others = there.slice(1).map((_, place) => ({
		from: OTHERS_COME + after(place),
		to: Infinity,
	}));
	return [...there, ...others];
}

function measured({ counting, perSecond, processes }: PaceCase, makeRate: RateMaker, seed: number) {
	const all = simulate(
		{ counting, perSecond, processes: coming(processes), seconds: END, seed },
		makeRate,
	);
	const accepted = all.filter((one) => one.accepted);
	const steady = within(all, MINUTE, HALF_GO);
	const took = steady.filter((one) => one.accepted);
	const shares = Array.from({ length: 10 }, (_, tenth) => {
		const from = MINUTE + tenth * TENTH;
		const users = usersOf(within(took, from, from + TENTH), processes);
		return Math.min(...users) / Math.max(...users);
	});
	const late = within(accepted, OTHERS_COME + MINUTE / 2, END);
	const newcomers = late.filter(({ process }) => process >= processes);
	const fair = (late.length * (processes - 1)) / processes;
	return {
		first: within(accepted, 0, MINUTE).length / (MINUTE * perSecond),
		use: took.length / ((HALF_GO - MINUTE) * perSecond),
		refused: 1 - took.length / steady.length,
		worst: Math.min(...counted(took, MINUTE, HALF_GO)) / perSecond,
		evenly: mean(shares),
		wait: took.length / processes / Math.min(...usersOf(took, processes)),
		half: freedAfter(accepted, HALF_GO, perSecond),
		alone: freedAfter(accepted, ONE_STAYS, perSecond),
		newcomers: newcomers.length / fair,
	};
}

/** Seconds until 0.8 of the limit is used again: over three seconds, or a single lucky one would do. */
function freedAfter(accepted: Answered[], from: number, perSecond: number): number {
	const perSecondOf = counted(accepted, from, from + MINUTE);
	const seconds = perSecondOf.findIndex((_, place) => {
		const [first = 0, second = 0, third = 0] = perSecondOf.slice(place, place + 3);
		return first + second + third >= 3 * 0.8 * perSecond;
	});
	return seconds < 0 ? Infinity : seconds;
}

/** Those between two seconds. */
export function within(all: Answered[], from: number, to: number): Answered[] {
	return all.filter(({ at }) => at >= from * 1000 && at < to * 1000);
}

/** How many each of the first so many processes has. */
export function usersOf(accepted: Answered[], processes: number): number[] {
	const users = Array<number>(processes).fill(0);
	for (const { process } of accepted)
		if (process < processes) users[process] = (users[process] ?? 0) + 1;
	return users;
}

/** How many in each second. */
function counted(all: Answered[], from: number, to: number): number[] {
	const counts = Array<number>(to - from).fill(0);
	for (const { at } of all) {
		const place = Math.floor(at / 1000) - from;
		if (place >= 0 && place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
	}
	return counts;
}

/** The average. */
export function mean(numbers: number[]): number {
	return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function median(numbers: number[]): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
