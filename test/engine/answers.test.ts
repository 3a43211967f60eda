import {
	actions,
	EVERY_TELEPHONY,
	EVERY_VENDOR,
	ERROR_OUTPUT,
	NODE,
	onBench,
	onLoginBench,
	loadOtherProcess,
	otherProcess,
	panel,
	refused,
	tokenIn,
	VENDORS,
} from './cases';
import type {} from '../sandbox';
import { hires } from './fixture';

beforeAll(loadOtherProcess);

/** What real servers answer, and what is said of it: one kind a test. */

const RETURN = { parameters: { ifUserExists: 'return' } };

describe.each(VENDORS)('%s: a 5xx with a reason of the API', (vendor) => {
	it('twice for a user who is not there ends that item, with the reason', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [{ on: 'create', kind: 'status500', login: 'hire.1' }];
			const run = await bench.run(vendor, hires(2), { node: ERROR_OUTPUT });
			const [item] = refused(run);
			expect(item?.details).toMatchObject({ outcome: 'refused', reason: 'refusedByVendor' });
			expect(item?.details.httpStatus).toBe(500);
			expect(item?.error).toMatch(/Something went wrong|Unexpected error/);
			expect(standIn.count('create')).toBe(3);
		});
	});
});

describe.each(VENDORS)(
	'%s: a user who meets a gateway that has left, or that is not ready',
	(vendor) => {
		const page = '<h1>Sorry</h1>';

		it.concurrent.each([
			[499, true, 1],
			[499, false, 2],
			[425, false, 2],
		])('%d, done there: %s, is created once', async (status, processed, times) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				standIn.settings.uniqueLogins = false;
				standIn.faults.plan = [
					{ on: 'create', kind: 'answer', status, body: page, processed, times: 1 },
				];
				const run = await bench.run(vendor, hires(1), { node: ERROR_OUTPUT });
				expect(actions(run)).toEqual(['created']);
				expect(standIn.count('create')).toBe(times);
				expect(standIn.created).toHaveLength(1);
			});
		});

		it('and one whom a proxy turns away is refused with advice that fits', async () => {
			await onBench(async (bench) => {
				const rule = { on: 'create', kind: 'answer', status: 407, body: page } as const;
				bench.standIn(vendor).faults.plan = [rule];
				const run = await bench.run(vendor, hires(1), { node: ERROR_OUTPUT });
				const [item] = refused(run);
				expect(item?.details).toMatchObject({ outcome: 'refused', reason: 'refusedByVendor' });
				expect(item?.details.whatToDo).toContain('something before it, such as a proxy');
				expect(bench.standIn(vendor).count('create')).toBe(1);
			});
		});
	},
);

describe.each(EVERY_VENDOR)('%s: a login whose answer was lost on its way', (vendor) => {
	it.each(['', '{"success":true,"acc'])('is made again: %j', async (body) => {
		await onLoginBench(vendor, async (bench) => {
			const rule = { on: 'login', kind: 'answer', status: 200, body, times: 1 } as const;
			bench.standIn(vendor).faults.plan = [rule];
			expect(actions(await bench.run(vendor, hires(1)))).toEqual(['created']);
		});
	});
});

it('crmcom: a login that another one is taken for is taken by that one', async () => {
	await onBench(async (bench) => {
		const status = { code: 'OK', description: null, message: null };
		const data = { id: 'A1', username: 'jose', person_name: 'Jose Rao', active: true };
		const no = { status: { code: 'X.TAKEN', description: 'In use.', message: null }, data: null };
		bench.standIn('crmcom').faults.plan = [
			{ on: 'show', kind: 'answer', status: 200, body: { status, data }, login: 'josé' },
			{ on: 'create', kind: 'answer', status: 200, body: no },
		];
		const items = [{ ...hires(1)[0], login: 'josé' }];
		const { message } = panel(await bench.run('crmcom', items));
		expect(message).toBe("Username 'josé' is taken by 'jose' at CRM.COM [item 0]");
		const [user] = (await bench.run('crmcom', items, RETURN)).json(NODE);
		expect(user).toMatchObject({ action: 'existing', loginId: 'jose', userId: 'A1' });
		expect(user?.differs).toContain('username');
	});
});

describe.each(EVERY_TELEPHONY)('%s: a user who is switched off', (vendor) => {
	it.each([
		['user_status', { user_status: 0 }, {}],
		['agent.status', { agent: { id: '9', status: 2 } }, {}],
		['team_member.status', {}, { status: 0 }],
	])('comes back as such by %s', async (_, listed, member) => {
		await onBench(async (bench) => {
			const entry = { id: 7, login_id: 'hire.0', name: 'First0 Last0', user_status: 1, ...listed };
			const team = { login_id: 'hire.0', status: 1, ...member };
			const list = { has_more: false, data: [entry] };
			bench.standIn(vendor).faults.plan = [
				{ on: 'users', kind: 'answer', status: 200, body: list },
				{
					...{ on: 'user', kind: 'answer', status: 200 },
					body: { data: { id: '7', name: 'First0 Last0', team_member: team } },
				},
			];
			const run = await bench.run(vendor, hires(1), RETURN);
			expect(run.json(NODE)[0]).toMatchObject({ action: 'existing', active: false });
			expect(run.hints(NODE).join()).toContain('1 user is switched off at');
			const { description } = panel(await bench.run(vendor, hires(1)));
			expect(description).toContain('This user is switched off there.');
		});
	});
});

it('crmcom: a user who is switched off comes back as such', async () => {
	await onBench(async (bench) => {
		const status = { code: 'OK', description: null, message: null };
		const data = { id: 'A1', username: 'hire.0', person_name: 'First0 Last0', active: false };
		bench.standIn('crmcom').faults.plan = [
			{ on: 'show', kind: 'answer', status: 200, body: { status, data } },
		];
		const run = await bench.run('crmcom', hires(1), RETURN);
		expect(run.json(NODE)[0]).toMatchObject({ action: 'existing', active: false });
	});
});

describe.each(EVERY_VENDOR)('%s: a login answered in another form', (vendor) => {
	const ok = { success: true, status: { code: 'OK', description: null, message: null } };

	it('without a token is said as what it is, shows nothing of it, and is not kept', async () => {
		await onLoginBench(vendor, async (bench) => {
			const body = { ...ok, result: { jwt: 'Token-Elsewhere-1' } };
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [{ on: 'login', kind: 'answer', status: 200, body }];
			const { message, description } = panel(await bench.run(vendor, hires(1)));
			expect(message).toContain('in an unknown form');
			expect(description).toContain('result.jwt');
			expect(message + description).not.toMatch(/Token-Elsewhere|does not accept/);
			standIn.faults.plan = [];
			expect(actions(await bench.run(vendor, hires(1)))).toEqual(['created']);
		});
	});
});

describe.each(EVERY_VENDOR)('%s: a login whose token stands elsewhere', (vendor) => {
	it.each([
		['token', (token: string) => ({ token })],
		['data.token', (token: string) => ({ data: { token } })],
	])('is read from %s', async (_, form) => {
		await onLoginBench(vendor, async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, hires(1), RETURN);
			const token = standIn.tokensIssued.at(-1);
			const last = typeof token === 'string' ? token : String(tokenIn(standIn.requests.at(-1)!));
			const status = { code: 'OK', description: null, message: null };
			const body = { success: true, status, ...form(last) };
			standIn.faults.plan = [{ on: 'login', kind: 'answer', status: 200, body }];
			const run = await bench.run(vendor, hires(1, 1), {}, otherProcess());
			expect(actions(run)).toEqual(['created']);
		});
	});
});
