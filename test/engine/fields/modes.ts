import type { IDataObject } from 'n8n-workflow';

import { newLogin } from './mapping';
import { locator } from './people';
import type { Bench } from '../fixture';
import { requestsTo } from '../cases';

/** Both ways to tell the node where a value comes from. */
export const MODES = ['defineBelow', 'autoMap'] as const;
export type Mode = (typeof MODES)[number];

/** What a test gives for the fields that name entries of a vendor's lists. */
export interface Named {
	role?: unknown;
	callers?: unknown;
	departments?: unknown;
	groups?: unknown;
	hours?: unknown;
	agents?: unknown;
}

const ASKED = { role: 'user_role', callers: 'caller_id', departments: 'department' } as const;
const KEYS = { ...ASKED, groups: 'agent_group', hours: 'time_group', agents: 'user_for_cdr' };

/** One user of Acefone with such values, which the node is told in one of the two ways. */
export async function createNamed(bench: Bench, mode: Mode, named: Named, more: IDataObject = {}) {
	const { fixture } = bench.sandbox.acefone;
	const given = { role: fixture.roles[0]?.id, callers: fixture.numbers[0]?.id, ...named };
	const values = Object.fromEntries(
		Object.entries(given).map(([what, value]) => [KEYS[what as keyof Named], value]),
	);
	const login = newLogin();
	const person = {
		...{ name: 'Asha Rao', number: '919876543210', email: `${login}@example.com` },
		...{ login_id: login, password: 'Kx7-mQ2!', create_agent: true, status: true },
	};
	const item = { ...person, ...values } as IDataObject;
	const parameters = mode === 'autoMap' ? automatic : mapped(item);
	const standIn = bench.standIn('acefone');
	const before = requestsTo(standIn, 'create').length;
	const run = await bench.run('acefone', [item], { parameters: { ...parameters, ...more } });
	const sent = requestsTo(standIn, 'create').slice(before);
	const said = [run.error?.message, run.error?.description].join(' ').replace(/&quot;/g, '"');
	return { run, said, body: sent[0]?.body as IDataObject | undefined };
}

const automatic: IDataObject = {
	mappingMode: 'autoMap',
	fixedValues: {},
	inputAccessFields: ['userRole', 'callerIds', 'userForCdr'],
};

function mapped(item: IDataObject): IDataObject {
	const ofItem = (key: string) => `={{ $json.${key} }}`;
	const collected = {
		departments: ofItem('department'),
		agentGroups: ofItem('agent_group'),
		timeGroup: locator('id', ofItem('time_group')),
		userForCdr: { access: { seeCallsOf: 'agents', agents: ofItem('user_for_cdr') } },
	};
	const isGiven = (parameter: string) => {
		const key = { departments: 'department', agentGroups: 'agent_group', timeGroup: 'time_group' };
		return (key[parameter as keyof typeof key] ?? 'user_for_cdr') in item;
	};
	return {
		...Object.fromEntries(
			[
				...[
					['name', 'name'],
					['number', 'number'],
					['email', 'email'],
				],
				...[
					['loginId', 'login_id'],
					['password', 'password'],
					['callerIds', 'caller_id'],
				],
			].map(([parameter = '', key = '']) => [parameter, ofItem(key)]),
		),
		userRole: locator('id', ofItem('user_role')),
		additionalFields: Object.fromEntries(
			Object.entries(collected).filter(([parameter]) => isGiven(parameter)),
		) as IDataObject,
	};
}
