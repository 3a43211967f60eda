import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialsOf, checkAt } from './fixture';
import { leftBy } from './journal';
import { opposites } from './opposites';
import { reportOf, type Report } from './report';
import { sandbox } from './stand-ins';

const ROOT = join(__dirname, '..', '..');

/** A program of the repository in a process of its own, and all that it has printed. */
class Program {
	printed = '';
	private readonly child: ChildProcess;
	private waiting = () => {};

	constructor(script: string, args: string[], env: Record<string, string> = {}) {
		const command = ['--import', 'tsx', join(ROOT, script), ...args];
		this.child = spawn(process.execPath, command, { cwd: ROOT, env: { ...process.env, ...env } });
		const more = (text: Buffer) => {
			this.printed += text.toString();
			this.waiting();
		};
		this.child.stdout?.on('data', more);
		this.child.stderr?.on('data', more);
	}

	async says(words: string): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			this.waiting = () => this.printed.includes(words) && resolve();
			this.child.once('exit', () => reject(new Error(`ended without it: ${this.printed}`)));
			this.waiting();
		});
	}

	type(line: string): void {
		this.child.stdin?.write(`${line}\n`);
	}

	async ended(): Promise<void> {
		if (this.child.exitCode === null && this.child.signalCode === null) {
			await once(this.child, 'exit');
		}
	}

	async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
		this.child.kill(signal);
		await this.ended();
	}
}

/** What a person would type, at a stand-in of Servetel. */
function enteredAt(address: string): Record<string, string> {
	const { loginId, password } = credentialsOf(sandbox, 'servetel');
	return {
		VERIFY_VENDOR: 'servetel',
		VERIFY_ADDRESS: address,
		VERIFY_CONNECT: 'login',
		VERIFY_LOGIN: String(loginId),
		VERIFY_PASSWORD: String(password),
		VERIFY_ROLE: String(sandbox.servetel.fixture.roles[0]?.id),
		VERIFY_NUMBER: String(sandbox.servetel.fixture.numbers[0]?.id),
	};
}

function verify(address: string, folder: string, ...args: string[]): Program {
	const files = ['--report', join(folder, 'report.json'), '--journal', join(folder, 'sent.jsonl')];
	return new Program(
		'test/verify/main.ts',
		['--pause', '0', ...files, ...args],
		enteredAt(address),
	);
}

it('a check that is killed while it creates names whom it may have left at the next start', async () => {
	const { servetel } = sandbox;
	const folder = mkdtempSync(join(tmpdir(), 'check-'));
	let sent = () => {};
	const isSent = new Promise<void>((resolve) => (sent = resolve));
	servetel.faults.plan = [
		{ on: 'create', kind: 'neverAnswers', processed: true, when: () => (sent(), true) },
	];
	const first = verify(servetel.url, folder, '--create');
	await first.says('Users will be created');
	first.type(new URL(servetel.url).host);
	await isSent;
	await first.kill('SIGKILL');

	const [left] = leftBy(join(folder, 'sent.jsonl'));
	const next = verify(servetel.url, folder);
	await next.says(`  ${left?.login} (Servetel at ${new URL(servetel.url).host})`);
	await next.ended();
	expect(servetel.created.map(({ login }) => login)).toEqual([left?.login]);
});

it('creates nobody where another account was typed', async () => {
	const { servetel } = sandbox;
	const program = verify(servetel.url, mkdtempSync(join(tmpdir(), 'check-')), '--create');
	await program.says('Users will be created');
	program.type('another.example.com');
	await program.says('That is not the account. No user is created.');
	await program.ended();
	expect(servetel.count('create')).toBe(0);
});

it.each([
	[['--report', join(tmpdir(), 'no-such-folder', 'report.json')], 'no such file or directory'],
	[['--pause', '2s'], 'It takes milliseconds'],
])('asks nothing of an account with %j', async (args, words) => {
	const asked = sandbox.servetel.requests.length;
	const check = new Program('test/verify/main.ts', args, enteredAt(sandbox.servetel.url));
	await check.says(words);
	await check.ended();
	expect(sandbox.servetel.requests).toHaveLength(asked);
});

it('npm run sandbox -- --like a report answers as the account did', async () => {
	Object.assign(sandbox.servetel.settings, opposites.servetel['users.order']);
	const folder = mkdtempSync(join(tmpdir(), 'check-'));
	const file = join(folder, 'like.json');
	writeFileSync(file, JSON.stringify(reportOf(await checkAt(sandbox, 'servetel'))));
	const ports = ['--servetel', '0', '--acefone', '0', '--crmcom', '0'];
	const other = new Program('test/sandbox/main.ts', ['--like', file, ...ports]);
	try {
		await other.says('Ctrl-C stops them.');
		const [, address = ''] =
			/Servetel[^\n]*?(http:\/\/127\.0\.0\.1:\d+)/i.exec(other.printed) ?? [];
		await verify(address, folder).ended();
		const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
		const refuted = report.facts.filter(({ verdict }) => verdict === 'refuted');
		expect(refuted.map(({ name }) => name)).toEqual(['users.order']);
	} finally {
		await other.kill('SIGTERM');
	}
});
