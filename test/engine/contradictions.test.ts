import type { FaultRule, VendorName } from '../sandbox';
import {
	actions,
	ERROR_OUTPUT,
	loadOtherProcess,
	loginsAt,
	NODE,
	onBench,
	otherProcess,
	refused,
	requestsTo,
	sends,
} from './cases';
import { answering } from './doubt';
import { hires } from './fixture';

/** An answer that contradicts itself, or only promises, is neither a yes nor a no. */

beforeAll(loadOtherProcess);

const [HIRE = {}] = hires(1);
const code = (said: string) => ({ status: { code: said, description: 'No.', message: 'No.' } });

const NO_YES: Array<[VendorName, string, number, unknown]> = [
	['acefone', 'that the request was queued', 202, { success: true, message: 'Queued.' }],
	['acefone', 'yes, and a status of a refusal', 200, { success: true, status: 422 }],
	['crmcom', 'OK, and that it is accepted', 202, { ...code('OK'), data: null }],
];

it.concurrent.each(NO_YES)(
	'%s says %s: no user is called created',
	async (vendor, _, status, body) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [answering('create', body, { status } as Partial<FaultRule>)];
			const parameters = { generatePassword: true };
			const run = await bench.run(vendor, [HIRE], { parameters, node: ERROR_OUTPUT });
			expect(loginsAt(standIn)).toEqual([]);
			expect(actions(run)).toEqual([]);
		});
	},
);

const OF_ANOTHER: Array<[VendorName, string, unknown]> = [
	['acefone', 'login_id', { success: true, data: { id: 999, login_id: 'hire.9' } }],
	['crmcom', 'username', { ...code('OK'), data: { id: 'A9', username: 'hire.9' } }],
];

describe.each(OF_ANOTHER)('%s says yes and shows a user with another %s', (vendor, _, body) => {
	it.each([
		['not certain, and sent once', false],
		['created, once the user is found', true],
	])('is %s', async (_what, processed) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [answering('create', body, { processed } as Partial<FaultRule>)];
			const run = await bench.run(vendor, [HIRE], { node: ERROR_OUTPUT });
			expect(sends(standIn)).toEqual({ 'hire.0': 1 });
			const [found] = standIn.created;
			if (processed) expect(run.json(NODE)).toMatchObject([{ userId: found?.id }]);
			else expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
			const said = JSON.stringify(refused(run));
			if (!processed) expect(said).toContain("the answer tells of another user ('hire.9', user ID");
		});
	});
});

it.each<[VendorName, string, unknown]>([
	['acefone', 'HIRE.0', { success: true, data: { id: 999, login_id: 'HIRE.0' } }],
	['acefone', 'hi****', { success: true, data: { id: 999, login_id: 'hi****' } }],
	['crmcom', '-', { ...code('OK'), data: { id: 'A9', username: '-' } }],
])('%s shows the login that was sent as %s: created', async (vendor, _, body) => {
	await onBench(async (bench) => {
		bench.standIn(vendor).faults.plan = [answering('create', body)];
		const run = await bench.run(vendor, [HIRE]);
		expect(run.json(NODE)).toMatchObject([{ action: 'created', loginId: 'hire.0' }]);
	});
});

const NO_NO: Array<[VendorName, number, unknown]> = [
	['acefone', 200, { success: false, message: 'No extension is free.', data: { id: 802446 } }],
];

it.concurrent.each(NO_NO)(
	'%s says no and shows the new user: not refused',
	async (vendor, status, body) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const processed = { status, processed: true } as Partial<FaultRule>;
			standIn.faults.plan = [answering('create', body, processed)];
			const run = await bench.run(vendor, [HIRE], { node: ERROR_OUTPUT });
			expect(loginsAt(standIn)).toEqual(['hire.0']);
			expect(actions(run)).toEqual(['created']);
		});
	},
);

it.concurrent('a code of the token is no "no such user" of CRM.COM', async () => {
	await onBench(async (bench) => {
		const standIn = bench.sandbox.crmcom;
		standIn.settings.uniqueLogins = false;
		standIn.faults.plan = [
			{ on: 'create', kind: 'dropAfter', times: 1 },
			answering('show', code('COM.CRM.EXCEPTION.SECURITY.INVALIDTOKENEXCEPTION')),
		];
		const run = await bench.run('crmcom', [HIRE], { node: ERROR_OUTPUT });
		expect(sends(standIn)).toEqual({ 'hire.0': 1 });
		expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
	});
});

it('a code of CRM.COM that speaks of rights is said once, not for each of many', async () => {
	await onBench(async (bench) => {
		const standIn = bench.sandbox.crmcom;
		standIn.faults.plan = [answering('create', code('COM.CRM.SECURITY.NOPRIVILEGE'))];
		const parameters = { options: { concurrency: 1 } };
		const run = await bench.run('crmcom', hires(20), { parameters, node: ERROR_OUTPUT });
		expect(standIn.count('create')).toBeLessThanOrEqual(6);
		expect(JSON.stringify(refused(run))).toContain('no right to create users');
	});
});

it('a page of a user that says no shows nobody: who was deleted is created again', async () => {
	await onBench(async (bench) => {
		const standIn = bench.sandbox.acefone;
		const { id, login } = standIn.users[0]!;
		const parameters = { ifUserExists: 'return' };
		await bench.run('acefone', hires(1, 9), { parameters });
		const headers = { authorization: `Bearer ${standIn.account.apiToken}` };
		await fetch(`${standIn.url}/v1/user/${id}`, { method: 'DELETE', headers });
		const body = { success: false, message: 'User not found.', data: { id } };
		const others = { has_more: false, data: [{ id: 7, login_id: 'o7', name: 'N' }] };
		standIn.faults.plan = [answering('user', body), answering('users', others)];
		const { now } = Date;
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + 70_000);
		const item = { ...HIRE, login };
		const run = await bench
			.run('acefone', [item], { parameters, node: ERROR_OUTPUT })
			.finally(() => clock.mockRestore());
		expect(actions(run)).toEqual(['created']);
	});
});

it.each([
	['error', 'loginTaken', []],
	['return', undefined, [{ action: 'existing', loginId: 'hire.0', userId: null }]],
	['update', 'cannotUpdate', []],
])('an id whose page has another login is not called this user’s: %s', async (mode, why, users) => {
	await onBench(async (bench) => {
		await bench.run('acefone', [HIRE], {}, otherProcess());
		const standIn = bench.standIn('acefone');
		const { id } = standIn.created[0]!;
		const page = { data: { id, name: 'Eve', team_member: { login_id: 'eve' } } };
		standIn.faults.plan = [answering('user', page)];
		const parameters = { ifUserExists: mode };
		const run = await bench.run('acefone', [HIRE], { parameters, node: ERROR_OUTPUT });
		expect(requestsTo(standIn, 'update')).toEqual([]);
		expect(run.json(NODE)).toMatchObject(users);
		expect(refused(run)[0]?.details.reason).toBe(why);
	});
});

it.each([
	['has lost digits', '12345678901234567891'],
	['is nobody’s', '0'],
])('no update goes to an id that %s', async (_what, id) => {
	await onBench(async (bench) => {
		const standIn = bench.sandbox.acefone;
		const row = `{"id":${id},"login_id":"hire.0","name":"First0 Last0"}`;
		standIn.faults.plan = [answering('users', `{"has_more":false,"data":[${row}]}`)];
		const parameters = { ifUserExists: 'update' };
		const run = await bench.run('acefone', [HIRE], { parameters, node: ERROR_OUTPUT });
		expect(requestsTo(standIn, 'update')).toEqual([]);
		expect(refused(run)).toMatchObject([{ details: { reason: 'cannotUpdate' } }]);
	});
});
