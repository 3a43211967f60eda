import pLimit from 'p-limit';

import { hires } from '../engine/fixture';
import type { VendorName } from '../sandbox';
import { attacksOn, type Attack } from './attacks';
import { add, nothing, type Attacked, type Sheet } from './sheet';
import type { Package } from './twice';

/** People of one run: a vendor's records of a run, and n8n's of an execution, must fit into memory. */
const LARGEST_SHEET = 1000;

/** Other seeds have other people, so that they meet other faults. */
const OF_A_SEED = 1_000_000;

/** Runs at the same time, whatever the vendor: most of their time they wait. */
const atOnce = pLimit(12);

/** What came of all sheets of one attack. */
export interface Besieged extends Attacked {
	name: string;
	sheets: number;
	seconds: number;
}

interface Size {
	users: number;
	seed: number;
}

/** Splits a vendor's people evenly over the attacks, and those of an attack into sheets. */
function sheetsOf(vendor: VendorName, { users, seed }: Size) {
	const attacks = attacksOn(vendor);
	let first = 0;
	return attacks.map(([name, attack], place) => {
		const share = Math.floor((users + place) / attacks.length);
		// Made when they are run: a hundred thousand people need not be in memory at once.
		const sheets: Array<() => Sheet> = [];
		// Two at least, for attacks that take turns between two forms.
		const size = Math.min(LARGEST_SHEET, Math.ceil(share / 2));
		for (let left = share; left > 0; left -= size) {
			const count = Math.min(left, size);
			const from = seed * OF_A_SEED + first;
			const turn = sheets.length;
			sheets.push(() => ({ vendor, inputs: hires(count, from), turn }));
			first += count;
		}
		return { name, attack, sheets };
	});
}

/**
 * Lets every attack on the vendor have its share of the people, in sheets of which some run at once.
 * @param another the package as another process has it
 * @param tell called after each sheet, since a large siege takes hours
 */
export async function besiege(
	vendor: VendorName,
	size: Size,
	another: Package,
	tell: (line: string) => void,
): Promise<Besieged[]> {
	const one = async (sum: Besieged, attack: Attack, sheet: Sheet, of: number) => {
		const began = performance.now();
		const attacked = await attack(sheet, another);
		const seconds = (performance.now() - began) / 1000;
		add(sum, attacked);
		sum.sheets += 1;
		sum.seconds += seconds;
		const bad = attacked.twice + attacked.lost + attacked.unsaid + attacked.untrue.length;
		const heap = Math.round(process.memoryUsage().rss / 1e6);
		tell(
			`${vendor} ${sum.name}, sheet ${sheet.turn + 1} of ${of}: ${attacked.logins} people, ${bad} bad, ${seconds.toFixed(1)} s, ${heap} MB`,
		);
	};
	return await Promise.all(
		sheetsOf(vendor, size).map(async ({ name, attack, sheets }) => {
			const sum: Besieged = { name, sheets: 0, seconds: 0, ...nothing() };
			await Promise.all(
				sheets.map((make) => atOnce(async () => await one(sum, attack, make(), sheets.length))),
			);
			return sum;
		}),
	);
}
