import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import { acefone, servetel } from '../sandbox/telephony/brands';
import {
	ERROR_OUTPUT,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	refused,
	requestsTo,
	TELEPHONY,
	VENDORS,
} from './cases';
import { hires, type Bench } from './fixture';

beforeAll(loadOtherProcess);

/**
 * A password may be part of an id: `2882` of `288256`. Secrets are taken out of words, and never out of
 * ids and numbers that the API returns as such.
 */

/** The id that the stand-in gives the first user it creates. */
function nextId(bench: Bench, vendor: VendorName): string {
	if (vendor !== 'crmcom') return String(Number(bench.standIn(vendor).users.at(-1)?.id) + 7);
	const place = bench.standIn(vendor).users.length;
	return createHash('md5').update(`sandbox user ${place}`).digest('hex').toUpperCase();
}

/** What is to be a password: four digits of a telephony id; CRM.COM wants eight characters. */
const partOf = (id: string, from = 1) =>
	id.length > 20 ? id.slice(0, 8) : id.slice(from, from + 4);

const person = (password: string, more: IDataObject = {}): IDataObject[] =>
	hires(1).map((hire) => ({ ...hire, password, ...more }));

describe.each(VENDORS)('%s: an id with the password of its user in it', (vendor) => {
	it.concurrent('is whole after a create, in the raw answer too', async () => {
		for (const simplify of [true, false]) {
			await onBench(async (bench) => {
				const id = nextId(bench, vendor);
				const parameters = { options: { simplify } };
				const run = await bench.run(vendor, person(partOf(id)), { parameters });
				expect(bench.standIn(vendor).created.map((user) => user.id)).toEqual([id]);
				const [item] = run.json(NODE);
				const { data } = (item?.response ?? {}) as { data?: IDataObject };
				expect(String(item?.userId ?? data?.id)).toBe(id);
			});
		}
	});

	it.concurrent('is whole after a lost answer', async () => {
		await onBench(async (bench) => {
			const id = nextId(bench, vendor);
			bench.standIn(vendor).faults.plan = [{ on: 'create', kind: 'dropAfter', times: 1 }];
			const run = await bench.run(vendor, person(partOf(id)), { node: ERROR_OUTPUT });
			expect(run.json(NODE)).toMatchObject([{ action: 'created', userId: id }]);
		});
	});

	it.concurrent('is whole where the user was there before', async () => {
		for (const simplify of [true, false]) {
			await onBench(async (bench) => {
				const [known] = bench.standIn(vendor).users;
				const id = String(known?.id);
				const items = person(partOf(id), { login: known?.login ?? '' });
				const parameters = { ifUserExists: 'return', options: { simplify } };
				const run = await bench.run(vendor, items, { parameters });
				const [item] = run.json(NODE);
				const { data } = (item?.response ?? {}) as { data?: IDataObject };
				expect(String(item?.userId ?? data?.id)).toBe(id);
			});
		}
	});

	it.concurrent('is whole in the words about whose the login is', async () => {
		await onBench(async (bench) => {
			const [known] = bench.standIn(vendor).users;
			const id = String(known?.id);
			const items = person(partOf(id), { login: known?.login ?? '' });
			const run = await bench.run(vendor, items, { node: ERROR_OUTPUT }, otherProcess());
			expect(refused(run)).toMatchObject([{ details: { outcome: 'refused' } }]);
			expect(refused(run)[0]?.details.whatToDo).toContain(id);
		});
	});

	it.concurrent(
		'is whole in what a failed execution saves, so that Retry knows its user',
		async () => {
			await onBench(async (bench) => {
				const id = nextId(bench, vendor);
				const [first = {}, second = {}] = hires(2);
				const items = [{ ...first, password: partOf(id) }, second];
				bench.standIn(vendor).faults.plan = [
					{ on: 'create', login: 'hire.0', kind: 'dropAfter', times: 1 },
					{ on: 'create', login: 'hire.1', kind: 'answer', status: 400, body: {}, times: 1 },
				];
				const stopped = await bench.run(vendor, items, {
					parameters: { options: { concurrency: 1 } },
				});
				expect(stopped.status).toBe('error');
				const run = await bench.run(vendor, items, {}, { retryOf: stopped, ...otherProcess() });
				expect(run.json(NODE)).toMatchObject([
					{ action: 'created', userId: id, loginId: 'hire.0' },
					{ action: 'created', loginId: 'hire.1' },
				]);
				expect(bench.standIn(vendor).created).toHaveLength(2);
			});
		},
	);

	it.concurrent('does not keep the password in words', async () => {
		await onBench(async (bench) => {
			const password = partOf(nextId(bench, vendor));
			bench.standIn(vendor).settings.echoPasswords = true;
			const items = person(password, { email: 'a@b@c' }).map(({ email: _none, ...item }) => item);
			const code = 'COM.CRM.EXCEPTION.X';
			const words = `The password ${password} is too simple.`;
			const body =
				vendor === 'crmcom'
					? { status: { code, description: words, message: words } }
					: { success: false, message: words };
			bench.standIn(vendor).faults.plan = [{ on: 'create', kind: 'answer', status: 400, body }];
			const parameters =
				vendor === 'crmcom' ? { additionalFields: {} } : { email: 'a@example.com' };
			const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
			const { error, details } = refused(run)[0] ?? {};
			expect(error).toContain('is too simple');
			expect(JSON.stringify([error, details])).not.toContain(password);
		});
	});
});

describe.each(TELEPHONY)('%s: numbers that the API returns as such', (vendor) => {
	it.concurrent('are whole: phone number, agent and extension', async () => {
		for (const password of ['9876', '5028', '1001', '8765']) {
			await onBench(async (bench) => {
				bench.standIn(vendor).faults.plan = [{ on: 'create', kind: 'dropAfter', times: 1 }];
				const additionalFields = { createExtension: true };
				const settings = { parameters: { additionalFields }, node: ERROR_OUTPUT };
				const run = await bench.run(vendor, person(password), settings);
				const [user] = bench.standIn(vendor).created;
				expect(run.json(NODE)).toMatchObject([
					{ number: '919876543210', agentId: user?.agentId, extension: user?.extension },
				]);
			});
		}
	});

	it.concurrent('lead an update to its user', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const [known] = standIn.users;
			const id = String(known?.id);
			const items = person(partOf(id), { login: known?.login ?? '' });
			const parameters = { ifUserExists: 'update', options: { resetPassword: true } };
			const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
			expect(requestsTo(standIn, 'update').map(({ path }) => path)).toEqual([`/v1/user/${id}`]);
			expect(run.json(NODE)).toMatchObject([{ action: 'updated', userId: id }]);
		});
	});

	it.concurrent('are whole where the answer to a create has them as texts', async () => {
		for (const password of ['2882', '5028', '1001']) {
			await onBench(async (bench) => {
				const data = { id: '288256', agent_id: '0502842370048', agent_extension: '1001' };
				const body = { success: true, message: `Set to ${password}.`, data };
				bench.standIn(vendor).faults.plan = [
					{ on: 'create', kind: 'answer', status: 200, processed: true, body },
				];
				for (const [at, simplify] of [true, false].entries()) {
					const items = hires(1, at).map((hire) => ({ ...hire, password }));
					const parameters = { options: { simplify } };
					const [item] = (await bench.run(vendor, items, { parameters })).json(NODE);
					expect(item).toMatchObject(
						simplify
							? { userId: '288256', agentId: '0502842370048', extension: '1001' }
							: { response: { data } },
					);
					expect(JSON.stringify(item)).not.toContain(`Set to ${password}`);
				}
			});
		}
	});
});

describe.each(TELEPHONY)("%s: the account's own password in an id", (vendor) => {
	async function onAccount(password: string, test: (bench: Bench) => Promise<void>) {
		await onBench(async (bench) => {
			const { account } = bench.sandbox[vendor];
			const login = { connectUsing: 'login', loginId: account.loginId, password };
			bench.credentials.edit(vendor, login);
			const body = { success: true, access_token: account.apiToken };
			bench.standIn(vendor).faults.plan = [{ on: 'login', kind: 'answer', status: 200, body }];
			await test(bench);
		});
	}
	const [known] = { servetel, acefone }[vendor].fixture.users;
	const id = String(known?.id);
	const items = person('Secret-0-x!', { login: known?.login });

	it.concurrent('leaves it whole in words', async () => {
		await onAccount(partOf(id), async (bench) => {
			const run = await bench.run(vendor, items, { node: ERROR_OUTPUT });
			expect(refused(run)[0]?.details.whatToDo).toContain(id);
		});
	});

	it.concurrent('leaves it whole in the output and in an address', async () => {
		await onAccount(partOf(id), async (bench) => {
			for (const [ifUserExists, action] of [
				['return', 'existing'],
				['update', 'updated'],
			]) {
				const parameters = { ifUserExists };
				const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
				expect(run.json(NODE)).toMatchObject([{ action, userId: id }]);
			}
			const paths = requestsTo(bench.standIn(vendor), 'user', 'update').map(({ path }) => path);
			expect(new Set(paths)).toEqual(new Set([`/v1/user/${id}`]));
		});
	});
});
