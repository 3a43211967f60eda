import type { IDataObject } from 'n8n-workflow';

import type { Fault, StandIn, VendorName } from '../sandbox';
import {
	actions,
	ERROR_OUTPUT,
	LABEL,
	loginsAt,
	NODE,
	onBench,
	panel,
	refused,
	sends,
	TELEPHONY,
	VENDORS,
} from './cases';
import { hires, type Bench } from './fixture';

const ALL = { 'hire.0': 1, 'hire.1': 1, 'hire.2': 1 };
const LOOKUPS: Record<VendorName, 'show' | 'users'> = {
	acefone: 'users',
	crmcom: 'show',
	servetel: 'users',
};

/** The fault is met by the first request for hire.1; a second one really makes a second user. */
function lose(standIn: StandIn, fault: Fault, times = 1): void {
	standIn.settings.uniqueLogins = false;
	standIn.faults.plan = [{ on: 'create', login: 'hire.1', times, ...fault }];
}

const lost = async (vendor: VendorName, bench: Bench, items: IDataObject[] = hires(3)) =>
	await bench.run(vendor, items, { node: ERROR_OUTPUT });

describe('an answer that is lost', () => {
	it.concurrent.each(VENDORS)(
		'%s: a list that lags behind, unique logins: the refusal is about its own user',
		async (vendor) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				// Two look-ups before it is sent again, and one after that.
				standIn.settings.listLagLookUps = 3;
				standIn.faults.plan = [{ on: 'create', login: 'hire.1', times: 1, kind: 'dropAfter' }];
				const run = await lost(vendor, bench);
				expect(actions(run)).toEqual(['created', 'created', 'created']);
				expect(run.json(NODE)[1]).toMatchObject({ confirmedByLookup: true });
				expect(loginsAt(standIn)).toEqual(Object.keys(ALL));
			});
		},
	);

	it.concurrent.each(VENDORS)('%s: the login turns out to be another person’s', async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const known = standIn.users[0];
			standIn.faults.plan = [
				// The precaution would have seen it.
				{ on: 'users', kind: 'status500', times: 3 },
				{ on: 'create', kind: 'dropAfter', times: 1 },
			];
			const items = hires(1).map((hire) => ({ ...hire, login: known?.login ?? '' }));
			const [item] = refused(await lost(vendor, bench, items));
			expect(item?.error).toContain(`'${known?.login}' is taken at ${LABEL[vendor]}`);
			expect(item?.details).toMatchObject({ outcome: 'refused' });
			expect(item?.details.whatToDo).toContain('It belongs to another user');
			expect(item?.details.whatToDo).toContain(`user ID ${known?.id}`);
			expect(standIn.count('create')).toBe(1);
		});
	});
});

describe('nobody knows', () => {
	it.concurrent.each(VENDORS)(
		'%s: a vendor that cannot be asked leaves it open, and says where to look',
		async (vendor) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				lose(standIn, { kind: 'dropAfter' });
				standIn.faults.plan = [...standIn.faults.plan, { on: LOOKUPS[vendor], kind: 'status500' }];
				const run = await lost(vendor, bench);
				expect(run.json(NODE)).toHaveLength(2);
				const [item] = refused(run);
				const unsure = `It is not certain whether user 'hire.1' was created at ${LABEL[vendor]}`;
				expect(item?.error).toBe(`${unsure} [item 1]`);
				expect(item?.details.outcome).toBe('unknown');
				expect(item?.details.whatToDo).toContain('could not be asked afterwards');
				expect(item?.details.whatToDo).toMatch(/Or look for it (under|among) /);
				expect(run.hints(NODE)[0]).toContain('2 created, 1 not certain');
				expect(sends(standIn)).toEqual(ALL);
			});
		},
	);

	it.concurrent.each(VENDORS)('%s: in Stop mode the message says the same', async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			lose(standIn, { kind: 'dropAfter' });
			standIn.faults.plan = [...standIn.faults.plan, { on: LOOKUPS[vendor], kind: 'dropBefore' }];
			const items = hires(1, 1);
			const { message, description } = panel(await bench.run(vendor, items));
			expect(message).toBe(
				`It is not certain whether user 'hire.1' was created at ${LABEL[vendor]} [item 0]`,
			);
			expect(description).toContain('the connection broke before the answer');
			expect(sends(standIn)).toEqual({ 'hire.1': 1 });
		});
	});

	it.concurrent.each(TELEPHONY)(
		'%s: a user list that never ends proves nothing',
		async (vendor) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				lose(standIn, { kind: 'dropBefore' });
				const body = { has_more: true, last_seen_id: 7, data: [{ id: 7, login_id: 'x' }] };
				standIn.faults.plan = [
					...standIn.faults.plan,
					{ on: 'users', kind: 'answer', status: 200, body },
				];
				const [item] = refused(await lost(vendor, bench));
				expect(item?.details.outcome).toBe('unknown');
				expect(item?.details.whatToDo).toContain('of the user list could be read');
				expect(sends(standIn)['hire.1']).toBe(1);
			});
		},
	);
});

describe('too many requests', () => {
	it.concurrent.each(VENDORS)(
		'%s: a look-up that is turned away is asked again',
		async (vendor) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				standIn.faults.plan = [{ on: LOOKUPS[vendor], kind: 'status429', times: 1 }];
				const returning = { parameters: { ifUserExists: 'return' } };
				expect(actions(await bench.run(vendor, hires(2), returning))).toEqual([
					'created',
					'created',
				]);
				expect(standIn.count('create')).toBe(2);
			});
		},
	);
});
