import pLimit from 'p-limit';
import { booksOf, eachOnce, seconds, turnedAway } from '../books';
import { crowd } from '../crowd';
import type { Scenario } from '../scenario';

/** Forms that are posted at once. */
const AT_ONCE = 50;
/** Requests per second that the vendor takes. */
const PER_SECOND = 20;
const MOST_TURNED_AWAY = 0.05;

/** Forms through a webhook: an execution for each. */
export function forms(count: number): Scenario {
	return {
		name: 'forms',
		title: `${count} forms through a webhook, ${AT_ONCE} at a time; the vendor takes ${PER_SECOND}/s`,
		async run(site) {
			site.limit(PER_SECOND);
			const entrance = await site.entrance();
			const { people, logins } = crowd('form', count);
			const began = Date.now();
			const line = pLimit(AT_ONCE);
			await Promise.all(people.map((one) => line(async () => await entrance.send([one]))));
			const ended = await entrance.ended(count);
			const books = booksOf(site.vendor, logins);
			const { figures, promises } = eachOnce(books, site.stack.workers.length);
			const failed = ended.filter(({ status }) => status !== 'success').length;
			return {
				figures: [...figures, turnedAway(books), `${seconds(books.lastAt - began)} s`],
				promises: [
					...promises,
					['every execution succeeds', failed === 0],
					['at most 5 % turned away', books.turnedAway <= MOST_TURNED_AWAY * books.requests],
				],
			};
		},
	};
}
