import { single } from '../core/checks';
import { isListed, type UserStore } from '../core/store';
import type { Answer, StoredUser, VendorRequest } from '../core/types';
import { refusal } from './answers';
import type { TelephonyFixture } from './fixture';
import type { ListWord, TelephonySettings } from './settings';
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

/** GET /v1/users: a page of the users in the order of ids, from where the request says. */
export function listUsers(
	request: VendorRequest,
	{ all }: UserStore,
	fixture: TelephonyFixture,
	settings: TelephonySettings,
): Answer {
	const wrong = Object.keys(request.query).filter((name) => !isUnderstood(request, name, settings));
	if (wrong.length > 0) {
		const problems = Object.fromEntries(wrong.map((name) => [name, 'is not understood']));
		return refusal(problems, settings.errorStyle);
	}
	const limit = Math.min(numberIn(request, 'limit') ?? settings.pageSize, settings.maxPageSize);
	const { shown, hasMore } = page(request, all, settings, limit);
	const said = words(request, all, limit, { shown, hasMore });
	return {
		status: 200,
		body: {
			...Object.fromEntries(settings.listTells.map((word) => [word, said[word]()])),
			count: shown.length,
			data: shown.map((user) => listEntry(user, fixture, settings)),
		},
	};
}

function isUnderstood(
	request: VendorRequest,
	name: string,
	{ listPaging }: TelephonySettings,
): boolean {
	const value = single(request, name) ?? '';
	if (name === 'limit') return /^[1-9]\d*$/.test(value);
	if (name === 'last_seen_id' || name === listPaging) return /^\d+$/.test(value);
	return Object.hasOwn(filters, name) && Object.hasOwn(booleans, value);
}

function numberIn(request: VendorRequest, name: string): number | undefined {
	const value = single(request, name);
	return value === undefined ? undefined : Number(value);
}

interface Page {
	shown: StoredUser[];
	hasMore: boolean;
}

/** At most `limit` users that pass every filter, from the place on that the request names. */
function page(
	request: VendorRequest,
	all: StoredUser[],
	settings: TelephonySettings,
	limit: number,
): Page {
	const step = settings.listOrder === 'ascending' ? 1 : -1;
	const byCursor = settings.listPaging === 'cursor';
	const from = startOf(all, byCursor ? single(request, 'last_seen_id') : undefined, step);
	const skipped = byCursor ? 0 : skippedBy(request, settings, limit);
	const found: StoredUser[] = [];
	for (let at = from; found.length <= skipped + limit; at += step) {
		const user = all[at];
		if (!user) break;
		if (passes(request, user) && isListed(user, settings)) found.push(user);
	}
	return {
		shown: found.slice(skipped, skipped + limit),
		hasMore: found.length > skipped + limit,
	};
}

function skippedBy(
	request: VendorRequest,
	{ listPaging }: TelephonySettings,
	limit: number,
): number {
	if (listPaging === 'offset') return numberIn(request, 'offset') ?? 0;
	return Math.max(0, (numberIn(request, 'page') ?? 1) - 1) * limit;
}

function passes(request: VendorRequest, user: StoredUser): boolean {
	return Object.entries(filters).every(([name, holds]) => {
		const wanted = booleans[single(request, name) ?? ''];
		return wanted === undefined || holds(user) === wanted;
	});
}

/** All that an answer may say of itself; which of it is said is a setting. */
function words(
	request: VendorRequest,
	all: StoredUser[],
	limit: number,
	{ shown, hasMore }: Page,
): Record<ListWord, () => unknown> {
	const total = () => all.filter((user) => passes(request, user)).length;
	const next = (numberIn(request, 'page') ?? 1) + 1;
	return {
		has_more: () => hasMore,
		last_seen_id: () => Number(shown.at(-1)?.id ?? single(request, 'last_seen_id') ?? 0),
		total,
		last_page: () => Math.max(1, Math.ceil(total() / limit)),
		next_page_url: () => (hasMore ? `/v1/users?page=${next}&limit=${limit}` : null),
	};
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
