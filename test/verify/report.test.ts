import type { VendorName } from '../sandbox';
import { enteredIn } from './account';
import { accountAt, checkAt } from './fixture';
import { lookAgain, reportOf, type Report } from './report';
import { sandbox } from './stand-ins';

const entered = (name: VendorName) => enteredIn(accountAt(sandbox, name));

const leaves = (value: unknown): string[] =>
	typeof value === 'object' && value !== null
		? Object.values(value).flatMap(leaves)
		: typeof value === 'string' || typeof value === 'number'
			? [String(value)]
			: [];

/** Words that the report has of itself: some roles and departments are called by one. */
const OWN_WORDS = /^(agent|department|password)$/i;

/** Everything of a stand-in that belongs to somebody: names and their words, logins, numbers, secrets. */
function personalValues(name: VendorName): string[] {
	const { users, tokensIssued } = sandbox[name];
	const ofUsers = users.flatMap(({ login, id, agentId, extension, fields }) =>
		leaves([login, id, agentId, extension, { ...fields, password: 0, password_confirmation: 0 }]),
	);
	const lists = name === 'crmcom' ? [] : leaves(sandbox[name].fixture);
	const personal = [...ofUsers, ...lists];
	const words = personal.flatMap((text) => text.split(/[^\p{L}\d@.+]+/u));
	const secrets = [...users.map(({ password }) => password), ...tokensIssued, ...entered(name)];
	const all = new Set([...personal, ...words, ...secrets]);
	return [...all].filter((text) => text.length > 3 && !OWN_WORDS.test(text));
}

/** The values that stand in a report, short ones as whole words. */
function found({ exchanges, facts }: Report, values: string[]): string[] {
	const text = JSON.stringify([exchanges, facts.map(({ did, by }) => [did, by])]);
	const held = new Set(text.split(/[^\p{L}\d@.+]+/u));
	return values.filter((value) => held.has(value) || (value.length > 12 && text.includes(value)));
}

describe.each(['servetel', 'acefone', 'crmcom'] as const)('the report on %s', (name) => {
	it('holds no value of the account, at any nesting, whatever the vendor shows or repeats', async () => {
		const nested = {
			a: [{ b: [[{ login: 'someone.private', deep: 'Deep Person', n: 77123456 }]] }],
		};
		sandbox[name].settings.echoPasswords = true;
		if (name !== 'crmcom') sandbox[name].settings.sipSecretsShown = true;
		sandbox[name].settings.reshape = ({ answer }) =>
			typeof answer.body === 'object' && !Array.isArray(answer.body)
				? {
						...answer,
						body: { ...answer.body, nested, 'private.person': 1, privateKeyOf: 'Deep Person' },
					}
				: answer;
		const checked = await checkAt(sandbox, name);
		const report = reportOf(checked);
		const values = [
			...personalValues(name),
			'someone.private',
			'private.person',
			'Deep',
			'77123456',
		];
		expect(found(report, values)).toEqual([]);
		expect(report.exchanges.length).toBeGreaterThan(10);
	});

	it('keeps the form, and the same value the same', async () => {
		const report = reportOf(await checkAt(sandbox, name));
		const of = (step: string) => report.exchanges.find((exchange) => exchange.step === step);
		if (name === 'crmcom') {
			expect(of('show')?.answer?.json).toMatchObject({
				status: { code: 'OK', description: null },
				data: { id: expect.stringMatching(/^[0-9A-F]{32}$/), active: true },
			});
			return;
		}
		const list = of('users')?.answer?.json as { data: Array<{ id: number; login_id: string }> };
		expect(of('login')?.answer?.json).toMatchObject({ access_token: true, expires_in: 3600 });
		expect(of('detail')?.answer?.json).toMatchObject({
			data: { id: String(list.data[0]?.id), team_member: { login_id: list.data[0]?.login_id } },
		});
		const ids = list.data.map(({ id }) => id);
		expect(ids).toEqual([...ids].sort((a, b) => a - b));
	});
});

it('is struck out where the second look still finds something, in a value or in a key', () => {
	const answer = { status: 200, json: { 'jane.private': [7], status: 'jane.private' } };
	const shown = [{ step: 'users', about: 'as jane.private', answer }];
	expect(lookAgain(shown, ['jane.private', 'users'], () => false)).toEqual([
		{ step: 'users', about: '***', answer: { status: 200, json: { '***': [7], status: '***' } } },
	]);
});
