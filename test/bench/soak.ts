import './typescript-first';

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { Command } from 'commander';
import Table from 'cli-table3';
import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import { Bench, executing, hires, nodeTypes } from '../engine/fixture';
import { runWorkflow } from '../engine/harness';

const CREDENTIALS = 200;
const AT_ONCE = 10;
/** Executions before anything is measured: n8n's own caches fill up. */
const WARM_UP = 1000;
/** The promise: megabytes that the node may keep beyond what one keeps that only sends. */
const MOST = 5;

/** Starts stand-ins in another process. */
async function vendors(count: number) {
	const child = fork(join(__dirname, 'soak-vendors.ts'), [String(count)], {
		execArgv: ['--import', 'tsx'],
	});
	const [urls] = (await once(child, 'message')) as [string[]];
	return { urls, stop: () => child.disconnect() };
}

/** A node that sends one request for each item, as any other does. */
function sendingNode(urls: string[]): INodeType {
	return executing(async function (this: IExecuteFunctions) {
		const { place, login, password }: IDataObject = this.getInputData()[0]?.json ?? {};
		const url = `${urls[Number(place)]}/v1/user`;
		const body = { login_id: login, password };
		const options = {
			method: 'POST',
			url,
			body,
			json: true,
			ignoreHttpStatusErrors: true,
		} as const;
		const send = this.helpers.httpRequestWithAuthentication;
		const answer = (await send.call(this, 'acefoneApi', options)) as IDataObject[string];
		return [[{ json: { answer } }]];
	});
}

/** A bench with a credential for each of these addresses; its id is the address. */
async function benchOf(urls: string[]): Promise<Bench> {
	const bench = await Bench.open();
	const stored = bench.credentials.get('acefone');
	if (!stored) throw new Error('No credential');
	for (const url of urls) {
		bench.credentials.set(url, { ...stored, data: { ...stored.data, apiRoot: url } });
	}
	return bench;
}

function heap(): number {
	if (!global.gc) throw new Error('To be run with node --expose-gc');
	for (let time = 0; time < 3; time++) global.gc();
	return process.memoryUsage().heapUsed / 1e6;
}

/** Executions of one item each. */
interface Soak {
	bench: Bench;
	types: Record<string, INodeType>;
	urls: string[];
	/** Place in `urls` of the first account that takes its turn, and how many do. */
	first: number;
	accounts: number;
	/** Number of the first person, and how many there are. */
	person: number;
	people: number;
}

async function soak({ bench, types, urls, first, accounts, person, people }: Soak): Promise<void> {
	let next = 0;
	const failed: string[] = [];
	const worker = async () => {
		while (next < people) {
			const at = next++;
			const place = first + (at % accounts);
			const items = hires(1, person + at).map((hire) => ({ ...hire, place }));
			const credential = urls[place];
			// Not through the bench, which keeps its runs.
			const options = bench.options('acefone', items, { credential }, { nodeTypes: types });
			const run = await runWorkflow(options);
			if (run.status !== 'success') failed.push(String(run.error?.message));
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	if (failed.length > 0) throw new Error(`${failed.length} executions failed: ${failed[0]}`);
}

async function main(): Promise<void> {
	const { executions } = new Command()
		.description('Runs many executions of one item, and shows what stays in memory.')
		.option('--executions <number>', 'of each node', Number, 10_000)
		.parse()
		.opts<{ executions: number }>();
	const { urls, stop } = await vendors(CREDENTIALS + 1);
	const bench = await benchOf(urls);
	const [name = ''] = Object.keys(nodeTypes);
	const table = new Table({
		head: ['Node', 'Executions', 'MB before', 'MB after', 'Growth MB'],
		style: { head: [], border: [] },
	});
	const growth: number[] = [];
	for (const [label, types] of [
		['one that only sends', { [name]: sendingNode(urls) }],
		['this one', nodeTypes],
	] as const) {
		const person = growth.length * (WARM_UP + executions);
		const one = { bench, types, urls };
		// On an account of its own, so that all others are new to the node.
		await soak({ ...one, first: CREDENTIALS, accounts: 1, person, people: WARM_UP });
		const before = heap();
		const people = { person: person + WARM_UP, people: executions };
		await soak({ ...one, first: 0, accounts: CREDENTIALS, ...people });
		const after = heap();
		growth.push(after - before);
		table.push([label, executions, ...[before, after, after - before].map((mb) => mb.toFixed(1))]);
	}
	await bench.close();
	stop();
	console.log(table.toString());
	const more = (growth[1] ?? NaN) - (growth[0] ?? NaN);
	const isKept = more <= MOST;
	console.log(`${more.toFixed(1)} MB more; ${isKept ? 'as promised' : 'BROKEN'}, at most ${MOST}.`);
	process.exitCode = isKept ? 0 : 1;
}

void main();
