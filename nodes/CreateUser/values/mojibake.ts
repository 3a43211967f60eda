/** What Windows-1252 shows for bytes 80 to 9F that end no word and open no quotation, and for A1 to BF. */
const SIGN = '\\u0080-\\u009F\\u00A1-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ';
/** The quotation marks and dashes among those bytes: behind some letters they are as likely what they look like. */
const MARK = '‘’“”–—';

/**
 * UTF-8 that was read as Latin-1 or Windows-1252: a letter for the first byte, and for each of the others a
 * sign that does not stand behind it in a name. No-break spaces are no sign: a name may end with `Ã`.
 */
const MOJIBAKE = new RegExp(
	[
		`Ã[${SIGN}${MARK}]`,
		`[ÂÄÅÎÏÐÑ×ØÙ][${SIGN}‘]`,
		'â[\\u0080€]',
		`[à-ï][${SIGN}][${SIGN}]`,
		'ð[\\u009FŸ]',
	].join('|'),
	'u',
);

/** True for a name with letters that were read in a wrong character set, such as `JosÃ©`. */
export function hasMojibake(name: string): boolean {
	return MOJIBAKE.test(name);
}
