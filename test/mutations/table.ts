import type { Fault } from './fault';

/** The first test that failed on a fault; nothing where all of them passed. */
export interface Found {
	by?: string;
}

const SURVIVED = '**survived**';
const NOT_TRIED = 'not tried';

const escaped = (text: string) => text.replace(/\|/g, '¦').replace(/</g, '&lt;');

function rowOf({ what, file }: Fault, place: number, found: Found | undefined): string {
	const by = found ? (found.by ?? SURVIVED) : NOT_TRIED;
	return `| ${place} | ${what} | \`${file}\` | ${escaped(by)} |`;
}

/** What a page says of each fault, by its words. */
export function foundIn(page: string): Map<string, Found> {
	const rows = page.split('\n').map((line) => line.split(' | '));
	const tried = rows.flatMap(([place = '', what = '', , by = '']) => {
		const said = by.replace(/ \|$/, '');
		if (!/^\| \d+$/.test(place) || said === NOT_TRIED) return [];
		return [[what, said === SURVIVED ? {} : { by: said.replace(/&lt;/g, '<') }] as const];
	});
	return new Map(tried);
}

function tableOf(title: string, faults: readonly Fault[], first: number, all: Map<string, Found>) {
	const found = faults.filter(({ what }) => all.get(what)?.by !== undefined).length;
	return [
		...[`## ${title}: ${found} of ${faults.length} found`, ''],
		...['|     | The product … | In  | Found by |', '| --- | --- | --- | --- |'],
		...faults.map((fault, at) => rowOf(fault, first + at, all.get(fault.what))),
		'',
	];
}

/** What `test/mutations.md` says. */
export function asMarkdown(
	decisions: readonly Fault[],
	vendorLines: readonly Fault[],
	found: Map<string, Found>,
): string {
	return [
		...['<!-- prettier-ignore-start -->', '', '# Faults made by hand', ''],
		'`npm run mutate` puts each of these faults into the code alone, runs the tests that are related to the file, and writes this page; `npm run mutate -- 3 41-62` tries some of them. All were chosen from `nodes/` alone, before any test was read. The texts that are replaced stand in `mutations/decisions.ts` and `mutations/vendor-lines.ts`; no file is changed.',
		'',
		...tableOf('Decisions', decisions, 1, found),
		...tableOf("Lines of the vendors' folders", vendorLines, decisions.length + 1, found),
		'<!-- prettier-ignore-end -->',
		'',
	].join('\n');
}
