import { passwordsIn } from '../account/connection';
import { createOne, RUN_ENDED } from '../creation/create-one';
import { readAsPrecaution, type Precaution } from '../creation/look-up';
import { remembered } from '../creation/memory';
import type { Parts } from '../creation/parts';
import type { Item, ReadyItem, Settled } from '../item';
import { isSuccess, type Outcome } from '../outcome';
import { progressTo } from '../report/tally';
import type { Send } from '../wire/sent';
import { sleep } from '../wire/wait';
import { isAftermath, type Course } from './course';
import type { Opened } from './opened';

/** What users are sent with. */
export interface Sender {
	opened: Pick<Opened, 'account' | 'memory' | 'settings' | 'vendor'>;
	course: Course;
	send: Send;
	ask: Send;
	startedAt: number;
	/** Tells the log of a fault of our own. */
	onFault(error: unknown): void;
	/** Tells the log how far the run is. */
	onProgress(line: string): void;
	/** Lets others have their turn: what needs no answer of the vendor may be done for thousands at a stretch. */
	breathe(): Promise<void>;
}

/** Sends what is ready, as many at once as the operator allows, and empties the list. Never rejects. */
export async function sendAll(
	sender: Sender,
	items: Item[],
): Promise<{ settled: Settled[]; precaution: Precaution }> {
	const { opened, course, ask, send, startedAt } = sender;
	const { account, memory, settings, vendor } = opened;
	const { ifUserExists: mode, dryRun, options, concurrency } = settings;
	const ready = items.filter(({ kind }) => kind === 'ready').length;
	const reading = readAsPrecaution({ account, ask, dryRun, mode, startedAt }, ready);
	const precaution = (await course.untilEnd(reading)) ?? {};
	const puller = new Puller(concurrency);
	const parts: Parts = {
		...{ vendor, mode, dryRun, options, account, memory, send, ask, startedAt, course },
		keepsRaw: !settings.simplify,
		pagesWorth: Math.max(ready, 20),
		precaution,
		wait: async (milliseconds) => await puller.wait(milliseconds),
	};
	const repeats = repeatsOf(items);
	const unique = items.filter((item) => item.kind !== 'repeat');
	const note = progressTo(sender.onProgress, items.length);
	// Each is let go of when it is done.
	items.length = 0;
	const settled = await puller.each(unique, async (item) => {
		await sender.breathe();
		const outcome = await outcomeOf(sender, parts, item);
		const one = settledAs(opened, item, repeats.get(item.item) ?? [], outcome);
		note(one);
		return one;
	});
	// In place: there may be a hundred thousand of them.
	for (const one of settled) one.outcome = course.asItIs(one.outcome);
	return { settled, precaution };
}

async function outcomeOf(
	{ course, onFault }: Sender,
	parts: Parts,
	item: Exclude<Item, { kind: 'repeat' }>,
): Promise<Outcome> {
	if (item.kind === 'refused') {
		// What it needed of the vendor's lists may have been left when Stop came.
		if (course.isStopped) return RUN_ENDED;
		return { kind: 'refused', why: { by: 'check', refusals: item.refusals } };
	}
	const outcome = course.maySend ? await createOne(parts, item.user) : RUN_ENDED;
	if (isAftermath(outcome)) {
		return (parts.dryRun ? undefined : remembered(parts.memory, item.user)) ?? outcome;
	}
	course.note(item.item, outcome);
	const fault = faultIn(outcome);
	if (fault !== undefined) onFault(fault);
	return outcome;
}

function faultIn(outcome: Outcome): unknown {
	if (outcome.kind === 'notSent' && outcome.why.kind === 'fault') return outcome.why.error;
	if (outcome.kind !== 'unknown' || outcome.why.unclear?.kind !== 'fault') return undefined;
	return outcome.why.unclear.error;
}

/** One literal, and arrays without room for more: it stays until the run ends, for every item. */
function settledAs(
	{ vendor }: Pick<Opened, 'vendor'>,
	given: Exclude<Item, { kind: 'repeat' }>,
	repeats: number[],
	outcome: Outcome,
): Settled {
	const { item, row, login } = given;
	const items = repeats.length > 0 ? [item, ...repeats] : [item];
	if (given.kind === 'refused') return { item, row, login, items, outcome, secrets: [] };
	const { user, password }: ReadyItem = given;
	const secrets = [...passwordsIn(vendor, user.body)];
	const body = isSuccess(outcome) ? undefined : user.body;
	return { item, row, login, items, outcome, body, password, secrets };
}

/** Items that repeat an earlier one, by the item that they repeat. */
function repeatsOf(items: Item[]): Map<number, number[]> {
	const repeats = new Map<number, number[]>();
	for (const item of items) {
		if (item.kind !== 'repeat') continue;
		const known = repeats.get(item.of);
		if (known) known.push(item.item);
		else repeats.set(item.of, [item.item]);
	}
	return repeats;
}

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
