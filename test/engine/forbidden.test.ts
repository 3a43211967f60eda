import type { IDataObject } from 'n8n-workflow';

import { FIREWALL_SAYS, firewall, forbidding, type VendorName } from '../sandbox';
import {
	actions,
	CONTINUE,
	ERROR_OUTPUT,
	loginsAt,
	NODE,
	onBench,
	panel,
	refused,
	RETRIES,
	sends,
	TELEPHONY,
	VENDORS,
} from './cases';
import { hires, type Bench } from './fixture';
import type { EngineRun } from './harness';

/**
 * HTTP status 403 is one item's refusal: a firewall's page, or a value that the API does not allow. Only
 * three in a row by the API itself, with nothing accepted in between, are the account's.
 */

const SAID = 'That is not for you to give';
const TOKEN = /(API token|Web API key|login).* in credential|no right to create users/i;
const ONE_BY_ONE = { options: { concurrency: 1 } };

/** Hires of whom those at these places carry a word that sets something off. */
const withWord = (count: number, at: number[], word = 'Perlak'): IDataObject[] =>
	hires(count).map((hire, place) => (at.includes(place) ? { ...hire, last: word } : hire));

const items = (run: EngineRun) =>
	[...refused(run, 0), ...refused(run, 1)].filter(({ error }) => error);

/** What the node itself says of an item; n8n puts the input beside it. */
const words = (run: EngineRun) =>
	JSON.stringify(items(run).map(({ error, details }) => [error, details]));

/** One item is refused with these words, the others are created, and the token is not blamed. */
function expectOneRefused(run: EngineRun, bench: Bench, vendor: VendorName, said: string): void {
	const standIn = bench.standIn(vendor);
	expect(
		items(run).map(({ details }) => [details.item, details.outcome, details.httpStatus]),
	).toEqual([[2, 'refused', 403]]);
	expect(words(run)).toContain(said);
	expect(words(run)).not.toMatch(TOKEN);
	expect(loginsAt(standIn)).toEqual(['hire.0', 'hire.1', 'hire.3', 'hire.4', 'hire.5']);
	if (vendor !== 'crmcom') expect(sends(standIn)['hire.2']).toBe(1);
}

const MODES = [CONTINUE, ERROR_OUTPUT];
const inModes = VENDORS.flatMap((vendor) => MODES.map((node) => [vendor, node] as const));

describe('one 403 among many', () => {
	it.concurrent.each(inModes)(
		'%s: the page of a firewall refuses its item only, %j',
		async (vendor, node) => {
			await onBench(async (bench) => {
				bench.standIn(vendor).faults.plan = [firewall('Perlak')];
				const run = await bench.run(vendor, withWord(6, [2]), { node });
				expectOneRefused(run, bench, vendor, FIREWALL_SAYS);
			});
		},
	);

	it.concurrent.each(inModes)(
		'%s: a value that the API forbids refuses its item only, %j',
		async (vendor, node) => {
			await onBench(async (bench) => {
				bench.standIn(vendor).faults.plan = [forbidding(vendor, SAID, 'Perlak')];
				const run = await bench.run(vendor, withWord(6, [2]), { node });
				expectOneRefused(run, bench, vendor, SAID);
			});
		},
	);

	it.concurrent.each(VENDORS)('%s: in Stop mode it stops as any refusal does', async (vendor) => {
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [firewall('Perlak')];
			const run = await bench.run(vendor, withWord(6, [2]), { parameters: ONE_BY_ONE });
			const { message, description } = panel(run);
			expect(message).toContain('item 2');
			expect(`${message} ${description}`).toContain(FIREWALL_SAYS);
			expect(`${message} ${description}`).not.toMatch(TOKEN);
			expect(message).toContain('2 of 6 users were created');
			// The next run of the corrected sheet is not held back by what happened before.
			bench.standIn(vendor).faults.plan = [];
			const again = await bench.run(vendor, hires(6), {
				parameters: { ifUserExists: 'return' },
			});
			expect(again.json(NODE)).toHaveLength(6);
		});
	});

	it.concurrent.each(TELEPHONY)(
		'%s: an update that is forbidden refuses its item only',
		async (vendor) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				await bench.run(vendor, hires(4));
				const { body, status } = forbidding(vendor, SAID) as { body: unknown; status: number };
				const when = ({ rawBody }: { rawBody: string }) => rawBody.includes('Perlak');
				standIn.faults.plan = [{ on: 'update', kind: 'answer', status, body, when }];
				const parameters = { ifUserExists: 'update' };
				const run = await bench.run(vendor, withWord(4, [1]), { parameters, node: ERROR_OUTPUT });
				expect(actions(run)).toEqual(['updated', 'updated', 'updated']);
				expect(items(run)).toMatchObject([
					{ details: { item: 1, outcome: 'refused', httpStatus: 403 } },
				]);
				expect(words(run)).toContain(SAID);
				expect(words(run)).not.toMatch(TOKEN);
			});
		},
	);
});

describe('many pages of a firewall', () => {
	it.concurrent.each(VENDORS)('%s: refuse each item, and end no run', async (vendor) => {
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [firewall('Perlak')];
			const all = withWord(12, [...hires(11).keys()]);
			const run = await bench.run(vendor, all, { node: ERROR_OUTPUT });
			expect(items(run).map(({ details }) => details.outcome)).toEqual(Array(11).fill('refused'));
			expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.11']);
		});
	});
});

/** The run was ended by three refusals of the API: both causes are named, and nothing more was sent. */
function expectEnded(said: string): void {
	expect(said).toContain(SAID);
	expect(said).toContain('no right to create users');
	expect(said).toMatch(/value that (all of them|all of these users) share/);
}

describe('three in a row by the API', () => {
	it.concurrent.each(VENDORS)('%s: end the run, with both causes', async (vendor) => {
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [forbidding(vendor, SAID)];
			const parameters = ONE_BY_ONE;
			const run = await bench.run(vendor, hires(20), { parameters, node: ERROR_OUTPUT });
			const outcomes = items(run).map(({ details }) => details.outcome);
			expect(outcomes).toHaveLength(20);
			expect(outcomes.slice(0, 2)).toEqual(['refused', 'refused']);
			expect(outcomes.slice(3)).toEqual(Array(17).fill('notSent'));
			expect(items(run).map(({ details }) => details.reason)).toContain('notAllowed');
			expectEnded(words(run));
			expect(Object.keys(sends(bench.standIn(vendor)))).toEqual(['hire.0', 'hire.1', 'hire.2']);
		});
	});

	it.concurrent.each(VENDORS)('%s: side by side they end it soon', async (vendor) => {
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [forbidding(vendor, SAID)];
			const run = await bench.run(vendor, hires(30), { node: ERROR_OUTPUT });
			expect(items(run)).toHaveLength(30);
			expectEnded(words(run));
			// Three, and those that were under way beside the third.
			expect(Object.keys(sends(bench.standIn(vendor))).length).toBeLessThanOrEqual(7);
		});
	});

	it.concurrent.each(VENDORS)('%s: with one accepted between they do not', async (vendor) => {
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [forbidding(vendor, SAID, 'Perlak')];
			const all = withWord(9, [0, 1, 3, 4, 6, 7]);
			const run = await bench.run(vendor, all, { parameters: ONE_BY_ONE, node: ERROR_OUTPUT });
			expect(items(run).map(({ details }) => details.outcome)).toEqual(Array(6).fill('refused'));
			expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.2', 'hire.5', 'hire.8']);
		});
	});

	it.concurrent.each(VENDORS)('%s: count across runs, one item each', async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [forbidding(vendor, SAID)];
			const said: string[] = [];
			for (let at = 0; at < 3; at++) {
				const { message, description } = panel(await bench.run(vendor, hires(1, at)));
				said.push(`${message} ${description}`);
			}
			expect(said.slice(0, 2).join()).not.toMatch(TOKEN);
			expect(said.slice(0, 2).every((text) => text.includes(SAID))).toBe(true);
			expectEnded(said[2] ?? '');
			// The operator has corrected it: nothing is remembered that would hold the next run back.
			standIn.faults.plan = [];
			expect(actions(await bench.run(vendor, hires(3, 10)))).toEqual(Array(3).fill('created'));
		});
	});

	it.concurrent.each(TELEPHONY)('%s: are what a token without rights leads to', async (vendor) => {
		await onBench(async (bench) => {
			const { limitedApiToken: apiToken } = bench.sandbox[vendor].account;
			bench.credentials.edit(vendor, { connectUsing: 'token', apiToken });
			const settings = { parameters: ONE_BY_ONE, node: ERROR_OUTPUT };
			const run = await bench.run(vendor, hires(20), settings);
			expect(items(run)).toHaveLength(20);
			expect(words(run)).toContain('no right to create users');
			expect(words(run)).toContain('does not have access to this API');
			expect(bench.standIn(vendor).count('create')).toBe(3);
			expect(loginsAt(bench.standIn(vendor))).toEqual([]);
		});
	});
});

describe('three in a row', () => {
	it.concurrent.each(VENDORS)('%s: are no tries of one person', async (vendor) => {
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [forbidding(vendor, SAID, 'Perlak')];
			const node = { ...RETRIES, maxTries: 5, ...CONTINUE };
			const settings = { parameters: ONE_BY_ONE, node };
			const run = await bench.run(vendor, withWord(3, [0]), settings);
			expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.1', 'hire.2']);
			expect(actions(run).slice(1)).toEqual(['created', 'created']);
			expect(words(run)).toContain(SAID);
			expect(words(run)).not.toMatch(TOKEN);
		});
	});

	it.concurrent('say of updates that these may not be made', async () => {
		await onBench(async (bench) => {
			await bench.run('acefone', hires(4));
			const { body, status } = forbidding('acefone', SAID) as { body: unknown; status: number };
			bench.standIn('acefone').faults.plan = [{ on: 'update', kind: 'answer', status, body }];
			const parameters = { ...ONE_BY_ONE, ifUserExists: 'update' };
			const run = await bench.run('acefone', hires(4), { parameters, node: ERROR_OUTPUT });
			expect(words(run)).toContain('refused three users in a row');
			expect(words(run)).toContain('has no right to update users');
		});
	});
});

describe('CRM.COM, where a 403 may be an expired token', () => {
	it.concurrent('renews the token once and goes on', async () => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox.crmcom;
			standIn.settings.expiredTokenAnswer = '403';
			standIn.faults.plan = [{ on: 'create', kind: 'tokenRevoked', nth: [4] }];
			const run = await bench.run('crmcom', hires(9), { node: ERROR_OUTPUT });
			expect(actions(run)).toEqual(Array(9).fill('created'));
			expect(standIn.count('login')).toBe(2);
		});
	});

	it.concurrent('renews it once, and then it is the refusal of the item', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('crmcom');
			standIn.faults.plan = [forbidding('crmcom', SAID, 'Perlak')];
			const run = await bench.run('crmcom', withWord(6, [2]), { node: ERROR_OUTPUT });
			expectOneRefused(run, bench, 'crmcom', SAID);
			expect(sends(standIn)['hire.2']).toBe(2);
			expect(standIn.count('login')).toBe(2);
		});
	});
});
