import { VENDORS, type Counting } from './vendors';

/** What decides when a process may send, as `LearntRate` does. */
export interface Rate {
	readonly perSecond: number;
	readonly pausedUntil: number;
	accepted(): void;
	limited(startedAt: number, retryAfter?: number): void;
}

/** Makes the rate of a process that has so many runs; an oracle asks for its part of all runs. */
export type RateMaker = (part: () => number, perSecond: number, runs: number) => Rate;

/** A process: when it comes and goes, in seconds. */
export interface Present {
	from: number;
	to: number;
	/** Runs that share its rate; 1 where nothing is said. */
	runs?: number;
	/** Users that it has in all, after which it goes; endless where nothing is said. */
	users?: number;
}

/** A vendor and the processes that keep it busy. */
export interface Simulation {
	counting: Counting;
	perSecond: number;
	processes: Present[];
	/** Seconds in all. */
	seconds: number;
	seed: number;
}

/** A request that the vendor has answered, in milliseconds. */
export interface Answered {
	at: number;
	process: number;
	accepted: boolean;
}

/** To the vendor and back, in milliseconds; a quarter more or less. */
const LATENCY = 50;
const CONCURRENCY = 20;
/** As in `Pace`: starts that come late are made up for within so many milliseconds. */
const CATCH_UP = 200;

interface Process {
	rate: Rate;
	active: number;
	/** As in `Pace`: a slow start. */
	allowed: number;
	nextAt: number;
	/** When it looks again; earlier appointments are void. */
	wakesAt: number;
	isThere: boolean;
	/** Users still to be sent. */
	left: number;
	leave(): void;
}

/** Runs it, paced as `Pace` does; the same seed gives the same answers. */
export function simulate(one: Simulation, makeRate: RateMaker): Answered[] {
	const { random } = Math;
	const { now: wallClock } = Date;
	const clock = { now: 0 };
	Math.random = randomOf(one.seed);
	Date.now = () => clock.now;
	try {
		return run(one, makeRate, clock);
	} finally {
		Math.random = random;
		Date.now = wallClock;
	}
}

function run(
	{ counting, perSecond, processes, seconds }: Simulation,
	makeRate: RateMaker,
	clock: { now: number },
): Answered[] {
	const vendor = VENDORS[counting](perSecond);
	const agenda = new Agenda();
	const answered: Answered[] = [];
	let present = 0; // Runs of all processes that are there.
	const look = (place: number, process: Process): void => {
		const { rate, isThere, left, active, allowed } = process;
		if (!isThere || left === 0 || active >= Math.min(CONCURRENCY, allowed)) return;
		const at = Math.max(process.nextAt, rate.pausedUntil);
		if (at > clock.now) {
			if (process.wakesAt > clock.now && process.wakesAt <= at) return;
			process.wakesAt = at;
			agenda.add(at, () => {
				if (process.wakesAt !== at) return;
				process.wakesAt = 0;
				look(place, process);
			});
			return;
		}
		send(place, process);
		look(place, process);
	};
	const send = (place: number, process: Process): void => {
		const { rate } = process;
		const startedAt = clock.now;
		process.active += 1;
		process.left -= 1;
		process.nextAt = Math.max(startedAt - CATCH_UP, process.nextAt) + 1000 / rate.perSecond;
		const oneWay = () => (LATENCY / 2) * (0.75 + Math.random() / 2);
		agenda.add(startedAt + oneWay(), () => {
			const accepted = vendor.takes(clock.now);
			answered.push({ at: clock.now, process: place, accepted });
			agenda.add(clock.now + oneWay(), () => {
				process.active -= 1;
				if (accepted) {
					process.allowed += 1;
					rate.accepted();
				} else {
					process.left += 1;
					rate.limited(startedAt);
					process.nextAt = Math.max(
						process.nextAt,
						rate.pausedUntil + (Math.random() * 1000) / rate.perSecond,
					);
				}
				if (process.left + process.active === 0) process.leave();
				look(place, process);
			});
		});
	};
	for (const [place, { from, to, runs = 1, users = Infinity }] of processes.entries()) {
		agenda.add(from * 1000, () => {
			present += runs;
			const rate = makeRate(() => runs / present, perSecond, runs);
			const process: Process = {
				...{ rate, active: 0, allowed: 1, nextAt: 0, wakesAt: 0 },
				isThere: true,
				left: users,
				leave() {
					if (process.isThere) present -= runs;
					process.isThere = false;
				},
			};
			agenda.add(to * 1000, process.leave);
			look(place, process);
		});
	}
	for (let next = agenda.next(); next && next.at <= seconds * 1000; next = agenda.next()) {
		clock.now = Math.max(clock.now, next.at);
		next.act();
	}
	return answered;
}

interface Appointment {
	at: number;
	act(): void;
}

/** What is to be done, the earliest first: a binary heap. */
class Agenda {
	private readonly heap: Appointment[] = [];

	add(at: number, act: () => void): void {
		const { heap } = this;
		let place = heap.push({ at, act }) - 1;
		for (let above = (place - 1) >> 1; place > 0; place = above, above = (place - 1) >> 1) {
			if (this.at(above) <= at) return;
			this.swap(place, above);
		}
	}

	next(): Appointment | undefined {
		const { heap } = this;
		const [first] = heap;
		const last = heap.pop();
		if (heap.length === 0 || !last) return first;
		heap[0] = last;
		for (let place = 0; ;) {
			const left = 2 * place + 1;
			const least = this.at(left + 1) < this.at(left) ? left + 1 : left;
			if (this.at(least) >= this.at(place)) return first;
			this.swap(place, least);
			place = least;
		}
	}

	private at(place: number): number {
		return this.heap[place]?.at ?? Infinity;
	}

	private swap(one: number, other: number): void {
		const { heap } = this;
		[heap[one], heap[other]] = [heap[other] as Appointment, heap[one] as Appointment];
	}
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
