import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { n8nScript, nodeBinary } from '../e2e/cache';
import { atEnd } from '../e2e/endings';
import { endGroup, startGroup } from '../e2e/group';
import { Log } from '../e2e/log';
import { environmentOf } from '../e2e/n8n-environment';
import { installPackages } from '../e2e/packages';
import { freePorts } from '../e2e/ports';
import { until } from '../e2e/session';
import type { N8nVersion } from '../e2e/versions';

export interface MemberOptions {
	version: N8nVersion;
	name: string;
	/** n8n's command, with its flags. */
	command: string[];
	/** Tarball of the package. */
	tarball: string;
	env: Record<string, string>;
	/** The folder for what it prints. */
	logs: string;
	/** True when it is at work; asked until then. */
	isReady(member: Member): Promise<boolean> | boolean;
}

/** Seconds that n8n may take to start: several of them do at once, on a machine with two cores. */
const START = 300;

/** One process of a queue's n8n, with a user folder of its own as a container has. */
export class Member {
	readonly log: Log;
	readonly port: number;
	/** How often it was started. */
	starts = 0;
	private process: ChildProcess | undefined;

	private constructor(
		readonly options: MemberOptions,
		private readonly ports: [main: number, broker: number, health: number],
	) {
		const { version, name, logs } = options;
		this.log = new Log(join(logs, `${version}-${name}.log`));
		[this.port] = ports;
	}

	/** Starts one and waits until it is at work. */
	static async start(options: MemberOptions): Promise<Member> {
		const [main = 0, broker = 0, health = 0] = await freePorts(3);
		const member = new Member(options, [main, broker, health]);
		await member.start();
		return member;
	}

	get name(): string {
		return this.options.name;
	}

	/** Where a worker says that it is well. */
	get health(): string {
		return `http://127.0.0.1:${this.ports[2]}/healthz`;
	}

	/** Starts it anew in an empty folder: a container that was replaced. `env` changes its settings. */
	async start(env: Record<string, string> = {}): Promise<void> {
		const { version, command, tarball, name } = this.options;
		const userFolder = mkdtempSync(join(tmpdir(), `n8n-queue-${name}-`));
		atEnd(() => rmSync(userFolder, { recursive: true, force: true, maxRetries: 10 }));
		await installPackages(userFolder, [tarball]);
		const [node, script] = [await nodeBinary(), await n8nScript(version)];
		const child = startGroup(node, [script, ...command], {
			cwd: userFolder,
			env: { ...this.environment(userFolder, node), ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.log.follow(child.stdout);
		this.log.follow(child.stderr);
		this.process = child;
		this.starts += 1;
		await this.ready();
	}

	/** Waits until it is at work: n8n 1 answers nobody for a while after its database was slow once. */
	async ready(): Promise<void> {
		const { version, name, isReady } = this.options;
		await until(
			`${name} of n8n ${version} to be at work`,
			async () => {
				if (this.hasEnded) throw new Error(`${name} has ended.\n${this.log.tail()}`);
				return (await isReady(this)) || undefined;
			},
			START,
		);
	}

	private environment(userFolder: string, node: string): NodeJS.ProcessEnv {
		const [port, brokerPort, healthPort] = this.ports;
		return {
			...environmentOf({ version: this.options.version, userFolder, port, brokerPort, node }),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(healthPort),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			...this.options.env,
		};
	}

	/** Ends it as the end of a container does, with all that it has started. */
	kill(): void {
		if (this.process) endGroup(this.process);
	}

	/** Asks it to end and waits for that. */
	async stop(): Promise<void> {
		if (!this.process) return;
		this.process.kill('SIGTERM');
		const ended = async () => await until(this.name, () => this.hasEnded || undefined, 40);
		await ended().catch(() => this.kill());
	}

	/** Megabytes that it has in memory, and had at most. */
	get memory(): { now: number; most: number } | undefined {
		return memoryOf(this.process?.pid);
	}

	private get hasEnded(): boolean {
		const { exitCode = 0, signalCode = null } = this.process ?? {};
		return exitCode !== null || signalCode !== null;
	}
}

function memoryOf(pid: number | undefined): { now: number; most: number } | undefined {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		const megabytes = (name: string) =>
			Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
		return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
	} catch {
		// It has ended, or the system has no such files.
		return undefined;
	}
}
