import type { RunningN8n } from '../e2e/n8n';
import type { N8nRest } from '../e2e/rest';

/** An n8n that came without the package. */
export interface Site {
	n8n: RunningN8n;
	rest: N8nRest;
}

/** One of the ways to install of the README. */
export interface Way {
	/** As the README's heading has it. */
	title: string;
	/** Settings that n8n runs with. */
	env?: Record<string, string>;
	/** Whether n8n lists the package under Settings > Community nodes. */
	isListed: boolean;
	install(site: Site): Promise<void>;
	remove(site: Site): Promise<void>;
}
