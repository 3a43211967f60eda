import type { IDataObject } from 'n8n-workflow';

import {
	ERROR_OUTPUT,
	onBench,
	onLoginBench,
	loadOtherProcess,
	otherProcess,
	refused,
	VENDORS,
} from './cases';
import { answering, refuse, retry } from './doubt';
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

describe.each(VENDORS)(
	'%s: a login that is accepted and brings no token is made once',
	(vendor) => {
		const names = {
			userRole: { __rl: true, mode: 'id', value: 'Clerk' },
			callerIds: ['Reception'],
		};

		it.each<[string, IDataObject]>([
			['before users are sent', {}],
			['before it is asked for them', { ifUserExists: 'return' }],
			['before lists are loaded', vendor === 'crmcom' ? {} : names],
		])('%s', async (_what, more) => {
			await onLoginBench(vendor, async (bench) => {
				const standIn = bench.standIn(vendor);
				const body = { success: true, status: { code: 'OK' }, data: {} };
				standIn.faults.plan = [answering('login', body)];
				const run = await bench.run(vendor, hires(20), { parameters: more, node: ERROR_OUTPUT });
				const reasons = refused(run).map(({ details }) => details.reason);
				expect(reasons).toEqual(Array(20).fill('credentialRefused'));
				expect(standIn.requests.map(({ endpoint }) => endpoint)).toEqual(['login']);
			});
		});
	},
);
