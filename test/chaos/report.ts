import Table from 'cli-table3';

import type { VendorName } from '../sandbox';
import type { Besieged } from './besieged';
import type { Silence } from './loop';
import type { Weathered } from './storm';
import type { Twice } from './twice';

const HEAD = [
	...['Run', 'Logins', 'Users', 'Created', 'Duplicate', 'Lost', 'Unknown'],
	...['Unlinked', 'Untrue', 'Wrong passwords', 'Requests', 'Tokens', 'Seconds'],
];

function row(
	name: string,
	{ truth, requests, logins, seconds }: Weathered,
): Array<string | number> {
	const { users, created, duplicates, lost, unknown, unlinked, untrue, wrongPasswords } = truth;
	return [
		...[name, truth.logins, users, created, duplicates, lost, unknown, unlinked],
		...[untrue.length, wrongPasswords, requests, logins, seconds.toFixed(1)],
	];
}

/** Collects what was measured and what was not as promised. */
export class Report {
	private readonly table = new Table({ head: HEAD, style: { head: [], border: [] } });
	private readonly twice = new Table({
		head: [
			...['Sheet run twice', 'Logins', 'First created', 'Then created', 'Then returned'],
			...['Users', 'Then asked'],
		],
		style: { head: [], border: [] },
	});
	private readonly attacks = new Table({
		head: [
			...['Attack', 'Sheets', 'People', 'Users', 'Open', 'Overlap', 'Twice', 'Lost', 'Unsaid'],
			...['Untrue', 'Requests', 'Seconds'],
		],
		style: { head: [], border: [] },
	});
	private readonly silence = new Table({
		head: [
			'Event loop',
			'Lines',
			'Silent in the node, s',
			"Silent in n8n's own work, s",
			'Seconds',
		],
		style: { head: [], border: [] },
	});
	readonly broken: string[] = [];

	add(name: string, weathered: Weathered): void {
		this.table.push(row(name, weathered));
		const faults = Object.entries(weathered.faults).map(([kind, count]) => `${kind} ${count}`);
		console.log(`${name}: ${weathered.seconds.toFixed(1)} s; faults met: ${faults.join(', ')}`);
		for (const text of weathered.truth.untrue.slice(0, 5)) console.log(`  ${text}`);
	}

	addTwice(vendor: VendorName, twice: Twice): void {
		const { logins, created, again, returned, users, lookups } = twice;
		this.twice.push([vendor, logins, created, again, returned, users, lookups]);
		this.check(lookups > 0, `${vendor}: the second run of a sheet asks the vendor`);
		this.check(
			created === logins && again === 0 && returned === logins && users === logins,
			`${vendor}: a sheet run twice creates nobody twice and returns all`,
		);
	}

	addAttack(vendor: VendorName, sum: Besieged): void {
		const { name, sheets, logins, users, open, overlap, twice, lost, unsaid, untrue } = sum;
		this.attacks.push([
			...[`${vendor} ${name}`, sheets, logins, users, open, overlap, twice, lost, unsaid],
			...[untrue.length, sum.requests, sum.seconds.toFixed(1)],
		]);
		for (const text of untrue.slice(0, 5)) console.log(`  ${vendor} ${name}: ${text}`);
		const at = `${vendor}, ${name}:`;
		this.check(twice === 0, `${at} nobody exists twice`);
		this.check(lost + unsaid === 0, `${at} nobody is lost, and everybody is spoken of once`);
		this.check(untrue.length === 0, `${at} every sentence is true, and every password signs in`);
	}

	addSilence(name: string, lines: number, { node, around, seconds }: Silence): void {
		const times = [node, around].map((ms) => (ms / 1000).toFixed(2));
		this.silence.push([name, lines, ...times, seconds.toFixed(1)]);
	}

	check(isKept: boolean, promise: string): void {
		if (!isKept) this.broken.push(promise);
	}

	print(): void {
		console.log(this.table.toString());
		if (this.twice.length > 0) console.log(this.twice.toString());
		if (this.attacks.length > 0) console.log(this.attacks.toString());
		if (this.silence.length > 0) console.log(this.silence.toString());
	}
}
