import './typescript-first';

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { Command } from 'commander';
import Table from 'cli-table3';
import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import {
	credentialTypes,
	hires,
	mappedParameters,
	nodeTypes,
	workflowFor,
} from '../engine/fixture';
import { CredentialStore, runWorkflow } from '../engine/harness';
import { startSandbox } from '../sandbox';

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
	const [ours] = Object.values(nodeTypes);
	return Object.create(ours ?? null, {
		execute: {
			async value(this: IExecuteFunctions) {
				const json: IDataObject = this.getInputData()[0]?.json ?? {};
				const body = { login_id: json.login, password: json.password };
				const url = `${urls[Number(json.place)]}/v1/user`;
				const options = { method: 'POST' as const, url, body, json: true };
				const { httpRequestWithAuthentication } = this.helpers;
				const ask = { ...options, ignoreHttpStatusErrors: true };
				const answer = (await httpRequestWithAuthentication.call(
					this,
					'acefoneApi',
					ask,
				)) as unknown;
				return [[{ json: { answer } as IDataObject }]];
			},
		},
	}) as INodeType;
}

function heap(): number {
	if (!global.gc) throw new Error('To be run with node --expose-gc');
	for (let time = 0; time < 3; time++) global.gc();
	return process.memoryUsage().heapUsed / 1e6;
}

/** One execution of one item after the other, on each credential in turn. */
async function soak(types: Record<string, INodeType>, urls: string[], from: number, to: number) {
	const sandbox = await startSandbox();
	const { apiToken } = sandbox.acefone.account;
	const parameters = mappedParameters(sandbox, 'acefone');
	await sandbox.close();
	const data = (apiRoot: string) => ({ region: 'other', apiRoot, connectUsing: 'token', apiToken });
	const rows = urls.map((url, at) => [
		`c${at}`,
		{ name: `Account ${at}`, type: 'acefoneApi', data: { ...data(url), sessionToken: '' } },
	]);
	const credentials = new CredentialStore(Object.fromEntries(rows));
	let next = from;
	const failed: string[] = [];
	const worker = async () => {
		while (next < to) {
			const n = next++;
			const place = n % urls.length;
			const workflow = workflowFor('acefone', { parameters, credential: `c${place}` });
			const [hire] = hires(1, n);
			const pins = { Trigger: [{ ...hire, place }] };
			const all = { workflow, nodeTypes: types, credentialTypes, credentials, pins };
			const run = await runWorkflow(all);
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
	const [warm = '', ...others] = urls;
	const [name = ''] = Object.keys(nodeTypes);
	const table = new Table({
		head: ['Node', 'Executions', 'MB before', 'MB after', 'Growth MB'],
		style: { head: [], border: [] },
	});
	const growth: number[] = [];
	for (const [label, types] of [
		['one that only sends', { [name]: sendingNode(others) }],
		['this one', nodeTypes],
	] as const) {
		const first = growth.length * 10 * executions;
		const warming = label === 'this one' ? types : { [name]: sendingNode([warm]) };
		await soak(warming, [warm], first, first + WARM_UP);
		const before = heap();
		await soak(types, others, first + WARM_UP, first + WARM_UP + executions);
		const after = heap();
		growth.push(after - before);
		const megabytes = [before, after, after - before].map((value) => value.toFixed(1));
		table.push([label, executions, ...megabytes]);
	}
	stop();
	console.log(table.toString());
	const more = (growth[1] ?? NaN) - (growth[0] ?? NaN);
	const isKept = more <= MOST;
	console.log(`${more.toFixed(1)} MB more; ${isKept ? 'as promised' : 'BROKEN'}, at most ${MOST}.`);
	process.exitCode = isKept ? 0 : 1;
}

void main();
