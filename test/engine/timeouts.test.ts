import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { FaultRule } from '../sandbox';
import { actions, LABEL, NODE, onBench, panel, sends, VENDORS } from './cases';
import { hires } from './fixture';

/**
 * All tests that wait for a time-out, at the same time: it takes twenty seconds, so that whatever
 * should be answered is, on a machine that is busy too.
 */
const parameters = { options: { timeout: 20 } };

const neverAnswers = (processed: boolean): FaultRule => ({
	...{ on: 'create', login: 'hire.0', times: 1 },
	...{ kind: 'neverAnswers', processed },
});

/** CRM.COM as a server whose second create is answered byte by byte, without an end. */
async function dripping(person: object) {
	let creates = 0;
	const drips: NodeJS.Timeout[] = [];
	const server = createServer((request, response) => {
		request.resume();
		response.writeHead(200, { 'content-type': 'application/json' });
		// Not the first one, whose login may take its time too.
		const isCreate = request.url?.includes('create');
		if (isCreate && ++creates > 1) {
			drips.push(setInterval(() => response.write(' '), 200));
			return;
		}
		const data = isCreate ? { id: 'A0' } : { token: 't', ...person };
		response.end(JSON.stringify({ status: { code: 'OK' }, data }));
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const close = () => {
		for (const drip of drips) clearInterval(drip);
		server.closeAllConnections();
		server.close();
	};
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, drips, close };
}

describe('no answer comes', () => {
	it.concurrent.each(VENDORS)('%s, carried out: found by asking, never sent again', async (on) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(on);
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [neverAnswers(true)];
			const run = await bench.run(on, hires(1), { parameters });
			expect(run.json(NODE)).toMatchObject([{ action: 'created', confirmedByLookup: true }]);
			expect(sends(standIn)).toEqual({ 'hire.0': 1 });
		});
	});

	it.concurrent.each(VENDORS)('%s, not carried out: asked, then sent once more', async (on) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(on);
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [neverAnswers(false)];
			expect(actions(await bench.run(on, hires(1), { parameters }))).toEqual(['created']);
			expect(sends(standIn)).toEqual({ 'hire.0': 2 });
			expect(standIn.created).toHaveLength(1);
		});
	});

	it.concurrent.each(VENDORS)(
		'%s, and the vendor cannot be asked: said so, with nothing secret',
		async (on) => {
			await onBench(async (bench) => {
				const lookups = ['users', 'show'] as const;
				bench.standIn(on).faults.plan = [
					neverAnswers(true),
					{ on: [...lookups], kind: 'dropBefore' },
				];
				const generated = { ...parameters, generatePassword: true };
				const run = await bench.run(on, hires(1), { parameters: generated });
				const { message, description } = panel(run);
				const unsure = `It is not certain whether user 'hire.0' was created at ${LABEL[on]}`;
				expect(message).toBe(`${unsure} [item 0]`);
				expect(description).toContain('no answer came in time');
				const [{ password = '' } = {}] = bench.standIn(on).created;
				for (const secret of [password, ...bench.standIn(on).tokensIssued]) {
					expect(run.savedBy(NODE)).not.toContain(secret);
				}
			});
		},
	);

	it.concurrent('an answer that comes byte by byte does not hold a run for ever', async () => {
		await onBench(async (bench) => {
			const [, { first, last, email, login } = {}] = hires(2);
			const shown = { id: 'A1', username: login, person_name: `${first} ${last}`, email };
			const { url, drips, close } = await dripping(shown);
			try {
				bench.credentials.edit('crmcom', { serverAddress: url });
				const options = { ...parameters.options, concurrency: 1 };
				const [, second] = (await bench.run('crmcom', hires(2), { parameters: { options } })).json(
					NODE,
				);
				expect(second).toMatchObject({ action: 'created', confirmedByLookup: true });
				expect(drips).toHaveLength(1);
			} finally {
				close();
			}
		});
	});
});
