import { createHash } from 'crypto';

import type { INodeExecutionData } from 'n8n-workflow';

import type { LoadedList } from '../account/lists';
import type { Item, Place, ReadNotes } from '../item';
import { trimmed, withoutTextMark } from '../values/characters';
import { isEmpty, loginKey, ofOne, shortened, tooLong } from '../values/text';
import type { Refusal, Vendor } from '../vendors/contract';
import { fieldThatIs } from '../vendors/field';
import { textOf } from '../wire/json';
import { sentenceOf } from '../wire/reason';
import type { Check, Draft } from './check';
import { EmptyRows } from './empty-rows';
import type { LoadedLists } from './names';
import { generateWish, type Reader } from './reading';

/** What items are read with. */
export interface Intake extends Reader {
	vendor: Vendor;
	check: Check;
	inputs: INodeExecutionData[];
	/** Makes passwords; called when the first item wants one. */
	passwords(): Promise<(login: string) => string>;
	/** A list of the vendor; `isNew`: not older than the run. */
	list(name: string, isNew: boolean): Promise<LoadedList>;
	/** Lets others have their turn when there was work for long. */
	breathe(): Promise<void>;
}

/** An item that was read and checked, before the vendor's lists are there. */
interface Checked extends Place {
	draft?: Draft;
	refusals: Refusal[];
	unread?: string[];
	password?: string;
	replaced?: string[];
}

/** What came of an input. */
export interface ReadInput extends ReadNotes {
	items: Item[];
	/** Labels of the mandatory fields that an item is empty without. */
	labels: string[];
}

/** From n8n's items to users who are ready to be sent. Item by item: one that can't be read is one refusal. */
export async function readItems(intake: Intake): Promise<ReadInput> {
	const rows = new EmptyRows(intake.vendor, intake.originOf);
	const all: Checked[] = [];
	for (const [item, input] of intake.inputs.entries()) {
		all.push(await checkedItem(intake, rows, item, input));
		await intake.breathe();
	}
	const checked = all.filter(({ item }) => !rows.isEmpty(item));
	const empty = all.filter(({ item }) => rows.isEmpty(item)).map(placeOf);
	const resolved = await resolveAll(intake, checked);
	const items = await withoutRepeats(intake, resolved);
	return {
		items,
		labels: rows.labels(),
		empty,
		takenAsEmpty: counted(checked.map(({ draft }) => draft?.takenAsEmpty)),
		misread: checked.flatMap(({ draft }) => draft?.misread ?? []),
		replaced: counted(checked.map(({ replaced }) => replaced)),
	};
}

/** How many of some lists have a name. */
function counted(lists: Array<string[] | undefined>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const list of lists) {
		for (const name of list ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return counts;
}

function placeOf({ item, row, login }: Place): Place {
	return { item, row, login };
}

/** The row that a sheet node gave the item; an empty cell is none. */
export function rowOf(input: INodeExecutionData | undefined): number | string | undefined {
	const row = input?.json.row_number;
	if (typeof row === 'number') return row;
	if (typeof row !== 'string' || isEmpty(row)) return undefined;
	return shortened(row);
}

/**
 * A login as messages name the item by it and as users are remembered, so it must be what is sent. One that
 * is too long for any field is refused anyway.
 */
function loginIn(value: unknown): string {
	const login = withoutTextMark(trimmed(textOf(ofOne(value)) ?? ''));
	return tooLong(login) === undefined ? login : shortened(login);
}

function unreadable(error: unknown): Refusal {
	return { field: 'This item', reason: `can't be read: ${sentenceOf(error)}` };
}

async function checkedItem(
	{ vendor, check, read, passwords }: Intake,
	rows: EmptyRows,
	item: number,
	input: INodeExecutionData,
): Promise<Checked> {
	const place: Place = { item, row: rowOf(input), login: '' };
	let replaced: string[] | undefined;
	try {
		const reading = read(item);
		const { values, refusals, unread } = reading;
		replaced = reading.replaced;
		place.login = loginIn(values[fieldThatIs('login', vendor).screen.name]);
		const { generates, refusals: ofWish } = generateWish(reading.generatePassword);
		rows.note(item, input, reading, generates);
		const password = generates ? (await passwords())(place.login) : undefined;
		const given = generates ? withPassword(vendor, values, password) : values;
		const draft = check(given);
		return { ...place, draft, refusals: [...refusals, ...ofWish], unread, password, replaced };
	} catch (error) {
		return { ...place, refusals: [unreadable(error)], replaced };
	}
}

/** A generated password takes the place of everything that the input has for one. */
function withPassword(
	vendor: Vendor,
	values: Record<string, unknown>,
	password: string | undefined,
): Record<string, unknown> {
	const secrets = vendor.fields.filter(({ secret }) => secret).map(({ screen }) => screen.name);
	const others = Object.entries(values).filter(([parameter]) => !secrets.includes(parameter));
	return { ...Object.fromEntries(others), [fieldThatIs('password', vendor).screen.name]: password };
}

type Resolved = Exclude<Item, { kind: 'repeat' }>;

/** Looks names up; a name that is not found may have been added since the list was loaded. */
async function resolveAll(intake: Intake, checked: Checked[]): Promise<Resolved[]> {
	const loadAll = async (needs: string[], isNew: boolean): Promise<LoadedLists> => {
		const load = async (name: string) => [name, await intake.list(name, isNew)] as const;
		return Object.fromEntries(await Promise.all([...new Set(needs)].map(load)));
	};
	const lists = await loadAll(
		checked.flatMap(({ draft }) => draft?.needs ?? []),
		false,
	);
	const resolved: Resolved[] = [];
	const unknown: Array<{ one: Checked; at: number }> = [];
	for (const [at, one] of checked.entries()) {
		const item = resolve(one, lists);
		if (item.isByName) unknown.push({ one, at });
		resolved.push(item.resolved);
		await intake.breathe();
	}
	const newer = await loadAll(
		unknown.flatMap(({ one }) => one.draft?.needs ?? []),
		true,
	);
	for (const { one, at } of unknown) {
		if (one.draft?.needs.every((name) => newer[name] === lists[name])) continue;
		resolved[at] = resolve(one, newer).resolved;
		await intake.breathe();
	}
	return resolved;
}

/** A value that could not be read counts as empty too: one reason is enough, for all that stand in it. */
function together(before: Refusal[], refused: Refusal[], unread: string[]): Refusal[] {
	const fields = new Set([...before.map(({ field }) => field), ...unread]);
	return [...before, ...refused.filter(({ field }) => !fields.has(field))];
}

/** @returns besides the item whether a name of it was not found */
function resolve(
	{ item, row, login, draft, refusals, unread = [], password }: Checked,
	lists: LoadedLists,
): { resolved: Resolved; isByName: boolean } {
	const found = draft?.resolve(lists) ?? { refusals: [], isByName: false };
	const refused = 'refusals' in found ? together(refusals, found.refusals, unread) : refusals;
	const isByName = 'refusals' in found && found.isByName;
	if ('user' in found && refused.length === 0) {
		const { user } = found;
		return { resolved: { item, row, login, kind: 'ready', user, password }, isByName };
	}
	return { resolved: { item, row, login, kind: 'refused', refusals: refused }, isByName };
}

/** The same login twice is one user where all else is the same, and a refusal where it is not. */
async function withoutRepeats({ vendor, breathe }: Intake, resolved: Resolved[]): Promise<Item[]> {
	const { key, screen } = fieldThatIs('login', vendor);
	const firsts = new Map<string, { place: Place; digest: string }>();
	const items: Item[] = [];
	for (const one of resolved) {
		await breathe();
		items.push(one.kind === 'ready' ? repeatOr(one, key, firsts, screen.displayName) : one);
	}
	return items;
}

function repeatOr(
	item: Extract<Resolved, { kind: 'ready' }>,
	loginBodyKey: string,
	firsts: Map<string, { place: Place; digest: string }>,
	label: string,
): Item {
	const { user, row, login } = item;
	const place: Place = { item: item.item, row, login };
	const key = loginKey(user.login);
	try {
		const digest = digestOf({ ...user.body, [loginBodyKey]: key });
		const first = firsts.get(key);
		if (!first) {
			firsts.set(key, { place, digest });
			return item;
		}
		if (first.digest === digest) return { ...place, kind: 'repeat', of: first.place.item };
		const at = first.place.row === undefined ? '' : `, row ${first.place.row}`;
		const reason = `is the same as in [item ${first.place.item}]${at}, but the other fields differ.`;
		return { ...place, kind: 'refused', refusals: [{ field: label, reason }] };
	} catch (error) {
		return { ...place, kind: 'refused', refusals: [unreadable(error)] };
	}
}

/** A mark of a request that tells whether another one is the same; of passwords nothing stays in memory. */
function digestOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
