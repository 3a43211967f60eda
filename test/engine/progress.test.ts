import { pauses } from '../../nodes/CreateUser/wire/pauses';
import { NODE, onBench } from './cases';
import { hires } from './fixture';

const { progress } = pauses;
afterEach(() => (pauses.progress = progress));

it('a long run tells n8n’s log how far it is', async () => {
	pauses.progress = 0;
	await onBench(async (bench) => {
		const run = await bench.run('acefone', hires(3), {
			parameters: { options: { concurrency: 1 } },
		});
		expect(run.json(NODE)).toHaveLength(3);
		const lines = run.logs.filter((line) => line.includes('items done'));
		expect(lines).toEqual([
			expect.stringContaining('Create User: 1 of 3 items done, 1 created; less than a minute left'),
			expect.stringContaining('Create User: 2 of 3 items done, 2 created; less than a minute left'),
		]);
	});
});

it('a short one says nothing', async () => {
	await onBench(async (bench) => {
		const run = await bench.run('acefone', hires(3), {});
		expect(run.logs.filter((line) => line.includes('items done'))).toEqual([]);
	});
});
