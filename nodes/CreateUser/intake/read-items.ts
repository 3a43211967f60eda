import { createHash } from 'crypto';

import type { INodeExecutionData } from 'n8n-workflow';

import { loginKey } from '../account/login-key';
import type { Item, Place } from '../item';
import { tooLong, trimmed } from '../values/text';
import type {
	CheckSettings,
	Draft,
	ListName,
	LoadedList,
	Lists,
	Refusal,
	Vendor,
} from '../vendors/contract';
import { textOf } from '../wire/json';
import type { ReadItem } from './reading';

/** What items are read with. */
export interface Intake {
	vendor: Vendor;
	check: CheckSettings;
	inputs: INodeExecutionData[];
	read: ReadItem;
	/** Makes passwords; called when the first item wants one. */
	passwords(): Promise<(login: string) => string>;
	/** A list of the vendor; `isNew`: not older than the run. */
	list(name: ListName, isNew: boolean): Promise<LoadedList>;
	/** Lets others have their turn when there was work for long. */
	breathe(): Promise<void>;
}

/** An item that was read and checked, before the vendor's lists are there. */
interface Checked extends Place {
	draft?: Draft;
	refusals: Refusal[];
	password?: string;
}

/** From n8n's items to users who are ready to be sent. Item by item: one that can't be read is one refusal. */
export async function readItems(intake: Intake): Promise<Item[]> {
	const checked: Checked[] = [];
	for (const [item, input] of intake.inputs.entries()) {
		checked.push(await checkedItem(intake, item, input));
		await intake.breathe();
	}
	const resolved = await resolveAll(intake, checked);
	return await withoutRepeats(intake, resolved);
}

/** The row that a sheet node gave the item. */
export function rowOf({ json }: INodeExecutionData): number | string | undefined {
	const { row_number: row } = json;
	return typeof row === 'number' || typeof row === 'string' ? row : undefined;
}

function isTrue(value: unknown): boolean {
	return value === true || (typeof value === 'string' && trimmed(value).toLowerCase() === 'true');
}

/** A login as messages name the item by it; one that is too long for any field is refused anyway. */
function loginIn(value: unknown): string {
	const login = trimmed(textOf(value) ?? '');
	return tooLong(login) === undefined ? login : `${login.slice(0, 40)}…`;
}

function unreadable(error: unknown): Refusal {
	return { field: 'This item', reason: `can't be read: ${(error as Error).message}` };
}

async function checkedItem(
	{ vendor, check, read, passwords }: Intake,
	item: number,
	input: INodeExecutionData,
): Promise<Checked> {
	const place: Place = { item, row: rowOf(input), login: '' };
	try {
		const { values, generatePassword, refusals } = read(item);
		place.login = loginIn(values[vendor.loginField.parameter]);
		const generates = isTrue(generatePassword);
		const password = generates ? (await passwords())(place.login) : undefined;
		const given = generates ? withPassword(vendor, values, password) : values;
		return { ...place, draft: vendor.check(given, check), refusals, password };
	} catch (error) {
		return { ...place, refusals: [unreadable(error)] };
	}
}

/** A generated password takes the place of everything that the input has for one. */
function withPassword(
	{ fields }: Vendor,
	values: Record<string, unknown>,
	password: string | undefined,
): Record<string, unknown> {
	const secrets = fields.filter(({ secret }) => secret).map(({ parameter }) => parameter);
	const others = Object.entries(values).filter(([parameter]) => !secrets.includes(parameter));
	return { ...Object.fromEntries(others), password };
}

type Resolved = Exclude<Item, { kind: 'repeat' }>;

/** Looks names up; a name that is not found may have been added since the list was loaded. */
async function resolveAll(intake: Intake, checked: Checked[]): Promise<Resolved[]> {
	const loadAll = async (needs: ListName[], isNew: boolean): Promise<Lists> => {
		const load = async (name: ListName) => [name, await intake.list(name, isNew)] as const;
		return Object.fromEntries(await Promise.all([...new Set(needs)].map(load)));
	};
	const lists = await loadAll(
		checked.flatMap(({ draft }) => draft?.needs ?? []),
		false,
	);
	const resolved: Resolved[] = [];
	const unknown: Checked[] = [];
	for (const one of checked) {
		const item = resolve(one, lists);
		if (hasUnknownName(one, item)) unknown.push(one);
		resolved.push(item);
		await intake.breathe();
	}
	const newer = await loadAll(
		unknown.flatMap(({ draft }) => draft?.needs ?? []),
		true,
	);
	for (const one of unknown) {
		if (one.draft?.needs.every((name) => newer[name] === lists[name])) continue;
		resolved[one.item] = resolve(one, newer);
		await intake.breathe();
	}
	return resolved;
}

/** Refused by more than its own values. */
function hasUnknownName({ draft }: Checked, item: Resolved): boolean {
	if (item.kind !== 'refused' || !draft || draft.needs.length === 0) return false;
	return item.refusals.length > draft.refusals.length;
}

/** A value that could not be read counts as empty too: one reason is enough. */
function together(unread: Refusal[], refused: Refusal[]): Refusal[] {
	const fields = new Set(unread.map(({ field }) => field));
	return [...unread, ...refused.filter(({ field }) => !fields.has(field))];
}

function resolve({ draft, refusals, password, ...place }: Checked, lists: Lists): Resolved {
	if (!draft) return { ...place, kind: 'refused', refusals };
	const resolved = draft.resolve(lists);
	if ('refusals' in resolved) {
		return { ...place, kind: 'refused', refusals: together(refusals, resolved.refusals) };
	}
	if (refusals.length > 0) return { ...place, kind: 'refused', refusals };
	const { user } = resolved;
	return { ...place, kind: 'ready', user, ...(password === undefined ? {} : { password }) };
}

/** The same login twice is one user where all else is the same, and a refusal where it is not. */
async function withoutRepeats({ vendor, breathe }: Intake, resolved: Resolved[]): Promise<Item[]> {
	const { loginField, fields } = vendor;
	const key = fields.find(({ parameter }) => parameter === loginField.parameter)?.key ?? '';
	const firsts = new Map<string, { place: Place; digest: string }>();
	const items: Item[] = [];
	for (const one of resolved) {
		await breathe();
		items.push(one.kind === 'ready' ? repeatOr(one, key, firsts, loginField.label) : one);
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
