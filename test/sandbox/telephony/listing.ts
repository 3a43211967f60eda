import { single } from '../core/checks';
import { isListed, type UserStore } from '../core/store';
import type { Answer, StoredUser, VendorRequest } from '../core/types';
import { refusal } from './answers';
import type { TelephonyFixture } from './fixture';
import type { TelephonySettings } from './settings';
import { listEntry } from './shapes';

/** The documented boolean filters of GET /v1/users. */
const filters: Record<string, (user: StoredUser) => boolean> = {
	is_extension_created: (user) => user.extension !== undefined,
	is_login_based_calling: (user) => user.fields.login_based_calling === true,
	is_international_calling: (user) => user.fields.international_outbound === true,
	is_web_login: (user) => user.fields.create_web_login !== false,
	user_status: (user) => user.fields.status !== false,
};

const booleans: Record<string, boolean> = { true: true, '1': true, false: false, '0': false };

/** GET /v1/users: a page of those after `last_seen_id`, in the order of ids. */
export function listUsers(
	request: VendorRequest,
	store: UserStore,
	fixture: TelephonyFixture,
	settings: TelephonySettings,
): Answer {
	const wrong = Object.keys(request.query).filter((name) => !isUnderstood(request, name));
	if (wrong.length > 0) {
		const problems = Object.fromEntries(wrong.map((name) => [name, 'is not understood']));
		return refusal(problems, settings.errorStyle);
	}
	const limit = Math.min(
		Number(single(request, 'limit') ?? settings.pageSize),
		settings.maxPageSize,
	);
	const users = page(request, store, settings, limit + 1);
	const shown = users.slice(0, limit);
	return {
		status: 200,
		body: {
			has_more: users.length > limit,
			count: shown.length,
			last_seen_id: Number(shown.at(-1)?.id ?? single(request, 'last_seen_id') ?? 0),
			data: shown.map((user) => listEntry(user, fixture)),
		},
	};
}

function isUnderstood(request: VendorRequest, name: string): boolean {
	const value = single(request, name) ?? '';
	if (name === 'limit') return /^[1-9]\d*$/.test(value);
	if (name === 'last_seen_id') return /^\d+$/.test(value);
	return Object.hasOwn(filters, name) && Object.hasOwn(booleans, value);
}

/** At most `length` users that pass every filter, from the cursor on. */
function page(
	request: VendorRequest,
	{ all }: UserStore,
	settings: TelephonySettings,
	length: number,
): StoredUser[] {
	const step = settings.listOrder === 'ascending' ? 1 : -1;
	const found: StoredUser[] = [];
	for (
		let at = startOf(all, single(request, 'last_seen_id'), step);
		found.length < length;
		at += step
	) {
		const user = all[at];
		if (!user) break;
		const passes = Object.entries(filters).every(([name, holds]) => {
			const wanted = booleans[single(request, name) ?? ''];
			return wanted === undefined || holds(user) === wanted;
		});
		if (passes && isListed(user, settings)) found.push(user);
	}
	return found;
}

/** Where the page begins: ids grow with every commit, so the place is found by halving. */
function startOf(all: StoredUser[], lastSeen: string | undefined, step: 1 | -1): number {
	if (lastSeen === undefined) return step === 1 ? 0 : all.length - 1;
	let low = 0;
	let high = all.length;
	// After this, `low` is the first place whose id is past the cursor (or is the cursor, going down).
	while (low < high) {
		const middle = (low + high) >> 1;
		const id = Number(all[middle]?.id);
		const before = step === 1 ? id <= Number(lastSeen) : id < Number(lastSeen);
		if (before) low = middle + 1;
		else high = middle;
	}
	return step === 1 ? low : low - 1;
}
