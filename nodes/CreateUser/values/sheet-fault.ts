import { isApostrophe } from './text-mark';
import { isSpace, withoutEnds } from './trim';

/** What Excel, Google Sheets and LibreOffice put into a cell whose formula found nothing. */
const SHEET_FAULT = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|ERROR!|SPILL!|CALC!)$/i;

/** The fault of a formula that a text is, also behind a text mark; undefined when it is none. */
export function sheetFault(text: string): string | undefined {
	const bare = withoutEnds(text, (character) => isSpace(character) || isApostrophe(character));
	return SHEET_FAULT.test(bare) ? bare : undefined;
}
