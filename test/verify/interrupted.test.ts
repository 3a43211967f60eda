import { writeFileSync } from 'node:fs';
import { startSandbox, type Sandbox } from '../sandbox';
import { checkAt, newJournal } from './fixture';
import { Journal, leftBy } from './journal';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});

afterAll(async () => {
	await sandbox.close();
});

const loginsOf = (name: 'crmcom' | 'servetel') =>
	sandbox[name].created.map(({ login }) => login).sort();

/** Ends a check in the middle, as the end of its process would: nothing of it runs on. */
async function endedAt(name: 'crmcom' | 'servetel', when: 'onAnswer' | 'onSend', request: number) {
	sandbox.reset();
	const journal = newJournal();
	let requests = 0;
	const end = () => {
		requests += 1;
		if (requests === request) throw new Error('ended here');
	};
	const run = checkAt(sandbox, name, { journal, [when]: end });
	const isOver = await run.then(
		() => true,
		(error: Error) => {
			expect(error.message).toBe('ended here');
			return false;
		},
	);
	return { journal, isOver };
}

describe.each(['servetel', 'crmcom'] as const)('a check of %s that creates', (name) => {
	it.each(['onSend', 'onAnswer'] as const)(
		'names whom it left wherever it ends (%s)',
		async (when) => {
			let most = 0;
			for (let request = 1; ; request++) {
				const { journal, isOver } = await endedAt(name, when, request);
				const named = leftBy(journal).map(({ login }) => login);
				expect(named).toEqual(expect.arrayContaining(loginsOf(name)));
				expect(loginsOf(name).length).toBeLessThanOrEqual(sandbox[name].count('create'));
				most = Math.max(most, loginsOf(name).length);
				if (isOver) break;
			}
			expect(most).toBeGreaterThan(0);
		},
	);

	it('names each user as often as there may be one, where every login makes a user', async () => {
		sandbox.reset();
		sandbox[name].settings.uniqueLogins = false;
		const journal = newJournal();
		await checkAt(sandbox, name, { journal });
		for (const { login, times } of leftBy(journal)) {
			expect(loginsOf(name).filter((one) => one === login)).toHaveLength(times);
		}
		expect(leftBy(journal).length).toBeGreaterThan(0);
	});
});

it('has nobody to name once the user is deleted', async () => {
	sandbox.reset();
	const journal = newJournal();
	await checkAt(sandbox, 'servetel', { journal });
	expect(loginsOf('servetel')).toEqual([]);
	expect(leftBy(journal)).toEqual([]);
});

it('names whom it sends behind a line that was cut short', () => {
	const journal = newJournal();
	writeFileSync(journal, '{"host":"Servetel at api.exam');
	new Journal(journal, 'Servetel at api.example.com').sending('check-1');
	expect(leftBy(journal)).toMatchObject([{ login: 'check-1', times: 1 }]);
});
