import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { newPage, type PageOptions, type Theme } from '../browser';
import { Editor } from '../editor';
import { FailedOnScreen } from '../failed-screen';
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

/** What the browser keeps from check to check, by theme: the sign-in, and the editor's files. */
const contexts = new WeakMap<Browser, Map<Theme, BrowserContext>>();

async function signedInPage({ world }: Stage, theme: Theme): Promise<Page> {
	const { browser, n8n } = world;
	assert.ok(browser, 'no browser');
	const ofBrowser = contexts.get(browser) ?? new Map<Theme, BrowserContext>();
	contexts.set(browser, ofBrowser);
	const known = ofBrowser.get(theme);
	if (known) return await known.newPage();
	const page = await newPage(browser, { theme });
	await Editor.signIn(page, n8n.url);
	ofBrowser.set(theme, page.context());
	return page;
}

/** Works in a page of its own, signed in; it is closed whatever comes of the work. */
export async function onScreen(
	stage: Stage,
	{ theme = 'light', width = 1440, height = 900 }: PageOptions,
	work: (screen: Screen) => Promise<void>,
): Promise<void> {
	const page = await signedInPage(stage, theme);
	const editor = Editor.signedIn(page, stage.world.n8n.url);
	const picture = async (name: string, of: Locator | Page = page) => {
		await editor.dismissMessages();
		const bytes = await savePicture(of, join(stage.world.pictures, name));
		assert.ok(bytes < 120_000, `${name} has ${bytes} bytes`);
	};
	try {
		await page.setViewportSize({ width, height });
		await work({ page, editor, panel: new NodePanel(editor), picture });
	} catch (error) {
		throw new FailedOnScreen(error, await page.screenshot());
	} finally {
		await page.close();
	}
}
