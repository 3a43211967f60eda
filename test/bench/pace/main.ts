import Table from 'cli-table3';

import { paced, type Paced } from './cases';
import { RATES } from './rates';
import { VENDORS, type Counting } from './vendors';

const SEEDS = [1, 2, 3, 4, 5];
const LIMITS = [3, 20, 100];
const PROCESSES = [1, 2, 5, 20];

const part = (value: number) => value.toFixed(2);
const seconds = (value: number) =>
	Number.isNaN(value) ? '' : value === Infinity ? '> 60' : `${value}`;
const times = (value: number) => (value === Infinity ? 'nothing' : value.toFixed(1));

const row = ({ first, use, refused, worst, wait, half, alone }: Paced) => [
	...[part(first), part(use), part(refused), part(worst), times(wait)],
	...[seconds(half), seconds(alone)],
];

/** How well processes share a vendor's limit that nobody tells them, by the rate that each of them learns. */
function main(): void {
	for (const [name, makeRate] of Object.entries(RATES)) {
		const table = new Table({
			head: [
				...['Limit', 'Processes', 'Counting', 'First minute', 'Used', 'Refused', 'Worst second'],
				...['Slowest share', 'Half go', 'One stays'],
			],
			style: { head: [], border: [] },
		});
		for (const perSecond of LIMITS) {
			for (const processes of PROCESSES) {
				for (const counting of Object.keys(VENDORS) as Counting[]) {
					const result = paced({ counting, perSecond, processes }, makeRate, SEEDS);
					table.push([`${perSecond}/s`, processes, counting, ...row(result)]);
				}
			}
		}
		console.log(`${name}\n${table.toString()}`);
	}
}

main();
