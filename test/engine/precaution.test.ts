import type { IDataObject } from 'n8n-workflow';

import { timePasses } from '../clock';
import type { FaultRule, TelephonySettings } from '../sandbox';
import {
	actions,
	CONTINUE,
	ERROR_OUTPUT,
	LABEL,
	loginsAt,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	panel,
	refused,
	requestsTo,
	sends,
	TELEPHONY,
} from './cases';
import { each, MODES } from './doubt';
import { hires, type Bench } from './fixture';
import type { EngineRun } from './harness';

beforeAll(loadOtherProcess);

/**
 * Before the first send the telephony platform's user list is read, as long as that takes no more
 * pages than the run has items: whatever ran this sheet before may have been another process.
 */

type Vendor = (typeof TELEPHONY)[number];

/** Lines above the output that are about the list. */
const linesOf = (run: EngineRun) => run.hints(NODE).filter((line) => /user list/i.test(line));

const lists = (bench: Bench, vendor: Vendor) => bench.standIn(vendor).count('users');

/** What happened at the vendor: which requests, in which order. */
const order = (bench: Bench, vendor: Vendor) =>
	requestsTo(bench.standIn(vendor), 'users', 'create').map(({ endpoint }) => endpoint);

describe.each(TELEPHONY)('%s: a sheet that another process begins again', (vendor) => {
	/** A vendor that takes a login twice: n8n gave the job of a killed worker to this process. */
	async function begunBefore(bench: Bench, items: IDataObject[]): Promise<void> {
		bench.standIn(vendor).settings.uniqueLogins = false;
		const first = await bench.run(vendor, items, {}, otherProcess());
		expect(first.status).toBe('success');
	}

	it('creates nobody twice', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await begunBefore(bench, hires(20));
			const run = await bench.run(vendor, hires(20), { node: ERROR_OUTPUT });
			expect(sends(standIn)).toEqual(each(hires(20)));
			expect(run.json(NODE)).toEqual([]);
			expect(refused(run)).toHaveLength(20);
			for (const { error, details } of refused(run)) {
				expect(details).toMatchObject({ outcome: 'refused', reason: 'loginTaken' });
				expect(error).toContain(`'${details.loginId}' is taken at ${LABEL[vendor]}`);
			}
		});
	});

	it('creates nobody twice where this process read the list just before the other began', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, hires(1, 100));
			await begunBefore(bench, hires(20));
			await bench.run(vendor, hires(20), { node: ERROR_OUTPUT });
			expect(sends(standIn)).toEqual({ ...each(hires(1, 100)), ...each(hires(20)) });
		});
	});

	it('says whose a login is without sending anything', async () => {
		await onBench(async (bench) => {
			const [known] = bench.standIn(vendor).users;
			const items = [{ ...hires(1)[0], login: known?.login.toUpperCase() }, ...hires(1, 1)];
			const run = await bench.run(vendor, items, { node: ERROR_OUTPUT });
			expect(sends(bench.standIn(vendor))).toEqual({ 'hire.1': 1 });
			const [item] = refused(run);
			expect(item?.details.whatToDo).toContain('It belongs to another user');
			expect(item?.details.whatToDo).toContain(`user ID ${known?.id}`);
		});
	});

	it.each([
		['one output', CONTINUE],
		['the error output', ERROR_OUTPUT],
	])('killed half way: the rest is created, on %s', async (_, node) => {
		await onBench(async (bench) => {
			await begunBefore(bench, hires(7));
			const run = await bench.run(vendor, hires(20), { node });
			expect(loginsAt(bench.standIn(vendor))).toEqual(Object.keys(each(hires(20))).sort());
			expect(sends(bench.standIn(vendor))).toEqual(each(hires(20)));
			expect(actions(run).filter((action) => action === 'created')).toHaveLength(13);
		});
	});

	it('in Stop mode the first who is there ends the run, and nobody is there twice', async () => {
		await onBench(async (bench) => {
			await begunBefore(bench, hires(7));
			const run = await bench.run(vendor, hires(20));
			const { message } = panel(run);
			expect(message).toContain("'hire.0' is taken at");
			const counts = Object.values(sends(bench.standIn(vendor)));
			expect(Math.max(...counts)).toBe(1);
		});
	});

	it('a list of several pages is read to its end where there are as many items', async () => {
		await onBench(async (bench) => {
			bench.sandbox[vendor].settings.maxPageSize = 20;
			await begunBefore(bench, hires(6));
			// 54 users: three pages.
			const before = lists(bench, vendor);
			await bench.run(vendor, hires(6), { node: ERROR_OUTPUT });
			expect(lists(bench, vendor) - before).toBe(3);
			expect(sends(bench.standIn(vendor))).toEqual(each(hires(6)));
		});
	});
});

describe.each(TELEPHONY)('%s: the precaution costs little', (vendor) => {
	it('one page, before anything is sent', async () => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(5));
			expect(order(bench, vendor)).toEqual(['users', ...Array<string>(5).fill('create')]);
			expect(requestsTo(bench.standIn(vendor), 'user')).toEqual([]);
		});
	});

	it('a list younger than a minute costs nothing', async () => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(1), { parameters: { ifUserExists: 'return' } });
			expect(lists(bench, vendor)).toBe(1);
			await bench.run(vendor, hires(3, 1));
			await bench.run(vendor, hires(1, 4));
			expect(lists(bench, vendor)).toBe(1);
			expect(order(bench, vendor)).toEqual(['users', ...Array<string>(5).fill('create')]);
		});
	});

	it.each([1, 2])('no more pages are read than the run has items, which are %d', async (count) => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox[vendor];
			standIn.settings.maxPageSize = 20;
			standIn.addExisting(2000);
			const run = await bench.run(vendor, hires(count));
			expect(actions(run)).toEqual(Array(count).fill('created'));
			expect(lists(bench, vendor)).toBeLessThanOrEqual(count);
		});
	});

	it('a list that was seen to be longer is not begun', async () => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox[vendor];
			standIn.settings.maxPageSize = 20;
			standIn.addExisting(2000);
			await bench.run(vendor, hires(2));
			const before = lists(bench, vendor);
			for (let one = 2; one < 8; one++) {
				expect(actions(await bench.run(vendor, hires(1, one)))).toEqual(['created']);
			}
			expect(lists(bench, vendor)).toBe(before);
		});
	});

	it('one that was read in full more than a minute ago is read on from its end', async () => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox[vendor];
			standIn.settings.maxPageSize = 20;
			await bench.run(vendor, hires(1), { parameters: { ifUserExists: 'return' } });
			expect(lists(bench, vendor)).toBe(3);
			timePasses(5 * 60_000);
			expect(actions(await bench.run(vendor, hires(2, 1)))).toEqual(['created', 'created']);
			expect(lists(bench, vendor)).toBe(4);
			// Past the time for which that is enough, as many items as pages make it worth while again.
			timePasses(6 * 60_000);
			expect(actions(await bench.run(vendor, hires(2, 3)))).toEqual(['created', 'created']);
			expect(lists(bench, vendor)).toBe(4);
			expect(actions(await bench.run(vendor, hires(3, 5)))).toEqual(Array(3).fill('created'));
			expect(lists(bench, vendor)).toBeGreaterThan(4);
		});
	});
});

/** Lists that can't be read, or can't be proven complete. */
const UNREAD: Array<[string, FaultRule[], Partial<TelephonySettings>]> = [
	['403', [{ on: 'users', kind: 'answer', status: 403, body: { message: 'Not for you.' } }], {}],
	['404', [{ on: 'users', kind: 'answer', status: 404, body: { message: 'Not found.' } }], {}],
	['500', [{ on: 'users', kind: 'status500' }], {}],
	['a page of something in between', [{ on: 'users', kind: 'htmlPage' }], {}],
	['a connection that drops', [{ on: 'users', kind: 'dropBefore' }], {}],
	['an answer without an end', [{ on: 'users', kind: 'halfBody' }], {}],
	['a list of which more may follow', [], { listPaging: 'page', listTells: ['next_page_url'] }],
	[
		'an empty page that speaks of more',
		[{ on: 'users', kind: 'answer', status: 200, body: { has_more: true, data: [] } }],
		{},
	],
];

const unread = TELEPHONY.flatMap((vendor) =>
	UNREAD.flatMap(([name, plan, settings]) =>
		MODES.map(([mode, node]) => [vendor, name, mode, plan, settings, node] as const),
	),
);

describe('a list that can not be read is no gate', () => {
	it.each(unread)(
		'%s, %s, %s mode: everybody is created, and one line says so',
		async (vendor, _name, _mode, plan, settings, node) => {
			await onBench(async (bench) => {
				const standIn = bench.sandbox[vendor];
				Object.assign(standIn.settings, { maxPageSize: 20, ...settings });
				standIn.faults.plan = [...plan];
				const run = await bench.run(vendor, hires(4), { node });
				expect(run.status).toBe('success');
				expect(actions(run)).toEqual(Array(4).fill('created'));
				expect(sends(standIn)).toEqual(each(hires(4)));
				expect(linesOf(run)).toHaveLength(1);
			});
		},
	);

	it.each(TELEPHONY)('%s: there is no such line where it could be read', async (vendor) => {
		await onBench(async (bench) => {
			expect(linesOf(await bench.run(vendor, hires(4)))).toEqual([]);
		});
	});

	it.each(TELEPHONY)('%s: too many requests are waited out', async (vendor) => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(2), {}, otherProcess());
			const standIn = bench.standIn(vendor);
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [{ on: 'users', kind: 'status429', times: 1 }];
			const run = await bench.run(vendor, hires(4), { node: ERROR_OUTPUT });
			expect(actions(run)).toEqual(['created', 'created']);
			expect(sends(standIn)).toEqual(each(hires(4)));
		});
	});
});

it('crmcom: documents that a login is unique, so nobody is asked before', async () => {
	await onBench(async (bench) => {
		await bench.run('crmcom', hires(5));
		expect(requestsTo(bench.standIn('crmcom'), 'show')).toEqual([]);
	});
});
