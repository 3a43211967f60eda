import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import {
	actions,
	CONTINUE,
	ERROR_OUTPUT,
	LABEL,
	NODE,
	onBench,
	onLoginBench,
	loadOtherProcess,
	otherProcess,
	panel,
	refused,
	RETRIES,
	EVERY_TELEPHONY,
	VENDORS,
	writes,
} from './cases';
import { hires, type Bench } from './fixture';

beforeAll(loadOtherProcess);

/** Requests that touch users: none may follow a refused login. */
const userRequests = (bench: Bench, vendor: VendorName) =>
	bench.standIn(vendor).requests.filter(({ endpoint }) => endpoint !== 'login');

const WRONG = Object.fromEntries([['password', 'Wrong-Password-1']]);

async function withWrongPassword(vendor: VendorName, test: (bench: Bench) => Promise<void>) {
	await onLoginBench(vendor, async (bench) => {
		bench.credentials.edit(vendor, WRONG);
		await test(bench);
	});
}

describe.each(VENDORS)('a refused login is tried once: %s', (vendor) => {
	it('over fifty items and three tries, and not by the next execution', async () => {
		await withWrongPassword(vendor, async (bench) => {
			const first = await bench.run(vendor, hires(50), { node: RETRIES });
			const next = await bench.run(vendor, hires(50), { node: RETRIES });
			expect([first.status, next.status]).toEqual(['error', 'error']);
			expect(bench.standIn(vendor).count('login')).toBe(1);
			expect(userRequests(bench, vendor)).toEqual([]);
		});
	});

	it('by twenty executions at once', async () => {
		await withWrongPassword(vendor, async (bench) => {
			const runs = await Promise.all(
				hires(20).map(async (hire) => await bench.run(vendor, [hire], { node: RETRIES })),
			);
			expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['error']));
			expect(bench.standIn(vendor).count('login')).toBe(1);
			expect(userRequests(bench, vendor)).toEqual([]);
		});
	});

	it("says whose login it is, the vendor's words, and what to do", async () => {
		await withWrongPassword(vendor, async (bench) => {
			const { message, description } = panel(await bench.run(vendor, hires(3)));
			const name = bench.options(vendor, []).workflow?.nodes[1]?.credentials;
			expect(message).toBe(
				`${LABEL[vendor]} does not accept the login in credential '${vendor} account'`,
			);
			expect(name).toBeDefined();
			const words =
				vendor === 'crmcom'
					? 'The credentials are not valid.'
					: 'The username or password is incorrect.';
			expect(description).toContain(`"${words}"`);
			expect(description).toContain("'Password'");
			expect(description).toContain('lock the account');
			expect(description).toContain('No user was created.');
		});
	});

	it.each([
		['Continue', CONTINUE, 0],
		['the error output', ERROR_OUTPUT, 1],
	])('with %s every item is answered with it', async (_, node, branch) => {
		await withWrongPassword(vendor, async (bench) => {
			const run = await bench.run(vendor, hires(12), { node });
			expect(run.status).toBe('success');
			expect(refused(run, branch)).toHaveLength(12);
			for (const [at, { error, details }] of refused(run, branch).entries()) {
				expect(error).toContain('does not accept the login in credential');
				expect(details).toMatchObject({ outcome: 'notSent', item: at });
			}
			expect(run.hints(NODE)[0]).toContain('12 items: 12 not sent.');
			expect(bench.standIn(vendor).count('login')).toBe(1);
		});
	});

	it('a login that stops being accepted in mid-run ends the run, with what was created', async () => {
		await onLoginBench(vendor, async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [
				{ on: 'create', kind: 'tokenRevoked', nth: [3] },
				{ on: 'login', kind: 'answer', status: 401, body: { message: 'Expired.' }, nth: [2] },
			];
			const parameters = { options: { concurrency: 1 } };
			const { message, description } = panel(await bench.run(vendor, hires(10), { parameters }));
			expect(message).toContain('does not accept the login in credential');
			expect(message).toContain('2 of 10 users were created before');
			expect(description).toContain('Created: hire.0, hire.1.');
			expect(description).toContain('Not sent: 8.');
			expect(standIn.count('login')).toBe(2);
			expect(standIn.count('create')).toBe(3);
			// The next execution finds the dead token in the credential, and knows better.
			const before = standIn.requests.length;
			await bench.run(vendor, hires(10), { node: RETRIES });
			expect(standIn.requests).toHaveLength(before);
		});
	});

	it('a corrected password is tried at once', async () => {
		await withWrongPassword(vendor, async (bench) => {
			await bench.run(vendor, hires(1));
			bench.credentials.edit(vendor, { password: bench.sandbox[vendor].account.password });
			const run = await bench.run(vendor, hires(1));
			expect(run.json(NODE)).toHaveLength(1);
			expect(bench.standIn(vendor).count('login')).toBe(2);
		});
	});

	it('names are not looked up with it: the login is what the message is about', async () => {
		await withWrongPassword(vendor, async (bench) => {
			const parameters = { userRole: { __rl: true, mode: 'name', value: 'Quality' } };
			const { message } = panel(await bench.run(vendor, hires(3), { parameters }));
			expect(message).toContain('does not accept the login in credential');
			expect(bench.standIn(vendor).count('login')).toBe(1);
		});
	});

	it('a locked account is named as such, and left alone by other processes too', async () => {
		await withWrongPassword(vendor, async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.lockAfterFailedLogins = 1;
			await bench.run(vendor, hires(1), {}, otherProcess());
			const { description } = panel(await bench.run(vendor, hires(5), { node: RETRIES }));
			expect(description).toMatch(
				vendor === 'crmcom' ? /The user is locked/ : /locked for now\. Wait \d+ seconds/,
			);
			expect(standIn.count('login')).toBe(2);
			expect(writes(standIn)).toBe(0);
		});
	});
});

describe.each(VENDORS)('a login that ran into a rate limit: %s', (vendor) => {
	const limited = async (times: number, test: (bench: Bench) => Promise<void>) =>
		await onLoginBench(vendor, async (bench) => {
			bench.standIn(vendor).faults.plan = [{ on: 'login', kind: 'status429', times }];
			await test(bench);
		});

	it('ends no run, though other workers use all that the vendor takes', async () => {
		await limited(3, async (bench) => {
			const runs = [bench.run(vendor, hires(3)), bench.run(vendor, hires(3, 3))];
			for (const run of await Promise.all(runs)) {
				expect(run.error?.message).toBeUndefined();
				expect(actions(run)).toEqual(Array(3).fill('created'));
			}
			expect(bench.standIn(vendor).count('login')).toBe(4);
		});
	});

	it('has an end, and is left alone then', async () => {
		await limited(99, async (bench) => {
			const run = await bench.run(vendor, hires(3));
			await bench.run(vendor, hires(3));
			expect(run.error?.message).toMatch(/takes no login with credential .* for now/);
			expect(bench.standIn(vendor).count('login')).toBe(4);
		});
	});
});

describe.each(EVERY_TELEPHONY)('a permanent token that may not do it: %s', (vendor) => {
	const using = async (apiToken: string, bench: Bench, node: IDataObject = {}) => {
		bench.credentials.edit(vendor, { connectUsing: 'token', apiToken });
		return await bench.run(vendor, hires(20), { node });
	};

	it.each(['limitedApiToken', 'noAccessApiToken'] as const)('%s: one request', async (name) => {
		await onBench(async (bench) => {
			const run = await using(bench.sandbox[vendor].account[name], bench);
			const { message, description } = panel(run);
			// One 403 may be about one user: it stops a run as any refusal does.
			expect(message).toContain('This token does not have access to this API');
			expect(message).toContain('0 of 20 users were created');
			expect(description).toContain('HTTP status 403');
			expect(description).toContain('No user was created.');
			expect(bench.standIn(vendor).count('create')).toBe(1);
		});
	});

	it('an unknown one is refused in words, and not sent again for each item', async () => {
		await onBench(async (bench) => {
			const { message, description } = panel(await using('no-such-token-at-all', bench));
			expect(message).toBe(
				`${LABEL[vendor]} does not accept the API token in credential '${vendor} account'`,
			);
			expect(description).toContain('The token is invalid or has expired.');
			expect(description).not.toContain('no-such-token-at-all');
			expect(bench.standIn(vendor).count('create')).toBe(1);
		});
	});

	it.each([CONTINUE, ERROR_OUTPUT])('with %o every item says so', async (node) => {
		await onBench(async (bench) => {
			const { limitedApiToken } = bench.sandbox[vendor].account;
			const run = await using(limitedApiToken, bench, node);
			const items = [...refused(run, 0), ...refused(run, 1)];
			expect(items).toHaveLength(20);
			const ended = items.filter(({ details }) => details.reason === 'notAllowed');
			expect(ended).toHaveLength(18);
			for (const { error, details } of ended) {
				expect(error).toContain(
					'users in a row with "This token does not have access to this API."',
				);
				expect(details.whatToDo).toContain('has no right to create users');
				expect(details.whatToDo).toContain("isn't allowed, such as 'User ");
			}
			expect(bench.standIn(vendor).count('create')).toBeLessThanOrEqual(7);
		});
	});
});
