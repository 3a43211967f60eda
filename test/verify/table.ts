import Table from 'cli-table3';
import { asLine } from './exchange';
import type { Judged } from './facts';

/** Control characters of a vendor's texts would play with the terminal. */
const printable = (text: string) => text.replace(/\p{Cc}/gu, ' ');

/** Fact, what was assumed, what the account did, verdict, and the request that showed it. */
export function tableOf(facts: Judged[]): string {
	const table = new Table({
		head: ['Fact', 'Assumed', 'The account', 'Verdict', 'Shown by'],
		style: { head: [], border: [] },
		colWidths: [22, 42, 26, 15, 36],
		wordWrap: true,
	});
	for (const { fact, verdict, did, by } of facts) {
		const shownBy = by ? printable(asLine(by.request)) : '';
		table.push([fact.name, `${fact.assumed} (${fact.grade})`, printable(did), verdict, shownBy]);
	}
	return table.toString();
}

/** How many of each, and what the refuted ones mean for the node. */
export function summaryOf(facts: Judged[]): string {
	const count = (verdict: string) => facts.filter((one) => one.verdict === verdict).length;
	const refuted = facts.filter(({ verdict }) => verdict === 'refuted');
	return [
		`${count('confirmed')} confirmed, ${refuted.length} refuted, ${count('still unknown')} still unknown.`,
		...refuted.map(
			({ fact, did }) =>
				`\n${fact.name}: assumed that ${fact.assumed}; ${printable(did)}.\n  ${fact.ifNot}`,
		),
	].join('\n');
}
