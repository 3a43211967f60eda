import type { IDataObject } from 'n8n-workflow';

import { setTimeout as sleep } from 'node:timers/promises';

import type { ErrorStyle, FaultRule, RecordedRequest, StandIn, VendorName } from '../sandbox';
import { Bench } from './fixture';
import { withStory } from './story';
import type { EngineOptions, EngineRun } from './harness';

export const EVERY_VENDOR = ['servetel', 'acefone', 'crmcom'] as const;
export const EVERY_TELEPHONY = ['servetel', 'acefone'] as const;
/**
 * One brand for each platform. The two of telephony differ by name, host and credential alone: what hangs
 * on those is tested with every vendor, all else with one.
 */
export const VENDORS = ['acefone', 'crmcom'] as const;
export const TELEPHONY = ['acefone'] as const;

export const LABEL: Record<VendorName, string> = {
	acefone: 'Acefone',
	crmcom: 'CRM.COM',
	servetel: 'Servetel',
};

export const NODE = 'Create User';

/** Both ways to deal with a bad item without stopping, by n8n's own names. */
export const CONTINUE = { onError: 'continueRegularOutput' };
export const ERROR_OUTPUT = { onError: 'continueErrorOutput' };

/** Three tries, as near to one another as n8n allows. */
export const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/**
 * A sandbox of its own for one test. What the node remembers of an account in the process hangs on
 * host and secret, so every test begins with a process that knows nothing of its accounts.
 */
export async function onBench(
	test: (bench: Bench) => Promise<void>,
	change?: Parameters<typeof Bench.open>[0],
): Promise<void> {
	const bench = await Bench.open(change);
	try {
		await test(bench);
	} catch (error) {
		throw withStory(error, bench);
	} finally {
		await bench.close();
	}
}

/** Credential data that connects by a login, so that tokens expire and are renewed. */
export function byLogin({ sandbox }: Bench, vendor: VendorName): IDataObject {
	const connectUsing = 'login';
	if (vendor === 'crmcom') {
		const { username, password, organisation } = sandbox.crmcom.account;
		return { connectUsing, username, password, organisation };
	}
	const { loginId, password } = sandbox[vendor].account;
	return { connectUsing, loginId, password };
}

/** A bench whose credential of this vendor connects by a login. */
export async function onLoginBench(
	vendor: VendorName,
	test: (bench: Bench) => Promise<void>,
): Promise<void> {
	await onBench(async (bench) => {
		bench.credentials.edit(vendor, byLogin(bench, vendor) as never);
		await test(bench);
	});
}

/** The logins that the vendor holds now, each as often as it has a user. */
export const loginsAt = ({ created }: StandIn): string[] =>
	created.map(({ login }) => login).sort();

export const requestsTo = (
	{ requests }: StandIn,
	...endpoints: Array<RecordedRequest['endpoint']>
): RecordedRequest[] => requests.filter(({ endpoint }) => endpoints.includes(endpoint));

/** The login that a create, update or login request carried. */
export function loginIn({ body }: RecordedRequest): string {
	const { login_id: loginId, username } = (body ?? {}) as Record<string, unknown>;
	return String(loginId ?? username);
}

/** How often each login was sent to be created. */
export function sends(standIn: StandIn): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const request of requestsTo(standIn, 'create')) {
		counts[loginIn(request)] = (counts[loginIn(request)] ?? 0) + 1;
	}
	return counts;
}

/** Requests that would change something at the vendor. */
export const writes = (standIn: StandIn): number =>
	standIn.count('create') + standIn.count('update') + standIn.count('delete');

/**
 * Carries out no request to create, but for the first ones, before so many are there at once, and more
 * could have come.
 * @param first with these a run begins slowly
 */
export function heldTogether(standIn: StandIn, first: number, count: number): FaultRule {
	let together = () => {};
	const until = new Promise<void>((resolve) => (together = resolve));
	const before = standIn.count('create') + first;
	const when = () => {
		const held = standIn.count('create') - before;
		if (held === count) void sleep(100).then(together);
		return held > 0;
	};
	return { on: 'create', kind: 'held', until, when };
}

/** What n8n's error panel shows: the message, and the description as text. */
export function panel(run: EngineRun): { message: string; description: string } {
	const { message = '', description } = run.error ?? {};
	const text = String(description ?? '')
		.replace(/<br>/g, '\n')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, '&');
	return { message, description: text };
}

/** What the node says of each refused item. */
export interface Refused extends IDataObject {
	error: string;
	details: {
		outcome: string;
		item: number;
		row?: number;
		loginId: string;
		fields: Array<{ field: string; reason: string }>;
		vendorMessage?: string;
		httpStatus?: number;
		whatToDo: string;
	} & IDataObject;
}

export const refused = (run: EngineRun, branch = 1): Refused[] =>
	run.json(NODE, branch) as unknown as Refused[];

export const actions = (run: EngineRun): unknown[] => run.json(NODE).map(({ action }) => action);

/** Every way in which the telephony platform words a refusal. */
export const STYLES: ErrorStyle[] = (['fieldText', 'fieldTexts', 'list', 'text'] as const).flatMap(
	(shape) => [
		{ shape, key: 'error', status: 400, flag: false },
		{ shape, key: 'errors', status: 422, flag: true },
		{ shape, key: 'error', status: 200, flag: 'false' },
		{ shape, key: 'errors', status: 400, flag: 'absent' },
	],
);

type Loaded = Pick<EngineOptions, 'credentialTypes' | 'nodeTypes'>;

let other: Loaded | undefined;

/**
 * Loads the package as another n8n process has it: with a memory that is not this one's. For `beforeAll`,
 * since between the tests of a file, where those side by side begin, jest loads nothing.
 */
export function loadOtherProcess(): void {
	jest.isolateModules(() => {
		const { credentialTypes, nodeTypes } = jest.requireActual<Loaded>('./fixture');
		other = { credentialTypes, nodeTypes };
	});
}

/** The package as another n8n process has it. */
export function otherProcess(): Loaded {
	if (!other) throw new Error('This file needs `beforeAll(loadOtherProcess)`');
	return other;
}

/** The session or API token that a request carried, wherever this vendor has it. */
export function tokenIn({ headers, body, query }: RecordedRequest): unknown {
	const { token } = (body ?? {}) as Record<string, unknown>;
	return headers.authorization?.replace(/^Bearer /, '') ?? token ?? query.token;
}
