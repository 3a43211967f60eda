import { booksOf, eachOnce, seconds, turnedAway } from '../books';
import { crowd } from '../crowd';
import { AT_ONCE, sendForms } from '../forms';
import type { Scenario, Seen } from '../scenario';
import type { Site } from '../site';

/** Requests per second that the vendor takes. */
const PER_SECOND = 20;
const MOST_TURNED_AWAY = 0.05;
/** What the workers are turned away before they know of the limit, which counts among few forms. */
const LEARNING = 10;

/** Forms through a webhook: an execution for each. */
export function forms(count: number): Scenario {
	return {
		name: 'forms',
		title: `${count} forms through a webhook, ${AT_ONCE} at a time; the vendor takes ${PER_SECOND}/s`,
		run: async (site) => await sent(site, count),
	};
}

/** The same without what n8n 2 takes for evaluating an expression in each execution. */
export function formsWithLegacyEngine(count: number): Scenario {
	return {
		name: 'forms-legacy',
		title: `The same with \`N8N_EXPRESSION_ENGINE=legacy\` in the workers`,
		on: ['2.41.1'],
		run: async (site) =>
			await site.withWorkers(
				{ N8N_EXPRESSION_ENGINE: 'legacy' },
				async () => await sent(site, count),
			),
	};
}

async function sent(site: Site, count: number): Promise<Seen> {
	site.limit(PER_SECOND);
	const entrance = await site.entrance();
	const { people, logins } = crowd('form', count);
	const began = Date.now();
	await sendForms(entrance, people);
	const ended = await entrance.ended(count);
	const books = booksOf(site.vendor, logins);
	const { figures, promises } = eachOnce(books, site.stack.workers.length);
	const failed = ended.filter(({ status }) => status !== 'success').length;
	return {
		figures: [...figures, turnedAway(books), `${seconds(books.lastAt - began)} s`],
		promises: [
			...promises,
			['every execution succeeds', failed === 0],
			[
				'at most 5 % turned away, once the limit is known',
				books.turnedAway <= MOST_TURNED_AWAY * books.requests + LEARNING,
			],
		],
	};
}
