import type { IncomingMessage } from 'node:http';

import { redirectingHost, type Endpoint, type VendorName } from '../sandbox';
import {
	actions,
	CONTINUE,
	ERROR_OUTPUT,
	LABEL,
	loginsAt,
	onBench,
	panel,
	refused,
	sends,
	VENDORS,
	writes,
} from './cases';
import { LOOKUP } from './doubt';
import { hires, type Bench } from './fixture';
import { body, serve } from './probes';

/** A host that redirects what is written and what is read has moved: that is the credential's address. */

/** The API itself redirects, behind a login that works: only so is a create ever sent. */
const BEHIND: Endpoint[] = ['login', 'refresh'];
const STATUSES = [301, 308] as const;

/** Items enough for several rounds of what is sent at the same time. */
const MANY = 20;
const AT_ONCE = 5;

/** Where the host points to; what that place hears must stay nothing. */
async function elsewhere(test: (url: string, host: string) => Promise<void>): Promise<void> {
	const heard: string[] = [];
	const hear = async (request: IncomingMessage) => heard.push(await body(request));
	const server = await serve((request, response) => {
		void hear(request).then(() => response.end('{}'));
	});
	try {
		await test(server.url, new URL(server.url).host);
		expect(heard).toEqual([]);
	} finally {
		await server.close();
	}
}

async function onMovedHost(
	vendor: VendorName,
	status: 301 | 302 | 308,
	test: (bench: Bench, host: string) => Promise<void>,
): Promise<void> {
	await elsewhere(async (url, host) => {
		await onBench(async (bench) => {
			const location = `${url}/moved?from=api`;
			bench.standIn(vendor).faults.plan = [redirectingHost(location, status, BEHIND)];
			await test(bench, host);
			expect(loginsAt(bench.standIn(vendor))).toEqual([]);
		});
	});
}

/** Nothing was sent twice, and not much was sent at all. */
function expectSentOnce(bench: Bench, vendor: VendorName): void {
	const counts = Object.values(sends(bench.standIn(vendor)));
	expect(Math.max(0, ...counts)).toBeLessThanOrEqual(1);
	expect(counts.length).toBeLessThanOrEqual(AT_ONCE);
}

const WAYS = VENDORS.flatMap((vendor) => STATUSES.map((status) => [vendor, status] as const));

describe('a host that redirects every request', () => {
	it.concurrent.each(WAYS)(
		'%s, %d: is said once in Stop mode, with where it points to',
		async (...on) => {
			const [vendor, status] = on;
			await onMovedHost(vendor, status, async (bench, host) => {
				const run = await bench.run(vendor, hires(MANY));
				const { message, description } = panel(run);
				expect(message).toContain(LABEL[vendor]);
				expect(`${message} ${description}`).toContain(host);
				expect(`${message} ${description}`).toMatch(/redirect/i);
				expect(`${message} ${description}`).not.toContain('not certain');
				expectSentOnce(bench, vendor);
			});
		},
	);

	it.concurrent.each(
		VENDORS.flatMap((vendor) => [CONTINUE, ERROR_OUTPUT].map((node) => [vendor, node] as const)),
	)('%s: is the same certain word on every item, %j', async (vendor, node) => {
		await onMovedHost(vendor, 301, async (bench, host) => {
			const run = await bench.run(vendor, hires(MANY), { node });
			const items = [...refused(run, 0), ...refused(run, 1)];
			expect(items).toHaveLength(MANY);
			expect(new Set(items.map(({ details }) => details.outcome))).toEqual(new Set(['notSent']));
			expect(new Set(items.map(({ details }) => details.reason))).toEqual(new Set(['redirected']));
			expect(items.every((item) => JSON.stringify(item).includes(host))).toBe(true);
			expectSentOnce(bench, vendor);
		});
	});

	it.concurrent.each(VENDORS)(
		'%s: is said before anything is sent where it is asked first',
		async (vendor) => {
			await onMovedHost(vendor, 302, async (bench, host) => {
				const parameters = { ifUserExists: 'return' };
				const run = await bench.run(vendor, hires(MANY), { parameters, node: ERROR_OUTPUT });
				const items = refused(run);
				expect(items).toHaveLength(MANY);
				expect(new Set(items.map(({ details }) => details.reason))).toEqual(
					new Set(['redirected']),
				);
				expect(items.every((item) => JSON.stringify(item).includes(host))).toBe(true);
				expect(writes(bench.standIn(vendor))).toBe(0);
			});
		},
	);
});

describe('a redirect of one write only', () => {
	it.concurrent.each(VENDORS)(
		'%s: is no matter of the address: the user is there once',
		async (vendor) => {
			await elsewhere(async (location) => {
				await onBench(async (bench) => {
					const standIn = bench.standIn(vendor);
					standIn.settings.uniqueLogins = false;
					standIn.faults.plan = [
						{ on: 'create', login: 'hire.1', kind: 'redirect', location, times: 1 },
					];
					const run = await bench.run(vendor, hires(3), { node: ERROR_OUTPUT });
					expect(actions(run)).toEqual(['created', 'created', 'created']);
					expect(loginsAt(standIn)).toEqual(['hire.0', 'hire.1', 'hire.2']);
				});
			});
		},
	);
});

it.concurrent.each(VENDORS)(
	'%s: a host that moves after a first request was lost leaves it open',
	async (vendor) => {
		await elsewhere(async (location) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				let creates = 0;
				const hasMoved = () => creates > 1;
				const when = () => (creates += 1) > 1;
				standIn.faults.plan = [
					{ on: 'create', kind: 'commitsLate', afterMs: 1500, times: 1 },
					{ on: 'create', kind: 'redirect', location, when },
					{ on: [LOOKUP[vendor], 'user'], kind: 'redirect', location, when: hasMoved },
				];
				const run = await bench.run(vendor, hires(1), { node: ERROR_OUTPUT });
				expect(refused(run)).toMatchObject([{ details: { outcome: 'unknown' } }]);
			});
		});
	},
);
