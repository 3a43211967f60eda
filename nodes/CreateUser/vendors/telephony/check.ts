import type { Reference } from '../../values/reference';
import { checkFields, withoutAbsent } from '../checked';
import type { CheckSettings, Draft, Entry, ListName, Lists, NewUser, Refusal } from '../contract';
import { findEntry, type ListWords } from '../names';
import type { Brand } from './brands';
import { telephonyFields } from './fields';
import { telephonySchema, type CdrAccess, type TelephonyValues } from './schema';

/** Digits from which a caller ID may be a phone number rather than an id. */
const PHONE_LENGTH = 10;

const LABELS = Object.fromEntries(
	telephonyFields.map(({ parameter, label }) => [parameter, label]),
);

function wordsFor({ label: vendor }: Brand): Record<ListName, ListWords> {
	return {
		agents: { one: 'agent', many: 'agents', vendor },
		departments: { one: 'department', many: 'departments', vendor },
		numbers: { one: 'number', many: 'numbers', vendor },
		roles: {
			one: 'role',
			many: 'roles',
			vendor,
			hint: 'A role that no user has yet is not among them: give its ID.',
		},
		timeGroups: { one: 'time group', many: 'time groups', vendor },
	};
}

/** A long number may be an id or a phone number: it is looked up by name first, and is an id otherwise. */
function mayBePhone(reference: Reference): boolean {
	return reference.by === 'id' && reference.id.length >= PHONE_LENGTH;
}

function listsNeeded(values: Partial<TelephonyValues>, { sendListsAs }: CheckSettings): ListName[] {
	const named = (references: Array<Reference | undefined> = []) =>
		references.some((reference) => reference?.by === 'name');
	const needs: ListName[] = [];
	if (named([values.userRole])) needs.push('roles');
	if (named(values.callerIds) || values.callerIds?.some(mayBePhone)) needs.push('numbers');
	if (values.userForCdr?.kind === 'agents' && named(values.userForCdr.agents)) needs.push('agents');
	const bySettings = (references?: Array<Reference | undefined>) =>
		references !== undefined && (sendListsAs === 'name' || named(references));
	if (bySettings(values.departments)) needs.push('departments');
	if (bySettings(values.timeGroup && [values.timeGroup])) needs.push('timeGroups');
	return needs;
}

/** Looks references up and gathers what is refused. */
class Resolver {
	readonly refusals: Refusal[] = [];

	constructor(
		private readonly lists: Lists,
		private readonly words: Record<ListName, ListWords>,
	) {}

	entry(parameter: string, list: ListName, reference: Reference): Entry | undefined {
		const found = findEntry(reference, this.lists[list], this.words[list]);
		if ('entry' in found) return found.entry;
		this.refusals.push({ field: LABELS[parameter] ?? parameter, reason: found.reason });
		return undefined;
	}

	/** A department or time group as text: the operator's own words while no list can be had. */
	text(
		parameter: string,
		list: 'departments' | 'timeGroups',
		reference: Reference,
		sendAs: 'id' | 'name',
	): string | undefined {
		const loaded = this.lists[list];
		if (sendAs === 'name' && reference.by === 'name' && loaded && 'failed' in loaded) {
			return reference.name;
		}
		return this.entry(parameter, list, reference)?.[sendAs];
	}

	callerId(reference: Reference): number | undefined {
		const loaded = this.lists.numbers;
		if (reference.by === 'id' && mayBePhone(reference) && loaded && 'entries' in loaded) {
			const isId = loaded.entries.some(({ id }) => id === reference.id);
			if (!isId) return this.callerId({ by: 'name', name: reference.id });
		}
		return this.number('callerIds', 'numbers', reference);
	}

	/** An id that is documented as a number, where the vendor's lists have texts. */
	number(parameter: string, list: ListName, reference: Reference): number | undefined {
		const entry = this.entry(parameter, list, reference);
		const id = entry && Number(entry.id);
		if (id === undefined || Number.isSafeInteger(id)) return id;
		const reason = `is ${entry?.id}, which is no ID that can be sent: the vendor takes whole numbers.`;
		this.refusals.push({ field: LABELS[parameter] ?? parameter, reason });
		return undefined;
	}

	cdrAccess(access: CdrAccess | undefined): Record<string, unknown> | undefined {
		if (access?.kind !== 'agents') return access?.value;
		const ids = access.agents.map((agent) => this.entry('userForCdr', 'agents', agent)?.id);
		return { type: 'agent', value: ids };
	}
}

/** The same entry may be given by name and by id. */
function distinct<T>(values: T[] | undefined): T[] | undefined {
	return values && [...new Set(values)];
}

function resolveBody(
	values: Partial<TelephonyValues>,
	resolver: Resolver,
	{ sendListsAs }: CheckSettings,
): Record<string, unknown> {
	const role = values.userRole && resolver.number('userRole', 'roles', values.userRole);
	const callerIds = distinct(values.callerIds?.map((reference) => resolver.callerId(reference)));
	const userForCdr = resolver.cdrAccess(values.userForCdr);
	const departments = distinct(
		values.departments?.map((department) =>
			resolver.text('departments', 'departments', department, sendListsAs),
		),
	);
	const timeGroup =
		values.timeGroup && resolver.text('timeGroup', 'timeGroups', values.timeGroup, sendListsAs);
	return withoutAbsent({
		name: values.name,
		number: values.number,
		create_agent: values.createAgent,
		email: values.email,
		login_id: values.loginId,
		user_role: role,
		password: values.password,
		status: values.status,
		caller_id: callerIds,
		block_web_login: values.blockWebLogin,
		user_for_cdr: userForCdr,
		login_based_calling: values.loginBasedCalling,
		agent_group: values.agentGroups,
		department: departments,
		time_group: timeGroup,
		create_extension: values.createExtension,
		enable_calling: values.enableCalling,
		// In the vendors' sample, not in their table: sent unless the operator says no.
		create_web_login: values.createWebLogin ?? true,
	});
}

/** Checks one item's values, see `Vendor.check`. */
export function checkUser(
	brand: Brand,
	values: Record<string, unknown>,
	settings: CheckSettings,
): Draft {
	const { parsed, refusals } = checkFields(telephonySchema, telephonyFields, values);
	return {
		login: parsed.loginId ?? '',
		refusals,
		needs: listsNeeded(parsed, settings),
		resolve(lists): { user: NewUser } | { refusals: Refusal[] } {
			const resolver = new Resolver(lists, wordsFor(brand));
			const body = resolveBody(parsed, resolver, settings);
			const all = [...refusals, ...resolver.refusals];
			if (all.length > 0) return { refusals: all };
			const { loginId = '', name = '', email, number } = parsed;
			return { user: { login: loginId, name, email, number, body } };
		},
	};
}
