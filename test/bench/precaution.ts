import './typescript-first';

import Table from 'cli-table3';

import { Bench, hires } from '../engine/fixture';

/** The documented limit, over all endpoints. */
const PER_SECOND = 3;
const HIRES = 20;
/** The promise: so much longer than the requests that are allowed take at the limit. */
const MOST_TIME = 1.5;

interface Case {
	existing: number;
	page: number;
	/** Whether as many hires were made a moment before, so that the size of the list was seen. */
	known: boolean;
}

interface Measured extends Case {
	created: number;
	pages: number;
	turnedAway: number;
	/** Seconds that the hires' own requests and as many pages as there are hires take at the limit. */
	allowed: number;
	seconds: number;
}

/** A list that is read to its end, and two that are too long for it. */
const CASES: Case[] = [1000, 5000, 50_000].flatMap((existing) =>
	[20, 100].flatMap((page) => [false, true].map((known) => ({ existing, page, known }))),
);

/** Twenty hires at an account with so many users, at stand-ins of its own. */
async function measure(one: Case): Promise<Measured> {
	const bench = await Bench.open();
	try {
		const { acefone } = bench.sandbox;
		acefone.addExisting(one.existing);
		acefone.settings.maxPageSize = one.page;
		// n8n runs for weeks: what a process loads at its first run is not measured.
		await bench.run('servetel', hires(HIRES));
		if (one.known) await bench.run('acefone', hires(HIRES, 500));
		acefone.settings.rateLimit = { kind: 'fixedWindow', perSecond: PER_SECOND };
		const before = acefone.requests.length;
		const started = performance.now();
		const run = await bench.run('acefone', hires(HIRES));
		const seconds = (performance.now() - started) / 1000;
		if (run.status !== 'success') throw new Error(run.error?.message);
		const requests = acefone.requests.slice(before);
		const answered = requests.filter(({ status }) => status !== 429);
		const pages = answered.filter(({ endpoint }) => endpoint === 'users').length;
		const own = answered.filter(({ endpoint }) => endpoint === 'create').length;
		return {
			...one,
			created: run.json('Create User').filter(({ action }) => action === 'created').length,
			pages,
			turnedAway: requests.length - answered.length,
			allowed: (own + Math.min(pages, HIRES)) / PER_SECOND,
			seconds,
		};
	} finally {
		await bench.close();
	}
}

const isKept = ({ created, pages, allowed, seconds }: Measured) =>
	created === HIRES && pages <= HIRES && seconds <= MOST_TIME * allowed;

async function main(): Promise<void> {
	const table = new Table({
		head: [
			...['Users there', 'A page', 'Seen before', 'Created', 'Pages read', 'Answered 429'],
			...['Allowed s', 'Took s', 'Ratio', 'Kept'],
		],
		style: { head: [], border: [] },
	});
	let broken = 0;
	for (const one of CASES) {
		const measured = await measure(one);
		const { existing, page, known, created, pages, turnedAway, allowed, seconds } = measured;
		if (!isKept(measured)) broken += 1;
		table.push([
			...[existing, page, known ? 'yes' : 'no', `${created}/${HIRES}`, pages, turnedAway],
			...[allowed.toFixed(1), seconds.toFixed(1), (seconds / allowed).toFixed(2)],
			isKept(measured) ? 'yes' : 'NO',
		]);
	}
	console.log(table.toString());
	console.log(
		broken === 0
			? `${HIRES} hires take at most ${MOST_TIME} times what their own requests and the allowed pages take.`
			: `${broken} rows break the promise.`,
	);
	process.exitCode = broken === 0 ? 0 : 1;
}

void main();
