import { startSandbox, type Sandbox } from '../sandbox';
import { like } from '../sandbox/like';
import { checkAt } from './fixture';
import { opposites } from './opposites';
import { reportOf } from './report';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

afterAll(async () => {
	await sandbox.close();
});

beforeEach(() => {
	sandbox.reset();
});

describe.each(['servetel', 'crmcom'] as const)('a stand-in like a report on %s', (name) => {
	it.each(['nothing', ...Object.keys(opposites[name])])('refutes again: %s', async (fact) => {
		Object.assign(sandbox[name].settings, opposites[name][fact]);
		const before = reportOf(await checkAt(sandbox, name));
		sandbox.reset();
		Object.assign(sandbox[name].settings, like(before));
		const { facts } = await checkAt(sandbox, name);
		const refuted = facts.filter(({ verdict }) => verdict === 'refuted');
		expect(refuted.map((one) => one.fact.name)).toEqual(fact === 'nothing' ? [] : [fact]);
	});
});
