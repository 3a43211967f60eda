import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { ERROR_OUTPUT } from '../engine/cases';
import { runWorkflow, type EngineRun } from '../engine/harness';
import { firewall, type FaultRule, type StandIn, type TelephonySettings } from '../sandbox';
import { chaos } from './faults';
import { loginAway, shortLives, twoCredentials } from './login-attacks';
import {
	audit,
	counted,
	isSound,
	lastRun,
	onSheet,
	parametersOf,
	withOddOnes,
	WORD,
	type Attacked,
	type Sheet,
} from './sheet';
import type { Package } from './twice';

/** A user shows up in the list so long after its commit at most, in milliseconds. */
export const LONGEST_LAG = 10_000;

/** How often an operator presses Retry before giving up. */
const MOST_RETRIES = 8;

const LAGGING = { listLagMs: LONGEST_LAG, listLagVaries: true };
const TAKES_TWICE = { uniqueLogins: false };

const LOST: FaultRule[] = [
	{ on: 'create', kind: 'dropAfter', probability: 0.04 },
	{ on: 'create', kind: 'status500', processed: true, probability: 0.02 },
	{ on: 'create', kind: 'dropBefore', probability: 0.04 },
];

/** Wind from one side: a sheet and what a vendor, a process or an operator does to it. */
export type Attack = (sheet: Sheet, another: Package) => Promise<Attacked>;

/**
 * Everything at once: lost answers, bursts of 429, tokens that die, a list that lags behind by up to ten
 * seconds, a vendor that takes a login twice, items that can't be read, and a firewall that blocks a name.
 */
const storm: Attack = async (sheet) =>
	await onSheet(sheet, async (bench, standIn) => {
		const { vendor } = sheet;
		const inputs = withOddOnes(sheet.inputs);
		Object.assign(standIn.settings, TAKES_TWICE, LAGGING);
		standIn.faults.plan = [firewall(WORD), ...chaos(inputs.length, 2)];
		return await lastRun(bench, vendor, inputs);
	});

/**
 * A list that does not say whether there is more of it, after lost answers: by turns one whose end can be
 * seen, and one that ignores the cursor, so that its end can't.
 */
const silentList: Attack = async (sheet) =>
	await onSheet(sheet, async (bench, standIn) => {
		const { vendor, inputs, turn } = sheet;
		const telling: Partial<TelephonySettings> = {
			listTells: ['last_seen_id'],
			listPaging: turn % 2 === 0 ? 'cursor' : 'offset',
		};
		Object.assign(standIn.settings, TAKES_TWICE, telling);
		standIn.faults.plan = LOST;
		return await lastRun(bench, vendor, inputs);
	});

/** Another person of the same login. */
const stranger = (input: IDataObject, at: number): IDataObject => ({
	...input,
	...{ first: 'Somebody', last: `Else${at}`, email: `else${at}@example.com` },
	number: `9144${String(10_000_000 + at)}`,
});

/** Two thirds of the people are there already, a half of them as somebody else, and the vendor answers 5xx. */
const duplicatesAs5xx: Attack = async (sheet, another) =>
	await onSheet(sheet, async (bench, standIn) => {
		const { vendor, inputs } = sheet;
		const before = inputs.flatMap((input, at) => {
			if (at % 3 === 0) return [];
			return at % 3 === 1 ? [input] : [stranger(input, at)];
		});
		const { options } = parametersOf(vendor);
		await bench.run(vendor, before, { parameters: { options } as IDataObject }, another);
		await sleep(50);
		Object.assign(standIn.settings, { takenStatus: 500 });
		standIn.faults.plan = LOST;
		return await lastRun(bench, vendor, inputs);
	});

/** Two people are refused once each, so that the operator presses Retry twice; the list lags behind. */
const retries: Attack = async (sheet, another) =>
	await onSheet(sheet, async (bench, standIn) => {
		const { vendor, inputs, turn } = sheet;
		const refused = [0.4, 0.8].map((part) => inputs[Math.floor(part * inputs.length)]?.login);
		const refusal = { kind: 'answer', status: 400, body: { success: false } } as const;
		Object.assign(standIn.settings, TAKES_TWICE, LAGGING);
		standIn.faults.plan = [
			...refused.map((login): FaultRule => ({
				...{ on: 'create', login: String(login), times: 1 },
				...refusal,
			})),
			...LOST,
		];
		const since = Date.now();
		const untrue: string[] = [];
		const settings = { parameters: parametersOf(vendor) };
		let run: EngineRun | undefined;
		for (let tries = 0; tries <= MOST_RETRIES && run?.status !== 'success'; tries++) {
			// By turns the process that ran before has it again, or one that remembers nobody.
			const process = turn % 2 === 1 && tries % 2 === 1 ? another : {};
			const options = bench.options(vendor, inputs, settings, process);
			run = await runWorkflow({ ...options, ...(run ? { retryOf: run } : {}) });
			untrue.push(...(await audit(run, standIn, inputs, since)));
		}
		if (!run || run.status !== 'success') {
			untrue.push(`${MOST_RETRIES} retries were not enough: ${run?.error?.message}`);
		}
		return counted(run as EngineRun, standIn, inputs, untrue);
	});

/** Resolves when the vendor has so many new users, or the run that makes them has ended. */
async function atLeast(standIn: StandIn, users: number, run: Promise<unknown>): Promise<void> {
	let hasEnded = false;
	const ending = run.then(() => (hasEnded = true));
	while (standIn.created.length < users && !hasEnded) await Promise.race([sleep(10), ending]);
}

/** Runs a sheet until half of it is there, and stops it. */
async function halfOf(
	sheet: Sheet,
	...[bench, standIn]: Parameters<Parameters<typeof onSheet>[1]>
) {
	const { vendor, inputs } = sheet;
	const { finished, cancel } = bench.start(vendor, inputs, {
		parameters: parametersOf(vendor),
		node: ERROR_OUTPUT,
	});
	await atLeast(standIn, inputs.length / 2, finished);
	cancel();
	await finished;
	await standIn.settled();
}

/**
 * A process dies in the middle of a sheet, and another one begins it anew: later than the list lags, as
 * n8n's queue does. CRM.COM refuses a taken login by its documents; of the others that is only inferred.
 */
const takeOver: Attack = async (sheet, another) =>
	await onSheet(sheet, async (bench, standIn) => {
		const { vendor, inputs } = sheet;
		Object.assign(standIn.settings, LAGGING, { uniqueLogins: vendor === 'crmcom' });
		await halfOf(sheet, bench, standIn);
		await sleep(LONGEST_LAG + 2_000);
		standIn.faults.plan = LOST;
		return await lastRun(bench, vendor, inputs, another);
	});

/** The same while the first process is still at it: who exists twice then is counted apart. */
const overlap: Attack = async (sheet, another) =>
	await onSheet(sheet, async (bench, standIn) => {
		const { vendor, inputs } = sheet;
		Object.assign(standIn.settings, TAKES_TWICE, LAGGING);
		standIn.settings.latencyMs = 20;
		const settings = { parameters: parametersOf(vendor), node: ERROR_OUTPUT };
		const first = bench.run(vendor, inputs, settings);
		await atLeast(standIn, inputs.length / 4, first);
		const second = await bench.run(vendor, inputs, settings, another);
		await first;
		await standIn.settled();
		const { twice, ...rest } = counted(second, standIn, inputs.filter(isSound), []);
		return { ...rest, twice: 0, overlap: twice };
	});

const EVERYWHERE: Record<string, Attack> = {
	storm,
	'duplicates as 5xx': duplicatesAs5xx,
	'Retry, twice': retries,
	'taken over': takeOver,
	overlapping: overlap,
	'two credentials': twoCredentials,
	'tokens that die early': shortLives,
	'login away': loginAway,
};

/** The attacks that a vendor may meet, by name. */
export const attacksOn = (vendor: string): Array<[string, Attack]> =>
	Object.entries(
		vendor === 'crmcom' ? EVERYWHERE : { ...EVERYWHERE, 'list without has_more': silentList },
	);
