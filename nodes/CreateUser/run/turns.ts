import { pauses } from '../wire/pauses';
import { sleep } from '../wire/wait';

/** Items that wait beside those at work, at most. */
const MOST_ASIDE = 500;

/** Starts items when there is room for them, in their order. */
export class Puller {
	private atWork = 0;
	private aside = 0;
	private start?: () => void;

	/** @param room items at work at the same time */
	constructor(private readonly room: number) {}

	/** Waits; meanwhile there is room for another item. */
	async wait(milliseconds: number): Promise<void> {
		this.atWork -= 1;
		this.aside += 1;
		this.start?.();
		await sleep(milliseconds);
		this.aside -= 1;
		this.atWork += 1;
	}

	/**
	 * Does some work for each item and lets go of it: there may be a hundred thousand of them. Its results
	 * are in the order of the items.
	 */
	async each<T, R>(items: Array<T | undefined>, work: (item: T) => Promise<R>): Promise<R[]> {
		const results: R[] = [];
		let next = 0;
		let done = 0;
		await new Promise<void>((resolve, reject) => {
			const finish = () => {
				this.atWork -= 1;
				done += 1;
				if (done === items.length) resolve();
				else this.start?.();
			};
			const begin = async (place: number) => {
				const item = items[place] as T;
				items[place] = undefined;
				results[place] = await work(item);
				finish();
			};
			this.start = () => {
				while (next < items.length && this.atWork < this.room && this.aside < MOST_ASIDE) {
					this.atWork += 1;
					begin(next++).catch(reject);
				}
			};
			if (items.length === 0) resolve();
			else this.start();
		});
		return results;
	}
}

/**
 * Gives way to the event loop whenever there was work for long. n8n renews its hold on a job from there:
 * a queue takes a worker for dead that is silent for a minute, and may start its job a second time.
 */
export function breather(): () => Promise<void> {
	let last = Date.now();
	return async () => {
		if (Date.now() - last < pauses.slice) return;
		await sleep(0);
		last = Date.now();
	};
}
