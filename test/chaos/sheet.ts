import type { IDataObject } from 'n8n-workflow';

import { ERROR_OUTPUT } from '../engine/cases';
import type { Bench } from '../engine/fixture';
import type { EngineRun } from '../engine/harness';
import type { StandIn, VendorName } from '../sandbox';
import { Audit, placesOf } from './books';
import { openBench } from './storm';
import type { Package } from './twice';

const NODE = 'Create User';

/** Sets off the firewall of a run that has one. */
export const WORD = 'Perlak';

/** One run's people, and which of them. */
export interface Sheet {
	vendor: VendorName;
	inputs: IDataObject[];
	/** Counts the sheets of one attack, which may take turns between two forms of it. */
	turn: number;
}

/** What came of a sheet; everything from `twice` on should be 0. */
export interface Attacked {
	logins: number;
	users: number;
	/** People of whom the node says that nobody knows. */
	open: number;
	requests: number;
	/** Existed twice because two processes had the same login at the same moment: a known limit. */
	overlap: number;
	twice: number;
	lost: number;
	/** People about whom nothing was said, or more than once. */
	unsaid: number;
	untrue: string[];
}

const COUNTS = [
	'logins',
	'users',
	'open',
	'requests',
	'overlap',
	'twice',
	'lost',
	'unsaid',
] as const;

/** Adds what came of another sheet. */
export function add(sum: Attacked, one: Attacked): void {
	for (const key of COUNTS) sum[key] += one[key];
	sum.untrue.push(...one.untrue);
}

/** Of no sheet yet. */
export const nothing = (): Attacked => ({
	...{ logins: 0, users: 0, open: 0, requests: 0, overlap: 0, twice: 0, lost: 0, unsaid: 0 },
	untrue: [],
});

/** Every so many there is one who can't be read, in one of two ways, and one of a name that is blocked. */
export function withOddOnes(inputs: IDataObject[]): IDataObject[] {
	return inputs.map((input, at): IDataObject => {
		if (at % 50 === 17) return { ...input, bad: true };
		if (at % 50 === 34) return { ...input, login: { toString: String(input.login) } };
		return at % 40 === 9 ? { ...input, last: WORD } : input;
	});
}

/** True for those of whom a user must come. */
export const isSound = ({ bad, login, last }: IDataObject): boolean =>
	bad !== true && typeof login === 'string' && last !== WORD;

/** The mapping of a sheet, whose e-mail can't be read where the item says so. */
export function parametersOf(vendor: VendorName, more: IDataObject = {}): IDataObject {
	const email = "={{ $json.bad ? $('Nowhere').item.json.x : $json.email }}";
	return {
		...(vendor === 'crmcom' ? { additionalFields: { email } } : { email }),
		generatePassword: true,
		options: { concurrency: 20, timeout: 20 },
		...more,
	};
}

/** Opens stand-ins of its own for a sheet. */
export async function onSheet(
	{ vendor }: Sheet,
	test: (bench: Bench, standIn: StandIn) => Promise<Attacked>,
): Promise<Attacked> {
	const bench = await openBench(vendor);
	try {
		return await test(bench, bench.standIn(vendor));
	} finally {
		await bench.close();
	}
}

/** Says of each sentence of these runs whether it was so when the run had ended. */
export async function audit(
	run: EngineRun,
	standIn: StandIn,
	inputs: IDataObject[],
	since: number,
): Promise<string[]> {
	await standIn.settled();
	return new Audit({ standIn, inputs, since }).untruths(run);
}

/** Counts what exists after the last run of a sheet. */
export function counted(
	last: EngineRun,
	standIn: StandIn,
	inputs: IDataObject[],
	untrue: string[],
): Attacked {
	const counts = new Map<string, number>();
	for (const { login } of standIn.users) counts.set(login, (counts.get(login) ?? 0) + 1);
	const usersOf = ({ login }: IDataObject) => counts.get(login as string) ?? 0;
	const items = last.output(NODE).flat();
	const said = items.flatMap(placesOf);
	const open = new Set(
		items
			.filter(({ json }) => (json.details as IDataObject | undefined)?.outcome === 'unknown')
			.flatMap(placesOf),
	);
	const sound = inputs.map((input, at) => ({ input, at })).filter(({ input }) => isSound(input));
	return {
		logins: inputs.length,
		users: standIn.created.length,
		open: open.size,
		requests: standIn.requests.length,
		overlap: 0,
		twice: sound.filter(({ input }) => usersOf(input) > 1).length,
		lost: sound.filter(({ input, at }) => usersOf(input) === 0 && !open.has(at)).length,
		unsaid: inputs.length - new Set(said).size + (said.length - new Set(said).size),
		untrue,
	};
}

/** The run that a sheet ends with, on the error output; all that it says is held against the books. */
export async function lastRun(
	bench: Bench,
	vendor: VendorName,
	inputs: IDataObject[],
	loaded: Partial<Package> = {},
): Promise<Attacked> {
	const standIn = bench.standIn(vendor);
	const since = Date.now();
	const settings = { parameters: parametersOf(vendor), node: ERROR_OUTPUT };
	const run = await bench.run(vendor, inputs, settings, loaded);
	return counted(run, standIn, inputs, await audit(run, standIn, inputs, since));
}
