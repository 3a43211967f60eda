import type { VendorUser } from '../vendors/contract';

/**
 * A user as text, without the vendor's own words. A user list may be long and there may be many of them:
 * an object for each user takes more than twice the memory.
 */
export type KeptUser = string;

/** A type, so that a property that is new can't be forgotten here. */
const KEPT: Record<Exclude<keyof VendorUser, 'raw'>, true> = {
	id: true,
	login: true,
	name: true,
	email: true,
	number: true,
	others: true,
	more: true,
	active: true,
};
const KEYS = Object.keys(KEPT) as Array<keyof typeof KEPT>;

/** What is kept of a user. */
export function kept(user: VendorUser): KeptUser {
	const values = KEYS.map((key) => user[key] ?? null);
	while (values.at(-1) === null) values.pop();
	const text = JSON.stringify(values);
	// What is put together piece by piece stays in pieces, which take twice the memory of the whole.
	return Buffer.from(text).toString();
}

/** The user that was kept. */
export function unkept(text: KeptUser): VendorUser {
	const values = JSON.parse(text) as unknown[];
	const known = KEYS.flatMap((key, place) =>
		(values[place] ?? null) === null ? [] : [[key, values[place]]],
	);
	return { id: null, raw: null, ...Object.fromEntries(known) } as VendorUser;
}
