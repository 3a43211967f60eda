import Table from 'cli-table3';

import { checkFor, type Check } from '../../nodes/CreateUser/intake/check';
import type { Vendor } from '../../nodes/CreateUser/vendors/contract';
import type { Field } from '../../nodes/CreateUser/vendors/field';
import { vendors } from '../../nodes/CreateUser/vendors/registry';
import { FORMS, formsOf } from '../unit/kinds/forms';

/** Characters of the texts, and how many times the cost of the shorter one the longer one may cost. */
const SHORT = 1_000;
const LONG = 10_000;
const MOST = 20;

/** Repeated between a letter and a digit, so that they stand inside. */
const KINDS = {
	spaces: ' ',
	invisible: '\u200B',
	'no-break': '\u00A0',
	emoji: '👩‍👩‍👧❤️',
	digits: '7',
	commas: 'a, ',
	'empty parts': ',;',
	apostrophes: "'",
	brackets: '[{"',
	'at signs': 'a@b.',
	'half pairs': '\uD83D',
	'two alphabets': 'aа',
};

const settings = { timeZone: 'Asia/Kolkata', options: { sendListsAs: 'name' } };

/** Names of a list whose parts are many texts' parts. */
const entries = [
	{ id: '7001', name: 'Night Desk' },
	...Array.from({ length: 30 }, (_, at) => ({ id: String(at), name: 'a, '.repeat(at + 1) + 'b' })),
];
const lists = Object.fromEntries(
	['agents', 'departments', 'numbers', 'roles', 'timeGroups'].map((name) => [name, { entries }]),
);

const textOf = (filling: string, length: number) =>
	`a${filling.repeat(length).slice(0, length - 2)}7`;

/** The least of some rounds, in microseconds of this process: what else it does comes on top. */
function costOf(check: Check, values: Record<string, unknown>): number {
	const times = Array.from({ length: 7 }, () => {
		const begin = process.cpuUsage();
		let count = 0;
		let spent = 0;
		for (; spent < 1_000 || count < 3; count++) {
			check(values).resolve(lists);
			const { user, system } = process.cpuUsage(begin);
			spent = user + system;
		}
		return spent / count;
	});
	return Math.min(...times);
}

/** A vendor with this one field, so that nothing but its text costs anything. */
function checkOf(vendor: Vendor, field: Field): Check {
	return checkFor({ ...vendor, fields: [field] }, settings);
}

/** Every type of field once, by the first field that has it. */
const byType = new Map(
	vendors.flatMap((vendor) =>
		vendor.fields.map((field) => [field.type, { vendor, field }] as const).reverse(),
	),
);

/** What a long text costs, and how many times a short one; measured again before it counts as too much. */
function measured(
	check: Check,
	parameter: string,
	filling: string,
	tries = 3,
): { ratio: number; long: number } {
	const [short = 0, long = 0] = [SHORT, LONG].map((length) =>
		costOf(check, { [parameter]: textOf(filling, length) }),
	);
	const ratio = long / short;
	return ratio > MOST && tries > 1
		? measured(check, parameter, filling, tries - 1)
		: { ratio, long };
}

function worstTexts(): number {
	const table = new Table({
		head: ['', ...Object.keys(KINDS)],
		style: { head: [], border: [], compact: true },
	});
	const ratios: number[] = [];
	for (const { vendor, field } of byType.values()) {
		const check = checkOf(vendor, field);
		const cells = Object.values(KINDS).map((filling) => {
			const { ratio, long } = measured(check, field.screen.name, filling);
			ratios.push(ratio);
			return `${ratio.toFixed(1)} (${(long / 1000).toFixed(2)} ms)`;
		});
		table.push([field.screen.displayName, ...cells]);
	}
	const worst = Math.max(...ratios);
	console.log(table.toString());
	console.log(
		`A text of ${LONG} characters costs at most ${worst.toFixed(1)} times one of ${SHORT} (at most ${MOST}).`,
	);
	return worst;
}

/** How many users with all fields filled in are checked in a second of this processor. */
function checkedPerSecond(vendor: Vendor): number {
	const values = Object.fromEntries(
		vendor.fields.flatMap((field) => {
			const [form] = formsOf(field);
			return form ? [[field.screen.name, FORMS[form].plain]] : [];
		}),
	);
	return 1e6 / costOf(checkFor(vendor, settings), values);
}

const worst = worstTexts();
for (const vendor of vendors) {
	const count = Math.round(checkedPerSecond(vendor)).toLocaleString('en-US');
	console.log(`${vendor.label}: ${count} users with all fields checked in a second.`);
}
if (worst > MOST) process.exitCode = 1;
