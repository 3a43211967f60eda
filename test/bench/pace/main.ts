import Table from 'cli-table3';
import { program } from 'commander';

import { paced, type Paced } from './cases';
import { RATES } from './rates';
import { fiveSheets } from './sheets';
import type { RateMaker } from './simulate';
import { VENDORS, type Counting } from './vendors';

const COUNTINGS = Object.keys(VENDORS) as Counting[];
const PLAIN = { head: [], border: [] };

const part = (value: number) => (Number.isNaN(value) ? '' : value.toFixed(2));
const seconds = (value: number) =>
	Number.isNaN(value) ? '' : value === Infinity ? '> 60' : `${value}`;
const times = (value: number) => (value === Infinity ? 'nothing' : value.toFixed(1));

interface Options {
	rate: string[];
	limit: string[];
	processes: string[];
	seeds: string;
}

/** How well processes share a vendor's limit that nobody tells them, by the rate that each of them learns. */
function main(): void {
	program
		.description('Simulates processes that share a limit without knowing of each other.')
		.option('--rate <name...>', `of ${Object.keys(RATES).join(', ')}`, Object.keys(RATES))
		.option('--limit <perSecond...>', 'requests per second', ['3', '20', '100'])
		.option('--processes <count...>', 'how many share it', ['1', '2', '5', '20'])
		.option('--seeds <count>', 'runs of each case', '5');
	const options = program.parse().opts<Options>();
	for (const [name, makeRate] of Object.entries(RATES)) {
		if (options.rate.includes(name)) console.log(`${name}\n${tablesOf(makeRate, options)}`);
	}
}

function tablesOf(makeRate: RateMaker, { limit, processes, seeds }: Options): string {
	const head = [
		'Limit',
		'Processes',
		'Counting',
		'First minute',
		'Used',
		'Refused',
		'Worst second',
	];
	const more = ['Evenly', 'Slowest share', 'Half go', 'One stays', 'Newcomers'];
	const table = new Table({ head: [...head, ...more], style: PLAIN });
	const numbers = Array.from({ length: Number(seeds) }, (_, place) => place + 1);
	for (const perSecond of limit.map(Number)) {
		for (const count of processes.map(Number)) {
			for (const counting of COUNTINGS) {
				const result = paced({ counting, perSecond, processes: count }, makeRate, numbers);
				table.push([`${perSecond}/s`, count, counting, ...row(result)]);
			}
		}
	}
	const sheets = new Table({
		head: ['Five sheets at 100/s', 'Times the floor', '% of a sheet apart', 'Refused'],
		style: PLAIN,
	});
	for (const counting of COUNTINGS) {
		const { time, apart, refused } = fiveSheets(counting, makeRate, numbers);
		sheets.push([counting, part(time), apart.toFixed(0), part(refused)]);
	}
	return `${table.toString()}\n${sheets.toString()}`;
}

const row = ({ first, use, refused, worst, evenly, wait, half, alone, newcomers }: Paced) => [
	...[part(first), part(use), part(refused), part(worst), part(evenly), times(wait)],
	...[seconds(half), seconds(alone), part(newcomers)],
];

main();
