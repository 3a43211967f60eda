import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { EngineRun } from './harness';
import type { StandIn, StoredUser } from '../sandbox';

const NODE = 'Create User';

/** What a run said, held against what the stand-in has. Every count but the first four should be 0. */
export interface Truth {
	logins: number;
	users: number;
	/** Outcomes as the items say them. */
	created: number;
	unknown: number;
	/** Logins that have more than one user, and those that have none. */
	duplicates: number;
	lost: number;
	/** Items without a link to the input item of their login, and inputs without an item. */
	unlinked: number;
	/** Items that say what is not so, each with its reason. */
	untrue: string[];
	/** Generated passwords that do not sign in. */
	wrongPasswords: number;
}

/** All items of the node, both branches. */
export function itemsOf(run: EngineRun): INodeExecutionData[] {
	return run.output(NODE).flat();
}

function loginOf({ json }: INodeExecutionData): string {
	const details = json.details as IDataObject | undefined;
	return String(json.loginId ?? details?.loginId ?? '');
}

function outcomeOf({ json }: INodeExecutionData): string {
	return String(json.action ?? (json.details as IDataObject | undefined)?.outcome ?? 'none');
}

function byLogin(users: readonly StoredUser[]): Map<string, StoredUser[]> {
	const found = new Map<string, StoredUser[]>();
	for (const user of users) found.set(user.login, [...(found.get(user.login) ?? []), user]);
	return found;
}

/** The stand-ins keep the request's own fields. */
function emailOf({ fields }: StoredUser): unknown {
	return fields.email;
}

/** Why an item is not true, or nothing. */
function untruth(
	item: INodeExecutionData,
	input: IDataObject,
	users: StoredUser[],
): string | undefined {
	const outcome = outcomeOf(item);
	const login = loginOf(item);
	const [user, ...more] = users;
	if (outcome === 'unknown') return undefined;
	if (outcome !== 'created' && outcome !== 'existing') {
		return user ? `${login} is said to be ${outcome} and exists` : undefined;
	}
	if (!user || more.length > 0) {
		return `${login} is said to be ${outcome} and exists ${users.length} times`;
	}
	if (emailOf(user) !== input.email) return `${login} is not the person of its item`;
	const { userId } = item.json;
	const isOther = userId !== null && userId !== undefined && String(userId) !== user.id;
	return isOther ? `${login} is shown with the id of another user` : undefined;
}

/** Holds a run against the stand-in. */
export function truthOf(run: EngineRun, standIn: StandIn, inputs: IDataObject[]): Truth {
	const users = byLogin(standIn.created);
	const items = itemsOf(run);
	const usersOf = ({ login }: IDataObject) => users.get(String(login)) ?? [];
	const linked = new Set<number>();
	for (const item of items) {
		const { item: place = -1 } = item.pairedItem as { item: number };
		if (inputs[place]?.login === loginOf(item)) linked.add(place);
	}
	const untrue = items.flatMap((item) => {
		const { item: place = -1 } = item.pairedItem as { item: number };
		const input = inputs[place];
		return input ? (untruth(item, input, usersOf(input)) ?? []) : [];
	});
	// n8n puts the input's own fields, its password too, into what goes to the error branch.
	const withPassword = items.filter(({ json }) => json.action && json.password !== undefined);
	return {
		logins: inputs.length,
		users: standIn.created.length,
		created: items.filter((item) => outcomeOf(item) === 'created').length,
		unknown: items.filter((item) => outcomeOf(item) === 'unknown').length,
		duplicates: inputs.filter((input) => usersOf(input).length > 1).length,
		lost: inputs.filter((input) => usersOf(input).length === 0).length,
		unlinked: Math.max(inputs.length, items.length) - linked.size,
		untrue,
		wrongPasswords: withPassword.filter(
			(item) => !standIn.signIn(loginOf(item), String(item.json.password)),
		).length,
	};
}

/** What a run must come to where nothing may be left open. */
export function perfect(count: number): Truth {
	return {
		logins: count,
		users: count,
		created: count,
		unknown: 0,
		duplicates: 0,
		lost: 0,
		unlinked: 0,
		untrue: [],
		wrongPasswords: 0,
	};
}
