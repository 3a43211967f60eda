import { booksOf, eachOnce, seconds, turnedAway } from '../books';
import { sheets as made } from '../crowd';
import { latestFirst, widestGap } from '../fairness';
import type { Scenario } from '../scenario';

interface Size {
	sheets: number;
	each: number;
	/** Requests per second that the vendor takes. */
	perSecond: number;
	/** Times that the limit alone asks for, at most; not promised where so little is sent that starting counts. */
	mostTime?: number;
}

/** Percent of a sheet that one may be ahead of another, at any tenth of the time. */
const WIDEST_GAP = 15;

/** Different sheets at once, spread over the workers as n8n likes. */
export function sheets({ sheets: count, each, perSecond, mostTime }: Size): Scenario {
	return {
		name: 'sheets',
		title: `${count} different sheets of ${each} at once; the vendor takes ${perSecond}/s`,
		async run(site) {
			site.limit(perSecond);
			const entrance = await site.entrance();
			const all = made(count, each);
			const began = Date.now();
			await Promise.all(all.map(async ({ people }) => await entrance.send(people)));
			const ended = await entrance.ended(count);
			const failed = ended.filter(({ status }) => status !== 'success').length;
			const books = booksOf(
				site.vendor,
				all.flatMap(({ logins }) => logins),
			);
			const { figures, promises } = eachOnce(books, site.stack.workers.length);
			const took = books.lastAt - began;
			const ratio = took / ((1000 * count * each) / perSecond);
			const gap = widestGap(site.vendor, began, books.lastAt, all);
			const shares = site.stack.workers.map(
				(worker) => ended.filter(({ id }) => site.workerOf(id) === worker).length,
			);
			return {
				figures: [
					...figures,
					turnedAway(books),
					`${seconds(took)} s, ${ratio.toFixed(2)} times what the limit asks for`,
					`${shares.join(' and ')} on a worker`,
					`the last sheet to begin has its first user after ${seconds(latestFirst(site.vendor, all) - began)} s`,
					`never more than ${gap.toFixed(0)} % of a sheet apart`,
				],
				promises: [
					...promises,
					['every execution succeeds', failed === 0],
					...(mostTime === undefined
						? []
						: ([
								[`at most ${mostTime} times the limit's time`, ratio <= mostTime],
								[`at most ${WIDEST_GAP} % of a sheet apart`, gap <= WIDEST_GAP],
							] as Array<[string, boolean]>)),
				],
			};
		},
	};
}
