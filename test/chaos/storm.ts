import type { IDataObject } from 'n8n-workflow';

import { byLogin, ERROR_OUTPUT } from '../engine/cases';
import { Bench, hires, type NodeSettings } from '../engine/fixture';
import type { CommonSettings, FaultRule, VendorName } from '../sandbox';
import { TIMEOUT } from './faults';
import { truthOf, type Truth } from '../engine/truth';

export const VENDORS: VendorName[] = ['servetel', 'acefone', 'crmcom'];

/** Parameters of every chaos run: concurrency 20, generated passwords. */
export function stormParameters(more: IDataObject = {}): IDataObject {
	return {
		generatePassword: true,
		options: { concurrency: 20, timeout: TIMEOUT },
		...more,
	};
}

/** A run to make. */
export interface Storm {
	vendor: VendorName;
	users: number;
	/** Chance is drawn from the login, so other logins meet other faults. */
	seed: number;
	plan: FaultRule[];
	settings: Partial<CommonSettings>;
	node?: NodeSettings['node'];
}

/** What came of it. */
export interface Weathered {
	truth: Truth;
	/** How often each kind of fault was met. */
	faults: Record<string, number>;
	requests: number;
	seconds: number;
	/** What the vendor handed out tokens for. */
	logins: number;
}

/** Opens stand-ins of its own, so that nothing known from before helps; the vendor is logged in to. */
export async function openBench(vendor: VendorName): Promise<Bench> {
	const bench = await Bench.open();
	bench.credentials.edit(vendor, byLogin(bench, vendor) as never);
	return bench;
}

/** The people of a run. */
export function people({ users, seed }: Pick<Storm, 'users' | 'seed'>): IDataObject[] {
	return hires(users, seed * 100_000);
}

export function countFaults(bench: Bench, vendor: VendorName): Record<string, number> {
	const met: Record<string, number> = {};
	for (const { fault, status } of bench.standIn(vendor).requests) {
		const name = fault ?? (status === 429 ? 'status429' : undefined);
		if (name) met[name] = (met[name] ?? 0) + 1;
	}
	return met;
}

/** Makes the run, with a node that continues on its error output unless told otherwise. */
export async function weatherOn(bench: Bench, storm: Storm): Promise<Weathered> {
	const { vendor, plan, settings, node = ERROR_OUTPUT } = storm;
	const standIn = bench.standIn(vendor);
	Object.assign(standIn.settings, settings);
	standIn.faults.plan = plan;
	const inputs = people(storm);
	const started = performance.now();
	const run = await bench.run(vendor, inputs, { node, parameters: stormParameters() });
	const seconds = (performance.now() - started) / 1000;
	await standIn.settled();
	return {
		truth: truthOf(run, standIn, inputs),
		faults: countFaults(bench, vendor),
		requests: standIn.requests.length,
		seconds,
		logins: standIn.count('login'),
	};
}

/** The same on stand-ins of its own. */
export async function weather(storm: Storm): Promise<Weathered> {
	const bench = await openBench(storm.vendor);
	try {
		return await weatherOn(bench, storm);
	} finally {
		await bench.close();
	}
}
