import Table from 'cli-table3';

/** What became of one row of the sheet. */
export interface Line {
	row: number;
	login: string;
	/** The output's action, or the outcome of a refused row. */
	result: string;
	/** The vendor's id of the user, or the reason of the refusal. */
	what: string;
}

/** The table that the demo prints. */
export function resultTable(lines: Line[]): string {
	const table = new Table({
		head: ['line', 'login', 'result', 'user ID or reason'],
		colWidths: [6, 22, 14, 76],
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	for (const { row, login, result, what } of lines) table.push([row, login, result, what]);
	return table.toString();
}
