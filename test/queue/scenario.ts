import type { N8nVersion } from '../e2e/versions';
import type { Site } from './site';

/** What a scenario saw: figures for a person, and what was promised, by whether it held. */
export interface Seen {
	figures: string[];
	promises: Array<[promise: string, held: boolean]>;
}

/** One thing that happens to a queue, and what the node promises for it. */
export interface Scenario {
	/** For `--only`. */
	name: string;
	title: string;
	/** Where it is about one of them only. */
	on?: readonly N8nVersion[];
	run(site: Site): Promise<Seen>;
}
