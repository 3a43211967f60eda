import { readFileSync } from 'fs';
import { join } from 'path';
import type { IDataObject } from 'n8n-workflow';

import { loadPackage, passThrough, runWorkflow, type EngineRun } from '../test/engine/harness';
import { credentialsFor } from '../test/engine/credentials';
import { startSandbox, type Sandbox, type VendorName } from '../test/sandbox';
import { resultTable, type Line } from './demo-table';
import { showProgress } from './demo-progress';
import { BAD_ROWS, readSheet, REPEAT } from './sheet';

/** How long the stand-ins take for an answer, so that there is something to watch. Milliseconds. */
const LATENCY = 60;

const WORKFLOWS: Array<{ vendor: VendorName; label: string; file: string }> = [
	{ vendor: 'servetel', label: 'Servetel', file: 'csv-to-servetel.json' },
	{ vendor: 'acefone', label: 'Acefone', file: 'csv-to-acefone.json' },
	{ vendor: 'crmcom', label: 'CRM.COM', file: 'csv-to-crmcom.json' },
];

/** n8n nodes of the example workflow whose work the demo does not need: reading and writing files. */
const FILE_NODES = ['readWriteFile', 'extractFromFile', 'convertToFile'];

/** Runs the shipped workflow on the sheet, through n8n's engine and the built package. */
async function runExample(sandbox: Sandbox, file: string): Promise<EngineRun> {
	const { nodeTypes, credentialTypes } = await loadPackage(join(__dirname, '..'));
	const fileNodes = FILE_NODES.map((name) => [
		`n8n-nodes-base.${name}`,
		passThrough(name, 'transform'),
	]);
	return await runWorkflow({
		workflow: JSON.parse(readFileSync(join(__dirname, file), 'utf8')),
		nodeTypes: { ...nodeTypes, ...Object.fromEntries(fileNodes) },
		credentialTypes,
		credentials: credentialsFor(sandbox),
		pins: { 'Rows of the Sheet': readSheet() },
	});
}

/** One line of the table per row of the sheet, repeats included. */
function linesOf(run: EngineRun): Line[] {
	const [created = [], refused = []] = run.output('Create User');
	const lines = [...created, ...refused].flatMap(({ json, pairedItem }): Line[] => {
		const details = (json.details ?? {}) as IDataObject;
		const pairs = (Array.isArray(pairedItem) ? pairedItem : [pairedItem]) as Array<{
			item: number;
		}>;
		return pairs.map(({ item }, index) => ({
			row: item + 2,
			login: String(json.loginId ?? details.loginId ?? ''),
			result: String(json.action ?? details.outcome) + (index > 0 ? ' once' : ''),
			what: String(json.userId ?? json.error),
		}));
	});
	return lines.sort((a, b) => a.row - b.row);
}

/** What is not as the sheet was made to turn out. */
function surprises(sandbox: Sandbox, vendor: VendorName, run: EngineRun): string[] {
	const problems: string[] = [];
	const rows = readSheet().length;
	const expected = rows - BAD_ROWS.length - 1;
	const standIn = sandbox[vendor];
	if (standIn.created.length !== expected) {
		problems.push(`${standIn.created.length} users are at the vendor, ${expected} were expected`);
	}
	const lines = linesOf(run);
	const badRows = lines.filter(({ result }) => result === 'refused').map(({ row }) => row);
	if (badRows.join() !== BAD_ROWS.join()) problems.push(`rows ${badRows.join()} were refused`);
	if (lines.length !== rows) problems.push(`${lines.length} of ${rows} rows are accounted for`);
	const [repeat, original] = [REPEAT.row, REPEAT.of].map((row) =>
		lines.find((line) => line.row === row),
	);
	if (repeat?.what !== original?.what) problems.push('the repeated row has a user of its own');
	for (const { loginId, password } of run.json('Create User')) {
		if (standIn.signIn(String(loginId), String(password))) continue;
		problems.push(`the password of ${String(loginId)} does not sign in`);
	}
	return problems;
}

async function main(): Promise<void> {
	const sandbox = await startSandbox();
	const problems: string[] = [];
	for (const { vendor, label, file } of WORKFLOWS) {
		const standIn = sandbox[vendor];
		standIn.settings.latencyMs = LATENCY;
		const expected = readSheet().length - BAD_ROWS.length - 1;
		const done = showProgress(label, expected, () => standIn.created.length);
		const run = await runExample(sandbox, file);
		done();
		if (run.status !== 'success') problems.push(`${label}: ${run.error?.message ?? run.status}`);
		console.log(`\n${label}\n${resultTable(linesOf(run))}`);
		for (const hint of run.hints('Create User')) console.log(hint);
		problems.push(...surprises(sandbox, vendor, run).map((problem) => `${label}: ${problem}`));
	}
	await sandbox.close();
	for (const problem of problems) console.error(problem);
	console.log(problems.length === 0 ? '\nAll as expected.' : '\nNot as expected.');
	process.exitCode = problems.length === 0 ? 0 : 1;
}

void main();
