import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { pauses } from '../../nodes/CreateUser/wire/pauses';
import type { Endpoint, FaultRule, StandIn, VendorName } from '../sandbox';
import { ERROR_OUTPUT, otherProcess, requestsTo } from './cases';
import { mappedParameters, workflowFor, type Bench } from './fixture';
import type { EngineRun } from './harness';

/** What the tests of doubt share: who may exist, who was asked for, and when. */

/** "Not there" counts only when it was asked so long after the request ended, in milliseconds. */
export const ABSENT_COUNTS = pauses.absentCounts;

/** A list that is behind by so much has caught up by the time that "not there" counts. */
export const LAG = 0.9 * ABSENT_COUNTS;

/** What the vendor is asked for a login by. */
export const LOOKUP: Record<VendorName, Endpoint> = {
	acefone: 'users',
	crmcom: 'show',
	servetel: 'users',
};

/** Stop mode, and the way to go on with the other items. */
export const MODES: Array<[string, IDataObject]> = [
	['Stop', {}],
	['Continue', ERROR_OUTPUT],
];

/** This process, and another one, which knows nothing of this one's. */
export const PROCESSES = [
	['the same process', () => ({})],
	['another process', otherProcess],
] as const;

/** A vendor's clear refusal of a login. */
export const refuse = (login: string, times = Infinity): FaultRule => ({
	on: 'create',
	kind: 'answer',
	status: 400,
	body: {
		success: false,
		message: 'Not today.',
		status: { code: 'NOT.TODAY', description: 'Not today.', message: null },
	},
	login,
	times,
});

/** What the vendor answers with status 200, whatever it is asked. */
export const answering = (
	on: FaultRule['on'],
	body: unknown,
	more: Partial<FaultRule> = {},
): FaultRule => ({ on, kind: 'answer', status: 200, body, ...more }) as FaultRule;

/** Every login of these hires, sent or there so often. */
export const each = (items: IDataObject[], times = 1): Record<string, number> =>
	Object.fromEntries(items.map(({ login }) => [String(login), times]));

/** What a retry from the Executions page is made with. */
export interface Again {
	parameters?: IDataObject;
	node?: IDataObject;
	process?: ReturnType<typeof otherProcess> | object;
}

/** *Retry with currently saved workflow*, of the mapped parameters with these added. */
export async function retry(
	bench: Bench,
	vendor: VendorName,
	retryOf: EngineRun,
	{ parameters, node, process = {} }: Again = {},
): Promise<EngineRun> {
	const all = { ...mappedParameters(bench.sandbox, vendor), ...parameters };
	const workflow = workflowFor(vendor, { parameters: all, node });
	return await bench.run(vendor, [], {}, { ...process, retryOf, workflow });
}

/** When a look-up for this login was asked, by the stand-in's clock. */
export function askedAt(standIn: StandIn, login: string): number[] {
	const asks = requestsTo(standIn, LOOKUP[standIn.vendor]);
	const isFor = ({ query }: (typeof asks)[number]) =>
		standIn.vendor !== 'crmcom' || query.user_identifier === `username=${login}`;
	return asks.filter(isFor).map(({ at }) => at);
}

/** The items as n8n hands them over, with this value in one of them. */
export function withExtra(
	items: IDataObject[],
	at: number,
	extra: IDataObject,
): INodeExecutionData[] {
	return items.map((json, item) => ({ json: item === at ? { ...json, ...extra } : json }));
}

/** A JSON text whose arrays are nested so deep that reading it step by step into the depth fails. */
export const nested = (depth = 20_000): string => '['.repeat(depth) + ']'.repeat(depth);
