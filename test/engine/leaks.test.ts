import type { IDataObject } from 'n8n-workflow';

import type { Fault, FaultRule, VendorName } from '../sandbox';
import {
	byLogin,
	CONTINUE,
	ERROR_OUTPUT,
	NODE,
	onBench,
	requestsTo,
	RETRIES,
	TELEPHONY,
	VENDORS,
} from './cases';
import { credentialTypes, hires, type Bench } from './fixture';
import { testCredential, type EngineRun } from './harness';

/** n8n itself puts the input of a refused item beside its error, so no password stands in the input. */
const people = (count: number): IDataObject[] =>
	hires(count).map(({ password: _none, ...hire }) => hire);

/** A password that only the expression of the node knows how to make, with a quote that JSON escapes. */
const MAPPED = `={{ 'Zq7"' + $json.login.split('').reverse().join('') + '"7qZ' }}`;
const CORE = /\d+\.erih/;

type Way = 'login' | 'secret';

/** Everything that must never be seen: the credential's secrets, tokens, and the users' passwords. */
function secretsOf(bench: Bench, vendor: VendorName): string[] {
	const { account, secondAccount, tokensIssued, requests } = bench.sandbox[vendor];
	const fixed = [...Object.values(account), ...Object.values(secondAccount)].filter(
		(value) => String(value).startsWith('sandbox-') && String(value).length > 20,
	);
	const key = fixed.map((value) => Buffer.from(`${String(value)}:`).toString('base64'));
	const passwords = requests.flatMap(({ body }) => {
		const { password } = (body ?? {}) as IDataObject;
		return typeof password === 'string' ? password : [];
	});
	return [...new Set([...fixed, ...key, ...tokensIssued, ...passwords].map(String))];
}

/** What n8n saves and prints because of the node, without the generated passwords it was asked for. */
function shownBy(run: EngineRun): string {
	const given = run.json(NODE).flatMap(({ password }) => (password ? String(password) : []));
	const all = [run.savedBy(NODE), JSON.stringify(run.runData[NODE]), ...run.logs].join('\n');
	return given.reduce((text, password) => text.split(`"${password}"`).join('""'), all);
}

function expectNoSecrets(run: EngineRun, bench: Bench, vendor: VendorName): void {
	const shown = shownBy(run);
	const secrets = secretsOf(bench, vendor);
	expect(secrets.length).toBeGreaterThan(3);
	expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
	expect(shown).not.toMatch(CORE);
}

type Asked = Parameters<NonNullable<FaultRule['when']>>[0];

/** A careless server: whatever it was sent comes back in its words. */
function echoing(on: FaultRule['on'], status: number, vendor: VendorName, success = false) {
	const code = success ? 'OK' : 'COM.CRM.EXCEPTION.X';
	const rule = { on, kind: 'answer' as const, status, body: {} as unknown, processed: success };
	const when = ({ rawBody, headers, query }: Asked) => {
		const words = `You sent ${JSON.stringify(query)} as ${headers.authorization}: ${rawBody}`;
		rule.body =
			vendor === 'crmcom'
				? { status: { code, description: words, message: words }, data: { words } }
				: {
						success,
						message: words,
						data: { words },
						errors: success ? {} : { password: [words] },
					};
		return true;
	};
	return Object.assign(rule, { when });
}

/** Ways for a create to fail, by what they leave the node with. */
const FAULTS: Array<[string, Fault]> = [
	['a dropped connection', { kind: 'dropAfter' }],
	['a connection dropped before', { kind: 'dropBefore' }],
	['500', { kind: 'status500' }],
	['502 with a web page', { kind: 'status502', processed: true, body: 'html' }],
	['503 without a body', { kind: 'status503', processed: true, body: 'empty' }],
	['half a body', { kind: 'halfBody' }],
	['JSON that breaks off', { kind: 'truncatedJson' }],
	['an empty body', { kind: 'emptyBody' }],
	['a web page', { kind: 'htmlPage', processed: true }],
	['a redirect', { kind: 'redirect', location: 'http://127.0.0.1:9/x' }],
	['a revoked token', { kind: 'tokenRevoked' }],
	['429', { kind: 'status429' }],
];

const WAYS = VENDORS.flatMap((vendor) =>
	(['login', 'secret'] as const).map((way) => [vendor, way] as const),
);

/** By a secret that is no login nothing is renewed, so that fewer faults differ. */
const faulty = WAYS.flatMap(([vendor, way]) =>
	FAULTS.slice(0, way === 'login' ? FAULTS.length : 3).map(
		([name, fault]) => [vendor, way, name, fault] as const,
	),
);

async function onWay(vendor: VendorName, way: Way, test: (bench: Bench) => Promise<void>) {
	await onBench(async (bench) => {
		if (way === 'login') bench.credentials.edit(vendor, byLogin(bench, vendor) as never);
		else if (vendor !== 'crmcom') {
			const { apiToken } = bench.sandbox[vendor].account;
			bench.credentials.edit(vendor, { connectUsing: 'token', apiToken });
		}
		bench.standIn(vendor).settings.echoPasswords = true;
		await test(bench);
	});
}

const modes = [{}, RETRIES, CONTINUE, ERROR_OUTPUT];

describe('nothing secret is saved or printed', () => {
	it.concurrent.each(faulty)('%s by %s: after %s', async (vendor, way, _, fault) => {
		await onWay(vendor, way, async (bench) => {
			const plan: FaultRule[] = [{ on: 'create', times: 1, ...fault }];
			for (const [at, generatePassword] of [true, false].entries()) {
				bench.standIn(vendor).faults.plan = plan;
				const parameters = { password: MAPPED, generatePassword };
				const items = people(2 + 2 * at).slice(2 * at);
				const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
				expectNoSecrets(run, bench, vendor);
			}
		});
	});

	it.concurrent.each(
		WAYS.flatMap((way) => [200, 400, 403, 422].map((status) => [...way, status] as const)),
	)('%s by %s: a vendor that quotes what it was sent, with %d', async (vendor, way, status) => {
		await onWay(vendor, way, async (bench) => {
			bench.standIn(vendor).faults.plan = [echoing('create', status, vendor)];
			const parameters = { password: MAPPED, additionalFields: {} };
			for (const node of way === 'login' ? modes : [CONTINUE]) {
				const run = await bench.run(vendor, people(2), { parameters, node });
				expect(shownBy(run)).toContain('You sent');
				expectNoSecrets(run, bench, vendor);
			}
		});
	});

	it.concurrent.each(WAYS)(
		'%s by %s: a vendor that quotes what it was sent when it creates the user',
		async (vendor, way) => {
			await onWay(vendor, way, async (bench) => {
				const standIn = bench.standIn(vendor);
				standIn.faults.plan = [echoing('create', 200, vendor, true)];
				const parameters = { password: MAPPED, options: { simplify: false } };
				const run = await bench.run(vendor, people(4).slice(2), { parameters });
				expect(run.json(NODE)).toHaveLength(2);
				expect(shownBy(run)).toContain('You sent');
				expectNoSecrets(run, bench, vendor);
				const sent = requestsTo(standIn, 'create').map(({ rawBody }) => rawBody);
				expect(sent.join()).toMatch(CORE);
			});
		},
	);

	it.concurrent.each(WAYS)(
		'%s by %s: a run that stops after a lost answer, and its Retry',
		async (vendor, way) => {
			await onWay(vendor, way, async (bench) => {
				const refusal = echoing('create', 400, vendor);
				bench.standIn(vendor).faults.plan = [
					{ on: 'create', login: 'hire.0', kind: 'dropAfter', times: 1 },
					{ ...refusal, when: refusal.when, login: 'hire.2', times: 1 },
				];
				const parameters = { generatePassword: true };
				const stopped = await bench.run(vendor, people(3), { parameters });
				expect(stopped.status).toBe('error');
				expectNoSecrets(stopped, bench, vendor);
				const run = await bench.run(vendor, people(3), { parameters }, { retryOf: stopped });
				expect(run.json(NODE)).toHaveLength(3);
				expectNoSecrets(run, bench, vendor);
			});
		},
	);

	it.concurrent.each(WAYS)('%s by %s: a login that is refused', async (vendor, way) => {
		await onWay(vendor, way, async (bench) => {
			const wrong = 'Wrong-Distinctive-Secret-9';
			const data = Object.fromEntries(
				['password', 'apiToken', 'webApiKey'].map((field) => [field, wrong]),
			);
			bench.credentials.edit(vendor, data);
			bench.standIn(vendor).faults.plan = [echoing('login', 401, vendor)];
			for (const node of modes) {
				const run = await bench.run(vendor, people(2), { parameters: { password: MAPPED }, node });
				expectNoSecrets(run, bench, vendor);
				expect(shownBy(run)).not.toContain(wrong);
				expect(shownBy(run)).not.toContain(Buffer.from(`${wrong}:`).toString('base64'));
			}
			const { message, logs } = await testCredential({
				credentialTypes,
				credentials: bench.credentials,
				id: vendor,
			});
			expect([message, ...logs].join('\n')).not.toContain(wrong);
		});
	});

	it.concurrent.each(WAYS)('%s by %s: look-ups and lists that fail', async (vendor, way) => {
		await onWay(vendor, way, async (bench) => {
			const on = ['users', 'user', 'show', 'numbers'] as const;
			for (const status of [400, 403, 422]) {
				bench.standIn(vendor).faults.plan = [echoing([...on], status, vendor)];
				const parameters = {
					...(vendor === 'crmcom' ? {} : { callerIds: ['Line 1'] }),
					ifUserExists: 'return',
					password: MAPPED,
				};
				const run = await bench.run(vendor, people(2), { parameters, node: ERROR_OUTPUT });
				expectNoSecrets(run, bench, vendor);
			}
		});
	});

	it.concurrent.each(TELEPHONY)('%s: an update that fails or is quoted', async (vendor) => {
		await onWay(vendor, 'login', async (bench) => {
			const login = bench.sandbox[vendor].fixture.users[0]?.login;
			for (const status of [200, 400, 403]) {
				bench.standIn(vendor).faults.plan = [echoing('update', status, vendor)];
				const options = { resetPassword: true };
				const parameters = { ifUserExists: 'update', password: MAPPED, options };
				const items = people(1).map((hire) => ({ ...hire, login }));
				const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
				expect(bench.standIn(vendor).count('update')).toBeGreaterThan(0);
				expectNoSecrets(run, bench, vendor);
			}
		});
	});

	it.concurrent.each(WAYS)('%s by %s: a run that is stopped by hand', async (vendor, way) => {
		await onWay(vendor, way, async (bench) => {
			bench.standIn(vendor).settings.latencyMs = 50;
			const parameters = { generatePassword: true };
			const { finished, cancel } = bench.start(vendor, people(12), { parameters });
			while (bench.standIn(vendor).count('create') < 4) {
				await new Promise((resolve) => setTimeout(resolve, 5));
			}
			cancel();
			expectNoSecrets(await finished, bench, vendor);
		});
	});

	it.concurrent.each(WAYS)(
		'%s by %s: the generated password is in its own field alone',
		async (...on) => {
			const [vendor, way] = on;
			await onWay(vendor, way, async (bench) => {
				for (const simplify of [true, false]) {
					const parameters = { generatePassword: true, options: { simplify } };
					const first = bench.standIn(vendor).created.length;
					const run = await bench.run(vendor, people(first + 2).slice(first), { parameters });
					expect(run.json(NODE).map(({ password }) => typeof password)).toEqual([
						'string',
						'string',
					]);
					expectNoSecrets(run, bench, vendor);
				}
			});
		},
	);
});
