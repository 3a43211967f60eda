import type { ChildProcess, StdioOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { n8nScript, nodeBinary } from './cache';
import { atEnd } from './endings';
import { endGroup, startGroup } from './group';
import { Log } from './log';
import { environmentOf } from './n8n-environment';
import { installPackages } from './packages';
import { freePorts } from './ports';
import type { N8nVersion } from './versions';

export interface N8nOptions {
	version: N8nVersion;
	/** Tarballs made by `npm pack`; none for an n8n as it comes. */
	packages: string[];
	/** A fixed port, for a person who wants to find the editor again; otherwise a free one. */
	port?: number;
	/** Settings of n8n in addition to, or instead of, the usual ones. */
	env?: Record<string, string>;
	/** Where n8n's output goes too, beside the memory. */
	logFile?: string;
	startWithinSeconds?: number;
}

/** A real n8n that runs on this machine until `stop` is called or this process ends. */
export interface RunningN8n {
	version: N8nVersion;
	url: string;
	userFolder: string;
	log: Log;
	startSeconds: number;
	/**
	 * Ends the process and starts another one on the same user folder and address.
	 * @param via a program, with its arguments, that is given n8n's own command and goes on with it
	 */
	restart(via?: string[]): Promise<void>;
	stop(): Promise<void>;
}

/** Starts n8n with an empty user folder and the given packages, and waits until its editor answers. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { version } = options;
	const [node, script] = [await nodeBinary(), await n8nScript(version)];
	const userFolder = mkdtempSync(join(tmpdir(), `n8n-${version}-`));
	const removeFolder = () => rmSync(userFolder, { recursive: true, force: true, maxRetries: 5 });
	const folderForgotten = atEnd(removeFolder);
	const log = new Log(options.logFile);
	let server: ChildProcess | undefined;
	const stop = async () => {
		if (server) await end(server);
		removeFolder();
		folderForgotten();
		log.close();
	};

	try {
		if (options.packages.length > 0) await installPackages(userFolder, options.packages);
		const [freePort = 0, brokerPort = 0] = await freePorts(2);
		const port = options.port ?? freePort;
		const url = `http://127.0.0.1:${port}`;
		const env = {
			...environmentOf({ version, userFolder, port, brokerPort, node }),
			...options.env,
		};
		const start = async (via: string[] = []) => {
			server = launch([...via, node, script, 'start'], userFolder, env, log);
			await ready(url, server, log, options.startWithinSeconds ?? 180);
		};
		const restart = async (via?: string[]) => {
			if (server) await end(server);
			await start(via);
		};
		const started = Date.now();
		await start();
		const startSeconds = (Date.now() - started) / 1000;
		return { version, url, userFolder, log, startSeconds, restart, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

function launch(command: string[], cwd: string, env: NodeJS.ProcessEnv, log: Log): ChildProcess {
	const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
	const [program = '', ...args] = command;
	const server = startGroup(program, args, { cwd, env, stdio });
	log.follow(server.stdout);
	log.follow(server.stderr);
	return server;
}

/** n8n answers its health check before its routes are there, so the editor's own first question is asked. */
async function ready(url: string, server: ChildProcess, log: Log, seconds: number): Promise<void> {
	let failure = '';
	server.once('error', (error) => (failure = String(error)));
	for (const deadline = Date.now() + seconds * 1000; ; await pause(250)) {
		if (failure || hasEnded(server))
			throw new Error(`n8n ended at its start. ${failure}\n${log.tail()}`);
		if (Date.now() > deadline) throw new Error(`n8n was not ready in ${seconds} s.\n${log.tail()}`);
		const answer = await fetch(`${url}/rest/settings`, {
			signal: AbortSignal.timeout(5_000),
		}).catch(() => undefined);
		if (answer?.ok && answer.headers.get('content-type')?.includes('json')) return;
	}
}

/** Asks the process to end, waits a while, then ends it. */
async function end(server: ChildProcess, patienceSeconds = 15): Promise<void> {
	if (server.pid === undefined) return;
	if (!hasEnded(server)) server.kill('SIGTERM');
	for (let waited = 0; !hasEnded(server) && waited < patienceSeconds * 10; waited += 1) {
		await pause(100);
	}
	if (!hasEnded(server)) endGroup(server);
	while (!hasEnded(server)) await pause(50);
}

const hasEnded = (server: ChildProcess) => server.exitCode !== null || server.signalCode !== null;
