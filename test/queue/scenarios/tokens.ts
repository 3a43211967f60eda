import { booksOf, eachOnce, plural, seconds } from '../books';
import { crowd, sheets } from '../crowd';
import { errorOf } from '../../e2e/executions';
import { until } from '../../e2e/session';
import { sendForms } from '../forms';
import type { Scenario } from '../scenario';

const FORMS = 600;
const LIFE = 10;
/** A token is renewed at four fifths of a short life. */
const RENEWED_AFTER = 0.8 * LIFE;

/** Tokens that die all the time. */
export const shortTokens: Scenario = {
	name: 'short-tokens',
	title: `Tokens that live ${LIFE} s, ${FORMS} forms; the vendor takes 20/s`,
	async run(site) {
		site.limit(20);
		site.vendor.settings.tokenLifetimeSeconds = LIFE;
		const entrance = await site.entrance();
		const { people, logins } = crowd('form', FORMS);
		const began = Date.now();
		await sendForms(entrance, people);
		const ended = await entrance.ended(FORMS);
		const books = booksOf(site.vendor, logins);
		const took = books.lastAt - began;
		const lives = Math.ceil(took / (1000 * RENEWED_AFTER));
		const { figures, promises } = eachOnce(books, lives * site.stack.workers.length);
		return {
			figures: [
				...figures,
				`${seconds(took)} s, in which a token is used up ${plural(lives, 'time')}`,
			],
			promises: [
				...promises,
				['every execution succeeds', ended.every(({ status }) => status === 'success')],
			],
		};
	},
};

const SHEETS = 4;
const EACH = 250;
/** Users after which all tokens die. */
const REVOKED_AT = [200, 600];

/** Every token dies at once, in all workers, in the middle of sheets. */
export const revoked: Scenario = {
	name: 'revoked',
	title: `All tokens die twice in the midst of ${SHEETS} sheets of ${EACH}`,
	async run(site) {
		site.limit(50);
		const entrance = await site.entrance();
		const all = sheets(SHEETS, EACH);
		await Promise.all(all.map(async ({ people }) => await entrance.send(people)));
		for (const users of REVOKED_AT) {
			const there = () => site.vendor.created.length >= users || undefined;
			await until(`${users} users`, there, 120);
			site.vendor.revokeTokens();
		}
		const ended = await entrance.ended(SHEETS);
		const wanted = all.flatMap(({ logins }) => logins);
		const lives = REVOKED_AT.length + 1;
		const { figures, promises } = eachOnce(
			booksOf(site.vendor, wanted),
			lives * site.stack.workers.length,
		);
		return {
			figures: [
				...figures,
				`${plural(site.vendor.requests.filter(is401).length, 'request')} refused`,
			],
			promises: [
				...promises,
				['every execution succeeds', ended.every(({ status }) => status === 'success')],
			],
		};
	},
};

const is401 = ({ status }: { status: number | undefined }) => status === 401;

const WRONG_FORMS = 20;
const RIGHT_WORDS = /^Acefone does not accept the login in credential 'Acefone account'/;

/** A wrong password must not lock the account, however many forms come. */
export const wrongPassword: Scenario = {
	name: 'wrong-password',
	title: `A wrong password, ${WRONG_FORMS} forms`,
	async run(site) {
		const entrance = await site.entrance({ password: 'not-the-password' });
		await sendForms(entrance, crowd('form', WRONG_FORMS).people);
		const ended = await entrance.ended(WRONG_FORMS);
		const read = async ({ id }: { id: string }) => errorOf(await site.stack.rest.execution(id));
		const words = (await Promise.all(ended.map(read))).map((error) => error?.message ?? '');
		const { users, logins } = booksOf(site.vendor, []);
		return {
			figures: [`${plural(logins, 'login')}, ${users} users`, `"${words[0]}"`],
			promises: [
				['at most one login a worker', logins <= site.stack.workers.length],
				['every execution says what is wrong', words.every((one) => RIGHT_WORDS.test(one))],
				['no user', users === 0],
			],
		};
	},
};
