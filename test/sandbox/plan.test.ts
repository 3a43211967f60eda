import pLimit from 'p-limit';
import { createAt } from './client';
import { FaultPlan, burstsOf429, type FaultRule } from './core/faults';
import type { VendorRequest } from './core/types';
import { startSandbox } from './index';

const request = { body: { name: 'x' } } as VendorRequest;

const planOf = (rules: FaultRule[], seed = '1 servetel') => {
	const plan = new FaultPlan(seed);
	plan.plan = rules;
	return plan;
};
const kinds = (plan: FaultPlan, logins: string[]) =>
	logins.map((login) => plan.decide('create', request, login)?.kind);
const many = Array.from({ length: 4000 }, (_, at) => `user${at}`);

const chances: FaultRule[] = [
	{ on: 'create', kind: 'dropAfter', probability: 0.05 },
	{ on: 'create', kind: 'status500', probability: 0.1 },
];

describe('which requests meet a fault', () => {
	it('follows endpoint, login, condition, place and number of times', () => {
		const plan = planOf([
			{ on: 'users', kind: 'dropBefore' },
			{ on: 'create', kind: 'emptyBody', login: ['b', 'c'], nth: [2] },
			{ on: ['create', 'update'], kind: 'htmlPage', when: () => false },
			{ on: 'create', kind: 'halfBody', login: 'd', times: 1 },
		]);
		expect(kinds(plan, ['a', 'b', 'a', 'c', 'b', 'd', 'd'])).toEqual([
			undefined,
			undefined,
			undefined,
			'emptyBody',
			undefined,
			'halfBody',
			undefined,
		]);
	});

	it('comes in bursts', () => {
		const plan = planOf([burstsOf429('create', { every: 4, length: 2 })]);
		const met = kinds(plan, many.slice(0, 12)).map((kind) => kind !== undefined);
		const burst = [false, false, false, true, true, false, false, true, true, false, false, true];
		expect(met).toEqual(burst);
	});

	it('starts counting afresh with a new plan', () => {
		const rule: FaultRule = { on: 'create', kind: 'dropBefore', nth: [1] };
		const plan = planOf([rule]);
		expect(kinds(plan, ['a', 'b'])).toEqual(['dropBefore', undefined]);
		plan.plan = [rule];
		expect(kinds(plan, ['c'])).toEqual(['dropBefore']);
	});
});

describe('chance', () => {
	it('keeps to the shares asked for', () => {
		const met = kinds(planOf(chances), many);
		const share = (kind: string) => met.filter((one) => one === kind).length / many.length;
		expect(share('dropAfter')).toBeCloseTo(0.05, 1);
		expect(share('status500')).toBeCloseTo(0.1, 1);
		expect(share('dropAfter')).toBeGreaterThan(0.03);
		expect(share('status500')).toBeLessThan(0.13);
	});

	it('does not depend on the order of arrival, nor on bursts between', () => {
		const met = (rules: FaultRule[], logins: string[]) => {
			const plan = planOf(rules);
			const pairs = logins.map((login) => [login, plan.decide('create', request, login)] as const);
			const drawn = pairs.filter(([, fault]) => fault && fault.kind !== 'status429');
			return new Map(drawn.map(([login, fault]) => [login, fault?.kind]));
		};
		const forwards = met(chances, many);
		expect(met(chances, [...many].reverse())).toEqual(forwards);
		const [first] = many;
		const plan = planOf([burstsOf429('create', { every: 1000, length: 1, from: 1 }), ...chances]);
		expect(kinds(plan, [first ?? ''])).toEqual(['status429']);
		expect(kinds(plan, many).filter((kind) => kind && kind !== 'status429').length).toBeGreaterThan(
			forwards.size - 8,
		);
		expect(kinds(planOf(chances, '2 servetel'), many)).not.toEqual(kinds(planOf(chances), many));
	});

	it('draws anew for every attempt of one login', () => {
		const plan = planOf([{ on: 'create', kind: 'dropBefore', probability: 0.5 }]);
		const tries = kinds(plan, new Array<string>(60).fill('same'));
		expect(new Set(tries)).toEqual(new Set(['dropBefore', undefined]));
	});

	it('leaves the other faults as they were when one is used up', () => {
		const [drop, error] = chances as [FaultRule, FaultRule];
		const limited = kinds(planOf([{ ...drop, times: 1 }, error]), many);
		const errors = (met: Array<string | undefined>) => met.map((kind) => kind === 'status500');
		expect(errors(limited)).toEqual(errors(kinds(planOf(chances), many)));
		expect(limited.filter((kind) => kind === 'dropAfter')).toHaveLength(1);
	});
});

it('repeats over the wire, twenty at a time', async () => {
	const run = async (seed: number) => {
		const sandbox = await startSandbox({ seed });
		const { servetel } = sandbox;
		servetel.faults.plan = [
			{ on: 'create', kind: 'dropAfter', probability: 0.1 },
			{ on: 'create', kind: 'status502', probability: 0.1 },
		];
		const atOnce = pLimit(20);
		const logins = many.slice(0, 200);
		const settle = (login: string) => createAt(servetel, login).catch(() => undefined);
		await Promise.all(logins.map((login) => atOnce(() => settle(login))));
		const faults = servetel.requests.flatMap(({ body, fault }) =>
			fault ? [`${(body as { login_id: string }).login_id} ${fault}`] : [],
		);
		await sandbox.close();
		return faults.sort();
	};
	const first = await run(7);
	expect(first.length).toBeGreaterThan(15);
	expect(await run(7)).toEqual(first);
	expect(await run(8)).not.toEqual(first);
});
