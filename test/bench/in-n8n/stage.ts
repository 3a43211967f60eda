import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../../e2e/command';
import { startN8n, type RunningN8n } from '../../e2e/n8n';
import { pack } from '../../e2e/packages';
import { N8nRest } from '../../e2e/rest';
import type { SavedCredential } from '../../e2e/rest-types';
import { callWebhook } from '../../e2e/webhooks';
import type { Count, Order } from './vendor';
import { workflowOf, type BenchCase, type NodeName, type Place } from './workflow';

/** One run of one node, as the probe in n8n's own process saw it: milliseconds and megabytes. */
export interface Run extends Count {
	wall: number;
	cpu: number;
	/** The longest time in which the event loop did not turn. */
	silence: number;
	/** Peaks above what was there before. */
	rss: number;
	heap: number;
	items: number;
}

const ROOT = join(__dirname, '..', '..', '..');

/** A real n8n with this package and the bench's own, and a stand-in of a vendor. */
export class BenchStage {
	private place?: Place;
	private readonly active = new Map<string, { path: string }>();
	private next = 1;

	private constructor(
		private readonly n8n: RunningN8n,
		private rest: N8nRest,
		private readonly vendor: ChildProcess,
		private readonly told: Omit<Place, 'credential'>,
		private readonly work: string,
	) {}

	static async open(): Promise<BenchStage> {
		const work = mkdtempSync(join(tmpdir(), 'create-user-bench-'));
		await run('npm', ['run', '--silent', 'build'], { cwd: ROOT });
		const packages = [await pack(ROOT, work), await pack(join(__dirname, 'package'), work)];
		const vendor = fork(join(__dirname, 'vendor.ts'), { execArgv: ['--import', 'tsx'] });
		const [told] = (await once(vendor, 'message')) as [Omit<Place, 'credential'>];
		// A run of 100,000 items takes minutes, and n8n answers the call when it has ended.
		const env = { N8N_LOG_LEVEL: 'warn', N8N_RUNNERS_TASK_TIMEOUT: '3600' };
		const n8n = await startN8n({ version: '2.41.1', packages, env });
		return new BenchStage(n8n, await N8nRest.signIn(n8n.url), vendor, told, work);
	}

	/** Starts n8n anew, so that no run before counts in its memory. */
	async restart(): Promise<void> {
		await this.n8n.restart();
		this.rest = await N8nRest.signIn(this.n8n.url);
	}

	/** Runs a node on new people. */
	async measure(node: NodeName, one: BenchCase): Promise<Run> {
		const path = await this.pathOf(node, one);
		const { latencyMs, latencyVaries, perSecond } = one;
		await this.ask({ latencyMs, latencyVaries, perSecond });
		const body = { count: one.items, first: this.next };
		this.next += one.items;
		const answer = await callWebhook(this.n8n.url, path, body);
		const measured = JSON.parse(answer.body) as Run & { first?: unknown };
		const count = await this.ask<Count>('count');
		// The others repeat nothing, which is what is counted.
		const mayFail = node !== 'this node' && one.perSecond !== undefined;
		if (measured.items !== one.items || (!mayFail && count.created !== one.items)) {
			throw new Error(`${node}, ${one.name}: ${answer.body} ${JSON.stringify(count)}`);
		}
		return { ...measured, ...count };
	}

	private async ask<T>(what: Order | 'count'): Promise<T> {
		this.vendor.send(what);
		const [answer] = (await once(this.vendor, 'message')) as [T];
		return answer;
	}

	private async pathOf(node: NodeName, one: BenchCase): Promise<string> {
		const key = `${node} ${one.name}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
		const known = this.active.get(key);
		if (known) return known.path;
		this.place ??= { ...this.told, credential: await this.credential() };
		const workflow = await this.rest.createWorkflow(workflowOf(node, one, this.place, key));
		await this.rest.activate(workflow);
		this.active.set(key, { path: key });
		return key;
	}

	private async credential(): Promise<SavedCredential> {
		const { url, token } = this.told;
		return await this.rest.createCredential({
			name: 'Bench account',
			type: 'acefoneApi',
			data: { region: 'other', apiRoot: url, connectUsing: 'token', apiToken: token },
		});
	}

	async close(): Promise<void> {
		this.vendor.disconnect();
		await this.n8n.stop();
		rmSync(this.work, { recursive: true, force: true });
	}
}
