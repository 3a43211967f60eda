import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import {
	actions,
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
	VENDORS,
	writes,
} from './cases';
import { hires, type Bench } from './fixture';

beforeAll(loadOtherProcess);

const RETURN = { ifUserExists: 'return' };
const UPDATE = { ifUserExists: 'update' };
const FIELD = { acefone: 'Login ID', crmcom: 'Username', servetel: 'Login ID' };

/** A hire with the login of someone of the fixture, as another process or a person made it. */
function sameLogin(bench: Bench, vendor: VendorName, change: IDataObject = {}): IDataObject {
	const login = bench.standIn(vendor).users[0]?.login ?? '';
	return { ...hires(1)[0], login, ...change };
}

/** The same, and the same person. */
function samePerson(bench: Bench, vendor: VendorName): IDataObject {
	if (vendor === 'crmcom') {
		return sameLogin(bench, vendor, { first: 'John', last: 'Doe', email: 'jdoe@crmcom.example' });
	}
	const [known] = bench.sandbox[vendor].fixture.users;
	const [first, last] = known?.name.split(' ') ?? [];
	return sameLogin(bench, vendor, { first, last, email: known?.email, number: known?.number });
}

describe.each(VENDORS)('Return an Error: %s', (vendor) => {
	it.each([
		['the same person', samePerson, "set 'If User Exists' to 'Return the Existing User'"],
		['another person', sameLogin, 'It belongs to another user: '],
	])('a login of %s is taken, and it says whose it is', async (_, person, advice) => {
		await onBench(async (bench) => {
			const known = bench.standIn(vendor).users[0];
			const item = person(bench, vendor);
			const { message, description } = panel(await bench.run(vendor, [item]));
			expect(message).toBe(
				`${FIELD[vendor]} '${item.login}' is taken at ${LABEL[vendor]} [item 0]`,
			);
			expect(description).toContain(advice);
			expect(description).toContain(`user ID ${known?.id}`);
			expect(description).toContain('Nothing was changed.');
			// The telephony platform's list was read as a precaution, so nothing was sent.
			const isSent = vendor === 'crmcom';
			if (isSent) expect(description).toMatch(/says: ".*(in use already).*"/);
			expect(writes(bench.standIn(vendor))).toBe(isSent ? 1 : 0);
			expect(loginsAt(bench.standIn(vendor))).toEqual([]);
		});
	});

	it('the vendor is not asked for users that it accepts, but for the list as a precaution', async () => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(5));
			const asked = requestsTo(bench.standIn(vendor), 'users', 'user', 'show');
			const precaution = vendor === 'crmcom' ? [] : ['users'];
			expect(asked.map(({ endpoint }) => endpoint)).toEqual(precaution);
		});
	});

	it('what this process has just created is not sent again', async () => {
		await onBench(async (bench) => {
			bench.standIn(vendor).settings.uniqueLogins = false;
			await bench.run(vendor, hires(3));
			const again = hires(3).map((hire) => ({
				...hire,
				login: hire.login?.toString().toUpperCase(),
			}));
			const run = await bench.run(vendor, again, { node: ERROR_OUTPUT });
			expect(refused(run).map(({ details }) => details.outcome)).toEqual(Array(3).fill('refused'));
			expect(refused(run)[0]?.error).toContain(`is taken at ${LABEL[vendor]}`);
			expect(bench.standIn(vendor).count('create')).toBe(3);
		});
	});

	it('two executions with the same login at once send it once', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.uniqueLogins = false;
			standIn.settings.latencyMs = 30;
			const runs = await Promise.all(
				Array.from({ length: 4 }, async () => {
					return await bench.run(vendor, hires(2), { node: ERROR_OUTPUT });
				}),
			);
			expect(sends(standIn)).toEqual({ 'hire.0': 1, 'hire.1': 1 });
			expect(runs.flatMap(actions)).toEqual(['created', 'created']);
			expect(runs.flatMap((run) => refused(run))).toHaveLength(6);
		});
	});

	it('one that waited for a refused login sends its own', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.latencyMs = 30;
			standIn.faults.plan = [
				{ on: 'create', kind: 'answer', status: 400, body: { message: 'No.' }, times: 1 },
			];
			const runs = await Promise.all([
				bench.run(vendor, hires(1), { node: ERROR_OUTPUT }),
				bench.run(vendor, hires(1), { node: ERROR_OUTPUT }),
			]);
			expect(runs.flatMap(actions)).toEqual(['created']);
			expect(sends(standIn)).toEqual({ 'hire.0': 2 });
		});
	});
});

describe.each(VENDORS)('Return the Existing User: %s', (vendor) => {
	it('the same sheet again creates nobody and returns everybody', async () => {
		await onBench(async (bench) => {
			const first = await bench.run(vendor, hires(4), { parameters: RETURN });
			expect(actions(first)).toEqual(Array(4).fill('created'));
			for (const more of [{}, otherProcess()]) {
				const run = await bench.run(vendor, hires(4), { parameters: RETURN }, more);
				expect(actions(run)).toEqual(Array(4).fill('existing'));
				expect(run.json(NODE).map(({ userId }) => userId)).toEqual(
					first.json(NODE).map(({ userId }) => userId),
				);
				expect(run.hints(NODE)[0]).toContain('4 items: 4 existed already.');
			}
			expect(bench.standIn(vendor).count('create')).toBe(4);
		});
	});

	it('the same person differs in nothing, and gets no generated password', async () => {
		await onBench(async (bench) => {
			const parameters = { ...RETURN, generatePassword: true };
			const run = await bench.run(vendor, [samePerson(bench, vendor)], { parameters });
			const [user] = run.json(NODE);
			expect(user).toMatchObject({ action: 'existing' });
			expect(user).not.toHaveProperty('password');
			if (vendor === 'crmcom') expect(user).not.toHaveProperty('differs');
		});
	});
});

describe.each(TELEPHONY)('found through paging: %s', (vendor) => {
	it.each(['ascending', 'descending'] as const)('one scan finds all, %s', async (listOrder) => {
		await onBench(async (bench) => {
			const { settings, fixture } = bench.sandbox[vendor];
			settings.listOrder = listOrder;
			settings.maxPageSize = 10;
			const items = fixture.users.map(({ login }, at) => ({ ...hires(1, at)[0], login }));
			const run = await bench.run(vendor, items, { parameters: RETURN });
			expect(actions(run)).toEqual(items.map(() => 'existing'));
			expect(run.json(NODE).map(({ userId }) => userId)).toEqual(
				fixture.users.map(({ id }) => String(id)),
			);
			expect(bench.standIn(vendor).count('users')).toBe(Math.ceil(items.length / 10));
		});
	});
});

describe.each(TELEPHONY)('Update the Existing User: %s', (vendor) => {
	it('creates who is not there', async () => {
		await onBench(async (bench) => {
			const items = [sameLogin(bench, vendor), ...hires(2, 1)];
			const run = await bench.run(vendor, items, { parameters: UPDATE });
			expect(actions(run)).toEqual(['updated', 'created', 'created']);
			expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.1', 'hire.2']);
		});
	});

	it.each([true, false])('the password only when told to: %s', async (resetPassword) => {
		await onBench(async (bench) => {
			const item = sameLogin(bench, vendor);
			const parameters = { ...UPDATE, generatePassword: true, options: { resetPassword } };
			const [user] = (await bench.run(vendor, [item], { parameters })).json(NODE);
			const [patch] = requestsTo(bench.standIn(vendor), 'update');
			if (resetPassword) {
				expect(patch?.body).toMatchObject({ password: user?.password });
				expect(bench.standIn(vendor).signIn(String(item.login), String(user?.password))).toBe(true);
			} else {
				expect(patch?.body).not.toHaveProperty('password');
				expect(user).not.toHaveProperty('password');
			}
		});
	});

	it('a refused update says that it was one, and that nothing was changed', async () => {
		await onBench(async (bench) => {
			const parameters = { ...UPDATE, callerIds: ['77'] };
			const item = sameLogin(bench, vendor);
			const run = await bench.run(vendor, [item], { parameters, node: ERROR_OUTPUT });
			expect(refused(run)[0]?.error).toContain('refused the update of the user');
			expect(refused(run)[0]?.details.whatToDo).toContain('Nothing was changed');
		});
	});
});
