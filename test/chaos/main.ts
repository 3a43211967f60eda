import '../bench/typescript-first';

import { Command, InvalidArgumentError } from 'commander';
import pLimit from 'p-limit';

import { perfect } from '../engine/truth';
import type { VendorName } from '../sandbox';
import { inAnotherProcess } from './another-process';
import { besiege } from './besieged';
import { chaos, lateCommits, LIST_LAG } from './faults';
import { silenceOf } from './loop';
import { Report } from './report';
import { retried } from './retried';
import { VENDORS, weather, type Storm } from './storm';
import { runTwice } from './twice';

/** The largest runs of the parts that need no size; the attacks have everybody who was asked for. */
const MOST_IN_STORM = 5000;
const MOST_BLIND = 300;
const MOST_LATE = 300;
const MOST_TWICE = 1000;
const MOST_RETRIED = 150;
/** From more users on, the storms of the vendors run one after the other, for times that mean something. */
const FEW = 1000;
/** Requests that are never answered: a few take as many time-outs as many. */
const SILENCES = 10;
/** Lines of the sheet whose run is watched for silences of the event loop, and the longest allowed. */
const LINES = 20_000;
const LONGEST_SILENCE = 500;

interface Options {
	users: number;
	vendor?: VendorName;
	seed: number;
	/** Of the sheet that is watched for silences. */
	lines: number;
	/** Only the variant that must fail. */
	withoutLookup?: boolean;
	/** Only the attacks, which have all the users that were asked for. */
	attacks?: boolean;
}

function wholeNumber(text: string): number {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('A number from 1.');
	return number;
}

function knownVendor(text: string): VendorName {
	const vendor = VENDORS.find((name) => name === text);
	if (!vendor) throw new InvalidArgumentError(`One of ${VENDORS.join(', ')}.`);
	return vendor;
}

function readOptions(): Options {
	return new Command('chaos')
		.description('Creates users at stand-ins that fail in every way, and counts what came of it.')
		.option('--users <number>', 'users per vendor', wholeNumber, 5000)
		.option('--vendor <name>', 'one vendor instead of all', knownVendor)
		.option(
			'--lines <number>',
			'lines of the sheet that is watched for silences',
			wholeNumber,
			LINES,
		)
		.option('--seed <number>', 'another seed meets other faults', wholeNumber, 1)
		.option('--attacks', 'only the attacks')
		.option('--without-lookup', 'only the run whose look-ups see nothing, to see its duplicates')
		.parse()
		.opts<Options>();
}

function storm(
	options: Options,
	vendor: VendorName,
	most: number,
): Omit<Storm, 'plan' | 'settings'> {
	return { vendor, users: Math.min(options.users, most), seed: options.seed };
}

async function runChaos(options: Options, vendor: VendorName, report: Report): Promise<void> {
	const one = storm(options, vendor, MOST_IN_STORM);
	const settings = { uniqueLogins: false };
	const result = await weather({ ...one, plan: chaos(one.users, SILENCES), settings });
	report.add(`${vendor} chaos`, result);
	const isPerfect = JSON.stringify(result.truth) === JSON.stringify(perfect(one.users));
	report.check(isPerfect, `${vendor}: each login exactly once, linked, and its password signs in`);
	report.check(result.logins === 3, `${vendor}: one login at first and one for each lost token`);
	const { dropAfter, dropBefore, neverAnswers } = result.faults;
	report.check(Boolean(dropAfter && dropBefore && neverAnswers), `${vendor}: every fault is met`);
}

async function runLate(options: Options, vendor: VendorName, report: Report): Promise<void> {
	const one = storm(options, vendor, MOST_LATE);
	const settings = { uniqueLogins: true, listLagMs: LIST_LAG };
	const result = await weather({ ...one, plan: lateCommits(one.users), settings });
	report.add(`${vendor} late commits`, result);
	const { created, unknown, duplicates, untrue, unlinked, wrongPasswords } = result.truth;
	const isTrue = duplicates + untrue.length + unlinked + wrongPasswords === 0;
	report.check(isTrue, `${vendor}: with late commits no duplicate, and every item is true`);
	const isServed = created + unknown === one.users && created > 0.9 * one.users;
	report.check(isServed, `${vendor}: with late commits nobody is refused, and few are left open`);
}

async function runBlind(options: Options, vendor: VendorName, report: Report): Promise<void> {
	const one = storm(options, vendor, MOST_BLIND);
	const settings = { uniqueLogins: false, listLagLookUps: Infinity };
	const result = await weather({ ...one, plan: chaos(one.users), settings });
	report.add(`${vendor} without look-up`, result);
	const sees = result.truth.duplicates > 0;
	report.check(sees, `${vendor}: without the look-up there are duplicates, or the check sees none`);
}

async function runAttacks(options: Options, vendors: VendorName[], report: Report): Promise<void> {
	const another = inAnotherProcess();
	const tell = (line: string) => console.log(line);
	await Promise.all(
		vendors.map(async (vendor) => {
			const sums = await besiege(vendor, options, another, tell);
			for (const sum of sums) report.addAttack(vendor, sum);
		}),
	);
}

async function runRetried(options: Options, vendor: VendorName, report: Report): Promise<void> {
	const { users, seed } = storm(options, vendor, MOST_RETRIED);
	for (const [promise, isKept] of await retried(vendor, { users, seed })) {
		report.check(isKept, `${vendor}: ${promise}`);
	}
}

async function runSecond(options: Options, vendor: VendorName, report: Report): Promise<void> {
	const count = Math.min(options.users, MOST_TWICE);
	report.addTwice(vendor, await runTwice(vendor, count, inAnotherProcess));
}

async function runSilence(options: Options, vendor: VendorName, report: Report): Promise<void> {
	const { lines } = options;
	const ours = await silenceOf(vendor, lines, 'node');
	report.addSilence(`${vendor}, the node`, lines, ours);
	const bare = await silenceOf(vendor, lines, 'bare');
	report.addSilence(`${vendor}, a node that only reads`, lines, bare);
	const isShort = ours.node <= LONGEST_SILENCE;
	report.check(isShort, `${vendor}: the node gives way to the event loop within 0.5 s`);
}

async function main(): Promise<void> {
	const options = readOptions();
	const report = new Report();
	const started = performance.now();
	const vendors = options.vendor ? [options.vendor] : VENDORS;
	const all = async (...parts: Array<typeof runLate>) =>
		await Promise.all(
			parts.flatMap((part) => vendors.map(async (vendor) => await part(options, vendor, report))),
		);
	if (options.withoutLookup) await all(runBlind);
	else await runAttacks(options, vendors, report);
	if (!options.withoutLookup && !options.attacks) {
		const inTurn = pLimit(options.users > FEW ? 1 : vendors.length);
		await Promise.all(
			vendors.map(async (vendor) => await inTurn(runChaos, options, vendor, report)),
		);
		await all(runLate, runRetried, runBlind);
		await Promise.all(
			vendors.map(async (vendor) => await inTurn(runSecond, options, vendor, report)),
		);
		// The work between requests is the node's own, so one vendor will do.
		for (const vendor of vendors.slice(0, 1)) await runSilence(options, vendor, report);
	}
	report.print();
	const seconds = ((performance.now() - started) / 1000).toFixed(0);
	for (const promise of report.broken) {
		console.log(`BROKEN  ${promise} (seed ${options.seed})`);
	}
	if (report.broken.length === 0) console.log(`Every promise is kept. ${seconds} s in all.`);
	process.exitCode = report.broken.length === 0 ? 0 : 1;
}

void main();
