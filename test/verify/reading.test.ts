import { startSandbox, type Sandbox } from '../sandbox';
import { check } from './check';
import { Client } from './client';
import { accountAt } from './fixture';
import { opposites } from './opposites';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

afterAll(async () => {
	await sandbox.close();
});

const forms = { status: 500, body: 'no' };

describe.each(['servetel', 'acefone', 'crmcom'] as const)(
	'a check of %s that only reads',
	(name) => {
		it('makes one login and sends nothing that writes, whatever is answered', async () => {
			const otherwise = Object.values(opposites[name === 'acefone' ? 'servetel' : name]);
			const broken = [401, 403, 404, 429, 500].map((status) => ({
				reshape: ({ endpoint, answer }: { endpoint: string; answer: object }) =>
					({ ...answer, ...(endpoint === 'login' ? {} : { ...forms, status }) }) as never,
			}));
			for (const settings of [
				{},
				...broken,
				{ loginRefusalStatus: 500 },
				...otherwise.slice(0, 12),
			]) {
				sandbox.reset();
				Object.assign(sandbox[name].settings, settings);
				await check(accountAt(sandbox, name), { pause: 0, limitWait: 0, knownUser: 'jdoe' });
				const writing = sandbox[name].requests.filter(
					({ method, endpoint }) => method !== 'GET' && endpoint !== 'login',
				);
				expect(writing).toEqual([]);
				expect(sandbox[name].count('login')).toBe(1);
				expect(sandbox[name].created).toEqual([]);
			}
		});

		it('logs in once even where the login is refused, and then asks nothing with a token', async () => {
			sandbox.reset();
			const account = accountAt(sandbox, name);
			const credentials = { ...account.credentials, password: 'wrong-one' };
			await check({ ...account, credentials }, { pause: 0 });
			expect(sandbox[name].count('login')).toBe(1);
			expect(sandbox[name].requests).toHaveLength(2);
		});

		it('can not be made to write', async () => {
			const client = new Client(accountAt(sandbox, name), { pause: 0 });
			await expect(client.send('create', { method: 'POST', path: '/' })).rejects.toThrow(
				/only reads/,
			);
		});
	},
);
