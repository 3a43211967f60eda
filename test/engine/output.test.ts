import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import {
	actions,
	LABEL,
	NODE,
	onBench,
	requestsTo,
	EVERY_TELEPHONY,
	EVERY_VENDOR,
	writes,
} from './cases';
import { hires, workflowFor, type Bench } from './fixture';
import type { EngineRun } from './harness';

/** The rows of a sheet, as the node after the trigger of a Google Sheet gives them. */
const rows = (count: number): IDataObject[] =>
	hires(count).map((hire, at) => ({ ...hire, row_number: at + 2 }));

/** What a node behind this one sees of the trigger through the item link. */
async function runLinked(bench: Bench, vendor: VendorName, items: IDataObject[]) {
	const options = bench.options(vendor, items);
	const workflow = options.workflow ?? workflowFor(vendor, {});
	const after = workflow?.nodes.find(({ name }) => name === 'After');
	Object.assign(after ?? {}, {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: {
				assignments: [
					{ name: 'user', value: '={{ $json.loginId }}', type: 'string' },
					{ name: 'row', value: '={{ $("Trigger").item.json.row_number }}', type: 'number' },
				],
			},
		},
	});
	return await bench.run(vendor, items, {}, { workflow });
}

const links = (run: EngineRun) => run.output(NODE)[0]?.map(({ pairedItem }) => pairedItem);

describe.each(EVERY_VENDOR)('what comes out: %s', (vendor) => {
	it('one created user per item, in input order, whatever order the answers come in', async () => {
		await onBench(async (bench) => {
			let arrived = () => {};
			const until = new Promise<void>((resolve) => (arrived = resolve));
			// Not before the later one has been carried out.
			const when = () => setImmediate(arrived) === undefined;
			bench.standIn(vendor).faults.plan = [
				{ on: 'create', login: 'hire.1', kind: 'held', until },
				{ on: 'create', login: 'hire.2', kind: 'neverAnswers', when },
			];
			const run = await bench.run(vendor, hires(6));
			expect(run.status).toBe('success');
			expect(run.json(NODE).map(({ loginId }) => loginId)).toEqual(
				hires(6).map(({ login }) => login),
			);
			const ids = new Map(bench.standIn(vendor).created.map(({ login, id }) => [login, id]));
			expect(ids.size).toBe(6);
			for (const { loginId, userId } of run.json(NODE)) {
				expect(userId).toBe(ids.get(String(loginId)));
			}
			expect(bench.standIn(vendor).created.at(1)?.login).toBe('hire.2');
		});
	});

	it('at most ten fields of one vocabulary, and no password that was not generated', async () => {
		await onBench(async (bench) => {
			const [user] = (await bench.run(vendor, hires(1))).json(NODE);
			const common = { action: 'created', vendor, loginId: 'hire.0', name: 'First0 Last0' };
			expect(user).toMatchObject({ ...common, email: 'hire0@example.com' });
			const telephony = ['agentId', 'number'];
			expect(Object.keys(user ?? {}).sort()).toEqual(
				[
					...['action', 'email', 'loginId', 'name', 'userId', 'vendor'],
					...(vendor === 'crmcom' ? [] : telephony),
				].sort(),
			);
		});
	});

	it('items are linked to their inputs, also for expressions downstream', async () => {
		await onBench(async (bench) => {
			const run = await runLinked(bench, vendor, rows(4));
			expect(links(run)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }, { item: 3 }]);
			expect(run.json('After')).toEqual(
				rows(4).map(({ login, row_number }) => ({ user: login, row: row_number })),
			);
		});
	});

	it("the vendor's own answer with Simplify off", async () => {
		await onBench(async (bench) => {
			const parameters = { options: { simplify: false } };
			const [user] = (await bench.run(vendor, hires(1), { parameters })).json(NODE);
			const [stored] = bench.standIn(vendor).created;
			expect(Object.keys(user ?? {})).toEqual(['action', 'vendor', 'response']);
			expect(user).toMatchObject({
				action: 'created',
				vendor,
				response: { data: { id: vendor === 'crmcom' ? stored?.id : Number(stored?.id) } },
			});
		});
	});

	it("the vendor's own answer of a user who was created a moment ago, with Simplify off", async () => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(1));
			const parameters = { ifUserExists: 'return', options: { simplify: false } };
			const [user] = (await bench.run(vendor, hires(1), { parameters })).json(NODE);
			const [stored] = bench.standIn(vendor).created;
			expect(user).toMatchObject({ action: 'existing', response: { data: { id: stored?.id } } });
		});
	});

	it("the input's other fields when asked for, but for passwords under any spelling", async () => {
		await onBench(async (bench) => {
			const [hire] = rows(1);
			const item = {
				...{ ...hire, Password: 'Other-1!', password_confirmation: 'Third-1!', desk: 'B' },
				...{ 'Initial Passwort': 'Fourth-1!', body: { pwd: 'Fifth-1!', floor: 2 } },
				...{ code: hire?.password, notes: [hire?.password] },
			};
			const parameters = { options: { includeOtherFields: true } };
			const [user] = (await bench.run(vendor, [item], { parameters })).json(NODE);
			expect(user).toMatchObject({ row_number: 2, desk: 'B', first: 'First0', action: 'created' });
			expect(JSON.stringify(user)).not.toMatch(/Secret-0|Other-1|Third-1|Fourth|Fifth|passwor/i);
			expect(user).toMatchObject({ body: { floor: 2 }, notes: [null] });
		});
	});

	it('says above the output how many users there are now', async () => {
		await onBench(async (bench) => {
			const run = await bench.run(vendor, hires(3));
			expect(run.hints(NODE)).toEqual([expect.stringContaining('3 items: 3 created.')]);
			const one = await bench.run(vendor, hires(1, 3));
			expect(one.hints(NODE)).toEqual([]);
		});
	});

	it('an item that comes twice is one user and one output, linked to both', async () => {
		await onBench(async (bench) => {
			const [first = {}, second = {}] = hires(2);
			const again = { ...first, login: ' HIRE.0 ' };
			const run = await bench.run(vendor, [first, second, again]);
			expect(bench.standIn(vendor).count('create')).toBe(2);
			expect(run.json(NODE).map(({ loginId }) => loginId)).toEqual(['hire.0', 'hire.1']);
			expect(links(run)).toEqual([[{ item: 0 }, { item: 2 }], { item: 1 }]);
			expect(run.hints(NODE)).toEqual([
				expect.stringContaining('3 items: 2 created, 1 the same as another item.'),
			]);
		});
	});
});

describe.each(EVERY_VENDOR)('Dry Run: %s', (vendor) => {
	const dryRun = { options: { dryRun: true } };

	it('says what would be done and writes nothing', async () => {
		await onBench(async (bench) => {
			const run = await bench.run(vendor, hires(3), { parameters: dryRun });
			expect(actions(run)).toEqual(['wouldCreate', 'wouldCreate', 'wouldCreate']);
			expect(run.json(NODE)[0]).toMatchObject({ dryRun: true, loginId: 'hire.0', userId: null });
			expect(run.hints(NODE)).toEqual([
				`Dry Run is on: nothing was sent to ${LABEL[vendor]}. 3 users would be created, 0 exist already, 0 items would be refused.`,
			]);
			expect(writes(bench.standIn(vendor))).toBe(0);
		});
	});

	it('tells users who exist from those who do not', async () => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(1));
			const parameters = { ...dryRun, ifUserExists: 'return' };
			const before = writes(bench.standIn(vendor));
			const run = await bench.run(vendor, hires(2), { parameters });
			expect(actions(run)).toEqual(['wouldReturn', 'wouldCreate']);
			expect(run.hints(NODE)[0]).toContain('1 user would be created, 1 exists already, 0 items');
			expect(writes(bench.standIn(vendor))).toBe(before);
		});
	});

	it('shows the request, without its passwords, when Simplify is off', async () => {
		await onBench(async (bench) => {
			const parameters = { options: { dryRun: true, simplify: false } };
			const [user] = (await bench.run(vendor, hires(1), { parameters })).json(NODE);
			const login = vendor === 'crmcom' ? { username: 'hire.0' } : { login_id: 'hire.0' };
			expect(user).toMatchObject({ action: 'wouldCreate', response: login });
			expect(JSON.stringify(user)).not.toContain('Secret-0');
		});
	});
});

it.each(EVERY_TELEPHONY)('Dry Run of an update changes nothing at %s', async (vendor) => {
	await onBench(async (bench) => {
		const [known] = bench.sandbox[vendor].fixture.users;
		const parameters = { options: { dryRun: true }, ifUserExists: 'update' };
		const items = hires(1).map((hire) => ({ ...hire, login: known?.login ?? '' }));
		const run = await bench.run(vendor, items, { parameters });
		expect(run.json(NODE)).toEqual([
			expect.objectContaining({ action: 'wouldUpdate', dryRun: true, userId: String(known?.id) }),
		]);
		expect(writes(bench.standIn(vendor))).toBe(0);
		expect(requestsTo(bench.standIn(vendor), 'users')).not.toHaveLength(0);
	});
});
