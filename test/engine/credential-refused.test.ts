import {
	ERROR_OUTPUT,
	onBench,
	onLoginBench,
	loadOtherProcess,
	otherProcess,
	refused,
	VENDORS,
} from './cases';
import { refuse, retry } from './doubt';
import { hires } from './fixture';

beforeAll(loadOtherProcess);

/** A credential that is refused where the vendor is asked before anything is sent: said once, of the account. */

const parameters = { ifUserExists: 'return', options: { concurrency: 1 } };
const REVOKED = { connectUsing: 'token', apiToken: 'revoked-token' };

it('a permanent token is not tried for each item', async () => {
	await onBench(async (bench) => {
		bench.credentials.edit('acefone', REVOKED);
		const run = await bench.run('acefone', hires(20), { parameters, node: ERROR_OUTPUT });
		const reasons = refused(run).map(({ details }) => details.reason);
		expect(reasons).toEqual(Array(20).fill('credentialRefused'));
		expect(bench.standIn('acefone').requests.length).toBeLessThanOrEqual(6);
	});
});

it.each(VENDORS)('%s: the login is what the message is about', async (vendor) => {
	await onLoginBench(vendor, async (bench) => {
		bench.credentials.edit(vendor, { password: 'wrong-one' });
		const run = await bench.run(vendor, hires(5), { parameters, node: ERROR_OUTPUT });
		const reasons = refused(run).map(({ details }) => details.reason);
		expect(reasons).toEqual(Array(5).fill('credentialRefused'));
	});
});

it('in a Retry it is not tried for each of those who were created', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		standIn.faults.plan = [refuse('hire.10')];
		const first = await bench.run('acefone', hires(11), { parameters });
		bench.credentials.edit('acefone', REVOKED);
		const before = standIn.requests.length;
		const again = { parameters, node: ERROR_OUTPUT, process: otherProcess() };
		const run = await retry(bench, 'acefone', first, again);
		expect(refused(run)).toHaveLength(11);
		expect(standIn.requests.length - before).toBeLessThanOrEqual(14);
	});
});
