/**
 * Checks `npm run dev` in a copy of this project: it starts and is filled, a change in the source reaches
 * the running n8n, and Ctrl-C leaves nothing behind.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VENDOR_NAMES, VENDORS } from './accounts';
import { atEnd } from './endings';
import { EXAMPLE_FILES } from './example';
import { outputOf } from './executions';
import { submitForm } from './forms';
import { Log } from './log';
import { copyProject } from './project';
import { N8nRest } from './rest';
import type { SavedWorkflow } from './rest-types';
import { until } from './session';
import { CREATE_USER, CREATE_USER_TYPE } from './stage';

const NODE = join('nodes', 'CreateUser', 'CreateUser.node.ts');
/** Is packed as long as it is there, since every icon beside the node is. */
const ICON = join('nodes', 'CreateUser', 'leftOver.svg');

/** Starts it as a terminal does; gives what a Ctrl-C there does, until nothing of it writes any more. */
function start(project: string, temporary: string, log: Log): () => Promise<void> {
	const dev = spawn('npm', ['run', '--silent', 'dev'], {
		cwd: project,
		env: { ...process.env, TMPDIR: temporary },
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	log.follow(dev.stdout);
	log.follow(dev.stderr);
	const closed = once(dev, 'close');
	const interrupt = () => {
		if (dev.pid && dev.exitCode === null) process.kill(-dev.pid, 'SIGINT');
	};
	const forget = atEnd(interrupt);
	return async () => {
		interrupt();
		await closed;
		forget();
	};
}

async function said(log: Log, pattern: RegExp): Promise<string> {
	const line = await until(
		`${pattern} from npm run dev`,
		() => log.matching(pattern)[0],
		240,
	).catch((error: unknown) => {
		throw new Error(`${String(error)}\n${log.tail()}`);
	});
	return pattern.exec(line)?.[1] ?? '';
}

async function descriptionIn(rest: N8nRest): Promise<string | undefined> {
	return (await rest.nodeType(CREATE_USER_TYPE))?.description;
}

async function assertFilled(rest: N8nRest, log: Log): Promise<void> {
	assert.match(String(await descriptionIn(rest)), /^Create users at/);
	const { session } = rest;
	const credentials = await session.get<Array<{ type: string }>>('/rest/credentials');
	const types = credentials.map(({ type }) => type);
	for (const vendor of VENDOR_NAMES) assert.ok(types.includes(VENDORS[vendor].credential), vendor);
	const workflows = await session.get<SavedWorkflow[]>('/rest/workflows');
	assert.equal(workflows.length, EXAMPLE_FILES.length);

	const { id } = workflows.find(({ name }) => name === 'CSV to Servetel users') as SavedWorkflow;
	const sheet = await rest.workflow(id);
	const run = await rest.finished(await rest.run(sheet, 'When clicking Execute workflow'));
	assert.equal(run.status, 'success');
	assert.ok(outputOf(run, CREATE_USER).length > 20, 'users of the sheet');

	const path = await said(log, /open http:\/\/\S+\/form\/(\S+)/);
	const page = await submitForm(session.url, path, ['Fay', '919812345678', 'f@example.com', 'fay']);
	assert.match(page, /User created/);
	await said(log, /mail to (f@example\.com)/);
	const [, address = '', body = ''] = /curl (\S+) --json '(.*)'/.exec(log.text()) ?? [];
	const headers = { 'content-type': 'application/json' };
	assert.equal((await fetch(address, { method: 'POST', headers, body })).status, 200);
}

async function assertRebuilt(rest: N8nRest, project: string, temporary: string): Promise<void> {
	const installed = () =>
		readdirSync(temporary, { recursive: true }).some((path) =>
			String(path).endsWith('leftOver.svg'),
		);
	assert.ok(installed(), 'every icon is packed');
	rmSync(join(project, ICON));
	const source = readFileSync(join(project, NODE), 'utf8');
	writeFileSync(
		join(project, NODE),
		source.replace("'Create users at", "'Changed: create users at"),
	);
	await until(
		'the change in n8n',
		async () => /^Changed: /.test(String(await descriptionIn(rest))) || undefined,
		60,
	);
	assert.ok(!installed(), 'what was deleted is gone from n8n');
}

async function assertEnded(url: string, temporary: string): Promise<void> {
	await assert.rejects(fetch(url), 'nothing answers there any more');
	const left = readdirSync(temporary).filter((name) => /^(create-user|n8n)-/.test(name));
	assert.deepEqual(left, []);
}

async function main(): Promise<void> {
	const work = mkdtempSync(join(tmpdir(), 'create-user-dev-check-'));
	atEnd(() => rmSync(work, { recursive: true, force: true, maxRetries: 5 }));
	const [project, temporary] = [join(work, 'project'), join(work, 'temporary')];
	mkdirSync(project);
	mkdirSync(temporary);
	copyProject(project);
	writeFileSync(join(project, ICON), '<svg xmlns="http://www.w3.org/2000/svg"/>');
	const log = new Log();
	const interrupt = start(project, temporary, log);
	let url = '';
	try {
		url = await said(log, /^ +n8n +(http:\S+)$/);
		await said(log, /(Ctrl-C) ends/);
		const rest = await N8nRest.signIn(url);
		await assertFilled(rest, log);
		console.log(`ok  npm run dev starts with node, credentials and examples, ready to run`);
		await assertRebuilt(rest, project, temporary);
		console.log('ok  a change in the source reaches n8n, and a deleted file vanishes');
	} finally {
		await interrupt();
	}
	await assertEnded(url, temporary);
	console.log('ok  Ctrl-C ends and removes all of it');
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
