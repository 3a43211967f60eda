import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { trimmed } from '../values/text';
import type { Draft, ListName, Lists, NewUser, Refusal, Vendor } from '../vendors/contract';
import { loginKey } from './login';
import type { Place } from './outcome';
import { digestOf } from './password';
import { readMapped, type Reading } from './read';
import type { Settings } from './settings';

/** An item after its check: ready, refused, or the repeat of an earlier one. */
export type Prepared = Place & {
	/** The password was generated and is this. */
	password?: string;
} & (
		| { kind: 'ready'; user: NewUser }
		| { kind: 'refused'; refusals: Refusal[] }
		| { kind: 'repeat'; of: number }
	);

/** Reads an item's values, by whichever mapping mode. */
export type ReadItem = (item: number) => Reading;

/** An item that was read and checked, before the vendor's lists are there. */
interface Checked extends Place {
	draft: Draft;
	refusals: Refusal[];
	password?: string;
}

/** The reader of `Map Each Field Below`. */
export function mappedReader(context: IExecuteFunctions, vendor: Vendor): ReadItem {
	return (item) => readMapped(context, vendor, item);
}

function isTrue(value: unknown): boolean {
	return value === true || (typeof value === 'string' && trimmed(value).toLowerCase() === 'true');
}

/** The row that a sheet node gave the item. */
export function rowOf({ json }: INodeExecutionData): number | string | undefined {
	const { row_number: row } = json;
	return typeof row === 'number' || typeof row === 'string' ? row : undefined;
}

/**
 * Checks every item. Pure but for reading parameters.
 * @param derive the password of a login, where one is to be generated
 */
export function checkItems(
	vendor: Vendor,
	settings: Settings,
	items: INodeExecutionData[],
	read: ReadItem,
	derive: (login: string) => string,
): Checked[] {
	return items.map((inputItem, item) => {
		const { values, generatePassword, refusals } = read(item);
		const given = values[vendor.loginField.parameter];
		const login = given === undefined || given === null ? '' : trimmed(String(given));
		const generates = isTrue(generatePassword);
		const password = generates ? derive(login) : undefined;
		const checkedValues = generates ? withPassword(vendor, values, password) : values;
		const draft = vendor.check(checkedValues, settings.check);
		return { item, row: rowOf(inputItem), login, draft, refusals, password };
	});
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

/** The lists that the items' names need. */
export function listsNeeded(checked: Checked[]): ListName[] {
	return [...new Set(checked.flatMap(({ draft }) => draft.needs))];
}

/** A value that could not be read counts as empty too: one reason is enough. */
function together(unread: Refusal[], refused: Refusal[]): Refusal[] {
	const fields = new Set(unread.map(({ field }) => field));
	return [...unread, ...refused.filter(({ field }) => !fields.has(field))];
}

/** Resolves names and finds the logins that come more than once. */
export function resolveItems(vendor: Vendor, checked: Checked[], lists: Lists): Prepared[] {
	const firsts = new Map<string, { place: Place; digest: string }>();
	return checked.map(({ draft, refusals, password, ...place }): Prepared => {
		const resolved = draft.resolve(lists);
		if ('refusals' in resolved) {
			return { ...place, kind: 'refused', refusals: together(refusals, resolved.refusals) };
		}
		if (refusals.length > 0) return { ...place, kind: 'refused', refusals };
		const { user } = resolved;
		const key = loginKey(user.login);
		const digest = digestOf({ ...user.body, [loginKeyOf(vendor)]: key });
		const first = firsts.get(key);
		if (!first) {
			firsts.set(key, { place, digest });
			return { ...place, kind: 'ready', user, password };
		}
		if (first.digest === digest) return { ...place, kind: 'repeat', of: first.place.item };
		const row = first.place.row === undefined ? '' : `, row ${first.place.row}`;
		const reason = `is the same as in [item ${first.place.item}]${row}, but the other fields differ.`;
		return { ...place, kind: 'refused', refusals: [{ field: vendor.loginField.label, reason }] };
	});
}

function loginKeyOf({ fields, loginField }: Vendor): string {
	return fields.find(({ parameter }) => parameter === loginField.parameter)?.key ?? '';
}
