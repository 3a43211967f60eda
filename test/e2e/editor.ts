import type { Locator, Page } from 'playwright-core';
import { OWNER } from './session';

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
		await search.fill(text);
		await this.foundNodes().first().waitFor();
		// The list is filled a moment after the typing.
		await this.page.waitForTimeout(500);
		return await this.page.getByTestId('node-creator-item-name').allInnerTexts();
	}

	/** Takes a node from the list that a search has found, and adds it to the workflow. */
	async addFoundNode(name: string): Promise<void> {
		await this.foundNodes().filter({ hasText: name }).first().click();
		// A community node shows a page about itself before it is added.
		await this.page.getByRole('button', { name: 'Add to workflow' }).click();
		await this.panel.waitFor();
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

	private foundNodes(): Locator {
		return this.page.getByTestId('item-iterator-item');
	}

	private async openNodePanel(): Promise<void> {
		const first = this.page.getByTestId('canvas-add-button').getByRole('button').first();
		const more = this.page.getByTestId('node-creator-plus-button');
		await first.or(more).first().click();
	}
}
