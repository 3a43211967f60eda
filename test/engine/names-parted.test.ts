import type { IDataObject } from 'n8n-workflow';

import { acefone } from '../sandbox/telephony/brands';
import { onBench } from './cases';
import { createNamed, MODES } from './fields/modes';
import type { Bench } from './fixture';

/** Entries of the account whose names have commas, and others that are a part of such a name. */
const DEPARTMENTS = ['Sales, North', 'North, East', 'Ops ,West', 'Smith & Co., Inc.', 'A, B, C'];
const LINES = ['Desk, Front', 'Desk'];

acefone.fixture.departments.push(
	...DEPARTMENTS.map((name, at) => ({ id: String(90_001 + at), name, description: name })),
);
acefone.fixture.numbers.push(
	...LINES.map((name, at) => {
		const did = `+44115496010${at}`;
		return { id: String(90_101 + at), did, alias: name, name, destination: 'IVR' };
	}),
);

/** An agent whose name is written with a comma. */
async function addAgent(bench: Bench, name: string): Promise<string> {
	const parameters: IDataObject = { name, options: {} };
	const login = `agent.${name.replace(/\W/g, '')}`;
	await bench.run('acefone', [{ login, number: '1', email: 'a@b.example', password: 'Kx7-mQ2!' }], {
		parameters,
	});
	const added = bench.standIn('acefone').created.find((user) => user.login === login);
	return String(added?.agentId);
}

describe.each(MODES)('commas inside a name, %s', (mode) => {
	it.concurrent.each<[string, unknown, string[]]>([
		['a name with a comma', 'Sales, North', ['Sales, North']],
		['the longest first', 'Sales, North, Finance', ['Sales, North', 'Finance']],
		['behind another one', 'Finance, Sales, North', ['Finance', 'Sales, North']],
		['whatever the spaces and the case', 'sales ,NORTH,ops,  west', ['Sales, North', 'Ops ,West']],
		['the part alone', 'Finance, Sales', ['Finance', 'Sales']],
		['so that every part is somebody’s', 'Sales, North, East', ['Sales', 'North, East']],
		['three parts', 'A,B,C', ['A, B, C']],
		['a full stop before the comma', 'Smith & Co., Inc.; Sales', ['Smith & Co., Inc.', 'Sales']],
		['beside an ID', '33101, Sales, North', ['Finance', 'Sales, North']],
		['empty parts go', ', Sales,, North, ; ,', ['Sales, North']],
		['a repeat goes, joined or not', 'Sales, Sales, North, Sales', ['Sales', 'Sales, North']],
		['a text of JSON as it is', '["Sales, North","Finance"]', ['Sales, North', 'Finance']],
		['a list as it is', ['Sales, North', 'Sales'], ['Sales, North', 'Sales']],
	])('departments: %s', async (_kind, departments, sent) => {
		await onBench(async (bench) => {
			const { run, body } = await createNamed(bench, mode, { departments });
			expect(run.error).toBeUndefined();
			expect(body?.department).toEqual(sent);
		});
	});

	it.concurrent.each<[string, unknown]>([
		['a semicolon', 'Ops; West'],
		['a line break', 'Ops\r\nWest'],
		['a paragraph of a sheet', 'Ops\u2028West'],
		['the borders of a list', ['Ops', 'West']],
		['the borders of a text of JSON', '["Ops","West"]'],
	])('are never joined over %s', async (_kind, departments) => {
		await onBench(async (bench) => {
			const { said, body } = await createNamed(bench, mode, { departments });
			expect(said).toContain(`'Department Names or IDs' is "Ops", which is no department`);
			expect(said).toContain(`'Department Names or IDs' is "West", which is no department`);
			expect(body).toBeUndefined();
		});
	});

	it.concurrent('a part that nobody goes by is refused once', async () => {
		await onBench(async (bench) => {
			const departments = 'Sales, North, Nowhere, Nowhere';
			const { said } = await createNamed(bench, mode, { departments });
			expect(said.match(/is "Nowhere", which is no department/g)).toHaveLength(1);
			expect(said).not.toContain('is "North"');
		});
	});

	it.concurrent('caller IDs', async () => {
		await onBench(async (bench) => {
			const { body } = await createNamed(bench, mode, { callers: 'desk,front, Desk' });
			expect(body?.caller_id).toEqual([90_101, 90_102]);
		});
	});

	it.concurrent('agents', async () => {
		await onBench(async (bench) => {
			const ids = [await addAgent(bench, 'Rao, Zoe'), await addAgent(bench, 'Uma Only')];
			const { run, body } = await createNamed(bench, mode, {
				agents: 'Rao,Zoe, uma only, Rao, Zoe',
			});
			expect(run.error).toBeUndefined();
			expect(body?.user_for_cdr).toEqual({ type: 'agent', value: ids });
		});
	});

	it.concurrent('one entry, whatever the spaces', async () => {
		await onBench(async (bench) => {
			acefoneHours(bench);
			const { body } = await createNamed(bench, mode, { hours: 'day,  long' });
			expect(body?.time_group).toBe('Day ,Long');
		});
	});

	it.concurrent('agent groups, which have no list, are parted always', async () => {
		await onBench(async (bench) => {
			const groups = 'Sales, North; East\nWest,,';
			const { body } = await createNamed(bench, mode, { groups });
			expect(body?.agent_group).toEqual(['Sales', 'North', 'East', 'West']);
		});
	});
});

/** A time group whose name has a comma; the stand-in takes whatever its list has. */
function acefoneHours(bench: Bench): void {
	const { timeGroups } = bench.sandbox.acefone.fixture;
	if (!timeGroups.some(({ id }) => id === '90201'))
		timeGroups.push({ id: '90201', name: 'Day ,Long' });
}
