import { timePasses } from '../clock';
import { peakInFlight } from '../sandbox';
import {
	actions,
	byLogin,
	heldTogether,
	ERROR_OUTPUT,
	NODE,
	onBench,
	onLoginBench,
	loadOtherProcess,
	otherProcess,
	refused,
	requestsTo,
	sends,
	TELEPHONY,
	tokenIn,
	VENDORS,
} from './cases';
import { hires } from './fixture';

beforeAll(loadOtherProcess);

const HOUR = 3_600_000;

const tenAtOnce = { parameters: { options: { concurrency: 10 } } };

const eachOnce = (count: number, first = 0) =>
	Object.fromEntries(hires(count, first).map(({ login }) => [login, 1]));

describe.each(VENDORS)('one login per token: %s', (vendor) => {
	it('without a token, ten parallel requests log in once', async () => {
		await onLoginBench(vendor, async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, hires(10), tenAtOnce);
			timePasses(2 * HOUR);
			standIn.faults.plan = [heldTogether(standIn, 10, 5)];
			const before = { logins: standIn.count('login'), requests: standIn.requests.length };
			const run = await bench.run(vendor, hires(20, 100), tenAtOnce);
			expect(run.json(NODE)).toHaveLength(20);
			expect(standIn.count('login') - before.logins).toBe(1);
			const later = standIn.requests.slice(before.requests);
			expect(peakInFlight(later)).toBeGreaterThan(4);
			// The end of a token is known, so none was sent that had to be refused.
			expect(later.map(({ status }) => status)).not.toContain(401);
		});
	});

	it('a token that dies in mid-run under ten parallel requests is renewed once', async () => {
		await onLoginBench(vendor, async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.latencyMs = 20;
			standIn.faults.plan = [{ on: 'create', kind: 'tokenRevoked', nth: [25] }];
			const run = await bench.run(vendor, hires(60), tenAtOnce);
			expect(run.json(NODE)).toHaveLength(60);
			expect(standIn.count('login')).toBe(2);
			expect(standIn.created).toHaveLength(60);
			expect(standIn.count('create')).toBeGreaterThan(60);
		});
	});

	it('the next execution goes on with the token; another process logs in for itself', async () => {
		await onLoginBench(vendor, async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, hires(2));
			await bench.run(vendor, hires(2, 2));
			const run = await bench.run(vendor, hires(2, 4), {}, otherProcess());
			expect(actions(run)).toEqual(['created', 'created']);
			expect(sends(standIn)).toEqual(eachOnce(6));
			expect(standIn.count('login')).toBe(2);
		});
	});

	it('a token that died in the meantime leads to one login, in each process', async () => {
		await onLoginBench(vendor, async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, hires(1));
			await bench.run(vendor, hires(1, 1), {}, otherProcess());
			standIn.revokeTokens();
			const run = await bench.run(vendor, hires(3, 2), tenAtOnce);
			expect(actions(run)).toEqual(['created', 'created', 'created']);
			expect(standIn.count('login')).toBe(3);
			const [, , third] = standIn.tokensIssued;
			expect(tokenIn(standIn.requests.at(-1)!)).toBe(third);
			await bench.run(vendor, hires(3, 5), tenAtOnce, otherProcess());
			expect(standIn.count('login')).toBe(4);
		});
	});

	it.each(['2.41', '1.123'] as const)(
		'n8n %s has nothing to save: the credential is as the operator entered it',
		async (n8nLine) => {
			await onLoginBench(vendor, async (bench) => {
				const before = structuredClone(bench.credentials.get(vendor)?.data);
				await bench.run(vendor, hires(12), tenAtOnce, { n8nLine });
				bench.standIn(vendor).revokeTokens();
				await bench.run(vendor, hires(2, 12), tenAtOnce, { n8nLine });
				expect(bench.standIn(vendor).count('login')).toBe(2);
				expect(bench.credentials.get(vendor)?.data).toEqual(before);
				expect(bench.credentials.saves).toEqual([]);
			});
		},
	);
});

it.each(['401', '403', 'status'] as const)(
	"CRM.COM's expired token is renewed when it is answered by %s",
	async (answer) => {
		await onBench(async (bench) => {
			const { crmcom } = bench.sandbox;
			crmcom.settings.expiredTokenAnswer = answer;
			crmcom.settings.latencyMs = 10;
			crmcom.faults.plan = [{ on: 'create', kind: 'tokenRevoked', nth: [9] }];
			const run = await bench.run('crmcom', hires(20), tenAtOnce);
			expect(run.json(NODE).map(({ action }) => action)).toEqual(Array(20).fill('created'));
			expect(crmcom.count('login')).toBe(2);
		});
	},
);

it.each<['403' | 'status', number, string]>([
	['403', 403, 'COM.CRM.EXCEPTION.SECURITY.NOTALLOWEDEXCEPTION'],
	['status', 200, 'COM.CRM.EXCEPTION.USERS.AUTHENTICATIONPOLICYEXCEPTION'],
])(
	"CRM.COM's expired token is renewed when it is answered by %s, which refused a person before",
	async (expiredTokenAnswer, status, code) => {
		await onBench(async (bench) => {
			const { crmcom } = bench.sandbox;
			crmcom.settings.expiredTokenAnswer = expiredTokenAnswer;
			const body = { status: { code, description: 'You may not.', message: 'You may not.' } };
			crmcom.faults.plan = [
				{ on: 'create', kind: 'answer', status, body, login: 'hire.0' },
				{ on: 'create', kind: 'tokenRevoked', login: 'hire.3', times: 1 },
			];
			const parameters = { options: { concurrency: 1 } };
			const run = await bench.run('crmcom', hires(9), { parameters, node: ERROR_OUTPUT });
			expect(refused(run).map(({ details }) => details.loginId)).toEqual(['hire.0']);
			expect(actions(run)).toEqual(Array(8).fill('created'));
			// Once to find out that the person is not about the token, and once for the one that ended.
			expect(crmcom.count('login')).toBe(3);
		});
	},
);

it.each(['403', 'status'] as const)(
	'a new token that dies at once costs CRM.COM one item, not all of a minute: answered by %s',
	async (expiredTokenAnswer) => {
		await onBench(async (bench) => {
			const { crmcom } = bench.sandbox;
			crmcom.settings.expiredTokenAnswer = expiredTokenAnswer;
			crmcom.faults.plan = [{ on: 'create', kind: 'tokenRevoked', login: 'hire.0', times: 2 }];
			const parameters = { options: { concurrency: 1 } };
			const run = await bench.run('crmcom', hires(9), { parameters, node: ERROR_OUTPUT });
			expect(refused(run).map(({ details }) => details.loginId)).toEqual(['hire.0']);
			expect(actions(run)).toEqual(Array(8).fill('created'));
			expect(crmcom.count('login')).toBe(3);
		});
	},
);

it('CRM.COM that minds every token is asked for one more, not for ever', async () => {
	await onBench(async (bench) => {
		const { crmcom } = bench.sandbox;
		crmcom.faults.plan = [{ on: 'create', kind: 'tokenRevoked' }];
		const run = await bench.run('crmcom', hires(1));
		expect(run.error?.message).toContain('The token is not valid or has expired');
		expect(crmcom.count('create')).toBe(2);
		// One more than that is for the question whether the username is taken.
		expect(crmcom.count('login')).toBeLessThanOrEqual(3);
	});
});

describe.each(VENDORS)('a token belongs to what it was given for: %s', (vendor) => {
	const second = { acefone: 'loginId', crmcom: 'username', servetel: 'loginId' } as const;

	it('after a change of account the old token is never sent', async () => {
		await onLoginBench(vendor, async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, hires(2));
			const [old] = standIn.tokensIssued;
			const { secondAccount } = bench.sandbox[vendor];
			bench.credentials.edit(vendor, {
				[second[vendor]]:
					'loginId' in secondAccount ? secondAccount.loginId : secondAccount.username,
				password: secondAccount.password,
			});
			const before = standIn.requests.length;
			for (const more of [{}, otherProcess()]) {
				const run = await bench.run(vendor, hires(2, standIn.created.length), {}, more);
				expect(actions(run)).toEqual(['created', 'created']);
			}
			const later = standIn.requests.slice(before);
			expect(later.map(tokenIn)).not.toContain(old);
			const accounts = later.map(({ account }) => account).filter(Boolean);
			expect(new Set(accounts)).toEqual(new Set([expect.stringContaining('second')]));
		});
	});

	it('after a change of host the old token never gets there', async () => {
		await onLoginBench(vendor, async (bench) => {
			await bench.run(vendor, hires(1));
			const [old] = bench.standIn(vendor).tokensIssued;
			await onBench(async (other) => {
				const address = vendor === 'crmcom' ? 'serverAddress' : 'apiRoot';
				bench.credentials.edit(vendor, { [address]: other.standIn(vendor).url });
				for (const more of [{}, otherProcess()]) {
					await bench.run(vendor, hires(1, other.standIn(vendor).created.length), {}, more);
				}
				expect(other.standIn(vendor).created).toHaveLength(2);
				expect(JSON.stringify(other.standIn(vendor).requests)).not.toContain(old);
			});
		});
	});
});

describe.each(TELEPHONY)('a permanent token: %s', (vendor) => {
	it.each(['Bearer ', 'bearer  ', ' ', ''])(
		'pasted behind "%s" it is sent once, bare',
		async (by) => {
			await onBench(async (bench) => {
				const { apiToken } = bench.sandbox[vendor].account;
				bench.credentials.edit(vendor, { connectUsing: 'token', apiToken: `${by}${apiToken} ` });
				const run = await bench.run(vendor, hires(2));
				expect(actions(run)).toEqual(['created', 'created']);
				const headers = bench.standIn(vendor).requests.map(({ headers }) => headers.authorization);
				expect(new Set(headers)).toEqual(new Set([`Bearer ${apiToken}`]));
				expect(bench.standIn(vendor).count('login')).toBe(0);
			});
		},
	);

	it('of a credential that was switched to it, the session token of before is not sent', async () => {
		await onLoginBench(vendor, async (bench) => {
			const standIn = bench.standIn(vendor);
			const { apiToken } = bench.sandbox[vendor].account;
			await bench.run(vendor, hires(1));
			bench.credentials.edit(vendor, { connectUsing: 'token', apiToken });
			await bench.run(vendor, hires(1, 1));
			expect(tokenIn(requestsTo(standIn, 'create').at(-1)!)).toBe(apiToken);
			bench.credentials.edit(vendor, byLogin(bench, vendor) as never);
			await bench.run(vendor, hires(1, 2));
			expect(standIn.tokensIssued).toContain(tokenIn(requestsTo(standIn, 'create').at(-1)!));
		});
	});
});
