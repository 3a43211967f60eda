import type { Locator } from 'playwright-core';
import type { Editor } from './editor';
import { FINAL_STATUSES } from './executions';
import { until } from './session';

/** The panel of an open node: its parameters, its run, its output. Parameters go by internal names. */
export class NodePanel {
	constructor(private readonly editor: Editor) {}

	private get root(): Locator {
		return this.editor.panel;
	}

	/** The labels of the parameters on the screen, from top to bottom. */
	async labels(): Promise<string[]> {
		const labels = this.root
			.getByTestId('node-parameters')
			.getByTestId('input-label')
			.filter({ visible: true });
		return (await labels.allInnerTexts()).map((text) => text.split('\n', 1)[0]?.trim() ?? '');
	}

	/** The place of a parameter's value. */
	input(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`);
	}

	async fill(name: string, text: string): Promise<void> {
		await this.input(name).locator('input, textarea').first().fill(text);
	}

	/** Opens a list and chooses entries by what they are called. */
	async choose(name: string, ...entries: string[]): Promise<void> {
		const list = await this.openList(name);
		for (const entry of entries) await list.getByRole('option', { name: entry }).first().click();
		await this.closeList(name, list);
	}

	/** What the list of a parameter offers. */
	async offered(name: string): Promise<string[]> {
		const list = await this.openList(name);
		await list.getByRole('option').first().waitFor();
		const texts = await list.getByRole('option').allInnerTexts();
		await this.closeList(name, list);
		return texts.map((text) => text.trim());
	}

	/** Chooses one of the saved credentials. */
	async chooseCredential(name: string): Promise<void> {
		const entries = this.editor.page.locator('[data-test-id^="node-credentials-select-item-"]');
		const entry = entries.filter({ hasText: name, visible: true }).first();
		// Just after the vendor has changed, the first click may open the list of the one before.
		await until(`the credential ${name} in the list`, async () => {
			await this.root.getByTestId('node-credentials-select').first().click();
			return await entry.waitFor({ timeout: 2_000 }).then(
				() => true,
				() => undefined,
			);
		});
		await entry.click();
	}

	/** Opens the list of a resource locator and chooses an entry. */
	async chooseFromLocator(name: string, entry: string): Promise<void> {
		await this.root.getByTestId(`resource-locator-${name}`).getByTestId('rlc-input').click();
		const entries = this.editor.page.getByTestId('rlc-item').filter({ visible: true });
		await entries.filter({ hasText: entry }).first().click();
	}

	/** Types into a resource locator that stands on a name or an ID. */
	async fillLocator(name: string, text: string): Promise<void> {
		const locator = this.root.getByTestId(`resource-locator-${name}`);
		await locator
			.getByTestId('rlc-input')
			.locator('input')
			.or(locator.locator('input'))
			.last()
			.fill(text);
	}

	/** Adds an optional field of a collection by the text of its button, such as `Add Field`. */
	async addField(button: string, field: string): Promise<void> {
		const label = this.root.getByTestId('input-label').filter({ hasText: field });
		const before = await label.count();
		await this.adder(button).click();
		const entry = this.editor.page.getByRole('option', { name: field }).filter({ visible: true });
		// n8n adds a field at once when it is the only one left.
		await entry.first().or(label.nth(before)).first().waitFor();
		if (await entry.first().isVisible()) await entry.first().click();
	}

	/** Presses *Execute step* and waits for the end: what the output's side then shows. */
	async execute(seconds = 60): Promise<{ status: string; text: string }> {
		const { page, url } = this.editor;
		const [answer] = await Promise.all([
			page.waitForResponse((response) => /\/workflows\/[^/]+\/run$/.test(response.url())),
			this.root.getByTestId('node-execute-button').click(),
		]);
		const { data } = (await answer.json()) as { data: { executionId: string } };
		// n8n ties a sign-in to the browser, and tells browsers apart by this header.
		const headers = { 'browser-id': answer.request().headers()['browser-id'] ?? '' };
		const status = await until(
			`execution ${data.executionId} to end`,
			async () => {
				const now = await page.request.get(`${url}/rest/executions/${data.executionId}`, {
					headers,
				});
				const execution = ((await now.json()) as { data: { status: string } }).data;
				return FINAL_STATUSES.includes(execution.status) ? execution.status : undefined;
			},
			seconds,
		);
		return { status, text: await this.settledOutput() };
	}

	/** What the output's side shows when it has stopped changing: a table comes after what stands above it. */
	private async settledOutput(): Promise<string> {
		const output = this.root.getByTestId('output-panel');
		let before = '';
		return await until('the output to stop changing', async () => {
			await this.editor.page.waitForTimeout(1_000);
			const text = await output.innerText();
			const isSettled = text === before;
			before = text;
			return isSettled ? text : undefined;
		});
	}

	/** The button that adds to a collection: a list's field when there is a choice, else a plain button. */
	private adder(text: string): Locator {
		const parameters = this.root.getByTestId('node-parameters');
		const plain = parameters.getByRole('button', { name: text });
		return plain.or(parameters.getByPlaceholder(text)).filter({ visible: true }).first();
	}

	/** The list that belongs to a parameter; others may still be on the screen, fading. */
	private async openList(name: string): Promise<Locator> {
		const field = this.input(name).locator('input').first();
		await field.click();
		const list = this.editor.page.locator(`[id="${await field.getAttribute('aria-controls')}"]`);
		await list.waitFor();
		return list;
	}

	private async closeList(name: string, list: Locator): Promise<void> {
		// A list of several stays open; another click on its field closes it, Escape would close the node.
		if (await list.isVisible()) await this.input(name).locator('input').first().press('Tab');
		await list.waitFor({ state: 'hidden' });
	}
}
