import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

/** Waits until no image of the page is under way: each is there or broken. */
export async function imagesTried(page: Page): Promise<void> {
	await page.waitForFunction('Array.from(document.images).every((image) => image.complete)');
}

/** Saves what is on the screen as a small PNG: at most 256 colours, which an editor's page hardly exceeds. */
export async function savePicture(of: Page | Locator, file: string): Promise<number> {
	const page = 'page' in of ? of.page() : of;
	// No tooltip of what the mouse happens to be on.
	await page.mouse.move(0, 0);
	await imagesTried(page);
	const picture = await of.screenshot({ animations: 'disabled', caret: 'hide' });
	const small = await sharp(picture)
		.png({ palette: true, compressionLevel: 9, effort: 10 })
		.toBuffer();
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, small);
	return small.length;
}
