import type { FaultRule } from '../sandbox';
import { actions, ERROR_OUTPUT, onBench, loadOtherProcess, refused, sends } from './cases';
import { answering, PROCESSES, refuse, retry } from './doubt';
import { hires } from './fixture';

/** A login that comes again in other letters, at a vendor that tells them apart and takes both. */

beforeAll(loadOtherProcess);

const inCapitals = { username: '={{ $json.login.toUpperCase() }}' };
const inOrder = { options: { concurrency: 1 } };

/** Nobody is shown who is asked for in other letters than these. */
const onlyAs = (login: RegExp): FaultRule =>
	answering(
		'show',
		{ status: { code: 'COM.CRM.EXCEPTION.NOSUCHUSER', description: 'None.', message: 'None.' } },
		{ when: ({ query }) => !login.test(String(query.user_identifier)) },
	);

describe.each(PROCESSES)('a Retry in %s', (_who, process) => {
	it.each([
		['whom the failed run created', /=hire\./],
		['whom somebody has renamed so at the vendor', /=HIRE\./],
	])('gives back %s', async (_whom, shown) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('crmcom');
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [refuse('hire.1')];
			const first = await bench.run('crmcom', hires(2), { parameters: inOrder });
			standIn.faults.plan = [onlyAs(shown)];
			const parameters = { ...inOrder, ...inCapitals };
			const run = await retry(bench, 'crmcom', first, { parameters, process: process() });
			expect(actions(run)).toEqual(['created', 'created']);
			expect(sends(standIn)).toEqual({ 'hire.0': 1, 'hire.1': 1, 'HIRE.1': 1 });
		});
	});

	it('asks for whom it left open as they were sent', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('crmcom');
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [
				{ on: 'create', kind: 'dropAfter' },
				{ on: 'show', kind: 'status500' },
			];
			const first = await bench.run('crmcom', hires(1), { parameters: inOrder });
			expect(first.error?.message).toContain('not certain');
			standIn.faults.plan = [onlyAs(/=hire\./)];
			const again = { parameters: inCapitals, process: process() };
			const run = await retry(bench, 'crmcom', first, again);
			expect(actions(run)).toEqual(['created']);
			expect(sends(standIn)).toEqual({ 'hire.0': 1 });
		});
	});
});

it.each(['error', 'return'])(
	'another run of the process asks for whom one left open as they were sent, with %s',
	async (ifUserExists) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('crmcom');
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [
				{ on: 'create', kind: 'dropAfter' },
				{ on: 'show', kind: 'status500' },
			];
			const first = await bench.run('crmcom', hires(1), { node: ERROR_OUTPUT });
			expect(refused(first)).toMatchObject([{ details: { outcome: 'unknown' } }]);
			standIn.faults.plan = [onlyAs(/=hire\./)];
			const settings = { parameters: { ...inCapitals, ifUserExists }, node: ERROR_OUTPUT };
			await bench.run('crmcom', hires(1), settings);
			expect(sends(standIn)).toEqual({ 'hire.0': 1 });
		});
	},
);
