import { createServer, type IncomingMessage } from 'node:http';

import type { IDataObject } from 'n8n-workflow';

import { startSandbox, type VendorName } from '../sandbox';
import {
	actions,
	byLogin,
	CONTINUE,
	ERROR_OUTPUT,
	LABEL,
	loginsAt,
	NODE,
	onBench,
	onLoginBench,
	panel,
	refused,
	EVERY_TELEPHONY,
	EVERY_VENDOR,
} from './cases';
import { hires, type Bench } from './fixture';
import { body, serve } from './probes';

const FIELD = { acefone: 'apiRoot', crmcom: 'serverAddress', servetel: 'apiRoot' } as const;
const ROOT = { acefone: 'API Root', crmcom: 'Server Address', servetel: 'API Root' } as const;

const at = (bench: Bench, vendor: VendorName, address: unknown) =>
	bench.credentials.edit(vendor, { [FIELD[vendor]]: address as string });

/** A second host that must never hear anything: what it was sent. */
async function bystander(test: (url: string, heard: string[]) => Promise<void>): Promise<void> {
	const heard: string[] = [];
	const hear = async (request: IncomingMessage) =>
		heard.push(
			`${request.method} ${request.url} ${JSON.stringify(request.headers)}`,
			await body(request),
		);
	const server = await serve((request, response) => {
		void hear(request).then(() => response.end('{}'));
	});
	try {
		await test(server.url, heard);
	} finally {
		await server.close();
	}
}

/** Each rule of the check of an address: what was entered, and the words of the refusal. */
const UNUSABLE: Array<[string, string]> = [
	['', 'is empty'],
	['   ', 'is empty'],
	['https://', 'is not an address'],
	['not an address', 'is not an address'],
	['https://me:secret@api.example.com', 'has a user name or password in it'],
	['https://api.example.com?token=1', "goes on behind the path with '?' or '#'"],
	['https://api.example.com/#top', "goes on behind the path with '?' or '#'"],
	['ftp://api.example.com', 'begins with ftp://'],
	['file:///etc/hosts', 'begins with file://'],
];

describe.each(EVERY_VENDOR)('an address that cannot be used: %s', (vendor) => {
	const rules = vendor === 'crmcom' ? [] : [['http://api.example.com', 'begins with http://']];

	it.each([...UNUSABLE, ...(rules as typeof UNUSABLE)])('"%s" %s', async (address, words) => {
		await onBench(async (bench) => {
			at(bench, vendor, address);
			const { message, description } = panel(await bench.run(vendor, hires(2)));
			expect(message).toBe(
				`The address of ${LABEL[vendor]} in credential '${vendor} account' can't be used`,
			);
			expect(description).toContain(`'${ROOT[vendor]}' ${words}`);
			expect(description).toContain('No user was created.');
			expect(description).not.toContain('secret@');
			for (const node of [CONTINUE, ERROR_OUTPUT]) {
				const run = await bench.run(vendor, hires(2), { node });
				const items = [...refused(run, 0), ...refused(run, 1)];
				expect(run.status).toBe('success');
				expect(items.map(({ details }) => details.item)).toEqual([0, 1]);
				expect(items[0]?.error).toContain("can't be used");
			}
			expect(bench.standIn(vendor).requests).toEqual([]);
		});
	});

	it.each([
		['slashes behind it', (url: string) => `${url}//`],
		['spaces around it', (url: string) => `  ${url} `],
		[
			"the API's own path behind it",
			(url: string) => `${url}${vendor === 'crmcom' ? '/crmapi/rest/v2/' : '/v1/'}`,
		],
		['the name of this machine', (url: string) => url.replace('127.0.0.1', 'localhost')],
	])('one with %s is understood', async (_, written) => {
		await onBench(async (bench) => {
			at(bench, vendor, written(bench.standIn(vendor).url));
			expect(actions(await bench.run(vendor, hires(1)))).toEqual(['created']);
		});
	});
});

describe.each(EVERY_VENDOR)('no credential: %s', (vendor) => {
	const cases: Array<[string, (bench: Bench) => string | null]> = [
		['none is chosen', () => null],
		[
			'it was deleted',
			(bench) => {
				bench.credentials.delete(vendor);
				return vendor;
			},
		],
	];

	it.each(cases)(
		'%s: words in Stop mode, every item on the error branch otherwise',
		async (_, take) => {
			await onBench(async (bench) => {
				const credential = take(bench);
				const stopped = await bench.run(vendor, hires(3), { credential });
				expect(stopped.status).toBe('error');
				expect(stopped.error?.message).toMatch(/credential/i);
				const rows = hires(3).map((hire, index) => ({ ...hire, row_number: index + 2 }));
				const run = await bench.run(vendor, rows, { credential, node: ERROR_OUTPUT });
				expect(run.status).toBe('success');
				expect(refused(run).map(({ details: { row, loginId } }) => [row, loginId])).toEqual([
					[2, 'hire.0'],
					[3, 'hire.1'],
					[4, 'hire.2'],
				]);
				expect(refused(run).map(({ details }) => details.outcome)).toEqual(
					Array(3).fill('notSent'),
				);
				expect(run.output(NODE)[1]?.map(({ pairedItem }) => pairedItem)).toEqual([
					{ item: 0 },
					{ item: 1 },
					{ item: 2 },
				]);
				const on = await bench.run(vendor, hires(3), { credential, node: CONTINUE });
				expect(refused(on, 0)).toHaveLength(3);
			});
		},
	);
});

const ENDPOINTS = ['login', 'create', 'lookup'] as const;

describe('a host that redirects or cannot be reached', () => {
	it.concurrent.each(
		EVERY_VENDOR.flatMap((vendor) => ENDPOINTS.map((at) => [vendor, at] as const)),
	)('%s: a redirect of the %s is not followed', async (vendor, endpoint) => {
		await bystander(async (location, heard) => {
			await onLoginBench(vendor, async (bench) => {
				const lookup = vendor === 'crmcom' ? ('show' as const) : ('users' as const);
				bench.standIn(vendor).faults.plan = ([301, 302, 307, 308] as const).map((status, n) => ({
					on: endpoint === 'lookup' ? lookup : endpoint,
					kind: 'redirect',
					location: `${location}/elsewhere`,
					status,
					nth: { every: 4, length: 1, from: n + 1 },
				}));
				const ifUserExists = endpoint === 'lookup' ? 'return' : 'error';
				const parameters = { ifUserExists };
				const run = await bench.run(vendor, hires(1), { parameters, node: ERROR_OUTPUT });
				expect(heard).toEqual([]);
				expect(refused(run)).toHaveLength(1);
				expect(JSON.stringify(refused(run))).toMatch(/redirect|HTTP status 30\d/);
				expect(loginsAt(bench.standIn(vendor))).toEqual([]);
			});
		});
	});

	it.concurrent.each(EVERY_VENDOR)(
		'%s: words in Stop mode, every item on the error branch otherwise',
		async (vendor) => {
			await onBench(async (bench) => {
				at(bench, vendor, 'http://127.0.0.1:9');
				const node = ERROR_OUTPUT;
				const [stopped, run] = await Promise.all([
					bench.run(vendor, hires(2)),
					bench.run(vendor, hires(3, 10), { node }),
				]);
				expect(panel(stopped).message).toContain('nothing answers at this address');
				expect(panel(stopped).message).toContain(LABEL[vendor]);
				expect(refused(run).map(({ details }) => details.outcome)).toEqual(
					Array(3).fill('notSent'),
				);
				expect(refused(run)[0]?.error).toContain('nothing answers at this address');
			});
		},
	);

	it.concurrent.each(EVERY_VENDOR)(
		'%s: one that comes up late gets every user once',
		async (vendor) => {
			const port = await freePort();
			await onBench(async (bench) => {
				bench.credentials.edit(vendor, byLogin(bench, vendor) as never);
				at(bench, vendor, `http://127.0.0.1:${port}`);
				const running = bench.run(vendor, hires(6));
				await new Promise((resolve) => setTimeout(resolve, 200));
				const late = await startSandbox({ ports: { [vendor]: port } });
				try {
					expect(actions(await running)).toEqual(Array(6).fill('created'));
					expect(loginsAt(late[vendor])).toEqual(hires(6).map(({ login }) => login));
					expect(late[vendor].count('create')).toBe(6);
					expect(late[vendor].count('login')).toBe(1);
				} finally {
					await late.close();
				}
			});
		},
	);
});

/**
 * A port of this machine that nothing listens on, and that the system gives to nobody by itself: the
 * stand-ins of other tests, which have the same accounts, would get the users of this one.
 */
async function freePort(): Promise<number> {
	const port = 20_000 + Math.floor(Math.random() * 10_000);
	const server = createServer();
	const isFree = await new Promise<boolean>((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
	return isFree ? port : await freePort();
}

it.each(EVERY_TELEPHONY)('what answers at the address is not the API of %s', async (vendor) => {
	await onLoginBench(vendor, async (bench) => {
		const other = await serve((_, response) => {
			response.writeHead(200, { 'content-type': 'text/html' });
			response.end('<html><title>Parking</title></html>');
		});
		try {
			at(bench, vendor, other.url);
			const { message, description } = panel(await bench.run(vendor, hires(1)));
			expect(message).toBe(
				`The address of ${LABEL[vendor]} in credential '${vendor} account' can't be used`,
			);
			expect(description).toContain(`is not the API of ${LABEL[vendor]}`);
		} finally {
			await other.close();
		}
	});
});

describe('a node that can not run as it is set', () => {
	it.each<[string, VendorName, IDataObject, string]>([
		['an unknown vendor', 'acefone', { vendor: 'tata' }, `'Vendor' is "tata"`],
		[
			'a vendor that can not update',
			'crmcom',
			{ ifUserExists: 'update' },
			'CRM.COM has no way to update users',
		],
	])('%s: words in Stop mode, every item on the error branch otherwise', async (...given) => {
		const [, vendor, parameters, words] = given;
		await onBench(async (bench) => {
			const stopped = await bench.run(vendor, hires(2), { parameters });
			expect(panel(stopped).message).toContain(words);
			const run = await bench.run(vendor, hires(2), { parameters, node: ERROR_OUTPUT });
			expect(run.json(NODE)).toEqual([]);
			expect(refused(run)).toHaveLength(2);
			expect(refused(run)[0]?.error).toContain(words);
			expect(bench.standIn(vendor).requests).toEqual([]);
		});
	});
});

describe.each(EVERY_TELEPHONY)('%s: a credential that may not read users', (vendor) => {
	it('is said so where the vendor has to be asked first', async () => {
		await onBench(async (bench) => {
			const { noAccessApiToken: apiToken } = bench.sandbox[vendor].account;
			bench.credentials.edit(vendor, { connectUsing: 'token', apiToken });
			const parameters = { ifUserExists: 'return' };
			const { message, description } = panel(await bench.run(vendor, hires(3), { parameters }));
			expect(message).toContain(
				`The API token in credential '${vendor} account' isn't allowed to read users`,
			);
			expect(description).toContain('give this token access to users');
			expect(bench.standIn(vendor).count('create')).toBe(0);
		});
	});
});

it('an account password that is part of a login does not hide the user from look-ups', async () => {
	await onBench(async (bench) => {
		const standIn = bench.standIn('acefone');
		const [known] = standIn.users;
		const password = String(known?.login).slice(0, 4);
		const login = { connectUsing: 'login', loginId: bench.sandbox.acefone.account.loginId };
		bench.credentials.edit('acefone', { ...login, password });
		const token = { success: true, access_token: bench.sandbox.acefone.account.apiToken };
		standIn.faults.plan = [{ on: 'login', kind: 'answer', status: 200, body: token }];
		const items = hires(1).map((hire) => ({ ...hire, login: String(known?.login) }));
		const parameters = { ifUserExists: 'return' };
		const run = await bench.run('acefone', items, { parameters });
		expect(run.json(NODE)).toMatchObject([{ action: 'existing', userId: known?.id }]);
	});
});
