import type { FaultRule, TelephonySettings } from '../sandbox';
import { actions, ERROR_OUTPUT, onBench, refused, sends } from './cases';
import { answering, refuse } from './doubt';
import { hires, type Bench } from './fixture';

/** Whom a list has shown is there until the vendor says otherwise, and not a moment longer. */

const RETURN = { ifUserExists: 'return' };
const [HIRE = {}] = hires(1);

/** A login that is there already, at a vendor that would take it twice. */
function someoneAt(bench: Bench, settings: Partial<TelephonySettings> = {}, more = 0) {
	const standIn = bench.sandbox.acefone;
	Object.assign(standIn.settings, { uniqueLogins: false, ...settings });
	standIn.addExisting(more);
	const { id, login } = standIn.users[0]!;
	return { standIn, taken: { id, login } };
}

describe('who was seen is not sent', () => {
	it('where the list fails later', async () => {
		await onBench(async (bench) => {
			const { standIn, taken } = someoneAt(bench);
			standIn.faults.plan = [
				refuse('hire.0'),
				answering('users', { data: [] }, { nth: [2, 3, 4, 5] }),
			];
			const items = [HIRE, { ...HIRE, login: taken.login }];
			const parameters = { options: { concurrency: 1 } };
			const run = await bench.run('acefone', items, { parameters, node: ERROR_OUTPUT });
			expect(sends(standIn)).toEqual({ 'hire.0': 1 });
			expect(refused(run)[1]?.details.reason).toBe('cannotAsk');
		});
	});

	it.each<[string, Partial<TelephonySettings>, number]>([
		['is not proven complete', { listPaging: 'page', listTells: ['next_page_url'] }, 0],
		['is longer than it pays to read', {}, 2000],
	])('where the list %s', async (_what, settings, more) => {
		await onBench(async (bench) => {
			const { standIn, taken } = someoneAt(bench, { ...settings, maxPageSize: 20 }, more);
			const items = [{ ...HIRE, login: taken.login }];
			const run = await bench.run('acefone', items, { node: ERROR_OUTPUT });
			expect(sends(standIn)).toEqual({});
			expect(refused(run)).toMatchObject([{ details: { reason: 'loginTaken' } }]);
		});
	});

	it('where nobody can be asked now', async () => {
		await onBench(async (bench) => {
			const { standIn, taken } = someoneAt(bench);
			await bench.run('acefone', hires(1, 9), { parameters: RETURN });
			const no = { kind: 'answer', status: 403, body: { message: 'No.' } } as const;
			standIn.faults.plan = [{ on: ['users', 'user'], ...no }];
			const items = [{ ...HIRE, login: taken.login }];
			const run = await bench.run('acefone', items, { node: ERROR_OUTPUT });
			expect(sends(standIn)).toEqual({ 'hire.9': 1 });
			expect(refused(run)).toMatchObject([{ details: { outcome: 'notSent' } }]);
		});
	});
});

describe('who is gone since a moment ago', () => {
	/** Asks the vendor for something behind the node's back. */
	async function ask(bench: Bench, id: string, method: string, body?: object): Promise<void> {
		const { account, url } = bench.sandbox.acefone;
		const answer = await fetch(`${url}/v1/user/${id}`, {
			method,
			headers: {
				authorization: `Bearer ${account.apiToken}`,
				...(body ? { 'content-type': 'application/json' } : {}),
			},
			body: body && JSON.stringify(body),
		});
		expect(answer.ok).toBe(true);
	}

	it.each(['return', 'error'])('is created again with %s', async (ifUserExists) => {
		await onBench(async (bench) => {
			const { taken } = someoneAt(bench);
			await bench.run('acefone', hires(1, 9), { parameters: RETURN });
			await ask(bench, taken.id, 'DELETE');
			const run = await bench.run('acefone', [{ ...HIRE, login: taken.login }], {
				parameters: { ifUserExists },
				node: ERROR_OUTPUT,
			});
			expect(actions(run)).toEqual(['created']);
		});
	});

	it('leaves a login free that was changed', async () => {
		await onBench(async (bench) => {
			const { taken } = someoneAt(bench);
			await bench.run('acefone', hires(1, 9), { parameters: RETURN });
			await ask(bench, taken.id, 'PATCH', { login_id: 'renamed.user' });
			const items = [{ ...HIRE, login: taken.login }];
			const run = await bench.run('acefone', items, { parameters: RETURN });
			expect(actions(run)).toEqual(['created']);
		});
	});

	it('is told by a new list where users have no ids', async () => {
		await onBench(async (bench) => {
			const { standIn } = someoneAt(bench);
			const listing = (...logins: string[]): FaultRule[] => [
				answering('users', {
					has_more: false,
					data: logins.map((login) => ({ login_id: login, name: 'N' })),
				}),
			];
			standIn.faults.plan = listing('hire.0', 'other');
			await bench.run('acefone', hires(1, 9), { parameters: RETURN });
			standIn.faults.plan = listing('other');
			const run = await bench.run('acefone', [HIRE], { parameters: RETURN });
			expect(actions(run)).toEqual(['created']);
		});
	});
});

it('a page that denies everybody who is listed is asked in vain once', async () => {
	await onBench(async (bench) => {
		const { standIn } = someoneAt(bench);
		const [one, two] = standIn.users.map(({ login }) => ({ ...HIRE, login }));
		await bench.run('acefone', hires(1, 9), { parameters: RETURN });
		standIn.faults.plan = [{ on: 'user', kind: 'answer', status: 404, body: {} }];
		const before = standIn.count('users');
		const run = await bench.run('acefone', [one!, two!], { parameters: RETURN });
		expect(actions(run)).toEqual(['existing', 'existing']);
		expect(standIn.count('users') - before).toBe(1);
	});
});
