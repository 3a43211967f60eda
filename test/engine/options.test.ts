import type { IDataObject } from 'n8n-workflow';

import { peakInFlight } from '../sandbox';
import {
	actions,
	CONTINUE,
	ERROR_OUTPUT,
	heldTogether,
	NODE,
	onBench,
	panel,
	refused,
	requestsTo,
	TELEPHONY,
	VENDORS,
	writes,
} from './cases';
import { hires, type Bench } from './fixture';

/** Options as a workflow has them that was written by hand or by a model. */

/** Option, what it was set to, its name on the screen, and a word of what it takes. */
type Unreadable = [parameters: IDataObject, label: string, takes: RegExp];

const option = (name: string, value: unknown): IDataObject => ({
	options: { [name]: value as IDataObject[string] },
});

const UNREADABLE: Unreadable[] = [
	[{ ifUserExists: 'skip' }, 'If User Exists', /Return the Existing User/],
	[{ ifUserExists: 'RETURN IT' }, 'If User Exists', /Return the Existing User/],
	[{ ifUserExists: { value: 'return' } }, 'If User Exists', /Return the Existing User/],
	[{ mappingMode: 'guess' }, 'Mapping Mode', /Map Automatically/],
	[
		{ mappingMode: 'autoMap', inputAccessFields: 'userRole' },
		'Access Fields to Take From Input',
		/a list of user/,
	],
	[option('requestsPerSecond', '3/s'), 'Max Requests per Second', /number/],
	[option('concurrency', 'many'), 'Max Parallel Requests', /number/],
	[option('timeout', '45 seconds'), 'Timeout', /number/],
	[option('timeout', { seconds: 45 }), 'Timeout', /number/],
	[option('timeout', -5), 'Timeout', /from 1 to 300/],
	[option('requestsPerSecond', -3), 'Max Requests per Second', /0 or more/],
	[option('concurrency', '={{ 0 }}'), 'Max Parallel Requests', /from 1 to 50/],
	[option('dryRun', 'maybe'), 'Dry Run', /true|on/i],
	[option('simplify', 'perhaps'), 'Simplify', /true|on/i],
	[option('includeOtherFields', 'some'), 'Include Other Input Fields', /true|on/i],
];

/** Those that only the telephony platform has. */
const TELEPHONY_ONLY: Unreadable[] = [
	[
		{ ifUserExists: 'update', ...option('resetPassword', 'sometimes') },
		'Reset Password on Update',
		/true|on/i,
	],
	[option('sendListsAs', 'ids and names'), 'Send Departments and Time Group As', /IDs/],
];

/** One who is there, and one who is not. */
function items(bench: Bench, vendor: (typeof VENDORS)[number]): IDataObject[] {
	const [known] = bench.standIn(vendor).users;
	return [{ ...hires(1)[0], login: known?.login }, ...hires(1, 1)];
}

const cases = VENDORS.flatMap((vendor) =>
	[...UNREADABLE, ...(vendor === 'crmcom' ? [] : TELEPHONY_ONLY)].map(
		(one) => [vendor, JSON.stringify(one[0]), ...one] as const,
	),
);

/** How each is read is told by the unit tests; a parameter and an option show where it comes out. */
const onErrorOutput = cases.filter(([, , , label]) =>
	['If User Exists', 'Max Parallel Requests'].includes(label),
);

describe('an option that can not be read ends the run before anything is sent', () => {
	it.concurrent.each(cases)('%s, %s, in Stop mode', async (vendor, _, parameters, label, takes) => {
		await onBench(async (bench) => {
			const run = await bench.run(vendor, items(bench, vendor), { parameters });
			expect(writes(bench.standIn(vendor))).toBe(0);
			expect(run.status).toBe('error');
			const { message, description } = panel(run);
			expect(message).toContain(`'${label}'`);
			expect(`${message} ${description}`).toMatch(takes);
		});
	});

	it.concurrent.each(onErrorOutput)(
		'%s, %s, on the error output',
		async (vendor, _, parameters, label, takes) => {
			await onBench(async (bench) => {
				const settings = { parameters, node: ERROR_OUTPUT };
				const run = await bench.run(vendor, items(bench, vendor), settings);
				expect(writes(bench.standIn(vendor))).toBe(0);
				expect(run.json(NODE)).toEqual([]);
				const all = refused(run);
				expect(all.map(({ details }) => details.outcome)).toEqual(['notSent', 'notSent']);
				for (const { error, details } of all) {
					expect(error).toContain(`'${label}'`);
					expect(`${error} ${details.whatToDo}`).toMatch(takes);
				}
			});
		},
	);
});

/** What n8n hands over for a value that was cleared, or an expression that found nothing. */
const EMPTY: unknown[] = ['', '  ', null, "={{ '' }}", '={{ $json.nothing }}'];

const empties = VENDORS.flatMap((vendor) =>
	EMPTY.map((value) => [vendor, JSON.stringify(value), value] as const),
);

describe('an empty option is its default', () => {
	// It takes no expression: n8n hands one over as it stands, which can't be read.
	const literal = empties.filter(([, , value]) => !String(value).startsWith('='));

	it.concurrent.each(literal)(
		'%s: If User Exists %s returns an error',
		async (vendor, _, value) => {
			await onBench(async (bench) => {
				const parameters = { ifUserExists: value as string };
				const settings = { parameters, node: CONTINUE };
				const run = await bench.run(vendor, items(bench, vendor), settings);
				expect(requestsTo(bench.standIn(vendor), 'update')).toEqual([]);
				const [taken, created] = run.json(NODE);
				expect(taken).toMatchObject({ details: { outcome: 'refused' } });
				expect(taken?.error).toContain('is taken at');
				expect(created).toMatchObject({ action: 'created' });
			});
		},
	);

	it.concurrent.each(empties)(
		'%s: Timeout %s waits as long as by default',
		async (vendor, _, value) => {
			await onBench(async (bench) => {
				// Longer than the second that is the least a number stands for.
				bench.standIn(vendor).faults.plan = [
					{ on: 'create', kind: 'commitThenDelay', delayMs: 1500, times: 1 },
				];
				const run = await bench.run(vendor, hires(1), { parameters: option('timeout', value) });
				expect(actions(run)).toEqual(['created']);
				expect(run.json(NODE)[0]).not.toHaveProperty('confirmedByLookup');
			});
		},
	);

	it.concurrent.each(empties)('%s: Max Parallel Requests %s is five', async (vendor, _, value) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [heldTogether(standIn, 6, 5)];
			await bench.run(vendor, hires(12), { parameters: option('concurrency', value) });
			expect(peakInFlight(requestsTo(standIn, 'create'))).toBe(5);
		});
	});

	it.concurrent.each(empties)(
		'%s: Simplify and Dry Run %s are on and off',
		async (vendor, _, value) => {
			await onBench(async (bench) => {
				const parameters = { options: { simplify: value, dryRun: value } as IDataObject };
				const run = await bench.run(vendor, hires(1), { parameters });
				expect(run.json(NODE)).toMatchObject([{ action: 'created', loginId: 'hire.0' }]);
				expect(bench.standIn(vendor).created).toHaveLength(1);
			});
		},
	);
});

describe('an option that comes as text is read as what it says', () => {
	it.concurrent.each(VENDORS)('%s: Dry Run on by any word for it sends nothing', async (vendor) => {
		for (const on of ['true', 'TRUE', 'yes', '1', "={{ 'yes' }}"]) {
			await onBench(async (bench) => {
				const run = await bench.run(vendor, hires(1), { parameters: option('dryRun', on) });
				expect(actions(run)).toEqual(['wouldCreate']);
				expect(writes(bench.standIn(vendor))).toBe(0);
			});
		}
	});

	it.concurrent.each(VENDORS)('%s: numbers are numbers', async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [heldTogether(standIn, 2, 2)];
			const parameters = { options: { concurrency: '2', timeout: ' 60 ', requestsPerSecond: '0' } };
			const run = await bench.run(vendor, hires(4), { parameters });
			expect(actions(run)).toEqual(Array(4).fill('created'));
			expect(peakInFlight(requestsTo(standIn, 'create'))).toBe(2);
		});
	});

	it.concurrent.each(TELEPHONY)(
		'%s: Reset Password on Update off by any word for it',
		async (vendor) => {
			for (const off of ['false', 'no', '0', '']) {
				await onBench(async (bench) => {
					const [item] = items(bench, vendor);
					const parameters = { ifUserExists: 'update', ...option('resetPassword', off) };
					await bench.run(vendor, [item ?? {}], { parameters });
					const [patch] = requestsTo(bench.standIn(vendor), 'update');
					expect(patch?.body).not.toHaveProperty('password');
				});
			}
		},
	);
});
