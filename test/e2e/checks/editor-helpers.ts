import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { newPage, type PageOptions } from '../browser';
import { Editor } from '../editor';
import { NodePanel } from '../node-panel';
import { savePicture } from '../pictures';
import type { Stage } from '../stage';

export interface Screen {
	page: Page;
	editor: Editor;
	panel: NodePanel;
	/** Keeps a picture for the README. */
	picture(name: string, of?: Locator): Promise<void>;
}

/** Signs in to the editor in a page of its own, which is closed whatever comes of the work. */
export async function onScreen(
	{ world }: Stage,
	options: PageOptions,
	work: (screen: Screen) => Promise<void>,
): Promise<void> {
	assert.ok(world.browser, 'no browser');
	const page = await newPage(world.browser, options);
	try {
		const editor = await Editor.signIn(page, world.n8n.url);
		const picture = async (name: string, of: Locator | Page = page) => {
			await editor.dismissMessages();
			const bytes = await savePicture(of, join(world.pictures, name));
			assert.ok(bytes < 120_000, `${name} has ${bytes} bytes`);
		};
		await work({ page, editor, panel: new NodePanel(editor), picture });
	} finally {
		await page.context().close();
	}
}
