import '../typescript-first';

import { writeFileSync } from 'node:fs';

import Table from 'cli-table3';
import { Command } from 'commander';

import { median, sorted, toBare, type Figure, type Figures } from './figures';
import { BenchStage } from './stage';
import type { BenchCase, NodeName } from './workflow';

const CASES: BenchCase[] = [
	{ name: '1,000 items, automatic', items: 1000 },
	{ name: '1,000 items, ten mapped fields', items: 1000, isMapped: true },
	{ name: '1,000 items, 50 ms, ten at once', items: 1000, latencyMs: 50, concurrency: 10 },
	{
		name: '1,000 items, 25 to 75 ms, ten at once',
		...{ items: 1000, latencyMs: 50, latencyVaries: true, concurrency: 10 },
	},
	{ name: '1,000 items, 20 per second', items: 1000, perSecond: 20 },
	{ name: '10,000 items, automatic', items: 10_000 },
	{ name: '100,000 items, automatic', items: 100_000 },
];

/** The HTTP Request node opens a connection for each item at once, so it has the short cases only. */
const nodesFor = ({ items, latencyMs }: BenchCase): NodeName[] => [
	...(items <= 1000 && !latencyMs ? (['HTTP Request'] as const) : []),
	...(['bare node', 'this node'] as const),
];

/** The median, and from the least to the most. */
function shown(one: Figures, figure: Figure): string {
	const all = sorted(one, figure).map(Math.round);
	return `${Math.round(median(one, figure))} (${all[0]}–${all.at(-1)})`;
}

/** What became of the users at a vendor with a limit: all of them are to be created within its time. */
function limitTable(all: Figures[], { items, perSecond = NaN }: BenchCase): string {
	const shownIn = new Table({
		head: ['Node', 'Created', 'Requests', 'Answered 429', 'Times the floor'],
		style: { head: [], border: [] },
	});
	for (const one of all) {
		const counts = (['created', 'requests', 'turnedAway'] as const).map((count) =>
			shown(one, count),
		);
		const isDone = median(one, 'created') === items;
		const seconds = median(one, 'wall') / 1000;
		shownIn.push([one.node, ...counts, isDone ? ((seconds * perSecond) / items).toFixed(2) : '']);
	}
	return shownIn.toString();
}

function table(all: Figures[]): string {
	const shownIn = new Table({
		head: ['Case', 'Node', 'CPU ms', 'to bare', 'Wall ms', 'Heap MB', 'to bare', 'Silence ms'],
		style: { head: [], border: [] },
	});
	for (const one of all) {
		const ratio = (figure: Figure) => toBare(all, one, figure).toFixed(2);
		shownIn.push([
			...[one.case, one.node, shown(one, 'cpu'), ratio('cpu'), shown(one, 'wall')],
			...[shown(one, 'heap'), ratio('heap'), shown(one, 'silence')],
		]);
	}
	return shownIn.toString();
}

async function main(): Promise<void> {
	const { runs, only, json } = new Command()
		.description(
			'Measures this node in a real n8n, beside one that does only what every node must.',
		)
		.option('--runs <number>', 'of each node and case', Number, 5)
		.option('--only <text>', 'cases with this in their name', '')
		.option('--json <file>', 'where every run is written')
		.parse()
		.opts<{ runs: number; only: string; json?: string }>();
	const stage = await BenchStage.open();
	const all: Figures[] = [];
	try {
		for (const one of CASES.filter(({ name }) => name.includes(only))) {
			const nodes = nodesFor(one).map((node): Figures => ({ case: one.name, node, runs: [] }));
			// What a process loads at its first run is not measured.
			for (const { node } of nodes) await stage.measure(node, { ...one, items: 100 });
			// In turn, so that whatever else the machine does concerns all of them.
			for (let time = 0; time < runs; time++) {
				for (const { node, runs: measured } of nodes) measured.push(await stage.measure(node, one));
			}
			all.push(...nodes);
			console.log(one.perSecond === undefined ? table(nodes) : limitTable(nodes, one));
		}
	} finally {
		await stage.close();
	}
	if (json) writeFileSync(json, JSON.stringify(all, null, '\t'));
}

void main();
