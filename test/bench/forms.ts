import './typescript-first';

import { setTimeout as sleep } from 'node:timers/promises';

import Table from 'cli-table3';

import { Bench, hires } from '../engine/fixture';

/** Sheets that run all the while, and the people of each. */
const SHEETS = 6;
const EACH = 400;
const FORMS = 20;
/** Milliseconds from one form to the next. */
const EVERY = 2000;
/** Requests per second that the vendor takes. */
const PER_SECOND = 20;
/** Seconds that 95 % of the forms, and all of them, may take. */
const MOST_OF_95 = 3;
const MOST_OF_ALL = 10;
/** Items of runs that begin at once. */
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

const seconds = (ms: number) => (ms / 1000).toFixed(1);

/** Twenty forms beside six sheets, on one account in one process: the seconds that each form took. */
async function beside(): Promise<{ took: number[]; left: number; turnedAway: number }> {
	const bench = await Bench.open();
	try {
		const { acefone } = bench.sandbox;
		Object.assign(acefone.settings, {
			latencyMs: 50,
			rateLimit: { kind: 'fixedWindow', perSecond: PER_SECOND },
		});
		const sheets = Promise.all(
			Array.from({ length: SHEETS }, async (_, at) =>
				bench.run('acefone', hires(EACH, (at + 1) * EACH), {}),
			),
		);
		await sleep(5000);
		const forms = hires(FORMS).map(async (hire, at) => {
			await sleep(at * EVERY);
			const began = performance.now();
			const run = await bench.run('acefone', [hire], {});
			if (run.status !== 'success') throw new Error(run.error?.message);
			return performance.now() - began;
		});
		const took = (await Promise.all(forms)).sort((one, other) => one - other);
		const left = SHEETS * EACH + FORMS - acefone.created.length;
		await sheets;
		const turnedAway = acefone.requests.filter(({ status }) => status === 429).length;
		return { took, left, turnedAway };
	} finally {
		await bench.close();
	}
}

/** Ten runs at once: users that were created, of all, when each run was done. */
async function sideBySide(): Promise<Array<[size: number, createdBefore: number]>> {
	const bench = await Bench.open();
	try {
		const { acefone } = bench.sandbox;
		acefone.settings.latencyMs = 20;
		let first = 0;
		const runs = SIZES.map(async (size): Promise<[number, number]> => {
			const people = hires(size, (first += 1000));
			const parameters = { options: { concurrency: 1 } };
			const run = await bench.run('acefone', people, { parameters });
			if (run.status !== 'success') throw new Error(run.error?.message);
			return [size, acefone.created.length];
		});
		return await Promise.all(runs);
	} finally {
		await bench.close();
	}
}

/** Users that exist when a run of this size is done, if in each turn every run that is left is served once. */
const fair = (size: number) => SIZES.reduce((sum, other) => sum + Math.min(size, other), 0);

async function main(): Promise<void> {
	const shares = new Table({
		head: [
			'Items of the run',
			'Users there when it was done',
			'Where all take turns',
			'Turns late',
		],
		style: { head: [], border: [] },
	});
	let broken = 0;
	for (const [size, created] of await sideBySide()) {
		const late = (created - fair(size)) / SIZES.length;
		if (late > 1) broken += 1;
		shares.push([size, created, fair(size), late.toFixed(1)]);
	}
	console.log(shares.toString());

	const { took, left, turnedAway } = await beside();
	const at = (part: number) => took[Math.ceil(part * took.length) - 1] ?? NaN;
	console.log(
		`${FORMS} forms beside ${SHEETS} sheets of ${EACH} at ${PER_SECOND} per second: median ${seconds(at(0.5))} s, 95 % within ${seconds(at(0.95))} s, the longest ${seconds(at(1))} s; ${left} people of the sheets were still to come, ${turnedAway} requests were turned away.`,
	);
	if (at(0.95) > 1000 * MOST_OF_95 || at(1) > 1000 * MOST_OF_ALL || left === 0) broken += 1;
	console.log(broken === 0 ? 'Every run is served in its turn.' : `${broken} promises are broken.`);
	process.exitCode = broken === 0 ? 0 : 1;
}

void main();
