import type { IDataObject } from 'n8n-workflow';

import { CONTINUE, NODE, onBench, panel, requestsTo, TELEPHONY } from './cases';
import { hires, type Bench } from './fixture';
import { LoopWatch } from './loop';

/**
 * A queue takes a worker for dead whose event loop stands still. Each of these was more than a second
 * of work in one stretch. A loop that is given way to every 50 ms of work comes round twenty times a
 * second; a fifth of that is asked for. On a busy machine one item alone may take longer than that, and
 * the loop comes round after each: then every other item will do.
 */
const LEAST_PER_SECOND = 4;

function expectTurns(loop: LoopWatch, items: number, from = loop.began): void {
	const seconds = (loop.ended - from) / 1000;
	const least = Math.min(Math.floor(seconds * LEAST_PER_SECOND), Math.floor(items / 2));
	expect(loop.turns(from)).toBeGreaterThanOrEqual(least);
}

/** Ten mapped fields, each an expression, as a sheet of new hires has them. */
const tenExpressions: IDataObject = {
	createAgent: '={{ $json.login !== "" }}',
	status: '={{ $json.login !== "" }}',
	additionalFields: {
		agentGroups: "={{ $json.first.toLowerCase() + '-' + $json.last }}",
		blockWebLogin: '={{ $json.login === "" }}',
		createExtension: '={{ $json.login === "" }}',
	},
};

/** Nothing is sent in Stop mode where the last line is bad: all that happens is reading and checking. */
const lastIsBad = (count: number) => [
	...hires(count - 1),
	...hires(1, count).map((hire) => ({ ...hire, password: '' })),
];

async function watch(
	bench: Bench,
	vendor: (typeof TELEPHONY)[number],
	items: IDataObject[],
	parameters: IDataObject,
	node: IDataObject = {},
) {
	const loop = new LoopWatch();
	const run = await loop.during(
		async () => await bench.run(vendor, items, { parameters, node }, { nodeTypes: loop.types() }),
	);
	return { loop, run };
}

// What gives way is the same for every vendor.
describe.each(TELEPHONY)('%s: n8n is never kept waiting', (vendor) => {
	it('while expressions are read and checked', async () => {
		await onBench(async (bench) => {
			const { loop, run } = await watch(bench, vendor, lastIsBad(400), tenExpressions);
			expect(panel(run).message).toContain("'Password' is empty");
			expect(bench.standIn(vendor).requests).toEqual([]);
			expectTurns(loop, 400);
		});
	});

	it('while input fields are mapped by their names and checked', async () => {
		await onBench(async (bench) => {
			const items = lastIsBad(2500).map(({ first, last, login, ...hire }: IDataObject) => ({
				...hire,
				login_id: login,
				name: `${String(first)} ${String(last)}`,
			}));
			const { roles, numbers } = bench.sandbox[vendor].fixture;
			const fixedValues: IDataObject = {
				userRole: { __rl: true, mode: 'id', value: String(roles[0]?.id) },
				callerIds: [String(numbers[0]?.id)],
				createAgent: true,
				status: true,
			};
			const parameters = { vendor, mappingMode: 'autoMap', fixedValues };
			const { loop, run } = await watch(bench, vendor, items, parameters);
			expect(panel(run).message).toContain("'Password' is empty");
			expect(bench.standIn(vendor).requests).toEqual([]);
			expectTurns(loop, items.length);
		});
	});

	it('while a run that can not begin is said for each item', async () => {
		await onBench(async (bench) => {
			const items = hires(6000);
			const parameters = { options: { timeout: 'soon' } };
			const { loop, run } = await watch(bench, vendor, items, parameters, CONTINUE);
			expect(run.json(NODE)).toHaveLength(6000);
			expectTurns(loop, items.length);
		});
	});

	it('while outputs are made', async () => {
		await onBench(async (bench) => {
			// Wide rows, passed on: what is put out is more work than what is sent.
			const wide = Object.fromEntries(
				Array.from({ length: 8000 }, (_, at) => [`c${at}`, `v${at}`]),
			);
			const items = hires(50).map((hire) => ({ ...hire, wide }));
			const parameters = { options: { includeOtherFields: true, concurrency: 20 } };
			const { loop, run } = await watch(bench, vendor, items, parameters);
			expect(run.json(NODE)).toHaveLength(50);
			const creates = requestsTo(bench.standIn(vendor), 'create');
			const lastAnswer = Math.max(...creates.map(({ finishedAt = 0 }) => finishedAt));
			expectTurns(loop, items.length, lastAnswer);
		});
	});
});
