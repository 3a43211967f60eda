import type { TelephonyStandIn } from '../sandbox';
import type { Crowd } from './crowd';

const TENTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Percent of a sheet that the first one was ahead of the last one, at the tenth where it was most. */
export function widestGap(
	{ created }: TelephonyStandIn,
	began: number,
	ended: number,
	sheets: Crowd[],
): number {
	const sheetOf = new Map(sheets.flatMap(({ logins }, at) => logins.map((one) => [one, at])));
	const gaps = TENTHS.map((tenth) => {
		const done = sheets.map(() => 0);
		for (const { login, committedAt } of created) {
			const sheet = sheetOf.get(login);
			if (sheet === undefined || committedAt > began + ((ended - began) * tenth) / 10) continue;
			done[sheet] = (done[sheet] ?? 0) + 1;
		}
		const parts = done.map((users, at) => (100 * users) / (sheets[at]?.logins.length ?? 1));
		return Math.max(...parts) - Math.min(...parts);
	});
	return Math.max(...gaps);
}

/** When the sheet that came last had its first user, in epoch milliseconds. */
export function latestFirst({ created }: TelephonyStandIn, sheets: Crowd[]): number {
	const firsts = sheets.map(({ logins }) => {
		const ofSheet = new Set(logins);
		return created.find(({ login }) => ofSheet.has(login))?.committedAt ?? Infinity;
	});
	return Math.max(...firsts);
}
