import type { IDataObject } from 'n8n-workflow';

import type { FaultRule, TelephonyStandIn, TelephonySettings } from '../sandbox';
import { actions, ERROR_OUTPUT, loginsAt, NODE, onBench, refused, sends, TELEPHONY } from './cases';
import { answering } from './doubt';
import { hires, type Bench } from './fixture';

/** A user list that is not proven complete never counts as "not there". */

const RETURN = { parameters: { ifUserExists: 'return' }, node: ERROR_OUTPUT };

/** The vendor takes a login twice, so whoever is overlooked exists twice. */
function listing(standIn: TelephonyStandIn, settings: Partial<TelephonySettings>): void {
	Object.assign(standIn.settings, { uniqueLogins: false, ...settings });
}

/** A hire whose login somebody has who stands last on the list. */
function lastOnList({ users }: TelephonyStandIn): IDataObject {
	return { ...hires(1)[0], login: users.at(-1)?.login };
}

const rows = (answer: object): FaultRule => answering('users', answer);

/** More follows, and the node has no way to ask for it, or must ask once more to see that it has. */
const UNPROVEN: Array<[string, Partial<TelephonySettings>, number]> = [
	['full pages by offset, without a word of more', { listPaging: 'offset', listTells: [] }, 2000],
	['full pages by number, without a word of more', { listPaging: 'page', listTells: [] }, 2000],
	[
		'full pages whose cursor stands still',
		{ listPaging: 'page', listTells: ['last_seen_id'] },
		2000,
	],
	['a total above what came', { listPaging: 'page', listTells: ['total'], maxPageSize: 20 }, 0],
	[
		'a last page that was not reached',
		{ listPaging: 'page', listTells: ['last_page'], maxPageSize: 20 },
		0,
	],
	[
		'the address of a next page',
		{ listPaging: 'page', listTells: ['next_page_url'], maxPageSize: 20 },
		0,
	],
	[
		'has_more, and a cursor that brings the same page',
		{ listPaging: 'offset', listTells: ['has_more', 'last_seen_id'], maxPageSize: 20 },
		0,
	],
];

const unproven = TELEPHONY.flatMap((vendor) => UNPROVEN.map((one) => [vendor, ...one] as const));

async function onList(
	vendor: (typeof TELEPHONY)[number],
	settings: Partial<TelephonySettings>,
	more: number,
	test: (bench: Bench, standIn: TelephonyStandIn) => Promise<void>,
): Promise<void> {
	await onBench(async (bench) => {
		const standIn = bench.sandbox[vendor];
		listing(standIn, { maxPageSize: 1000, ...settings });
		standIn.addExisting(more);
		await test(bench, standIn);
	});
}

describe('a list of which more may follow', () => {
	it.each(unproven)('%s, %s: nobody is created who may be there', async (vendor, _, how, more) => {
		await onList(vendor, how, more, async (bench, standIn) => {
			const run = await bench.run(vendor, [lastOnList(standIn)], RETURN);
			expect(sends(standIn)).toEqual({});
			expect(refused(run)).toMatchObject([{ details: { outcome: 'notSent' } }]);
			expect(refused(run)[0]?.error).toContain('could not be asked whether the login exists');
		});
	});

	it.each(unproven)(
		'%s, %s: who stands on what was read is there',
		async (vendor, _, how, more) => {
			await onList(vendor, how, more, async (bench, standIn) => {
				const [known] = standIn.users;
				const item = { ...hires(1)[0], login: known?.login };
				const run = await bench.run(vendor, [item], RETURN);
				expect(run.json(NODE)).toMatchObject([{ action: 'existing', userId: known?.id }]);
			});
		},
	);

	it.each(unproven)(
		'%s, %s: nobody is sent again',
		async (vendor, _, how, more) => {
			await onList(vendor, how, more, async (bench, standIn) => {
				standIn.faults.plan = [{ on: 'create', kind: 'dropAfter', times: 1 }];
				const run = await bench.run(vendor, hires(1), { node: ERROR_OUTPUT });
				expect(sends(standIn)).toEqual({ 'hire.0': 1 });
				expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
			});
		},
		60_000,
	);
});

describe.each(TELEPHONY)(
	'%s: a list without has_more, and with 404 behind its last page',
	(vendor) => {
		it('shows who is on it, and proves of nobody that they are not there', async () => {
			await onList(vendor, { listTells: [], maxPageSize: 20 }, 0, async (bench, standIn) => {
				const [known] = standIn.users;
				const people = hires(2).map((hire, at) =>
					at === 0 ? { ...hire, login: known?.login } : hire,
				);
				const last = String(standIn.users.at(-1)?.id);
				const isBehind: FaultRule['when'] = ({ query }) => query.last_seen_id === last;
				const notFound = { status: 404, when: isBehind } as Partial<FaultRule>;
				standIn.faults.plan = [answering('users', { message: 'Not found.' }, notFound)];
				const run = await bench.run(vendor, people, RETURN);
				expect(run.json(NODE)).toMatchObject([{ action: 'existing', userId: known?.id }]);
				const [{ error, details } = { error: '', details: undefined }] = refused(run);
				expect(error).toContain(
					'of the user list could be read, and nothing says that these are all',
				);
				expect(details?.whatToDo).toContain('Running again does not change that.');
			});
		});
	},
);

describe.each(TELEPHONY)('%s: a list that says too little', (vendor) => {
	it.each([
		['no has_more', { listTells: ['last_seen_id'] }],
		['no word at all', { listTells: [] }],
	] as Array<[string, Partial<TelephonySettings>]>)(
		'%s: is read on from its last id to an empty page',
		async (_, how) => {
			await onList(vendor, { ...how, maxPageSize: 20 }, 0, async (bench, standIn) => {
				const items = [lastOnList(standIn), ...hires(1, 1)];
				const run = await bench.run(vendor, items, RETURN);
				expect(actions(run)).toEqual(['existing', 'created']);
				expect(loginsAt(standIn)).toEqual(['hire.1']);
			});
		},
	);

	it('an empty page that speaks of more ends nothing', async () => {
		await onList(vendor, { maxPageSize: 20 }, 0, async (bench, standIn) => {
			const empty = { has_more: true, count: 0, last_seen_id: standIn.users[19]?.id, data: [] };
			standIn.faults.plan = [
				{ ...rows(empty), when: ({ query }) => query.last_seen_id !== undefined },
			];
			const run = await bench.run(vendor, [lastOnList(standIn)], RETURN);
			expect(sends(standIn)).toEqual({});
			expect(refused(run)).toMatchObject([{ details: { outcome: 'notSent' } }]);
		});
	});

	it('an empty page that says nothing ends nothing where the page before spoke of more', async () => {
		await onList(vendor, { maxPageSize: 20 }, 0, async (bench, standIn) => {
			const empty = { message: 'Too many requests.', data: [] };
			standIn.faults.plan = [
				{ ...rows(empty), when: ({ query }) => query.last_seen_id !== undefined },
			];
			const run = await bench.run(vendor, [lastOnList(standIn)], RETURN);
			expect(sends(standIn)).toEqual({});
			expect(refused(run)).toMatchObject([{ details: { outcome: 'notSent' } }]);
		});
	});

	it('a first page that is empty and speaks of more ends nothing either', async () => {
		await onList(vendor, {}, 0, async (bench, standIn) => {
			standIn.faults.plan = [rows({ has_more: true, count: 0, data: [] })];
			const run = await bench.run(vendor, [lastOnList(standIn)], RETURN);
			expect(sends(standIn)).toEqual({});
			expect(refused(run)).toMatchObject([{ details: { outcome: 'notSent' } }]);
		});
	});

	it.each<unknown>([{ toString: 1 }, [], {}, 'perhaps'])(
		'has_more that is %j proves nothing',
		async (hasMore) => {
			await onList(vendor, {}, 0, async (bench, standIn) => {
				const data = [{ id: 7, login_id: 'somebody', name: 'Some Body' }];
				standIn.faults.plan = [rows({ has_more: hasMore, last_seen_id: 7, data })];
				const run = await bench.run(vendor, [lastOnList(standIn)], RETURN);
				expect(sends(standIn)).toEqual({});
				expect(refused(run)).toMatchObject([{ details: { outcome: 'notSent' } }]);
			});
		},
	);
});

/** Lists that are whole: nobody is kept from being created. */
const WHOLE: Array<[string, Partial<TelephonySettings>]> = [
	['as documented', {}],
	['as documented, in pages', { maxPageSize: 20 }],
	['as documented, in full pages', { maxPageSize: 24 }],
	['without has_more', { listTells: ['last_seen_id'] }],
	['without a word, by a cursor', { listTells: [] }],
	['without a word, by offset', { listPaging: 'offset', listTells: [] }],
	['without a word, by number', { listPaging: 'page', listTells: [] }],
	[
		'with a total that came',
		{ listPaging: 'page', listTells: ['total', 'last_page', 'next_page_url'] },
	],
];

describe('a list that is whole', () => {
	it.each(TELEPHONY.flatMap((vendor) => WHOLE.map((one) => [vendor, ...one] as const)))(
		'%s, %s: who is not on it is created',
		async (vendor, _, how) => {
			await onList(vendor, { maxPageSize: 100, ...how }, 0, async (bench, standIn) => {
				const run = await bench.run(vendor, [lastOnList(standIn), ...hires(2, 1)], RETURN);
				expect(refused(run)).toEqual([]);
				expect(actions(run)).toEqual(['existing', 'created', 'created']);
				expect(loginsAt(standIn)).toEqual(['hire.1', 'hire.2']);
			});
		},
	);

	it.each(TELEPHONY)('%s, without anybody on it: the first ones are created', async (vendor) => {
		await onList(vendor, {}, 0, async (bench, standIn) => {
			standIn.faults.plan = [rows({ has_more: false, count: 0, data: [] })];
			expect(actions(await bench.run(vendor, hires(2), RETURN))).toEqual(['created', 'created']);
		});
	});
});

describe('names that only a list of users has', () => {
	const agent = { userForCdr: { access: { seeCallsOf: 'agents', agents: ['Zoe Only'] } } };
	const NAMED: Array<[string, IDataObject]> = [
		['an agent, who may not be the only one', { additionalFields: agent }],
		['a role, which may be there', { userRole: { __rl: true, mode: 'id', value: 'Clerk' } }],
	];

	it.each(NAMED)('are not known where it is not whole: %s', async (_what, parameters) => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox.acefone;
			const data = Array.from({ length: 20 }, (_, at) => ({
				...{ id: at + 1, login_id: `o${at + 1}`, user_role: { id: 7, name: 'Boss' } },
				agent: { id: `0${at}`, name: at === 3 ? 'Zoe Only' : `A${at}`, status: 0 },
			}));
			standIn.faults.plan = [rows({ data, total: 500 })];
			const run = await bench.run('acefone', hires(1), { parameters, node: ERROR_OUTPUT });
			expect(sends(standIn)).toEqual({});
			const said = JSON.stringify(refused(run));
			expect(said).toContain('only the first 20 users could be read');
			expect(said).not.toContain('which is no role at');
		});
	});
});
