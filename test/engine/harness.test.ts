import { runWorkflow, startWorkflow, CredentialStore, type EngineOptions } from './harness';
import { probeApi, probeNode, probeWorkflow } from './probes';

function options(
	execute: Parameters<typeof probeNode>[0],
	more: Partial<EngineOptions> = {},
): EngineOptions {
	return {
		workflow: probeWorkflow(),
		nodeTypes: { probe: probeNode(execute) },
		credentialTypes: [probeApi],
		credentials: new CredentialStore(),
		pins: { Trigger: [{ row: 1 }, { row: 2 }, { row: 3 }] },
		...more,
	};
}

describe('parameters and items', () => {
	it('evaluates an expression per item and links downstream items to the trigger', async () => {
		const run = await runWorkflow(
			options(async function () {
				const items = this.getInputData().map((_, item) => ({
					json: { value: this.getNodeParameter('value', item) as number },
					pairedItem: { item },
				}));
				return [items.reverse()];
			}),
		);
		expect(run.status).toBe('success');
		expect(run.json('Probe')).toEqual([{ value: 6 }, { value: 4 }, { value: 2 }]);
		expect(run.json('After')).toEqual([{ row: 3 }, { row: 2 }, { row: 1 }]);
	});

	it('starts from the trigger in production mode too, in the time zone asked for', async () => {
		const run = await runWorkflow(
			options(
				async function () {
					return [[{ json: { mode: this.getMode(), zone: this.getTimezone() } }]];
				},
				{ mode: 'trigger', timezone: 'Asia/Kolkata' },
			),
		);
		expect(run.json('Probe')).toEqual([{ mode: 'trigger', zone: 'Asia/Kolkata' }]);
	});

	it('says why a run could not start', async () => {
		const run = await runWorkflow(
			options(async () => [[]], { workflow: probeWorkflow({ parameters: {} }) }),
		);
		expect(run.status).toBe('success');
		const broken = probeNode(async () => [[]]);
		broken.description.properties[0]!.required = true;
		const refused = await runWorkflow(
			options(async () => [[]], {
				nodeTypes: { probe: broken },
				workflow: probeWorkflow({ parameters: {} }),
			}),
		);
		expect(refused.status).toBe('error');
		expect(refused.error?.message).toContain('issues');
	});
});

describe('errors', () => {
	const refuseSecond = async function (this: { getInputData(): Array<{ json: object }> }) {
		const items = this.getInputData().map((_, item) =>
			item === 1
				? { json: { error: 'no', details: { outcome: 'refused' } }, pairedItem: { item } }
				: { json: { done: true }, pairedItem: { item } },
		);
		return [items];
	};

	it('puts refused items on the error branch with their link', async () => {
		const workflow = probeWorkflow({ onError: 'continueErrorOutput' });
		const run = await runWorkflow(options(refuseSecond, { workflow }));
		expect(run.json('Probe')).toHaveLength(2);
		expect(run.json('Probe', 1)).toEqual([
			{ row: 2, error: 'no', details: { outcome: 'refused' } },
		]);
		expect(run.json('After')).toEqual([{ row: 1 }, { row: 3 }]);
		expect(run.json('Failed')).toEqual([{ row: 2 }]);
	});

	it('passes the input on when a node throws in Continue mode, and stops the run otherwise', async () => {
		const fail = async () => {
			throw new Error('broken');
		};
		const workflow = probeWorkflow({ onError: 'continueRegularOutput' });
		const continued = await runWorkflow(options(fail, { workflow }));
		expect(continued.json('Probe')).toEqual([{ row: 1 }, { row: 2 }, { row: 3 }]);
		const stopped = await runWorkflow(options(fail));
		expect(stopped).toMatchObject({ status: 'error', error: { message: 'broken' } });
		expect(stopped.output('After')).toEqual([]);
	});

	it('runs a failing node three times on one context object', async () => {
		const contexts: object[] = [];
		const workflow = probeWorkflow({ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		const run = await runWorkflow(
			options(
				async function () {
					contexts.push(this.getContext('node'));
					if (contexts.length < 3) throw new Error('not yet');
					this.addExecutionHints({ message: 'third time lucky' });
					return [[{ json: {} }]];
				},
				{ workflow },
			),
		);
		expect(contexts).toHaveLength(3);
		expect(new Set(contexts).size).toBe(1);
		expect(run.status).toBe('success');
		expect(run.hints('Probe')).toEqual(['third time lucky']);
	});
});

describe('what survives', () => {
	it.each(['original', 'current'])('restores the context for a retry: %s', async (which) => {
		const contexts: unknown[] = [];
		const execute = options(async function () {
			const context = this.getContext('node');
			contexts.push({ ...context }, this.getNodeParameter('value', 0));
			if (contexts.length === 2) {
				context.made = ['anna'];
				throw new Error('broken');
			}
			return [this.getInputData()];
		});
		const first = await runWorkflow(execute);
		expect(first.context('Probe')).toEqual({ made: ['anna'] });
		const changed = probeWorkflow({ parameters: { value: 'changed' } });
		const second = await runWorkflow({
			...execute,
			retryOf: first,
			workflow: which === 'current' ? changed : undefined,
		});
		expect(second.status).toBe('success');
		expect(contexts.slice(2)).toEqual([{ made: ['anna'] }, which === 'current' ? 'changed' : 2]);
		expect(second.json('After')).toEqual([{ row: 1 }, { row: 2 }, { row: 3 }]);
	});

	it('stops: the signal is aborted, the run saved at once, and later tries begin aborted', async () => {
		const aborted: boolean[] = [];
		let started = () => {};
		const running = new Promise<void>((resolve) => (started = resolve));
		const { finished, cancel } = startWorkflow(
			options(
				async function () {
					const signal = this.getExecutionCancelSignal();
					aborted.push(signal?.aborted ?? false);
					started();
					await new Promise((resolve) =>
						signal?.aborted ? resolve(0) : signal?.addEventListener('abort', resolve),
					);
					this.logger.info('stopped', { created: 1 });
					this.getContext('node').late = true;
					throw new Error('late');
				},
				{ workflow: probeWorkflow({ retryOnFail: true, waitBetweenTries: 1 }) },
			),
		);
		await running;
		cancel();
		const run = await finished;
		expect(run.status).toBe('canceled');
		expect(aborted).toEqual([false, true, true]);
		expect(run.context('Probe')).toEqual({});
		expect(run.nodeError('Probe')).toBeUndefined();
		expect(run.logs).toContain('info: stopped {"created":1}');
		expect(run.late.data.resultData.error?.message).toBe('late');
	});

	it('keeps logs and console output with the run they belong to', async () => {
		const quiet = jest.spyOn(console, 'log').mockImplementation(() => {});
		const run = await runWorkflow(
			options(async function () {
				this.logger.warn('look', { error: new Error('inside') });
				console.log('printed');
				return [[]];
			}),
		);
		quiet.mockRestore();
		expect(run.logs.join('\n')).toContain('"message":"inside"');
		expect(run.logs).toContain('console.log: printed');
	});
});
