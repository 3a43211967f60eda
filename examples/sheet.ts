import { parse } from 'csv-parse/sync';
import { readFileSync } from 'fs';
import { join } from 'path';
import type { IDataObject } from 'n8n-workflow';

/** A cell that a spreadsheet stores as a number; codes with a leading zero are texts. */
const NUMBER_CELL = /^(0|[1-9]\d*)(\.\d+)?$/;

/** The rows of `new-hires.csv` as n8n's spreadsheet nodes read them: number cells are numbers. */
export function readSheet(): IDataObject[] {
	const text = readFileSync(join(__dirname, 'new-hires.csv'), 'utf8');
	return parse(text, {
		columns: true,
		cast: (cell, { header }) => (!header && NUMBER_CELL.test(cell) ? Number(cell) : cell),
	}) as IDataObject[];
}

/** What the sheet holds on purpose, by row number (the heading is row 1). */
export const BAD_ROWS = [11, 20];
/** A row and the one that it repeats. */
export const REPEAT = { row: 18, of: 6 };
