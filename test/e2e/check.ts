import type { Stage } from './stage';

/** One thing that must hold on a real n8n. It fails by throwing. */
export interface Check {
	name: string;
	run(stage: Stage): Promise<void>;
}

/** Checks of one matter, in the order in which they run. */
export interface Area {
	title: string;
	checks: Check[];
	/** They need a browser, and are left out where none is wanted. */
	inBrowser?: true;
}
