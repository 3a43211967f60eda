import assert from 'node:assert/strict';
import { join } from 'node:path';
import { run } from '../e2e/command';
import type { RunningN8n } from '../e2e/n8n';
import type { Stage, Surroundings } from '../e2e/stage';
import { putCommand } from '../install/put';
import { assertSameRun, assertSameScreen } from './changes';
import { failHalfWay, retryOnce, type Failed } from './failed';
import { opened } from './opened';
import { seen, type SavedBuilt, type Seen } from './runs';
import { screenOf, shownOn, type Screen } from './screen';
import { assertIgnored, withToken, type Kept } from './tokens';
import { builtWorkflows } from './workflows';

/** Where an execution fails under the old package: one vendor of each platform. */
const FAILING = ['servetel', 'crmcom'] as const;

type Check = (name: string, work: () => Promise<void>) => Promise<void>;

interface Worked extends SavedBuilt {
	opened: object;
	seen: Seen;
}

/** What an operator has in an n8n with the old package, and how it all looked and ran there. */
export class Estate {
	private constructor(
		private readonly n8n: RunningN8n,
		private readonly stage: Stage<Surroundings>,
		private readonly failing: Stage<Surroundings>,
		private readonly screen: Screen,
		private readonly built: Worked[],
		private readonly failed: Failed[],
		private readonly kept: Kept[],
	) {}

	/** @param failing has stand-ins whose users outlive the upgrade */
	static async build(
		n8n: RunningN8n,
		stage: Stage<Surroundings>,
		failing: Stage<Surroundings>,
		files: string,
	): Promise<Estate> {
		const { rest } = stage;
		const screen = await screenOf(rest);
		const built: Worked[] = [];
		for (const one of await builtWorkflows(stage, files)) {
			const saved = { ...one, saved: await rest.createWorkflow(one.workflow) };
			const asOpened = await opened(rest, screen, saved);
			built.push({ ...saved, opened: asOpened, seen: await seen(stage, saved) });
		}
		const failed: Failed[] = [];
		const kept: Kept[] = [];
		for (const vendor of FAILING) {
			const credential = await failing.credential(vendor, 'login');
			failed.push(...(await failHalfWay(failing, vendor, credential)));
			kept.push(await withToken(failing, n8n, vendor, credential));
		}
		return new Estate(n8n, stage, failing, screen, built, failed, kept);
	}

	/** Puts the new package in the place of the old one, as `npm run pack` says. */
	async upgrade(tarball: string): Promise<void> {
		await run('sh', ['-c', putCommand(tarball, join(this.n8n.userFolder, '.n8n'))]);
		await this.n8n.restart();
		this.stage.sandbox.reset();
	}

	async assertAll(check: Check): Promise<void> {
		const { n8n, stage, failing } = this;
		const screen = await screenOf(stage.rest);
		await check('the screen is the same, but for what the changelog names', async () => {
			assertSameScreen(shownOn(this.screen), shownOn(screen));
		});
		for (const one of this.built) {
			await check(`opened: ${one.saved.name}`, async () => {
				assert.deepEqual(await opened(stage.rest, screen, one), one.opened);
			});
		}
		for (const one of this.built) {
			await check(`run: ${one.saved.name}`, async () => {
				assertSameRun(one.seen, await seen(stage, one));
			});
		}
		for (const one of this.failed) {
			const name = `Retry with ${one.entry} workflow, failed at ${one.vendor}: nobody is there twice`;
			await check(name, async () => await retryOnce(failing, one));
		}
		for (const one of this.kept) {
			await check(`${one.vendor}: the saved token is ignored`, async () => {
				await assertIgnored(failing, n8n, one);
			});
		}
	}
}
