import type { FaultRule } from '../sandbox';
import {
	actions,
	CONTINUE,
	ERROR_OUTPUT,
	loginsAt,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	refused,
	RETRIES,
	sends,
} from './cases';
import { refuse, retry } from './doubt';
import { hires } from './fixture';
import { MODES, named, settingsFor } from './mapping-modes';

/** A later try of an execution that ends early: what an earlier one did stays done. */

beforeAll(loadOtherProcess);

const parameters = { generatePassword: true, options: { concurrency: 1 } };
const node = { ...RETRIES, ...CONTINUE };

/** From the second request of this hire on, the token is refused, which ends the run. */
const tokenEnds: FaultRule = {
	on: 'create',
	kind: 'answer',
	status: 401,
	body: { success: false, message: 'Unauthenticated.' },
	login: 'hire.0',
};

it('gives back whom the first try created, with the passwords', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		standIn.faults.plan = [refuse('hire.0', 1), tokenEnds];
		const run = await bench.run('acefone', hires(3), { parameters, node });
		expect(sends(standIn)).toMatchObject({ 'hire.1': 1, 'hire.2': 1 });
		expect(actions(run)).toEqual([undefined, 'created', 'created']);
		for (const { loginId, password } of run.json(NODE).slice(1)) {
			expect(standIn.signIn(String(loginId), String(password))).toBe(true);
		}
	});
});

it('does not say of who may exist that nobody was created', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		standIn.faults.plan = [
			refuse('hire.0', 1),
			tokenEnds,
			{ on: 'create', login: 'hire.1', kind: 'dropAfter' },
			{ on: 'users', kind: 'status500' },
		];
		const run = await bench.run('acefone', hires(2), { parameters, node });
		expect(loginsAt(standIn)).toEqual(['hire.1']);
		const [, item] = refused(run, 0);
		expect(item?.details.outcome).toBe('unknown');
		expect(JSON.stringify([item?.error, item?.details])).not.toContain('No user was created');
	});
});

it('does not say in a Retry that who was saved as created was not sent', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		standIn.faults.plan = [refuse('hire.2')];
		const first = await bench.run('acefone', hires(3), { parameters });
		standIn.faults.plan = [
			{ ...tokenEnds, on: ['create', 'users'], login: undefined } as FaultRule,
		];
		// The first of them is new, and ends the run before those who were saved have their turn.
		const login = "={{ $json.login === 'hire.0' ? 'new.one' : $json.login }}";
		const run = await retry(bench, 'acefone', first, {
			...{ parameters: { ...parameters, loginId: login }, node: ERROR_OUTPUT },
			process: otherProcess(),
		});
		expect(refused(run).map(({ details }) => [details.loginId, details.outcome])).toEqual([
			['new.one', 'notSent'],
			['hire.1', 'unknown'],
			['hire.2', 'notSent'],
		]);
	});
});

it.each(MODES)(
	"knows whom the first try created where the credential can't be read any more: %s",
	async (mode) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('acefone');
			const rule = refuse('hire.0', 1);
			standIn.faults.plan = [{ ...rule, when: () => (bench.credentials.delete('acefone'), true) }];
			const isMapped = mode === 'Map Each Field Below';
			const items = hires(2).map((hire) => (isMapped ? hire : named(hire, 'acefone')));
			const { options } = parameters;
			const settings = { parameters: settingsFor(bench, 'acefone', mode, { options }), node };
			const run = await bench.run('acefone', items, settings);
			expect(loginsAt(standIn)).toEqual(['hire.1']);
			expect(refused(run, 0).map(({ details }) => [details.loginId, details.outcome])).toEqual([
				['hire.0', 'notSent'],
				['hire.1', 'unknown'],
			]);
			expect(refused(run, 0)[1]?.details.whatToDo).toContain('Created before: hire.1.');
		});
	},
);
