import {
	aFilledString,
	all,
	aNumber,
	anEmail,
	aString,
	atLeast,
	isObject,
	type Check,
	type FieldTable,
} from '../core/checks';
import { templates, type UserTemplate } from './fixture';
import type { CrmComSettings } from './settings';

/** How dates read back in the vendor's samples, taken for the form that it accepts. */
const aDate: Check = (value) => {
	const isDate =
		typeof value === 'string' &&
		/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value) &&
		new Date(`${value}Z`).toJSON()?.slice(0, 19) === value;
	return isDate ? undefined : 'must be a date such as 2014-12-01T14:49:01';
};

/** "List of Strings, comma separated"; a JSON list is let pass too. */
const fieldsSet: Check = (value) =>
	fieldNames(value).every((name) => aFilledString(name) === undefined)
		? undefined
		: 'must be a comma separated list';

/** Exactly one of id and name, as the page asks; that these are the two is inferred. */
const templateIdentifier: Check = (value) => {
	if (!isObject(value)) return 'must be an object';
	const [field, ...others] = Object.keys(value);
	if ((field !== 'id' && field !== 'name') || others.length > 0) {
		return 'must have exactly one of id and name';
	}
	return templateOf(value) ? undefined : 'does not identify a user template';
};

export function templateOf(identifier: unknown): UserTemplate | undefined {
	if (!isObject(identifier)) return undefined;
	const { id, name } = identifier;
	return templates.find((template) => template.id === id || template.name === name);
}

/** The names of a `fields_set`, however it was sent. */
export function fieldNames(value: unknown): unknown[] {
	if (typeof value === 'string') return value.split(',').map((name) => name.trim());
	return Array.isArray(value) ? value : [value];
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const udfs: FieldTable = Object.fromEntries([
	...upTo(8).map((at) => [`udf_string_${at}`, { check: aString }] as const),
	...upTo(4).map((at) => [`udf_float_${at}`, { check: aNumber }] as const),
	...upTo(4).map((at) => [`udf_date_${at}`, { check: aDate }] as const),
]);

export const udfNames = Object.keys(udfs);

/** The seed's table, as it stands under the settings of the moment. */
export function createFields(settings: CrmComSettings): FieldTable {
	const password = all(
		aFilledString,
		atLeast(() => settings.passwordMinLength),
	);
	return {
		token: { mandatory: true, check: aString },
		user_template_identifier: { mandatory: true, check: templateIdentifier },
		username: { mandatory: true, check: aFilledString },
		password: { mandatory: true, check: password },
		password_confirmation: { mandatory: true, check: aString },
		first_name: { mandatory: true, check: aFilledString },
		last_name: { mandatory: true, check: aFilledString },
		email: { check: anEmail },
		ip_address: { check: aString },
		cti_phone_extension_number: {
			...(settings.ctiEnabled ? { mandatory: true } : {}),
			check: aFilledString,
		},
		...udfs,
		fields_set: { check: fieldsSet },
	};
}
