import { setTimeout as sleep } from 'node:timers/promises';

import type { FaultRule, StandIn, VendorName } from '../sandbox';
import {
	CONTINUE,
	ERROR_OUTPUT,
	LABEL,
	loginsAt,
	NODE,
	onBench,
	panel,
	refused,
	requestsTo,
	RETRIES,
	VENDORS,
} from './cases';
import { hires, type Bench } from './fixture';
import type { EngineRun } from './harness';

const refuse = (login: string): FaultRule => ({
	on: 'create',
	kind: 'answer',
	status: 422,
	body: { success: false, message: 'The number has already been taken.' },
	login,
});

const ordinary = { options: { concurrency: 5 } };

/** Requests to create that came in after the refusal had been answered. */
function sentAfter(standIn: StandIn, status: number): number {
	const creates = requestsTo(standIn, 'create');
	const refusal = creates.findIndex((request) => request.status === status);
	const { finishedAt = Infinity } = creates[refusal] ?? {};
	return creates.filter(({ at }) => at > finishedAt).length;
}

const namesIn = (text: string, label: string): string[] =>
	new RegExp(`${label}: ([^.]*(?:\\.\\d[^.]*)*)\\.`).exec(text)?.[1]?.split(', ') ?? [];

describe.each(VENDORS)('the first failure in Stop mode: %s', (vendor) => {
	it.each([1, 5])('stops new requests at once, with %d at a time', async (concurrency) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.latencyMs = 20;
			standIn.faults.plan = [refuse('hire.12')];
			await bench.run(vendor, hires(40), { parameters: { options: { concurrency } } });
			expect(sentAfter(standIn, 422)).toBeLessThan(concurrency);
			expect(standIn.created.length).toBeGreaterThanOrEqual(12);
			expect(standIn.created.length).toBeLessThan(12 + concurrency);
		});
	});

	it('a failure of the very first item creates nobody', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [refuse('hire.0')];
			const run = await bench.run(vendor, hires(10), { parameters: ordinary });
			expect(loginsAt(standIn)).toEqual([]);
			expect(run.error?.message).toContain('0 of 10 users were created');
			expect(run.error?.description).toContain('Not sent: 9.');
		});
	});

	it('says who was created, what was not sent, and how to go on', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [refuse('hire.24')];
			const run = await bench.run(vendor, hires(40), { parameters: ordinary });
			const { message, description } = panel(run);
			const made = standIn.created.length;
			const reason = 'The number has already been taken';
			expect(message).toContain('Stopped at item 24: ');
			expect(message).toContain(`${made} of 40 users were created`);
			expect(message).toContain(vendor === 'crmcom' ? LABEL[vendor] : `(${reason})`);
			expect(description).toContain('hire.24');
			const listed = namesIn(description, 'Created');
			expect(listed).toHaveLength(21);
			expect(listed.at(-1)).toBe(`and ${made - 20} more`);
			expect(loginsAt(standIn)).toEqual(expect.arrayContaining(listed.slice(0, 20)));
			expect(description).toContain(`Not sent: ${39 - made}.`);
			expect(description).toContain("'Retry with currently saved workflow'");
		});
	});

	it('what was under way is waited for and counted', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, hires(6, 50), { parameters: ordinary });
			standIn.faults.plan = [
				refuse('hire.0'),
				{ on: 'create', login: 'hire.1', kind: 'commitThenDelay', delayMs: 400 },
			];
			const { message, description } = panel(
				await bench.run(vendor, hires(30), { parameters: ordinary }),
			);
			const made = standIn.created.length - 6;
			expect(message).toContain(`${made} of 30 users were created`);
			expect(namesIn(description, 'Created')).toContain('hire.1');
			expect(namesIn(description, 'Created')).toHaveLength(made);
		});
	});

	it('with Continue nobody is forgotten: the line above the output adds up', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [refuse('hire.3'), refuse('hire.7')];
			const known = standIn.users[0]?.login;
			const items = hires(12).map((hire, at) => ({
				...hire,
				...(at === 5 ? { login: known } : at === 9 ? { email: 'no' } : {}),
			}));
			for (const node of [CONTINUE, ERROR_OUTPUT]) {
				const before = standIn.created.length;
				const parameters = { ...ordinary, ifUserExists: 'return' };
				const run = await bench.run(vendor, [...items, items[0] ?? {}], { parameters, node });
				const made = standIn.created.length - before;
				const [line = ''] = run.hints(NODE);
				const counts = [...line.matchAll(/(\d+) (?!items)/g)].map(([, count]) => Number(count));
				expect(counts.reduce((sum, count) => sum + count, 0)).toBe(13);
				expect(line).toMatch(/^13 items: /);
				expect(line).toContain('3 refused');
				if (made > 0) expect(line).toContain(`${made} created`);
				const all = [...refused(run, 0), ...refused(run, 1)];
				expect(all.filter(({ error }) => error)).toHaveLength(3);
			}
		});
	});
});

/** Stops a run while the stand-in has a request of it: a rule that is not carried out. */
const cancelling = (cancel: () => void) => () => {
	cancel();
	return false;
};

/** Starts thirty items, and stops the run when some are created and some under way. */
async function stopHalfWay(bench: Bench, vendor: VendorName) {
	const standIn = bench.standIn(vendor);
	standIn.settings.latencyMs = 20;
	const parameters = { options: { concurrency: 4 } };
	const { finished, cancel } = bench.start(vendor, hires(30), { parameters, node: RETRIES });
	const stop: FaultRule = {
		on: 'create',
		kind: 'neverAnswers',
		when: cancelling(cancel),
		nth: [8],
	};
	standIn.faults.plan = [stop];
	const run = await finished;
	await standIn.settled();
	return { run, standIn };
}

const lineOf = ({ logs }: EngineRun) => logs.find((line) => line.includes('was stopped')) ?? '';

/** What was under way at the eighth request, and no more. */
const MOST_SENT = 8 + 4;

// The time-out of a workflow does the same in n8n.
describe.each(VENDORS)('Stop: %s', (vendor) => {
	it('nothing new is sent, by no later try either, and what is under way gets through', async () => {
		await onBench(async (bench) => {
			const { run, standIn } = await stopHalfWay(bench, vendor);
			expect(run.status).toBe('canceled');
			// Time for a try that must not come.
			await sleep(200);
			const creates = requestsTo(standIn, 'create');
			expect(creates.length).toBeLessThanOrEqual(MOST_SENT);
			expect(creates.map(({ outcome }) => outcome)).not.toContain('clientGone');
			expect(standIn.created).toHaveLength(creates.length);
		});
	});

	it("n8n's log lists who was created", async () => {
		await onBench(async (bench) => {
			const { run, standIn } = await stopHalfWay(bench, vendor);
			const line = lineOf(run);
			const made = standIn.created.length;
			expect(made).toBeGreaterThan(0);
			expect(made).toBeLessThan(30);
			expect(line).toContain(`${made} of 30 users were created at ${LABEL[vendor]}.`);
			// Of many the first twenty are named, and how many more there are.
			const named = namesIn(line, 'Created').filter((name) => !name.startsWith('and '));
			expect(named).toHaveLength(Math.min(made, 20));
			expect(loginsAt(standIn)).toEqual(expect.arrayContaining(named));
			expect(line).toContain(`Not sent: ${30 - made}.`);
			expect(run.logs.filter((text) => text.startsWith('warn: '))).toEqual([line]);
		});
	});
});

describe('stopped while an answer is being looked for', () => {
	it.concurrent.each(VENDORS)(
		'%s: the vendor is still asked, and the log knows',
		async (vendor) => {
			await onBench(async (bench) => {
				const standIn = bench.standIn(vendor);
				standIn.settings.listLagLookUps = 1;
				const { finished, cancel } = bench.start(vendor, hires(1));
				const afterCreate = (when: () => boolean) => () => standIn.count('create') > 0 && when();
				standIn.faults.plan = [
					{ on: 'create', kind: 'dropAfter' },
					// The first look-up, which does not see the user yet.
					{ on: ['users', 'show'], kind: 'neverAnswers', when: afterCreate(cancelling(cancel)) },
				];
				const run = await finished;
				expect(run.status).toBe('canceled');
				expect(lineOf(run)).toContain('1 of 1 users were created');
				expect(standIn.count('create')).toBe(1);
			});
		},
	);
});
