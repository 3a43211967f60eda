import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { Command } from 'commander';

import { endGroup, startGroup } from '../e2e/group';
import { decisions } from './decisions';
import type { Fault } from './fault';
import { asMarkdown, foundIn, type Found } from './table';
import { vendorLines } from './vendor-lines';

/** Longest that one round of tests may take, in milliseconds; a fault that makes them hang is found. */
const LONGEST = 600_000;

const root = resolve(__dirname, '../..');
const page = join(root, 'test/mutations.md');
const answer = join(tmpdir(), `first-failed-${process.pid}`);

const pathOf = ({ file }: Fault) => join(root, 'nodes/CreateUser', file);

/** The text must be there once, or the fault is out of date. */
function check(fault: Fault): void {
	const times = readFileSync(pathOf(fault), 'utf8').split(fault.find).length - 1;
	if (times !== 1) throw new Error(`${times} times, not once, in ${fault.file}: ${fault.find}`);
}

/** Runs tests on the code with this fault. */
async function jest(fault: Fault, tests: string[]): Promise<Found> {
	const { find, put } = fault;
	rmSync(answer, { force: true });
	const reporter = '--reporters=<rootDir>/test/mutations/first-failed.js';
	const how = [reporter, '--bail', '--silent', '--testTimeout=90000'];
	const child = startGroup('npx', ['jest', ...how, ...tests], {
		cwd: root,
		env: {
			...process.env,
			FAULT: JSON.stringify({ file: pathOf(fault), find, put }),
			FIRST_FAILED: answer,
		},
		stdio: 'ignore',
	});
	const late = setTimeout(() => endGroup(child), LONGEST);
	await new Promise((ended) => child.once('close', ended));
	clearTimeout(late);
	const by = existsSync(answer) ? readFileSync(answer, 'utf8') : 'the tests do not end';
	return by === '' ? {} : { by };
}

/** The first test that fails: of the files that are likely to, of the modules alone, of n8n's engine. */
async function findingTest(fault: Fault, likely: string[], isQuick: boolean): Promise<Found> {
	const related = ['--findRelatedTests', pathOf(fault), '--selectProjects'];
	const rounds = [
		[...related, 'unit'],
		[...related, 'engine'],
	].slice(0, isQuick ? 1 : 2);
	if (likely.length > 0) rounds.unshift(likely.map((file) => join(root, 'test', file)));
	for (const tests of rounds) {
		const found = await jest(fault, tests);
		if (found.by !== undefined) return found;
	}
	return {};
}

/** `12`, or `11-20`: places in the list, counted from 1. */
function isChosen(place: number, given: string[]): boolean {
	const isIn = (range: string) => {
		const [first = 0, last = first] = range.split('-').map(Number);
		return place >= first && place <= last;
	};
	return given.length === 0 || given.some(isIn);
}

interface Options {
	first: string[];
	quick?: boolean;
}

async function main(given: string[], { first, quick = false }: Options): Promise<void> {
	const all = [...decisions, ...vendorLines];
	all.forEach(check);
	const found = foundIn(existsSync(page) ? readFileSync(page, 'utf8') : '');
	for (const [at, fault] of all.entries()) {
		if (!isChosen(at + 1, given)) continue;
		const before = found.get(fault.what)?.by?.split(': ')[0];
		const isTest = before?.endsWith('.test.ts') && existsSync(join(root, 'test', before));
		const likely = isTest && before ? [before, ...first] : first;
		const result = await findingTest(fault, likely, quick);
		if (quick && result.by === undefined) found.delete(fault.what);
		else found.set(fault.what, result);
		console.log(`${at + 1}. ${fault.what}: ${result.by ?? 'SURVIVED'}`);
		writeFileSync(page, asMarkdown(decisions, vendorLines, found));
	}
	rmSync(answer, { force: true });
}

const command = new Command('mutate')
	.description('Puts faults into the code, one at a time, and looks whether a test finds each.')
	.argument('[places...]', 'faults to try, such as 3 or 41-62; all when left out')
	.option('--first <files...>', 'test files below test/ that are tried before all others', [])
	.option('--quick', 'leave out the tests on n8n’s engine but those files')
	.parse();
void main(command.args, command.opts<Options>());
