import { setTimeout as pause } from 'node:timers/promises';
import { booksOf, eachOnce, seconds } from '../books';
import { crowd, sheets } from '../crowd';
import { until } from '../../e2e/session';
import type { Scenario } from '../scenario';
import type { Site } from '../site';

const SHEETS = 6;
const EACH = 300;
const FORMS = 20;
/** Milliseconds from one form to the next. */
const EVERY = 2000;
/** Requests per second that the vendor takes. */
const PER_SECOND = 20;
/** Milliseconds that 95 % of the forms, and all of them, may take. */
const MOST_OF_95 = 3000;
const MOST_OF_ALL = 10_000;

/** Forms that come while the workers are busy with sheets. */
export const beside: Scenario = {
	name: 'beside',
	title: `${FORMS} forms beside ${SHEETS} sheets of ${EACH}; the vendor takes ${PER_SECOND}/s`,
	async run(site) {
		site.limit(PER_SECOND);
		const entrance = await site.entrance();
		const all = sheets(SHEETS, EACH);
		await Promise.all(all.map(async ({ people }) => await entrance.send(people)));
		// The forms are to meet a vendor whose limit is known, and sheets in their midst.
		const underWay = () => site.vendor.created.length >= SHEETS * PER_SECOND || undefined;
		await until('the sheets to be under way', underWay, 120);
		const { people, logins } = crowd('form', FORMS);
		const sentAt: number[] = [];
		for (const one of people) {
			sentAt.push(Date.now());
			await entrance.send([one]);
			await pause(EVERY);
		}
		await until('the forms', () => userAt(site, logins.at(-1)), 120);
		const left = SHEETS * EACH + FORMS - site.vendor.created.length;
		const ended = await entrance.ended(SHEETS + FORMS);
		const waits = logins
			.map((login, at) => (userAt(site, login) ?? Infinity) - (sentAt[at] ?? 0))
			.sort((one, other) => one - other);
		const at = (part: number) => waits[Math.ceil(part * FORMS) - 1] ?? Infinity;
		const wanted = [...logins, ...all.flatMap((sheet) => sheet.logins)];
		const { figures, promises } = eachOnce(booksOf(site.vendor, wanted), site.stack.workers.length);
		return {
			figures: [
				`a form waits ${seconds(at(0.5))} s, 95 % within ${seconds(at(0.95))} s, the longest ${seconds(at(1))} s`,
				`${left} people of the sheets still to come at the last form`,
				...figures,
			],
			promises: [
				...promises,
				['every execution succeeds', ended.every(({ status }) => status === 'success')],
				['95 % of the forms within 3 s', at(0.95) <= MOST_OF_95],
				['no form waits more than 10 s', at(1) <= MOST_OF_ALL],
				['the sheets outlast the forms', left > 0],
			],
		};
	},
};

/** When the vendor made a user of this login, in epoch milliseconds. */
function userAt({ vendor }: Site, wanted: string | undefined): number | undefined {
	return vendor.created.find(({ login }) => login === wanted)?.committedAt;
}
