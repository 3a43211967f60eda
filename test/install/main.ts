/** `npm run e2e:install`: installs this package in real n8ns in each way that the README names. */
import assert from 'node:assert/strict';
import { program } from 'commander';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VENDORS } from '../e2e/accounts';
import { atEnd } from '../e2e/endings';
import { errorOf, outputOf } from '../e2e/executions';
import { startN8n } from '../e2e/n8n';
import { built } from '../e2e/packages';
import { mapped, people } from '../e2e/people';
import { copyProject } from '../e2e/project';
import { N8nRest } from '../e2e/rest';
import { CREATE_USER, CREATE_USER_TYPE, Stage, using, type Surroundings } from '../e2e/stage';
import { ALL_VERSIONS, versionNamed, type N8nVersion } from '../e2e/versions';
import { byName } from './by-name';
import { fromRepository } from './from-repository';
import { inContainer } from './in-container';
import { PACKAGE } from './put';
import type { Site, Way } from './way';

const ROOT = join(__dirname, '..', '..');
const OLDER = join(ROOT, 'test', 'e2e', `${PACKAGE}-0.1.0.tgz`);

async function main(): Promise<void> {
	program
		.description('Installs this package in real n8ns on this machine in each way of the README')
		.option('--n8n <version...>', 'releases, or latest', versionNamed, ALL_VERSIONS)
		.option('--only <text>', 'the ways with this text in their name');
	const { n8n, only = '' } = program.parse().opts<{ n8n: N8nVersion[]; only?: string }>();
	const work = mkdtempSync(join(tmpdir(), 'create-user-install-'));
	atEnd(() => rmSync(work, { recursive: true, force: true }));
	const clone = join(work, 'clone');
	mkdirSync(clone);
	copyProject(clone);
	const named = await byName(await built(clone, work), work);
	const all = [named, fromRepository(clone), inContainer(clone, work, OLDER)];
	const ways = all.filter(({ title }) => title.toLowerCase().includes(only.toLowerCase()));
	let failed = 0;
	for (const version of n8n) {
		for (const way of ways) {
			const failure = await tried(version, way).catch((error: unknown) => error);
			console.log(`${failure === undefined ? 'ok  ' : 'FAIL'} n8n ${version}: ${way.title}`);
			if (failure === undefined) continue;
			console.log(failure);
			failed += 1;
		}
	}
	await named.close();
	console.log(`${n8n.length * ways.length - failed} passed, ${failed} failed`);
	process.exitCode = failed > 0 || ways.length === 0 ? 1 : 0;
}

/** From an n8n that does not know the package to a user at a stand-in, and back. */
async function tried(version: N8nVersion, way: Way): Promise<void> {
	const n8n = await startN8n({ version, packages: [], env: way.env });
	try {
		const site = { n8n, rest: await N8nRest.signIn(n8n.url) };
		await assertKnown(site, false);
		await way.install(site);
		await assertKnown(site, true);
		assert.equal(await isListed(site), way.isListed, 'listed under Settings > Community nodes');
		const surroundings = { ...site, secrets: new Set<string>(), passwords: new Set<string>() };
		await Stage.use(surroundings, assertCreates);
		await way.remove(site);
		await assertKnown(site, false);
		assert.equal(await isListed(site), false, 'listed after it was taken out');
	} catch (error) {
		throw new Error(`${String(error)}\n${n8n.log.tail()}`, { cause: error });
	} finally {
		await n8n.stop();
	}
}

/** Whether n8n offers the node and its credentials. */
async function assertKnown({ rest }: Site, expected: boolean): Promise<void> {
	const node = await rest.nodeType(CREATE_USER_TYPE);
	assert.equal(node?.displayName, expected ? CREATE_USER : undefined, 'the node');
	const types = await rest.types<{ name: string }>('credentials');
	for (const { credential } of Object.values(VENDORS)) {
		const isThere = types.some(({ name }) => name === credential);
		assert.equal(isThere, expected, credential);
	}
}

async function isListed({ rest }: Site): Promise<boolean> {
	const packages = await rest.session.get<Array<{ packageName: string }>>(
		'/rest/community-packages',
	);
	return packages.some(({ packageName }) => packageName === PACKAGE);
}

async function assertCreates(stage: Stage<Surroundings>): Promise<void> {
	const { servetel } = stage.sandbox;
	const credential = await stage.credential('servetel');
	const workflow = stage.workflow(people('ann.first'), {
		parameters: mapped('servetel'),
		credentials: using(credential),
	});
	const { execution } = await stage.runToEnd(workflow);
	assert.equal(execution.status, 'success', errorOf(execution)?.message);
	const [item] = outputOf(execution, CREATE_USER);
	assert.equal(item?.json.action, 'created');
	assert.deepEqual(
		servetel.created.map(({ login }) => login),
		['ann.first'],
	);
	assert.ok(servetel.signIn('ann.first', String(item?.json.password)), 'the password signs in');
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
