/** `npm run dev`: a real n8n with this node, stand-ins of the vendors, and everything ready to click. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../sandbox';
import { accountData, VENDOR_NAMES, VENDORS } from './accounts';
import { run } from './command';
import { publishCalled } from './dev-calls';
import { atEnd } from './endings';
import { example, EXAMPLE_FILES } from './example';
import { startMailServer } from './mail-server';
import { startModelServer, type Question, type Turn } from './model-server';
import { startN8n, type RunningN8n } from './n8n';
import { installPackages, pack } from './packages';
import { freePorts, isFree } from './ports';
import { N8nRest } from './rest';
import type { SavedCredential, SavedWorkflow } from './rest-types';
import { OWNER } from './session';
import { N8N_VERSIONS } from './versions';
import { EXAMPLES } from './world';

const ROOT = join(__dirname, '..', '..');
const USUAL_PORT = 5678;
const SOURCES = ['credentials', 'nodes'];

async function main(): Promise<void> {
	const work = mkdtempSync(join(tmpdir(), 'create-user-dev-'));
	atEnd(() => rmSync(work, { recursive: true, force: true }));
	const files = join(work, 'files');
	mkdirSync(files);
	cpSync(join(EXAMPLES, 'new-hires.csv'), join(files, 'new-hires.csv'));
	const sandbox = await startSandbox();
	say('building and starting n8n, which takes half a minute');
	const n8n = await startN8n({
		version: N8N_VERSIONS[0],
		packages: [await packed(work)],
		port: (await isFree(USUAL_PORT)) ? USUAL_PORT : (await freePorts(1))[0],
		env: { N8N_RESTRICT_FILE_ACCESS_TO: files, N8N_DEV_RELOAD: 'true' },
		logFile: join(work, 'n8n.log'),
	});
	const rest = await N8nRest.signIn(n8n.url);
	const calls = await publishCalled(rest, await fill(rest, sandbox, files));
	welcome(n8n, sandbox, files, calls);
	rebuildOnChange(n8n, work);
}

const say = (text: string) => console.log(`[dev] ${text}`);

async function packed(folder: string): Promise<string> {
	await run('npm', ['run', '--silent', 'build'], { cwd: ROOT });
	return await pack(ROOT, folder);
}

/** Credentials of the stand-ins, and the example workflows with these credentials chosen. */
async function fill(rest: N8nRest, sandbox: Sandbox, files: string): Promise<SavedWorkflow[]> {
	const credentials: SavedCredential[] = [];
	for (const vendor of VENDOR_NAMES) {
		const { label, credential: type, ways } = VENDORS[vendor];
		const data = accountData(sandbox, vendor, ways[0]);
		credentials.push(await rest.createCredential({ name: `${label} account`, type, data }));
	}
	const { port } = await startMailServer(({ to, source }) =>
		say(`mail to ${to.join()}\n${source}`),
	);
	const mail = { host: '127.0.0.1', port, secure: false };
	credentials.push(
		await rest.createCredential({
			name: 'SMTP account',
			type: 'smtp',
			data: { user: '', password: '', disableStartTls: true, ...mail },
		}),
		await rest.createCredential({
			name: 'OpenAI account',
			type: 'openAiApi',
			data: { apiKey: 'none', url: (await startModelServer(improvised)).url, header: false },
		}),
	);
	const saved: SavedWorkflow[] = [];
	for (const file of EXAMPLE_FILES) {
		saved.push(await rest.createWorkflow(example(file, files, credentials)));
	}
	return saved;
}

/** The model of the AI agent: creates one person whatever is said, and repeats what the tool answers. */
function improvised({ messages, tools }: Question): Turn {
	const last = messages.at(-1);
	if (last?.role === 'tool') return `The tool answered: ${last.content}`;
	const login = `amy.agent.${messages.length}`;
	return {
		tool: tools[0]?.function.name ?? '',
		arguments: {
			Name: 'Amy Agent',
			Mobile_Number: '919812340001',
			Email: `${login}@example.com`,
			Login_ID: login,
		},
	};
}

function welcome(
	{ url }: RunningN8n,
	{ all }: Sandbox,
	files: string,
	calls: Array<[name: string, call: string]>,
): void {
	const vendors = all.map((standIn) => `${VENDORS[standIn.vendor].label} ${standIn.url}`);
	console.log(
		[
			'',
			`  n8n          ${url}`,
			`  sign in      ${OWNER.email}   ${OWNER.password}`,
			`  workflows    the examples, with credentials of the stand-ins chosen: open one and execute it`,
			...calls.map(
				([name, call]) => `               ${name} is published:\n                 ${call}`,
			),
			`               the mails that they send are printed here`,
			`  stand-ins    ${vendors.join('\n               ')}`,
			`               what they hold: <address>/__sandbox/state`,
			`  files        ${files}`,
			'',
			`  A change in ${SOURCES.join(' or ')} is built and put into n8n. Ctrl-C ends and removes all of it.`,
			'',
		].join('\n'),
	);
}

/** Builds after each change, and puts what was built where n8n has the package; n8n reloads it. */
function rebuildOnChange(n8n: RunningN8n, work: string): void {
	let waiting: NodeJS.Timeout | undefined;
	let building: Promise<void> = Promise.resolve();
	const rebuild = async () => {
		const began = Date.now();
		try {
			await installPackages(n8n.userFolder, [await packed(work)]);
			say(
				`built and put into n8n in ${((Date.now() - began) / 1000).toFixed(1)} s; reload the page`,
			);
		} catch (error) {
			say(error instanceof Error ? error.message : String(error));
		}
	};
	for (const folder of SOURCES) {
		watch(join(ROOT, folder), { recursive: true }, () => {
			clearTimeout(waiting);
			waiting = setTimeout(() => (building = building.then(rebuild)), 300);
		});
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
