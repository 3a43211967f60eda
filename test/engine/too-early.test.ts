import type { Fault, StandIn, VendorName } from '../sandbox';
import {
	actions,
	ERROR_OUTPUT,
	loadOtherProcess,
	loginsAt,
	NODE,
	onBench,
	requestsTo,
	sends,
	VENDORS,
} from './cases';
import { ABSENT_COUNTS, askedAt, each, LAG, LOOKUP, MODES, PROCESSES, retry } from './doubt';
import { hires } from './fixture';

beforeAll(loadOtherProcess);

/** After a lost answer "not there" proves nothing for a while: who is sent again may exist twice. */
jest.setTimeout(120_000);

/** A timer may fire a moment early. */
const A_MOMENT = 20;

/** In each of these the user comes to be, or is shown, before "not there" counts. */
const LATE: Array<[string, Fault, number]> = [
	['the connection drops and the vendor goes on', { kind: 'commitsLate', afterMs: LAG }, 0],
	[
		'a gateway gives up and the vendor goes on',
		{ kind: 'commitsLate', afterMs: LAG, status: 504 },
		0,
	],
	['the connection drops and look-ups lag', { kind: 'dropAfter' }, LAG],
];

/** Here nothing was done, so it has to be sent once more. */
const NEVER: Array<[string, Fault]> = [
	['the connection drops', { kind: 'dropBefore' }],
	['500', { kind: 'status500' }],
	['a web page', { kind: 'htmlPage' }],
];

/** The first request for hire.1 meets the fault; a second one makes a second user. */
function lose(standIn: StandIn, fault: Fault, lag = 0): void {
	Object.assign(standIn.settings, { uniqueLogins: false, listLagMs: lag });
	standIn.faults.plan = [{ on: 'create', login: 'hire.1', times: 1, ...fault }];
}

describe('a user who comes late', () => {
	// In Stop mode the first way will do: what is asked and when is the same.
	const modes = MODES.flatMap(([mode, node]) =>
		LATE.slice(0, mode === 'Stop' ? 1 : LATE.length).map(([name, fault, lag]) => {
			return [mode, name, node, fault, lag] as const;
		}),
	);
	const cases = VENDORS.flatMap((vendor) => modes.map((one) => [vendor, ...one] as const));

	it.each(cases)(
		'%s, %s mode, %s: is waited for and not sent again',
		async (vendor, _mode, _name, node, fault, lag) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				lose(standIn, fault, lag);
				const run = await bench.run(vendor, hires(3), { node });
				await standIn.settled();
				expect(loginsAt(standIn)).toEqual(hires(3).map(({ login }) => login));
				expect(sends(standIn)).toEqual(each(hires(3)));
				expect(actions(run)).toEqual(['created', 'created', 'created']);
				expect(run.json(NODE)[1]).toMatchObject({ confirmedByLookup: true });
			});
		},
	);
});

describe('a user who never came', () => {
	const cases = VENDORS.flatMap((vendor) => NEVER.map((one) => [vendor, ...one] as const));

	it.each(cases)(
		'%s, %s: is sent again when "not there" was asked late enough, and not before',
		async (vendor, _name, fault) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				lose(standIn, fault);
				const run = await bench.run(vendor, hires(3), { node: ERROR_OUTPUT });
				expect(actions(run)).toEqual(['created', 'created', 'created']);
				expect(sends(standIn)).toEqual({ ...each(hires(3)), 'hire.1': 2 });
				const [first, second] = requestsTo(standIn, 'create').filter(({ rawBody }) =>
					rawBody.includes('hire.1'),
				);
				const ended = first?.finishedAt ?? Infinity;
				const asked = askedAt(standIn, 'hire.1').filter((at) => at < (second?.at ?? 0));
				expect(Math.max(...asked) - ended).toBeGreaterThanOrEqual(ABSENT_COUNTS - A_MOMENT);
			});
		},
	);
});

/** hire.1 exists, the look-ups of the first run failed, and those of the next do not show it yet. */
async function leftOpen(vendor: VendorName, then: Parameters<typeof onBench>[0]): Promise<void> {
	await onBench(async (bench) => {
		const standIn = bench.standIn(vendor);
		lose(standIn, { kind: 'dropAfter' }, LAG);
		standIn.faults.plan = [...standIn.faults.plan, { on: LOOKUP[vendor], kind: 'status500' }];
		await then(bench);
		expect(loginsAt(standIn)).toEqual(['hire.0', 'hire.1', 'hire.2']);
		expect(sends(standIn)['hire.1']).toBe(1);
	});
}

const inOrder = { options: { concurrency: 1 } };

describe('what a run left open', () => {
	const retries = VENDORS.flatMap((vendor) => PROCESSES.map((one) => [vendor, ...one] as const));

	it.each(retries)(
		'%s, retried at once in %s, is not sent again',
		async (vendor, _who, process) => {
			await leftOpen(vendor, async (bench) => {
				const first = await bench.run(vendor, hires(3), { parameters: inOrder });
				expect(first.error?.message).toContain("not certain whether user 'hire.1' was created");
				bench.standIn(vendor).faults.plan = [];
				const again = { parameters: inOrder, process: process() };
				const run = await retry(bench, vendor, first, again);
				expect(actions(run)).toEqual(['created', 'created', 'created']);
			});
		},
	);

	const runs = VENDORS.flatMap((vendor) => [
		[vendor, 'error'] as const,
		[vendor, 'return'] as const,
	]);

	it.each(runs)(
		'%s, run again at once with If User Exists on %s, is not sent again',
		async (vendor, ifUserExists) => {
			await leftOpen(vendor, async (bench) => {
				await bench.run(vendor, hires(3), { node: ERROR_OUTPUT });
				bench.standIn(vendor).faults.plan = [];
				const settings = { parameters: { ifUserExists }, node: ERROR_OUTPUT };
				await bench.run(vendor, hires(3), settings);
			});
		},
	);
});
