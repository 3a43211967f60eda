import { setMaxListeners } from 'node:events';

import type { IDataObject } from 'n8n-workflow';

import { vendorNamed } from '../../nodes/CreateUser/vendors/registry';
import type { Directory } from '../../nodes/CreateUser/vendors/contract';
import { byLogin, ERROR_OUTPUT } from '../engine/cases';
import { Bench, hires, type NodeSettings } from '../engine/fixture';
import type { CommonSettings, FaultRule, VendorName } from '../sandbox';
import { TIMEOUT } from './faults';
import { truthOf, type Truth } from './truth';

// Every delayed request of a stand-in listens to the one signal that ends its era.
setMaxListeners(0);

export const VENDORS: VendorName[] = ['servetel', 'acefone', 'crmcom'];

/** Parameters of every chaos run: concurrency 20, the shortest time-out, generated passwords. */
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
	parameters?: IDataObject;
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
export async function openBench(vendor: VendorName, settings: Partial<CommonSettings> = {}) {
	const bench = await Bench.open();
	bench.credentials.edit(vendor, byLogin(bench, vendor) as never);
	Object.assign(bench.standIn(vendor).settings, settings);
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
export async function weather(storm: Storm): Promise<Weathered> {
	const { vendor, plan, settings, node = ERROR_OUTPUT, parameters } = storm;
	const bench = await openBench(vendor, settings);
	try {
		const standIn = bench.standIn(vendor);
		standIn.faults.plan = plan;
		const inputs = people(storm);
		const started = performance.now();
		const run = await bench.run(vendor, inputs, {
			node,
			parameters: stormParameters(parameters),
		});
		const seconds = (performance.now() - started) / 1000;
		await standIn.settled();
		return {
			truth: truthOf(run, standIn, inputs),
			faults: countFaults(bench, vendor),
			requests: standIn.requests.length,
			seconds,
			logins: standIn.count('login'),
		};
	} finally {
		await bench.close();
	}
}

function blind(directory: Directory): Directory {
	if (directory.kind === 'one') {
		const show = {
			...directory.show,
			read: () => ({ kind: 'read', value: { code: 'no' } }) as const,
		};
		return { kind: 'one', show };
	}
	const nobody = { kind: 'read', value: { entries: [], more: false } } as const;
	const page = {
		...directory.list.page,
		read: () => ({ ...nobody, value: { ...nobody.value, entries: [] } }),
	};
	return { ...directory, list: { ...directory.list, page } };
}

/**
 * Does some work while every look-up at the vendor answers "not there". The product has no such
 * switch: the entry of the registry is changed here, and put back.
 */
export async function withoutLookup<T>(name: VendorName, work: () => Promise<T>): Promise<T> {
	const vendor = vendorNamed(name);
	if (!vendor) throw new Error(`No vendor ${name}`);
	const { directory } = vendor;
	vendor.directory = blind(directory);
	try {
		return await work();
	} finally {
		vendor.directory = directory;
	}
}
