import type { IDataObject } from 'n8n-workflow';

import { NODE, onBench, loadOtherProcess, otherProcess, TELEPHONY, VENDORS } from './cases';
import { Bench, hires } from './fixture';

beforeAll(loadOtherProcess);

/** What is named like a secret never leaves: neither a field of the input, nor one of the vendor's answer. */

/** Word by word, case and accents aside. */
const KEPT_BACK = [
	...['pass', 'Pass', 'PASS', 'passcode', 'Passcode', 'PASSCODE'],
	...['pin', 'PIN', 'Pin', 'secret', 'Secret', 'SECRET', 'token', 'Token', 'TOKEN'],
	...['api key', 'API Key', 'api_key', 'API_KEY', 'api-key', 'apiKey', 'ApiKey'],
	...['access token', 'Access Token', 'access_token', 'accessToken', 'ACCESS-TOKEN'],
	...['contraseña', 'Contraseña', 'CONTRASEÑA', 'contrasena', 'contraseña'.normalize('NFD')],
	...['mot de passe', 'Mot de passe', 'mot_de_passe', 'motDePasse', 'MOT DE PASSE'],
	...['kennwort', 'Kennwort', 'KENNWORT', 'tokens', 'clientsecret', '登录密码', 'ＰＩＮ', 'pin2'],
	...[
		'password',
		'Initial Password',
		'new_password',
		'userPassword',
		'Passwort',
		'passphrase',
		'pwd',
	],
];

/** Fields of everyday sheets that only look a little alike. */
const STAY = [
	...['PIN Code', 'Pin code', 'pin_code', 'postal', 'Postal Code', 'Gate Pass', 'gate_pass'],
	...['Token No', 'token_no', 'passport', 'Passport No', 'compass', 'bypass', 'passenger'],
	...['secretary', 'shipping', 'opinion', 'spin', 'pinned', 'Kennzeichen'],
];

const parameters = { password: 'Kx7-mQ2!', options: { includeOtherFields: true } };
const MARK = 'marked-value';

describe('input fields that are passed on', () => {
	let bench: Bench;
	let people = 0;
	beforeAll(async () => {
		bench = await Bench.open();
	});
	afterAll(async () => await bench.close());

	/** The output and the lines above it for one new hire with these fields too. */
	async function pass(more: IDataObject) {
		const [{ password: _none, ...hire } = {}] = hires(1, people++);
		const items = [{ ...hire, ...more, row_number: 2 }];
		const run = await bench.run('acefone', items, { parameters });
		const [output = {}] = run.json(NODE);
		expect(output).toMatchObject({ action: 'created', row_number: 2 });
		return { output, hints: run.hints(NODE).join('\n') };
	}

	it.each(KEPT_BACK)('"%s" is left out, and named in a line above', async (name) => {
		const { output, hints } = await pass({ [name]: MARK, desk: 'B' });
		expect(Object.keys(output)).not.toContain(name);
		expect(JSON.stringify(output)).not.toContain(MARK);
		expect(output).toMatchObject({ desk: 'B' });
		expect(hints).toContain(name);
		expect(hints).not.toContain(MARK);
		expect(hints).not.toContain('desk');
	});

	it.each(STAY)('"%s" stays', async (name) => {
		const { output, hints } = await pass({ [name]: MARK });
		expect(output).toMatchObject({ [name]: MARK });
		expect(hints).not.toContain(name);
	});

	it('so it is at any depth, whatever the value is', async () => {
		const { output, hints } = await pass({
			body: { pin: 4711, floor: 2, staff: [{ 'Api Key': { id: MARK }, room: 'C' }] },
			token: [MARK],
			'Gate Pass': { secret: MARK, gate: 3 },
		});
		expect(JSON.stringify(output)).not.toMatch(/marked-value|4711/);
		expect(output).toMatchObject({
			body: { floor: 2, staff: [{ room: 'C' }] },
			'Gate Pass': { gate: 3 },
		});
		for (const name of ['pin', 'Api Key', 'token', 'secret']) expect(hints).toContain(name);
	});

	it('so it is where a name and its value stand in two fields', async () => {
		const answers = [
			{ question: 'PIN', answer: MARK },
			{ question: 'City', answer: 'Pune' },
		];
		const fields = [{ name: 'password', value: MARK }];
		const { output, hints } = await pass({ answers, body: { fields } });
		expect(JSON.stringify(output)).not.toContain(MARK);
		expect(output).toMatchObject({ answers: [{ question: 'PIN' }, answers[1]] });
		for (const name of ['PIN', 'password']) expect(hints).toContain(name);
	});

	it('a line shows a name as it is, and not as HTML, which n8n would render', async () => {
		const { hints } = await pass({ '<a href="https://evil.example">PIN</a>': MARK });
		expect(hints).toContain(': &lt;a href=&quot;https://evil.example&quot;&gt;PIN&lt;/a&gt;.');
	});

	it('the password itself is taken out of longer texts', async () => {
		const raw = JSON.stringify({ login: 'x', code: parameters.password });
		const link = `https://example.com/?p=${encodeURIComponent(parameters.password)}&q=1`;
		const { output } = await pass({ raw, link, note: `It is ${parameters.password}.` });
		expect(output).toMatchObject({
			raw: '{"login":"x","code":"***"}',
			link: 'https://example.com/?p=***&q=1',
			note: 'It is ***.',
		});
	});

	it('no line speaks of fields that nobody asked to pass on', async () => {
		const items = hires(1, people++).map((hire) => ({ ...hire, pin: MARK }));
		const run = await bench.run('acefone', items);
		expect(run.hints(NODE).join()).not.toContain('pin');
	});
});

it.concurrent.each(VENDORS)(
	'%s: so it is with every vendor, in both mapping modes',
	async (vendor) => {
		await onBench(async (bench) => {
			const named = Object.fromEntries(KEPT_BACK.map((name) => [name, MARK]));
			const others = Object.fromEntries(STAY.map((name) => [name, name]));
			const own = {
				username: 'auto.1',
				login_id: 'auto.1',
				first_name: 'A',
				last_name: 'B',
				name: 'A',
			};
			for (const mappingMode of ['defineBelow', 'autoMap']) {
				const options = bench.options(vendor, []);
				const { userTemplate, userRole, callerIds } = options.workflow?.nodes[1]?.parameters ?? {};
				const fixed = vendor === 'crmcom' ? { userTemplate } : { userRole, callerIds };
				const fixedValues = { createAgent: true, status: true, ...fixed } as IDataObject;
				const [hire = {}] = hires(1);
				const password = mappingMode === 'autoMap' ? { password: 'Kx7-mQ2!' } : {};
				const item = { ...hire, ...own, ...named, ...others, ...password };
				const given = { ...parameters, mappingMode, fixedValues };
				const run = await bench.run(vendor, [item], { parameters: given });
				const [output] = run.json(NODE);
				expect(output).toMatchObject({ action: 'created', ...others });
				expect(JSON.stringify(output)).not.toMatch(/marked-value|Kx7/);
			}
		});
	},
);

/** What vendors' pages and answers may hold beside the user. */
const IN_ANSWER: IDataObject = {
	...{ sip_password: MARK, secret: MARK, pin: MARK, accessToken: MARK, 'API Key': MARK },
	nested: { voicemail: { password: MARK, box: 12 } },
};
const BESIDE: IDataObject = { pin_code: '560001', token_no: 7, postal: 'x' };

describe('the raw answer of the vendor', () => {
	const raw = { options: { simplify: false } };

	it.concurrent.each(VENDORS)('%s: to a create has no secrets in it', async (vendor) => {
		await onBench(async (bench) => {
			const data = { id: '4', ...IN_ANSWER, ...BESIDE };
			const status = { code: 'OK', description: null, message: null };
			const body = vendor === 'crmcom' ? { status, data } : { success: true, data };
			bench.standIn(vendor).faults.plan = [
				{ on: 'create', kind: 'answer', status: 200, processed: true, body },
			];
			const [output] = (await bench.run(vendor, hires(1), { parameters: raw })).json(NODE);
			expect(output).toMatchObject({
				action: 'created',
				response: { data: { id: '4', ...BESIDE, nested: { voicemail: { box: 12 } } } },
			});
			expect(JSON.stringify(output)).not.toContain(MARK);
		});
	});

	it.concurrent.each(TELEPHONY)(
		'%s: to a look-up has no password of a phone in it',
		async (vendor) => {
			for (const ifUserExists of ['return', 'update']) {
				await onBench(async (bench) => {
					const standIn = bench.sandbox[vendor];
					standIn.settings.sipSecretsShown = true;
					const [known] = standIn.users;
					const items = hires(1).map((hire) => ({ ...hire, login: known?.login ?? '' }));
					const given = { ...raw, ifUserExists };
					const run = await bench.run(vendor, items, { parameters: given });
					expect(run.json(NODE)).toHaveLength(1);
					expect(run.savedBy(NODE)).not.toContain('sip-');
				});
			}
		},
	);

	it.concurrent.each(TELEPHONY)(
		'%s: after a lost answer neither, nor in a failed execution',
		async (vendor) => {
			await onBench(async (bench) => {
				const standIn = bench.sandbox[vendor];
				standIn.settings.sipSecretsShown = true;
				standIn.faults.plan = [
					{ on: 'create', login: 'hire.0', kind: 'dropAfter', times: 1 },
					{ on: 'create', login: 'hire.1', kind: 'answer', status: 400, body: {}, times: 1 },
				];
				const given = { ...raw, additionalFields: { createExtension: true } };
				const stopped = await bench.run(vendor, hires(2), { parameters: given });
				expect(stopped.status).toBe('error');
				expect(stopped.savedBy(NODE)).not.toContain('sip-');
				const settings = { parameters: given };
				const more = { retryOf: stopped, ...otherProcess() };
				const run = await bench.run(vendor, hires(2), settings, more);
				expect(run.json(NODE)).toHaveLength(2);
				expect(run.savedBy(NODE)).not.toContain('sip-');
			});
		},
	);
});
