import type { IDataObject } from 'n8n-workflow';

import type { Endpoint, Sandbox } from '../../sandbox';
import { Bench, hires } from '../fixture';

/** The lists of the telephony platform. */
export const LISTS: Endpoint[] = ['users', 'numbers', 'departments', 'timegroups'];

/** Servetel with a user list of three pages, and the shortest way to create people there. */
export class People {
	private constructor(readonly bench: Bench) {
		this.servetel.settings.maxPageSize = 20;
	}

	/** A stand-in of its own has an account of its own, of which the process knows nothing yet. */
	static async open(): Promise<People> {
		return new People(await Bench.open());
	}

	get servetel(): Sandbox['servetel'] {
		return this.bench.sandbox.servetel;
	}

	/** How often each list was asked for. */
	asked(): Record<string, number> {
		return Object.fromEntries(LISTS.map((list) => [list, this.servetel.count(list)]));
	}

	/** Creates people with these parameters; what they have beside {@link hires} comes from `more`. */
	async create(parameters: IDataObject, more: IDataObject[] = [{}], node: IDataObject = {}) {
		const items = hires(more.length).map((hire, index) => ({ ...hire, ...more[index] }));
		const run = await this.bench.run('servetel', items, { parameters, node });
		const bodies = this.servetel.created.map(({ fields }) => fields);
		const said = [run.error?.message, run.error?.description].join(' ');
		// A headline ends with the item's number instead of a full stop.
		const sentences = said.replace(/&quot;/g, '"').replace(/ \[item \d+\]/, '.');
		return { run, bodies, said: sentences };
	}

	async close(): Promise<void> {
		await this.bench.close();
	}
}

/** A locator's value as the screen saves it. */
export function locator(mode: string, value: unknown) {
	return { __rl: true, mode, value } as IDataObject;
}
