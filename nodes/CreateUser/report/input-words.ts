import type { Place } from '../item';
import { enumerated } from './tally';

/** Numbers that follow one another, of which a line names the first and the last. */
const RUN = 3;

/** `3`, `5 to 7`: numbers as a line names them, each range once. */
function ranges(numbers: Array<number | string>): string[] {
	const runs: Array<Array<number | string>> = [];
	for (const number of numbers) {
		const run = runs.at(-1);
		if (run && Number(run.at(-1)) + 1 === Number(number)) run.push(number);
		else runs.push([number]);
	}
	return runs.flatMap((run) =>
		run.length < RUN ? run.map(String) : [`${run[0]} to ${run.at(-1)}`],
	);
}

function line(one: string, numbers: Array<number | string>, how: string): string[] {
	if (numbers.length === 0) return [];
	const names = enumerated(ranges(numbers));
	if (numbers.length === 1) return [`${one} ${names} is empty and was left out${how}.`];
	return [`${one}s ${names} are empty and were left out${how}.`];
}

/** Names the items that were left out because they are empty: by their rows, where they have some. */
export function leftOut(empty: Place[]): string[] {
	const rows = empty.flatMap(({ row }) => row ?? []);
	const items = empty.filter(({ row }) => row === undefined).map(({ item }) => item);
	return [...line('Row', rows, ''), ...line('Item', items, ' (n8n counts items from 0)')];
}

/** Counts the values that stand for nothing. */
export function nothings(counts: Map<string, number>): string[] {
	if (counts.size === 0) return [];
	const named = [...counts].map(
		([label, count]) => `${count} ${count === 1 ? 'value' : 'values'} of '${label}'`,
	);
	return [
		`Taken as empty, because they stand for nothing (such as '-' or 'N/A'): ${enumerated(named)}.`,
	];
}

/** Counts the names that were read in a wrong character set. */
export function misreadNames(names: string[]): string[] {
	const [first] = names;
	if (first === undefined) return [];
	if (names.length === 1) {
		return [
			`The name '${first}' looks as if it was read in a wrong character set. It is sent as it is. If it is wrong, save the file as UTF-8 and load it again.`,
		];
	}
	return [
		`${names.length} names look as if they were read in a wrong character set, the first is '${first}'. They are sent as they are. If they are wrong, save the file as UTF-8 and load it again.`,
	];
}
