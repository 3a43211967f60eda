import { isApostrophe, isSpace, trimmed, withoutEnds, withoutTextMark } from './characters';

/** What JavaScript makes of an object that is put into a text. */
export const OBJECT_AS_TEXT = '[object Object]';

/** The same, and what it makes of a value that is missing. */
const LEFTOVERS = new Set(['undefined', 'null', 'NaN', OBJECT_AS_TEXT]);

const UNDEFINED_AS_WORD = /(?<![\p{L}\p{N}])undefined(?![\p{L}\p{N}])/u;

/** True for exactly what a missing value leaves behind: its text, or the number that is none. */
export function isLeftover(value: unknown): boolean {
	return typeof value === 'string' ? LEFTOVERS.has(withoutTextMark(value)) : Number.isNaN(value);
}

/** True for a name with `undefined` as one of its words. */
export function hasUndefined(text: string): boolean {
	return UNDEFINED_AS_WORD.test(text);
}

/** True for what luxon and JavaScript write for a date that they could not read. */
export function isInvalidDate(text: string): boolean {
	return /^Invalid Date(Time)?$/.test(trimmed(text));
}

/** What Excel, Google Sheets and LibreOffice put into a cell whose formula found nothing. */
const FAULTS = [
	'#(N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|ERROR!|SPILL!|CALC!)',
	'#(FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|PYTHON!|EXTERNAL!|GETTING_DATA)',
	// In German, French, Spanish, Italian and Portuguese.
	'#(NV|WERT!|BEZUG!|ZAHL!|VALEUR!|NOM\\?|NOMBRE!|¡(REF|VALOR|NUM|NULO|DIV/0)!|¿NOMBRE\\?)',
	'#(N/D|VALORE!|RIF!|NOME\\?|VALOR!|NÚM!|NULO!|NULLO!|NUL!|CHAMP!|ÜBERLAUF!)',
	// In Dutch, Polish, Russian and Turkish.
	'#(N/B|WAARDE!|VERW!|NAAM\\?|GETAL!|DEEL/0!|LEEG!)',
	'#(ARG!|ADR!|NAZWA\\?|LICZBA!|DZIEL/0!|ZERO!)',
	'#(Н/Д|ЗНАЧ!|ССЫЛКА!|ИМЯ\\?|ЧИСЛО!|ДЕЛ/0!|ПУСТО!)',
	'#(YOK|DEĞER!|BAŞV!|AD\\?|SAYI!|SAYI/0!|BOŞ!)',
	// In Swedish, Danish, Norwegian, Finnish, Czech and Hungarian.
	'#(SAKNAS!|VÄRDEFEL!|REFERENS!|NAMN\\?|OGILTIGT!|DIVISION/0!|SKÄRNING!)',
	'#(I/T|VÆRDI!|REFERENCE!|NAVN\\?|VERDI!)',
	'#(PUUTTUU!|ARVO!|VIITTAUS!|NIMI\\?|LUKU!|JAKO/0!|TYHJÄ!)',
	'#(NENÍ_K_DISPOZICI|HODNOTA!|ODKAZ!|NÁZEV\\?|ČÍSLO!|DĚLENÍ_NULOU!)',
	'#(HIÁNYZIK|ÉRTÉK!|HIV!|NÉV\\?|SZÁM!|ZÉRÓOSZTÓ!|NULLA!)',
	'Err:5\\d\\d',
].join('|');

/** A cell that holds one, or that is shown like this in a column too narrow. */
const SHEET_FAULT = new RegExp(`^(${FAULTS}|#{3,})$`, 'i');
/** One in a longer text, as sheets write it: `#nv` may be the end of somebody's login. */
const FAULT_INSIDE = new RegExp(`(${FAULTS})(?![\\p{L}\\p{N}])`, 'u');

/** The fault of a formula that a text is, also behind a text mark; undefined when it is none. */
export function sheetFault(text: string): string | undefined {
	const bare = withoutEnds(text, (character) => isSpace(character) || isApostrophe(character));
	return SHEET_FAULT.test(bare) ? bare : undefined;
}

/** What such a fault is, and what to do about it. */
export function faultWords(fault: string): string {
	return /^#+$/.test(fault)
		? 'is what a spreadsheet shows in a column that is too narrow. Make it wider, and load the sheet again.'
		: 'is what a spreadsheet shows for a formula without a result. Correct the cell.';
}

/** The fault of a formula in a text that was put together, such as a first and a last name; undefined for none. */
export function faultInside(text: string): string | undefined {
	return FAULT_INSIDE.exec(text)?.[0];
}

/** What people type into a cell that has to stay empty; programs make one dash of two. */
const PLACEHOLDER = /^([-–—]|--|N\/A|n\/a|None)$/;

/** True for a text that stands for nothing, also behind a spreadsheet's text mark. */
export function isPlaceholder(value: unknown): boolean {
	// None is longer than this, and what is long need not be trimmed.
	if (typeof value !== 'string' || value.length >= 100) return false;
	return PLACEHOLDER.test(trimmed(withoutTextMark(trimmed(value))));
}
