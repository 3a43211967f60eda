import { booksOf, eachOnce, seconds, turnedAway } from '../books';
import { sheets as made } from '../crowd';
import { latestFirst, widestGap } from '../fairness';
import type { Scenario, Seen } from '../scenario';

interface Size {
	sheets: number;
	each: number;
	/** Requests per second that the vendor takes. */
	perSecond: number;
	/** Times that the limit alone asks for, at most; not promised where so little is sent that starting counts. */
	mostTime?: number;
	/** Percent of a sheet that one may be ahead of another, at any tenth of the time. */
	widestGap?: number;
	/** _Max Requests per Second_, which each worker keeps for itself: how n8n spreads the sheets then says how long it takes. */
	told?: number;
}

const CASE = { name: 'sheets', says: '' };
const TOLD_CASE = { name: 'sheets-told', says: ', and each worker is told its part of that' };

/** Different sheets at once, spread over the workers as n8n likes. */
export function sheets({ sheets: count, each, perSecond, told, ...most }: Size): Scenario {
	const { name, says } = told === undefined ? CASE : TOLD_CASE;
	const options = told === undefined ? {} : { requestsPerSecond: told };
	return {
		name,
		title: `${count} different sheets of ${each} at once; the vendor takes ${perSecond}/s${says}`,
		async run(site) {
			site.limit(perSecond);
			const entrance = await site.entrance({ parameters: { options } });
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
					...kept(most, ratio, gap),
				],
			};
		},
	};
}

/** What is promised of time and fairness. */
function kept(
	{ mostTime, widestGap: widest }: Pick<Size, 'mostTime' | 'widestGap'>,
	ratio: number,
	gap: number,
): Seen['promises'] {
	const promises: Seen['promises'] = [];
	if (mostTime) promises.push([`at most ${mostTime} times the limit's time`, ratio <= mostTime]);
	if (widest) promises.push([`at most ${widest} % of a sheet apart`, gap <= widest]);
	return promises;
}
