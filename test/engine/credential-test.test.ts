import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { timePasses } from '../clock';
import type { VendorName } from '../sandbox';
import { actions, byLogin, LABEL, onBench, EVERY_TELEPHONY, EVERY_VENDOR } from './cases';
import { credentialTypes, hires, type Bench } from './fixture';
import { testCredential, type CredentialTestOptions } from './harness';
import { serve } from './probes';

type Way = 'login' | 'secret';
type Data = ICredentialDataDecryptedObject;

const ADDRESS = { acefone: 'apiRoot', crmcom: 'serverAddress', servetel: 'apiRoot' } as const;

/** What the operator fills in, by either way to connect: a login, or the token or key. */
function filledIn(bench: Bench, vendor: VendorName, way: Way): Data {
	if (way === 'login') return byLogin(bench, vendor) as Data;
	if (vendor === 'crmcom') {
		return { connectUsing: 'key', webApiKey: bench.sandbox.crmcom.account.webApiKey };
	}
	return { connectUsing: 'token', apiToken: bench.sandbox[vendor].account.apiToken };
}

const SECRET = {
	acefone: { login: 'password', secret: 'apiToken' },
	crmcom: { login: 'password', secret: 'webApiKey' },
	servetel: { login: 'password', secret: 'apiToken' },
} as const;

/** Presses the Test button of a form that holds the data. */
async function press(
	bench: Bench,
	vendor: VendorName,
	data: Data,
	n8nLine?: CredentialTestOptions['n8nLine'],
) {
	const { credentials } = bench;
	const stored = credentials.get(vendor)?.data;
	const form = { ...stored, sessionToken: '', ...data };
	return await testCredential({ credentialTypes, credentials, id: vendor, data: form, n8nLine });
}

const CASES = EVERY_VENDOR.flatMap((vendor) =>
	(['login', 'secret'] as const).map((way) => [vendor, way] as const),
);

describe.each(CASES)('the Test button: %s by %s', (vendor, way) => {
	const secret = SECRET[vendor][way];
	/** How often a right or a wrong one is sent to the login: a permanent token never is. */
	const logins = way === 'login' || vendor === 'crmcom' ? 1 : 0;
	const pressed = async (change: Data, check: (message: string, bench: Bench) => void) =>
		await onBench(async (bench) => {
			const { status, message } = await press(bench, vendor, {
				...filledIn(bench, vendor, way),
				...change,
			});
			expect(status).toBe('Error');
			check(message, bench);
			expect(message).not.toContain(String(change[secret] || 'Nothing-Secret'));
		});

	it.each(['2.41', '1.123'] as const)('n8n %s: right', async (n8nLine) => {
		await onBench(async (bench) => {
			const data = filledIn(bench, vendor, way);
			expect(await press(bench, vendor, data, n8nLine)).toMatchObject({ status: 'OK' });
			expect(bench.standIn(vendor).count('login')).toBe(logins);
			expect(bench.standIn(vendor).created).toEqual([]);
		});
	});

	it("a wrong one: the vendor's words, and one login", async () => {
		await pressed({ [secret]: 'Wrong-Secret-1' }, (message, bench) => {
			expect(message).toContain(`${LABEL[vendor]} does not accept`);
			expect(message).toMatch(/incorrect|not valid|invalid/);
			expect(bench.standIn(vendor).count('login')).toBe(logins);
		});
	});

	it('a wrong one pressed three times: one login all the same', async () => {
		await onBench(async (bench) => {
			const data = { ...filledIn(bench, vendor, way), [secret]: 'Wrong-Secret-2' };
			for (let time = 0; time < 3; time++) await press(bench, vendor, data);
			expect(bench.standIn(vendor).count('login')).toBe(logins);
			const right = filledIn(bench, vendor, way);
			expect(await press(bench, vendor, right)).toMatchObject({ status: 'OK' });
		});
	});

	it('an empty one is not sent', async () => {
		await pressed({ [secret]: '' }, (message, bench) => {
			expect(message).toMatch(/is empty in this credential/);
			expect(bench.standIn(vendor).requests).toEqual([]);
		});
	});

	it('nobody at the address', async () => {
		await pressed({ [ADDRESS[vendor]]: 'http://127.0.0.1:9' }, (message) => {
			expect(message).toBe(
				`${LABEL[vendor]} can't be reached at 127.0.0.1:9: nothing answers at this address.`,
			);
		});
	});

	it.each([
		['a web page', 200, {}, '<html><body>Welcome</body></html>', 'is not the API of'],
		['404', 404, {}, '{"message":"Not Found"}', 'is not the API of'],
		['a redirect', 302, { location: 'http://127.0.0.1:9/' }, '', 'redirects to another address'],
		['JSON of its own', 200, {}, '{"hello":"world"}', 'is not the API of'],
		['503', 503, {}, '', "can't answer right now"],
	])(
		'another server at the address, which answers with %s',
		async (_, status, headers, text, words) => {
			const asked: string[] = [];
			const other = await serve((request, response) => {
				asked.push(`${request.method} ${request.url}`);
				response.writeHead(status, headers);
				response.end(text);
			});
			try {
				await pressed({ [ADDRESS[vendor]]: other.url }, (message) => {
					expect(message).toContain(words);
				});
				expect(asked).toHaveLength(1);
			} finally {
				await other.close();
			}
		},
	);

	it('an address that cannot be used is not asked', async () => {
		await pressed({ [ADDRESS[vendor]]: 'not an address' }, (message) => {
			expect(message).toContain('is not an address');
		});
	});
});

describe.each(EVERY_TELEPHONY)('the Test button knows what a token may do: %s', (vendor) => {
	it('a token without the right to read users', async () => {
		await onBench(async (bench) => {
			const { noAccessApiToken } = bench.sandbox[vendor].account;
			const { status, message } = await press(bench, vendor, {
				connectUsing: 'token',
				apiToken: noAccessApiToken,
			});
			expect(status).toBe('Error');
			expect(message).toContain('"This token does not have access to this API."');
			expect(message).toContain('give this token access to users');
			expect(message).not.toContain(noAccessApiToken);
		});
	});

	it('a login without the right to read users is not told of a token', async () => {
		await onBench(async (bench) => {
			const body = { message: 'You do not have permission.' };
			bench.standIn(vendor).faults.plan = [{ on: 'users', kind: 'answer', status: 403, body }];
			const { message } = await press(bench, vendor, filledIn(bench, vendor, 'login'));
			expect(message).toContain(`${LABEL[vendor]} accepts the login, but it isn't allowed to read`);
			expect(message).toContain('give the user whose login this is access to users');
			expect(message).not.toContain('oken');
		});
	});

	it('what else the vendor says to a question for users is no refused token', async () => {
		await onBench(async (bench) => {
			const body = { success: false, message: 'The limit is not valid.' };
			bench.standIn(vendor).faults.plan = [{ on: 'users', kind: 'answer', status: 400, body }];
			const { message } = await press(bench, vendor, filledIn(bench, vendor, 'secret'));
			expect(message).toBe(`${LABEL[vendor]} did not show its users: "The limit is not valid."`);
		});
	});

	it('plain http beyond this machine is refused before anything is sent', async () => {
		await onBench(async (bench) => {
			const address = { [ADDRESS[vendor]]: 'http://api.example.com' };
			const result = await press(bench, vendor, {
				...filledIn(bench, vendor, 'login'),
				...address,
			});
			expect(result.status).toBe('Error');
			expect(result.message).toContain('begins with http://');
		});
	});

	it('a locked account is told how long to wait', async () => {
		await onBench(async (bench) => {
			bench.standIn(vendor).settings.lockAfterFailedLogins = 1;
			const right = filledIn(bench, vendor, 'login');
			await press(bench, vendor, { ...right, password: 'Wrong-Secret-3' });
			const { message } = await press(bench, vendor, right);
			expect(message).toMatch(/locked for now\. Wait \d+ seconds/);
		});
	});
});

describe.each(EVERY_VENDOR)('%s: a login that is turned away by a rate limit', (vendor) => {
	it('is not called refused, and is tried again after a minute', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [{ on: 'login', kind: 'status429', times: 2 }];
			const data = filledIn(bench, vendor, 'login');
			const { message } = await press(bench, vendor, data);
			expect(message).toContain(`${LABEL[vendor]} takes no login for now`);
			expect(message).toContain('Wait a minute before the next attempt.');
			expect(await press(bench, vendor, data)).toMatchObject({ status: 'Error' });
			expect(standIn.count('login')).toBe(2);
			timePasses(61_000);
			expect(await press(bench, vendor, data)).toMatchObject({ status: 'OK' });
		});
	});
});

/** An answer that accepts a login. */
const accepts = (vendor: VendorName, data: object) =>
	vendor === 'crmcom' ? { status: { code: 'OK' }, data } : { success: true, data };

describe.each(EVERY_VENDOR)('%s: a login that is accepted in another form', (vendor) => {
	const loginAnswers = async (body: object, check: (message: string, bench: Bench) => unknown) =>
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [{ on: 'login', kind: 'answer', status: 200, body }];
			const { message } = await press(bench, vendor, filledIn(bench, vendor, 'login'));
			await check(message, bench);
		});

	it('is said to be one, and not to be a wrong password, nor kept as one', async () => {
		await loginAnswers(accepts(vendor, { jwt: 'x-1' }), async (message, bench) => {
			expect(message).toContain('in a form that is not known');
			expect(message).not.toContain('does not accept');
			bench.standIn(vendor).faults.plan = [];
			const data = filledIn(bench, vendor, 'login');
			expect(await press(bench, vendor, data)).toMatchObject({ status: 'OK' });
		});
	});

	it('and has its token in data.token, is used', async () => {
		await loginAnswers(accepts(vendor, { token: 'of-nobody' }), (message, bench) => {
			const asked = bench.standIn(vendor).requests.filter(({ endpoint }) => endpoint !== 'login');
			expect(asked.length).toBeGreaterThan(0);
			expect(message).not.toContain('form that is not known');
		});
	});
});

describe.each(['login', 'secret'] as const)('the Test button: CRM.COM by %s', (way) => {
	it.each([
		['a code', 200, { status: { code: 'COM.CRM.SECURITY.NOPRIVILEGE', description: 'No right.' } }],
		['403', 403, { status: { code: 'X', description: 'No right.' } }],
	])('a missing right, told by %s', async (_, status, body) => {
		await onBench(async (bench) => {
			bench.standIn('crmcom').faults.plan = [{ on: 'show', kind: 'answer', status, body }];
			const { status: result, message } = await press(
				bench,
				'crmcom',
				filledIn(bench, 'crmcom', way),
			);
			const means = way === 'login' ? 'login' : 'Web API key';
			expect(result).toBe('Error');
			expect(message).toContain(`CRM.COM accepts the ${means}, but it isn't allowed to read users`);
			expect(message).toContain('"No right."');
		});
	});
});

it('the Test button: CRM.COM may answer a question for an unknown user with 404', async () => {
	await onBench(async (bench) => {
		const body = { status: { code: 'COM.CRM.USERNOTFOUND', description: 'None.' } };
		bench.standIn('crmcom').faults.plan = [{ on: 'show', kind: 'answer', status: 404, body }];
		const data = filledIn(bench, 'crmcom', 'secret');
		expect(await press(bench, 'crmcom', data)).toMatchObject({ status: 'OK' });
	});
});

it.each(['connectUsing', 'unitId'])(
	'CRM.COM takes the unit by either login (%s)',
	async (field) => {
		await onBench(async (bench) => {
			const { unit } = bench.sandbox.crmcom.account;
			const ways = ['login', 'secret'] as const;
			for (const way of ways) {
				const data = filledIn(bench, 'crmcom', way);
				const unitId = field === 'unitId' ? unit : 'no-such-unit';
				const { status } = await press(bench, 'crmcom', { ...data, unitId });
				expect(status).toBe(field === 'unitId' ? 'OK' : 'Error');
			}
		});
	},
);

it.each(EVERY_VENDOR)('%s: a test between two runs disturbs neither', async (vendor) => {
	await onBench(async (bench) => {
		const data = byLogin(bench, vendor) as Data;
		bench.credentials.edit(vendor, data);
		await bench.run(vendor, hires(1));
		expect(await press(bench, vendor, data)).toMatchObject({ status: 'OK' });
		expect(actions(await bench.run(vendor, hires(1, 1)))).toEqual(['created']);
		expect(bench.standIn(vendor).count('login')).toBe(2);
	});
});
