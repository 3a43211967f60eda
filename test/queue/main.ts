/** `npm run e2e:queue`: packs this package and puts it into n8ns in queue mode, with two workers. */
import Table from 'cli-table3';
import { program } from 'commander';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from '../e2e/endings';
import { built } from '../e2e/packages';
import { ALL_VERSIONS, N8N_VERSIONS, pinnedVersionNamed, type N8nVersion } from '../e2e/versions';
import { writeFigures } from './figures';
import { runScenarios, type Row } from './runner';
import { scenarios, small } from './scenarios';
import { startStack } from './stack';

interface Options {
	n8n: N8nVersion[];
	only?: string[];
	small?: boolean;
	package?: string;
	logs?: string;
}

const ROOT = join(__dirname, '..', '..');

/**
 * The small run does not wait a minute and a half until n8n misses a dead worker. A worker that is merely
 * slow is given less time as well, so the large run keeps n8n's own settings.
 */
const SOON_MISSED = {
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '4000',
	QUEUE_WORKER_STALLED_INTERVAL: '10000',
};

async function main(): Promise<void> {
	program
		.description('Measures this package in n8ns in queue mode on this machine')
		.option('--n8n <version...>', `of ${N8N_VERSIONS.join(', ')}`, pinnedVersionNamed, ALL_VERSIONS)
		.option('--only <name...>', `of ${scenarios.map(({ name }) => name).join(', ')}`)
		.option('--small', 'a few minutes instead of an hour')
		.option('--package <tarball>', 'a packed package, instead of packing this one')
		.option('--logs <folder>', 'keep what n8n prints');
	const options = program.parse().opts<Options>();
	const work = mkdtempSync(join(tmpdir(), 'create-user-queue-'));
	atEnd(() => rmSync(work, { recursive: true, force: true }));
	const tarball = options.package ?? (await built(ROOT, work));
	const rows: Row[] = [];
	for (const version of options.n8n) {
		rows.push(...(await measured(version, tarball, options.logs ?? work, options)));
	}
	console.log(tableOf(rows));
	// Figures of another package are not this one's.
	const isOurs = options.package === undefined && !options.small;
	if (isOurs) writeFigures(join(ROOT, 'docs', 'scaling.md'), rows, scenarios);
	const broken = rows.filter(({ isGood }) => !isGood).length;
	console.log(`${rows.length - broken} good, ${broken} not`);
	process.exit(broken > 0 || rows.length === 0 ? 1 : 0);
}

async function measured(
	version: N8nVersion,
	tarball: string,
	logs: string,
	{ only, small: isSmall }: Options,
): Promise<Row[]> {
	const wanted = (isSmall ? small : scenarios).filter(
		({ name, on }) => (only?.includes(name) ?? true) && (on?.includes(version) ?? true),
	);
	if (wanted.length === 0) return [];
	mkdirSync(logs, { recursive: true });
	const began = Date.now();
	const stack = await startStack({ version, tarball, logs, env: isSmall ? SOON_MISSED : {} });
	const took = () => `${Math.round((Date.now() - began) / 1000)} s`;
	console.log(`n8n ${version}, a main and two workers, were ready after ${took()}`);
	try {
		return await runScenarios(stack, wanted);
	} finally {
		await stack.stop();
		console.log(`n8n ${version} took ${took()} in all`);
	}
}

function tableOf(rows: Row[]): string {
	const head = ['n8n', 'Scenario', 'Measured', 'Verdict'];
	const table = new Table({ head, colWidths: [10, 34, 60, 28], wordWrap: true, style: PLAIN });
	for (const { version, scenario, figures, broken } of rows) {
		const verdict = broken.length === 0 ? 'good' : `broken: ${broken.join('; ')}`;
		table.push([version, scenario.title, figures.join('; '), verdict]);
	}
	return table.toString();
}

const PLAIN = { head: [], border: [] };

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
