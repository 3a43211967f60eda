import type { Locator, Page } from 'playwright-core';
import { basename } from 'node:path';
import { imagesTried } from './pictures';
import { OWNER } from './session';

/**
 * The test IDs of what the editor puts on a node that it can't run as it is. n8n 1 knows the first and
 * the last; the others need a policy of the instance, or an experiment of n8n's that is switched on.
 */
const MARKS = ['node-not-installed', 'node-restricted', 'node-setup-required', 'node-issues'];

/** No node is called like this, or does it. */
const NOTHING = 'qqxxzz';

/** n8n's editor in a page, worked the way a person does. */
export class Editor {
	private constructor(
		readonly page: Page,
		readonly url: string,
	) {}

	/** Signs in on n8n's own form. */
	static async signIn(page: Page, url: string): Promise<Editor> {
		await page.goto(`${url}/signin`);
		await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
		await page.locator('input[name="password"]').fill(OWNER.password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL((address) => !address.pathname.includes('signin'));
		return new Editor(page, url);
	}

	/** Another page of a browser that is signed in. */
	static signedIn(page: Page, url: string): Editor {
		return new Editor(page, url);
	}

	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.page.getByTestId('canvas-add-button').waitFor();
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** The page of one saved execution; its canvas lies in a frame in n8n 1, in the page itself in n8n 2. */
	async openExecution(workflowId: string, executionId: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${workflowId}/executions/${executionId}`);
		await this.page.getByTestId(`execution-preview-details-${executionId}`).waitFor();
	}

	/** Types into the search of the node panel; gives the names of what it finds. */
	async searchNodes(text: string): Promise<string[]> {
		const search = this.page.getByTestId('node-creator-search-bar');
		if (!(await search.isVisible())) await this.openNodePanel();
		// What is read afterwards is then not the list of an earlier search.
		await search.fill(NOTHING);
		await this.page.getByTestId('node-creator-no-results').waitFor();
		await search.fill(text);
		await this.foundNodes().first().waitFor();
		// A long list is filled bit by bit.
		await this.page.waitForTimeout(500);
		return await this.page.getByTestId('node-creator-item-name').allInnerTexts();
	}

	/** Takes a node from the list that a search has found, and adds it to the workflow. */
	async addFoundNode(name: string): Promise<void> {
		await this.foundNode(name).click();
		// A community node shows a page about itself before it is added.
		await this.page.getByRole('button', { name: 'Add to workflow' }).click();
		await this.panel.waitFor();
	}

	/** A node in the list that a search has found. */
	foundNode(name: string): Locator {
		return this.foundNodes().filter({ hasText: name }).first();
	}

	/** The panel of the node that is open. */
	get panel(): Locator {
		return this.page.getByTestId('ndv').or(this.page.getByTestId('node-details-view')).first();
	}

	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.panel.waitFor();
	}

	async closeNode(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.panel.waitFor({ state: 'hidden' });
	}

	/** Takes the short-lived messages off the screen, for a picture without them. */
	async dismissMessages(): Promise<void> {
		const messages = this.page.locator('.el-notification');
		for (const close of await messages.locator('.el-notification__closeBtn').all()) {
			// Not a real click: the message may be on its way out by itself.
			await close.dispatchEvent('click', undefined, { timeout: 500 }).catch(() => {});
		}
		await messages.first().waitFor({ state: 'detached' });
	}

	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** What marks nodes on the canvas as unfit to run, as `node: mark`. */
	async marks(): Promise<string[]> {
		const marks: string[] = [];
		for (const node of await this.page.getByTestId('canvas-node').all()) {
			const name = await node.getAttribute('data-node-name');
			for (const mark of MARKS) {
				if ((await node.getByTestId(mark).count()) > 0) marks.push(`${name}: ${mark}`);
			}
			// All that tells that n8n does not know a node of its own, or a version of a node.
			const connectors = await node.locator('.vue-flow__handle').count();
			if (connectors === 0) marks.push(`${name}: no input or output`);
		}
		return marks;
	}

	/** The files of the images in this place; `broken` instead of one that can't be shown. */
	async images(place: Locator): Promise<string[]> {
		const images = place.locator('img');
		await images.first().waitFor({ state: 'attached' });
		await imagesTried(this.page);
		const shown = await images.evaluateAll((all: Array<{ naturalWidth: number; src: string }>) =>
			all.map(({ naturalWidth, src }) => (naturalWidth > 0 ? src : 'broken')),
		);
		return shown.map((address) => basename(address));
	}

	private foundNodes(): Locator {
		return this.page.getByTestId('item-iterator-item');
	}

	private async openNodePanel(): Promise<void> {
		const first = this.page.getByTestId('canvas-add-button').getByRole('button').first();
		const more = this.page.getByTestId('node-creator-plus-button');
		await first.or(more).first().click();
	}
}
