import type { IDataObject } from 'n8n-workflow';

import type { FaultRule, VendorName } from '../sandbox';
import {
	actions,
	CONTINUE,
	ERROR_OUTPUT,
	loginsAt,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	panel,
	refused,
	RETRIES,
	sends,
	TELEPHONY,
	VENDORS,
	writes,
} from './cases';
import { hires, workflowFor, mappedParameters, type Bench } from './fixture';
import type { EngineRun } from './harness';

beforeAll(loadOtherProcess);

const inOrder = { generatePassword: true, options: { concurrency: 1 } };

const refuse = (login: string, times = Infinity): FaultRule => ({
	on: 'create',
	kind: 'answer',
	status: 400,
	body: { success: false, message: 'Not today.' },
	login,
	times,
});

/** Every password that was returned opens the vendor's panel. */
function expectSignIns(bench: Bench, vendor: VendorName, users: IDataObject[]): void {
	for (const { loginId, password } of users) {
		expect(password).toEqual(expect.any(String));
		expect(bench.standIn(vendor).signIn(String(loginId), String(password))).toBe(true);
	}
}

/** Five hires, of whom the third is refused: the run ends with two users. */
async function failHalfWay(
	bench: Bench,
	vendor: VendorName,
	parameters: IDataObject = inOrder,
	items = hires(5),
) {
	bench.standIn(vendor).settings.uniqueLogins = false;
	bench.standIn(vendor).faults.plan = [refuse('hire.2')];
	const run = await bench.run(vendor, items, { parameters });
	expect(run.status).toBe('error');
	expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.0', 'hire.1']);
	bench.standIn(vendor).faults.plan = [];
	return run;
}

/** Either entry of the Executions page; `current` with the workflow as it is saved now. */
async function retry(
	bench: Bench,
	vendor: VendorName,
	retryOf: EngineRun,
	current?: IDataObject,
	process = otherProcess(),
) {
	const parameters = { ...mappedParameters(bench.sandbox, vendor), ...inOrder, ...current };
	const workflow = current && workflowFor(vendor, { parameters });
	return await bench.run(vendor, [], {}, { ...process, retryOf, workflow });
}

describe.each(VENDORS)('Retry On Fail: %s', (vendor) => {
	it('goes on where the first try ended, with the same passwords', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [refuse('hire.2', 1), refuse('hire.4', 1)];
			const run = await bench.run(vendor, hires(6), { parameters: inOrder, node: RETRIES });
			expect(actions(run)).toEqual(Array(6).fill('created'));
			const once = Object.fromEntries(hires(6).map(({ login }) => [login, 1]));
			expect(sends(standIn)).toEqual({ ...once, 'hire.2': 2, 'hire.4': 2 });
			expect(loginsAt(standIn)).toEqual(Object.keys(once));
			expectSignIns(bench, vendor, run.json(NODE));
			expect(new Set(run.json(NODE).map(({ password }) => password)).size).toBe(6);
		});
	});

	it.each([CONTINUE, ERROR_OUTPUT])('with %o each good item is sent once', async (node) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [refuse('hire.0')];
			const settings = { parameters: inOrder, node: { ...RETRIES, ...node } };
			const run = await bench.run(vendor, hires(4), settings);
			expect(run.status).toBe('success');
			expect(sends(standIn)).toMatchObject({ 'hire.1': 1, 'hire.2': 1, 'hire.3': 1 });
			expect(loginsAt(standIn)).toEqual(['hire.1', 'hire.2', 'hire.3']);
			const users = run.json(NODE).filter(({ action }) => action === 'created');
			expect(users).toHaveLength(3);
			expectSignIns(bench, vendor, users);
			expect([...refused(run, 0), ...refused(run, 1)].filter(({ error }) => error)).toHaveLength(1);
		});
	});
});

describe.each(VENDORS)('Retry from the Executions page: %s', (vendor) => {
	it('the failed run leaves logins and ids, and nothing secret', async () => {
		await onBench(async (bench) => {
			const run = await failHalfWay(bench, vendor);
			const saved = JSON.stringify(run.context(NODE));
			for (const { login, id, password } of bench.standIn(vendor).created) {
				expect(saved).toContain(`"${login}"`);
				expect(saved).toContain(`"${id}"`);
				expect(run.saved).not.toContain(password);
			}
			expect(saved).not.toContain('hire.2');
			const { data = {} } = bench.credentials.get(vendor) ?? {};
			for (const secret of [data.password, data.apiToken, data.webApiKey, data.sessionToken]) {
				if (secret) expect(run.saved).not.toContain(String(secret));
			}
		});
	});

	it.each([
		['original workflow, same process', undefined, () => ({}) as ReturnType<typeof otherProcess>],
		['original workflow, another process', undefined, otherProcess],
		['currently saved workflow', { ifUserExists: 'error' }, otherProcess],
	])('%s: gives back who was created and sends the rest', async (_, current, process) => {
		await onBench(async (bench) => {
			const first = await failHalfWay(bench, vendor);
			const ids = bench.standIn(vendor).created.map(({ id }) => id);
			const run = await retry(bench, vendor, first, current, process());
			expect(actions(run)).toEqual(Array(5).fill('created'));
			expect(run.json(NODE).map(({ userId }) => userId)).toEqual(expect.arrayContaining(ids));
			expect(run.json(NODE).map(({ confirmedByLookup }) => confirmedByLookup)).toEqual([
				...[true, true],
				...[undefined, undefined, undefined],
			]);
			expect(sends(bench.standIn(vendor))).toEqual({
				...Object.fromEntries(hires(5).map(({ login }) => [login, 1])),
				'hire.2': 2,
			});
			expectSignIns(bench, vendor, run.json(NODE));
			expect(JSON.stringify(run.context(NODE))).not.toContain('hire.');
		});
	});

	it('knows whom it created by a login behind a spreadsheet’s text mark', async () => {
		await onBench(async (bench) => {
			const items = hires(4).map((hire, at) => ({ ...hire, login: `'hire.${at}` }));
			const first = await failHalfWay(bench, vendor, inOrder, items);
			expect(panel(first).message).toContain('2 of 4 users were created');
			const run = await retry(bench, vendor, first);
			expect(actions(run)).toEqual(Array(4).fill('created'));
			expect(run.json(NODE).map(({ loginId }) => loginId)).toEqual(loginsAt(bench.standIn(vendor)));
			const once = { 'hire.0': 1, 'hire.1': 1, 'hire.3': 1 };
			expect(sends(bench.standIn(vendor))).toEqual({ ...once, 'hire.2': 2 });
			expectSignIns(bench, vendor, run.json(NODE));
		});
	});

	it('with a changed mapping the users are still theirs', async () => {
		await onBench(async (bench) => {
			const first = await failHalfWay(bench, vendor);
			const changed = vendor === 'crmcom' ? { lastName: 'Renamed' } : { name: 'Renamed' };
			const run = await retry(bench, vendor, first, changed);
			expect(actions(run)).toEqual(Array(5).fill('created'));
			expect(loginsAt(bench.standIn(vendor))).toEqual(hires(5).map(({ login }) => login));
		});
	});

	it('with the login of the refused one corrected nobody is sent twice', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const first = await failHalfWay(bench, vendor);
			standIn.faults.plan = [refuse('hire.2')];
			const parameter = vendor === 'crmcom' ? 'username' : 'loginId';
			const expression = "={{ $json.login === 'hire.2' ? 'corrected' : $json.login }}";
			const run = await retry(bench, vendor, first, { [parameter]: expression });
			expect(actions(run)).toEqual(Array(5).fill('created'));
			const logins = ['corrected', 'hire.0', 'hire.1', 'hire.3', 'hire.4'];
			expect(loginsAt(standIn)).toEqual(logins);
			expectSignIns(bench, vendor, run.json(NODE));
		});
	});

	it('a retry that fails as well adds to what is known', async () => {
		await onBench(async (bench) => {
			const first = await failHalfWay(bench, vendor);
			bench.standIn(vendor).faults.plan = [refuse('hire.3')];
			const second = await retry(bench, vendor, first);
			expect(second.status).toBe('error');
			expect(second.error?.message).toContain('3 of 5 users were created');
			bench.standIn(vendor).faults.plan = [];
			const third = await retry(bench, vendor, second);
			expect(actions(third)).toEqual(Array(5).fill('created'));
			expect(loginsAt(bench.standIn(vendor))).toEqual(hires(5).map(({ login }) => login));
			expectSignIns(bench, vendor, third.json(NODE));
		});
	});

	it("after a change of the credential's secret no wrong password is shown", async () => {
		await onBench(async (bench) => {
			const first = await failHalfWay(bench, vendor);
			bench.credentials.edit(vendor, otherSecret(bench, vendor) as never);
			const run = await retry(bench, vendor, first);
			expect(actions(run)).toEqual(Array(5).fill('created'));
			const [back, sent] = [run.json(NODE).slice(0, 2), run.json(NODE).slice(2)];
			for (const user of back) expect(user).not.toHaveProperty('password');
			expectSignIns(bench, vendor, sent);
			expect(run.hints(NODE).join(' ')).toContain('The secret of the credential was changed');
			expect(loginsAt(bench.standIn(vendor))).toEqual(hires(5).map(({ login }) => login));
		});
	});

	it('users with a password of the input get no generated one afterwards', async () => {
		await onBench(async (bench) => {
			const first = await failHalfWay(bench, vendor, { options: { concurrency: 1 } });
			const run = await retry(bench, vendor, first, { generatePassword: true });
			const [back, sent] = [run.json(NODE).slice(0, 2), run.json(NODE).slice(2)];
			for (const user of back) expect(user).not.toHaveProperty('password');
			expectSignIns(bench, vendor, sent);
		});
	});

	it('as a dry run it writes nothing', async () => {
		await onBench(async (bench) => {
			const first = await failHalfWay(bench, vendor);
			const before = writes(bench.standIn(vendor));
			const options = { dryRun: true };
			const run = await retry(bench, vendor, first, { options, ifUserExists: 'return' });
			expect(actions(run)).toEqual([
				...['wouldReturn', 'wouldReturn'],
				...['wouldCreate', 'wouldCreate', 'wouldCreate'],
			]);
			expect(writes(bench.standIn(vendor))).toBe(before);
		});
	});
});

/** Another secret that opens the same account's users. */
function otherSecret({ sandbox }: Bench, vendor: VendorName): IDataObject {
	if (vendor === 'crmcom') return { webApiKey: sandbox.crmcom.secondAccount.webApiKey };
	const { loginId, password, apiToken } = sandbox[vendor].secondAccount;
	return { loginId, password, apiToken };
}

it.each(TELEPHONY)('%s: a user deleted in the meantime is created again', async (vendor) => {
	await onBench(async (bench) => {
		const first = await failHalfWay(bench, vendor);
		const { url, created } = bench.standIn(vendor);
		const headers = { authorization: `Bearer ${bench.sandbox[vendor].account.apiToken}` };
		await fetch(`${url}/v1/user/${created[0]?.id}`, { method: 'DELETE', headers });
		const run = await retry(bench, vendor, first);
		expect(actions(run)).toEqual(Array(5).fill('created'));
		expect(sends(bench.standIn(vendor))).toMatchObject({ 'hire.0': 2, 'hire.1': 1 });
		expectSignIns(bench, vendor, run.json(NODE));
	});
});

describe('what a failed run could not find out', () => {
	it.concurrent.each(VENDORS)('%s: is asked first by the retry', async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.uniqueLogins = false;
			const lookup = vendor === 'crmcom' ? ('show' as const) : ('users' as const);
			standIn.faults.plan = [
				{ on: 'create', login: 'hire.1', kind: 'dropAfter' },
				{ on: lookup, kind: 'status500' },
			];
			const first = await bench.run(vendor, hires(2), { parameters: inOrder });
			expect(first.error?.message).toContain("not certain whether user 'hire.1' was created");
			standIn.faults.plan = [];
			const run = await retry(bench, vendor, first);
			expect(actions(run)).toEqual(['created', 'created']);
			expect(sends(standIn)).toEqual({ 'hire.0': 1, 'hire.1': 1 });
			const [answered, found] = run.json(NODE);
			expectSignIns(bench, vendor, [answered ?? {}]);
			// Only found afterwards: the user may have been there before, with another password.
			expect(found).toMatchObject({ confirmedByLookup: true, passwordNote: expect.any(String) });
			expect(found).not.toHaveProperty('password');
		});
	});
});
