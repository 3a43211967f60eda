import {
	aBoolean,
	aFilledString,
	all,
	anEmail,
	aString,
	isObject,
	strings,
	type Check,
	type FieldTable,
} from '../core/checks';
import type { TelephonyFixture } from './fixture';
import type { TelephonySettings } from './settings';

const anInt: Check = (value) => (Number.isInteger(value) ? undefined : 'must be an integer');

const ints: Check = (value) =>
	Array.isArray(value) && value.length > 0 && value.every(Number.isInteger)
		? undefined
		: 'must be an array of integers';

/** PATCH types ids as text where POST types them as numbers; both pass there. */
const anIntOrText: Check = (value) =>
	isIdLike(value) ? undefined : 'must be an integer or its digits';

const intsOrText: Check = (value) =>
	idsOf(value).length > 0 && idsOf(value).every(isIdLike)
		? undefined
		: 'must be numbers’ ids, as an array or separated by commas';

function isIdLike(value: unknown): boolean {
	return Number.isInteger(value) || (typeof value === 'string' && /^\d+$/.test(value));
}

function idsOf(value: unknown): unknown[] {
	if (typeof value === 'string') return value.split(',').map((id) => id.trim());
	return Array.isArray(value) ? value : [value];
}

/** The two documented forms; other types are unknown and pass as they are. */
const usersForCdr: Check = (value) => {
	if (!isObject(value) || typeof value.type !== 'string') return 'must be an object with a type';
	if (value.type !== 'agent') return undefined;
	return strings(value.value) && 'must have agent ids as its value';
};

function knownRole(fixture: TelephonyFixture): Check {
	const ids = new Set(fixture.roles.map((role) => role.id));
	return (value) => (ids.has(Number(value)) ? undefined : 'is not a role of this account');
}

function knownNumbers(fixture: TelephonyFixture): Check {
	const ids = new Set(fixture.numbers.map((number) => Number(number.id)));
	return (value) =>
		idsOf(value).every((id) => ids.has(Number(id)))
			? undefined
			: 'has a number that is not of this account';
}

function knownGroup(
	groups: Array<{ id: string; name: string }>,
	settings: TelephonySettings,
): Check {
	return (value) => {
		const { groupsBy } = settings;
		const isKnown = (entry: unknown) =>
			groups.some(
				({ id, name }) =>
					(groupsBy !== 'name' && id === entry) || (groupsBy !== 'id' && name === entry),
			);
		return [value].flat().every(isKnown) ? undefined : 'is not one of this account';
	};
}

/** The seeds' table, and `create_web_login` of their sample. */
export function createFields(fixture: TelephonyFixture, settings: TelephonySettings): FieldTable {
	return {
		name: { mandatory: true, check: aFilledString },
		number: { mandatory: true, check: aFilledString },
		create_agent: { mandatory: true, check: aBoolean },
		email: { mandatory: true, check: anEmail },
		login_id: { mandatory: true, check: aFilledString },
		user_role: { mandatory: true, check: all(anInt, knownRole(fixture)) },
		password: { mandatory: true, check: aFilledString },
		status: { mandatory: true, check: aBoolean },
		caller_id: { mandatory: true, check: all(ints, knownNumbers(fixture)) },
		create_web_login: { check: aBoolean },
		block_web_login: { check: aBoolean },
		user_for_cdr: { check: usersForCdr },
		login_based_calling: { check: aBoolean },
		agent_group: { check: strings },
		department: { check: all(strings, knownGroup(fixture.departments, settings)) },
		time_group: { check: all(aFilledString, knownGroup(fixture.timeGroups, settings)) },
		create_extension: { check: aBoolean },
		enable_calling: { check: aBoolean },
	};
}

/** PATCH /v1/user/{id}: the keys of its page. `status`, `department`, `time_group` are not among them. */
export function patchFields(fixture: TelephonyFixture, ownKeys: string[]): FieldTable {
	return {
		name: { check: aFilledString },
		number: { check: aFilledString },
		email: { check: anEmail },
		login_id: { check: aFilledString },
		user_role: { check: all(anIntOrText, knownRole(fixture)) },
		password: { check: aFilledString },
		caller_id: { check: all(intsOrText, knownNumbers(fixture)) },
		agent_group: { check: strings },
		block_agent: { check: aBoolean },
		block_web_login: { check: aBoolean },
		login_based_calling: { check: aBoolean },
		international_outbound: { check: aBoolean },
		designation: { check: aString },
		user_for_cdr: { check: usersForCdr },
		...Object.fromEntries(ownKeys.map((key) => [key, { check: aBoolean }])),
	};
}
