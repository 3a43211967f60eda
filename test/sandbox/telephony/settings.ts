import { commonDefaults, type CommonSettings } from '../core/settings';

/** How a refusal of fields is worded: public clients meet all of these forms. */
export interface ErrorStyle {
	/** Field → text, field → list of texts, list of texts, or one text. */
	shape: 'fieldText' | 'fieldTexts' | 'list' | 'text';
	key: 'error' | 'errors';
	status: 200 | 400 | 422;
	/** The `success` flag. The vendors' page says that a 400 may carry true. */
	flag: boolean | 'false' | 'true' | 'absent';
}

export type ListWord = 'has_more' | 'last_seen_id' | 'total' | 'last_page' | 'next_page_url';

export interface TelephonySettings extends CommonSettings {
	/** The key that a login must carry the account's login ID in; the older UK host demands the second. */
	loginKey: 'email' | 'login_id';
	/** GET /v1/users: entries a page when no limit is given, and at most (a larger limit is cut). */
	pageSize: number;
	maxPageSize: number;
	/** Of GET /v1/users; the vendors do not say. */
	listOrder: 'ascending' | 'descending';
	/**
	 * How GET /v1/users is paged: by the documented cursor, or as older clients do, by `offset` or by
	 * `page`, where the cursor in a request means nothing.
	 */
	listPaging: 'cursor' | 'offset' | 'page';
	/** What its answer says of itself beside `count` and `data`. */
	listTells: ListWord[];
	/** Wrapped as `{ data: [...] }`, or a bare array. */
	numbersWrapped: boolean;
	departmentsWrapped: boolean;
	timegroupsWrapped: boolean;
	/** Whether `department` and `time_group` are to be names or ids is not documented. */
	groupsBy: 'either' | 'name' | 'id';
	/** A successful create: with the ids (Smartflo), without any body, or with the flag and message only. */
	successBody: 'ids' | 'empty' | 'flagOnly';
	errorStyle: ErrorStyle;
	/** GET /v1/user/{id} shows the secrets of the user's extension, as panels of this kind do. */
	sipSecretsShown: boolean;
}

export const telephonyDefaults = (): TelephonySettings => ({
	...commonDefaults,
	loginKey: 'email',
	pageSize: 20,
	maxPageSize: 100,
	listOrder: 'ascending',
	listPaging: 'cursor',
	listTells: ['has_more', 'last_seen_id'],
	numbersWrapped: false,
	departmentsWrapped: false,
	timegroupsWrapped: false,
	groupsBy: 'either',
	successBody: 'ids',
	errorStyle: { shape: 'fieldText', key: 'error', status: 400, flag: false },
	sipSecretsShown: false,
});
