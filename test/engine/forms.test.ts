import { NODE, onBench, loadOtherProcess, otherProcess, requestsTo, TELEPHONY } from './cases';
import { hires } from './fixture';

beforeAll(loadOtherProcess);

const EXISTING = 5000;
const PAGE = 20;
const FORMS = 10;
const MINUTE = 60_000;

afterEach(() => jest.restoreAllMocks());

/** Forms come one at a time, each an execution of its own. Minutes pass by the clock alone. */
describe.each(TELEPHONY)('%s: forms at an account of 5,000 users, with Return', (vendor) => {
	it('read the list once, and then its end; who was made elsewhere just before is returned', async () => {
		await onBench(async (bench) => {
			const standIn = bench.sandbox[vendor];
			standIn.addExisting(EXISTING);
			Object.assign(standIn.settings, { maxPageSize: PAGE, uniqueLogins: false });
			const pages = Math.ceil((EXISTING + standIn.fixture.users.length) / PAGE);
			let passed = 0;
			const { now } = Date;
			jest.spyOn(Date, 'now').mockImplementation(() => now() + passed);
			const counts: number[] = [];
			const said: unknown[] = [];
			const parameters = { ifUserExists: 'return' };
			for (const [at, hire] of hires(FORMS).entries()) {
				if (at % 3 === 2) {
					await bench.run(vendor, [hire], {}, otherProcess());
					passed += 5000;
				}
				const before = requestsTo(standIn, 'users').length;
				const run = await bench.run(vendor, [hire], { parameters });
				counts.push(requestsTo(standIn, 'users').length - before);
				said.push(run.json(NODE)[0]?.action);
				passed += MINUTE;
			}
			expect(said).toEqual(hires(FORMS).map((_, at) => (at % 3 === 2 ? 'existing' : 'created')));
			const [first = 0, ...others] = counts;
			expect(first).toBeGreaterThanOrEqual(pages);
			expect(first).toBeLessThanOrEqual(pages + 1);
			expect(Math.max(...others)).toBeLessThanOrEqual(2);
			expect(standIn.created).toHaveLength(FORMS);
		});
	});
});
