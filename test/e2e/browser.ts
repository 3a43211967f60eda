import { chromium, selectors, type Browser, type Page } from 'playwright-core';
import { findChromium } from './chromium';

export type Theme = 'light' | 'dark';

export interface PageOptions {
	theme?: Theme;
	width?: number;
	height?: number;
	/** Pixels of a screenshot for one of the page's: 2 gives crisp pictures. */
	scale?: number;
}

/** No sandbox, since the checks may run as root; and nothing that calls hosts outside by itself. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// n8n's editor asks hosts outside for fonts and news: no name is looked up, so the answer comes at once.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** A headless Chromium with an empty profile; it ends with this process at the latest. */
export async function launchBrowser(): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: await findChromium(),
		headless: true,
		args: FLAGS,
		// The clean-up of this process has the say (see endings.ts); the browser is ended at its exit.
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
}

/** A page of its own, signed in nowhere; n8n follows the theme that the system asks for. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
	const context = await browser.newContext({
		colorScheme: options.theme ?? 'light',
		viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
		deviceScaleFactor: options.scale ?? 1,
		locale: 'en-GB',
		timezoneId: 'Europe/London',
		reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(30_000);
	context.setDefaultNavigationTimeout(60_000);
	return await context.newPage();
}
