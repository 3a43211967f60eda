import type { FaultRule, StandIn, VendorName } from '../sandbox';
import {
	actions,
	ERROR_OUTPUT,
	loginsAt,
	onBench,
	refused,
	RETRIES,
	sends,
	TELEPHONY,
	VENDORS,
} from './cases';
import { nested } from './doubt';
import { hires, type Bench } from './fixture';

/** Whatever goes wrong once a request may have left is not known, and is never called unsent. */

/** Answers of 2xx that break whoever takes them for what the vendor's page shows. */
const BREAKING: Record<VendorName, Array<[string, string]>> = {
	acefone: [],
	servetel: [],
	crmcom: [
		['a code that is an object', '{"status":{"code":{"toString":1}},"data":{"id":{"toString":1}}}'],
		['a status that is an array without end', `{"status":${nested()}}`],
		['a list without end', nested()],
	],
};
BREAKING.acefone = BREAKING.servetel = [
	['a flag that is an object', '{"success":{"toString":1}}'],
	['a flag with a capital that is an object', '{"Success":{"valueOf":1,"toString":1}}'],
	['an error without end', `{"success":true,"error":${nested()}}`],
	[
		'an error whose objects have no end',
		`{"error":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`,
	],
	['a message without end', `{"message":${nested()}}`],
	['a list without end', nested()],
];

const breaking = VENDORS.flatMap((vendor) =>
	BREAKING[vendor].map(([name, body]) => [vendor, name, body] as const),
);

/** hire.1 is carried out and answered with this; a second request makes a second user. */
function answerHire1(standIn: StandIn, answer: Pick<FaultRule, 'times'> & { body: string }): void {
	standIn.settings.uniqueLogins = false;
	standIn.faults.plan = [
		{ on: 'create', login: 'hire.1', kind: 'answer', status: 200, processed: true, ...answer },
	];
}

const everyone = hires(3).map(({ login }) => login);

describe('a user who was created and whose answer breaks its reader', () => {
	it.each(breaking)('%s, %s: is found by asking', async (vendor, _name, body) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			answerHire1(standIn, { body, times: 1 });
			const run = await bench.run(vendor, hires(3), { node: ERROR_OUTPUT });
			expect(refused(run)).toEqual([]);
			expect(actions(run)).toEqual(['created', 'created', 'created']);
			expect(loginsAt(standIn)).toEqual(everyone);
			expect(sends(standIn)).toMatchObject({ 'hire.1': 1 });
		});
	});

	it.each(VENDORS)("%s: is not sent again by n8n's own retry", async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const [[, body = ''] = []] = BREAKING[vendor];
			answerHire1(standIn, { body });
			const run = await bench.run(vendor, hires(3), { node: RETRIES });
			expect(loginsAt(standIn)).toEqual(everyone);
			expect(run.status).toBe('success');
			expect(sends(standIn)['hire.1']).toBe(1);
		});
	});

	it.each(VENDORS)('%s: nobody says that no user was created', async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const [[, body = ''] = []] = BREAKING[vendor];
			answerHire1(standIn, { body });
			const lookups = vendor === 'crmcom' ? ('show' as const) : ('users' as const);
			standIn.faults.plan = [...standIn.faults.plan, { on: lookups, kind: 'status500' }];
			const items = hires(1, 1);
			const run = await bench.run(vendor, items, { node: ERROR_OUTPUT });
			const [item] = refused(run);
			expect(item?.error).toContain("It is not certain whether user 'hire.1' was created");
			expect(item?.details.outcome).toBe('unknown');
			expect(JSON.stringify(item)).not.toMatch(/no user was created|was not sent to/i);
		});
	});
});

describe('an update whose answer breaks its reader', () => {
	it.each(
		TELEPHONY.flatMap((vendor) =>
			BREAKING[vendor].map(([name, body]) => [vendor, name, body] as const),
		),
	)('%s, %s: is not called unsent', async (vendor, _name, body) => {
		await onBench(async (bench) => {
			await bench.run(vendor, hires(1));
			const changed = hires(1).map((hire) => ({ ...hire, last: 'Newname' }));
			bench.standIn(vendor).faults.plan = [
				{ on: 'update', kind: 'answer', status: 200, body, processed: true },
			];
			const settings = { parameters: { ifUserExists: 'update' }, node: ERROR_OUTPUT };
			const run = await bench.run(vendor, changed, settings);
			const outcomes = refused(run).map(({ details }) => details.outcome);
			expect(['updated', 'unknown']).toContain([...actions(run), ...outcomes][0]);
		});
	});
});

describe('a clear refusal', () => {
	/** Deep in a place that words are read from. */
	const deep = (vendor: VendorName) =>
		vendor === 'crmcom'
			? `{"status":{"code":"NOT.TODAY","description":${nested()},"message":"Not today."}}`
			: `{"success":false,"message":"Not today.","error":${nested()}}`;

	it.each(VENDORS)('%s: is one, however deep its words lie', async (vendor) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [
				{ on: 'create', login: 'hire.1', kind: 'answer', status: 400, body: deep(vendor) },
			];
			const run = await bench.run(vendor, hires(2), { node: ERROR_OUTPUT });
			expect(refused(run)).toMatchObject([{ details: { outcome: 'refused', loginId: 'hire.1' } }]);
			expect(refused(run)[0]?.error).toContain('Not today');
			expect(sends(standIn)).toEqual({ 'hire.0': 1, 'hire.1': 1 });
		});
	});
});

describe('too many requests, said in a way that breaks its reader', () => {
	const bodies: Array<[string, string]> = [
		['an object', '{"retry_after":{"toString":1}}'],
		['a list without end', `{"retry_after":${nested()}}`],
	];
	const cases = bodies.flatMap((one, at) =>
		VENDORS.slice(0, at === 0 ? VENDORS.length : 1).map((vendor) => [vendor, ...one] as const),
	);

	it.each(cases)(
		'%s, retry_after is %s: the users are there once',
		async (vendor, _name, body) => {
			await onBench(async (bench: Bench) => {
				const standIn = bench.standIn(vendor);
				const rule: FaultRule = { on: 'create', kind: 'answer', status: 429, body, times: 1 };
				standIn.faults.plan = [rule];
				const run = await bench.run(vendor, hires(3), { node: ERROR_OUTPUT });
				expect(refused(run)).toEqual([]);
				expect(actions(run)).toEqual(['created', 'created', 'created']);
				expect(loginsAt(standIn)).toEqual(everyone);
			});
		},
		20_000,
	);
});
