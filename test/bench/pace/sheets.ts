import { mean, usersOf, within } from './cases';
import { simulate, type RateMaker } from './simulate';
import type { Counting } from './vendors';

const PER_SECOND = 100;
const EACH = 1000;
/** Sheets of two processes, the second of which begins so many seconds later. */
const SHEETS = [3, 2];
const LATER = 1;

/** What `npm run e2e:queue` measures too. */
export interface FiveSheets {
	/** Times that the limit alone asks for. */
	time: number;
	/** Percent of a sheet that one is ahead of another, at the tenth of the time where it is most. */
	apart: number;
	refused: number;
}

/** Five sheets at once at two workers of n8n; averages over several runs. */
export function fiveSheets(counting: Counting, makeRate: RateMaker, seeds: number[]): FiveSheets {
	const runs = seeds.map((seed) => measured(counting, makeRate, seed));
	return {
		time: mean(runs.map(({ time }) => time)),
		apart: mean(runs.map(({ apart }) => apart)),
		refused: mean(runs.map(({ refused }) => refused)),
	};
}

function measured(counting: Counting, makeRate: RateMaker, seed: number): FiveSheets {
	const processes = SHEETS.map((runs, place) => ({
		...{ from: place * LATER, to: Infinity },
		...{ runs, users: runs * EACH },
	}));
	const all = simulate(
		{ counting, perSecond: PER_SECOND, processes, seconds: 600, seed },
		makeRate,
	);
	const accepted = all.filter((one) => one.accepted);
	const seconds = (accepted.at(-1)?.at ?? 0) / 1000;
	const gaps = Array.from({ length: 9 }, (_, tenth) => {
		const users = usersOf(within(accepted, 0, (seconds * (tenth + 1)) / 10), SHEETS.length);
		const done = users.map((count, place) => (100 * count) / EACH / (SHEETS[place] ?? 1));
		return Math.max(...done) - Math.min(...done);
	});
	return {
		time: (seconds * PER_SECOND) / accepted.length,
		apart: Math.max(...gaps),
		refused: 1 - accepted.length / all.length,
	};
}
