import type { IExecuteFunctions, INodeListSearchResult } from 'n8n-workflow';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CredentialStore, listSearch, loadOptions, loadPackage, runWorkflow } from './harness';
import { testCredential, type EngineOptions } from './harness';
import { body, probeApi, probeNode, probeWorkflow, serve, type Server } from './probes';

let server: Server;
let logins: string[];
let seen: string[];
let valid: string;

beforeEach(async () => {
	logins = [];
	seen = [];
	valid = 'token-1';
	server = await serve((request, response) => {
		void (async () => {
			const text = await body(request);
			if (request.url === '/login') {
				logins.push(text);
				valid = `token-${logins.length}`;
				const refused = text.includes('wrong');
				response.writeHead(refused ? 403 : 200, { 'content-type': 'application/json' });
				response.end(JSON.stringify(refused ? {} : { token: valid }));
				return;
			}
			const token = request.headers.authorization ?? '';
			seen.push(token);
			response.writeHead(token === `Bearer ${valid}` ? 200 : 401, {
				'content-type': 'application/json',
			});
			response.end('{"ok":true}');
		})();
	});
});

afterEach(async () => await server.close());

const store = (token = '', secret = 'right') =>
	new CredentialStore({
		'1': { name: 'Probe', type: 'probeApi', data: { url: server.url, secret, token } },
	});

function options(
	execute: Parameters<typeof probeNode>[0],
	more: Partial<EngineOptions> = {},
): EngineOptions {
	return {
		workflow: probeWorkflow(),
		nodeTypes: { probe: probeNode(execute) },
		credentialTypes: [probeApi],
		credentials: store(),
		pins: { Trigger: [{ row: 1 }, { row: 2 }, { row: 3 }] },
		...more,
	};
}

describe('credentials', () => {
	const call = async function (this: IExecuteFunctions) {
		await this.helpers.httpRequestWithAuthentication.call(this, 'probeApi', {
			url: `${server.url}/me`,
		});
		return [this.getInputData()];
	};

	it('logs in on a blank token and saves what came back', async () => {
		const credentials = store();
		const run = await runWorkflow(options(call, { credentials }));
		expect(run.status).toBe('success');
		expect(logins).toHaveLength(1);
		expect(seen).toEqual(['Bearer token-1']);
		expect(credentials.saves).toEqual([
			{ id: '1', type: 'probeApi', data: { url: server.url, secret: 'right', token: 'token-1' } },
		]);
	});

	it('logs in again on a 401 and repeats the request', async () => {
		const credentials = store('old');
		await runWorkflow(options(call, { credentials }));
		expect(seen).toEqual(['Bearer old', 'Bearer token-1']);
		expect(credentials.get('1')?.data.token).toBe('token-1');
	});

	it.each([
		['2.41', 'right'],
		['1.123', 'passed'],
	] as const)('saves the rest of the credential as n8n %s does', async (n8nLine, secret) => {
		const credentials = store();
		await runWorkflow(
			options(
				async function () {
					const data = { url: server.url, secret: 'passed', token: '' };
					await this.helpers.httpRequestWithAuthentication.call(
						this,
						'probeApi',
						{ url: `${server.url}/me` },
						{ credentialsDecrypted: { id: '1', name: 'Probe', type: 'probeApi', data } },
					);
					return [[{ json: { token: data.token } }]];
				},
				{ credentials, n8nLine },
			),
		);
		expect(credentials.get('1')?.data).toEqual({ url: server.url, secret, token: 'token-1' });
	});

	it('has no single flight: parallel requests without a token log in once each', async () => {
		await runWorkflow(
			options(async function () {
				await Promise.all([1, 2, 3].map(async () => await call.call(this)));
				return [[]];
			}),
		);
		expect(logins.length).toBeGreaterThanOrEqual(3);
	});

	it('tests a credential as the Test button does, with a login every time', async () => {
		const given = { credentialTypes: [probeApi], credentials: store('kept'), id: '1' };
		await expect(testCredential(given)).resolves.toMatchObject({ status: 'OK' });
		expect(logins).toHaveLength(1);
		await expect(
			testCredential({ ...given, data: { url: server.url, secret: 'wrong', token: '' } }),
		).resolves.toMatchObject({ status: 'Error', message: 'Forbidden' });
		given.credentials.edit('1', { url: 'http://127.0.0.1:1' });
		await expect(testCredential(given)).resolves.toMatchObject({
			status: 'Error',
			message: 'ECONNREFUSED',
		});
	});

	it('shows an error of preAuthentication word for word in the test', async () => {
		const refusing = { ...probeApi, preAuthentication: () => Promise.reject(new Error('Why.')) };
		await expect(
			testCredential({ credentialTypes: [refusing], credentials: store(), id: '1' }),
		).resolves.toMatchObject({ status: 'Error', message: 'Why.' });
	});

	it('answers for a deleted credential in words', async () => {
		const run = await runWorkflow(options(call, { credentials: new CredentialStore() }));
		expect(run.error?.message).toContain('Credential with ID "1" does not exist');
	});
});

describe('the editor', () => {
	it('fills lists with the credential and the parameters of the screen', async () => {
		const nodeType = probeNode(async () => [[]], {
			loadOptions: {
				async roles() {
					await this.helpers.httpRequestWithAuthentication.call(this, 'probeApi', {
						url: `${server.url}/roles`,
					});
					return [{ name: String(this.getCurrentNodeParameter('value')), value: 1 }];
				},
			},
			listSearch: {
				async people(filter, token) {
					const numbered = {
						results: [{ name: `${filter}${token}`, value: 1 }],
						paginationToken: 2,
					};
					return numbered as unknown as INodeListSearchResult;
				},
			},
		});
		const common = {
			nodeType,
			credentialTypes: [probeApi],
			credentials: store(),
			chosen: { probeApi: '1' },
			parameters: { value: 'shown' },
		};
		await expect(loadOptions({ ...common, method: 'roles' })).resolves.toEqual([
			{ name: 'shown', value: 1 },
		]);
		const page = { ...common, method: 'people', filter: 'an', paginationToken: '1' };
		await expect(listSearch(page)).resolves.toEqual({
			results: [{ name: 'an1', value: 1 }],
			paginationToken: '2',
		});
	});
});

it("loads a built package with n8n's own loader", async () => {
	const directory = await mkdtemp(join(tmpdir(), 'harness-package-'));
	try {
		await mkdir(join(directory, 'dist'));
		const files = {
			'package.json': JSON.stringify({
				name: 'n8n-nodes-tiny',
				version: '1.0.0',
				n8n: { nodes: ['dist/Tiny.node.js'], credentials: ['dist/TinyApi.credentials.js'] },
			}),
			'dist/Tiny.node.js': `exports.Tiny = class { description = {
				name: 'tiny', displayName: 'Tiny', version: 1, group: ['output'], description: '',
				defaults: { name: 'Tiny' }, inputs: ['main'], outputs: ['main'], properties: [] };
				async execute() { return [[{ json: { tiny: true } }]]; } };`,
			'dist/TinyApi.credentials.js': `exports.TinyApi = class { name = 'tinyApi';
				displayName = 'Tiny'; properties = []; };`,
		};
		for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
		const { nodeTypes, credentialTypes } = await loadPackage(directory);
		expect(credentialTypes.map(({ name }) => name)).toEqual(['tinyApi']);
		const run = await runWorkflow({
			workflow: probeWorkflow({ type: 'n8n-nodes-tiny.tiny', credentials: {} }),
			nodeTypes,
			credentialTypes,
			credentials: new CredentialStore(),
			pins: { Trigger: [{ row: 1 }] },
		});
		expect(run.json('Probe')).toEqual([{ tiny: true }]);
	} finally {
		await rm(directory, { recursive: true });
	}
});
