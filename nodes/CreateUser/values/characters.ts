/**
 * Characters that nobody sees: soft hyphen, joiners, direction marks, variation selectors, byte order mark, and
 * the letters and the pattern of Braille that have no ink, which people copy to have a name that looks empty.
 */
const INVISIBLE = new RegExp(
	[
		'\\u00AD|\\u034F|\\u061C|[\\u115F\\u1160]|[\\u17B4\\u17B5]|[\\u180B-\\u180F]|[\\u200B-\\u200F]',
		'[\\u202A-\\u202E]|[\\u2060-\\u206F]|\\u2800|\\u3164|[\\uFE00-\\uFE0F]|\\uFEFF|\\uFFA0',
	].join('|'),
);
const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'g');
/** The same, and what names may have: forms of Chinese letters, and controls, which are what is left of letters. */
const UNSEEN = new RegExp(
	`${INVISIBLE.source}|[\\u0080-\\u009F\\uFFF9-\\uFFFB]|\\p{Default_Ignorable_Code_Point}`,
	'u',
);

/**
 * Those that no password means, line ends and other controls too: joiners and variation selectors are part of
 * letters and emoji.
 */
const NEVER_MEANT = /\p{Cc}|\u061C|\u200B|\u200E|\u200F|[\u2028-\u202E]|[\u2060-\u206F]|\uFEFF/u;

/**
 * Those that are part of what stands before them, also at the end of a text: without it `രാജന്‍` ends with another
 * letter, and Mongolian and Chinese letters and emoji have another form.
 */
const ENDING = new RegExp(
	[
		'[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA]\\u200D$',
		'\\p{Script=Mongolian}[\\u180B-\\u180F]$',
		'[\\p{Script=Han}\\p{Extended_Pictographic}][\\uFE00-\\uFE0F]$',
	].join('|'),
	'u',
);
/** Of an emoji, which takes two, and the form of it. */
const LONGEST_ENDING = 3;

/** Characters of the text before an invisible one that a message shows. */
const SHOWN_BEFORE = 20;

/** True for a character that nobody sees. */
function isInvisible(character: string): boolean {
	return INVISIBLE.test(character);
}

/** True for a text that has more in it than signs: what has none names nobody. */
export function hasLetterOrDigit(text: string): boolean {
	return /[\p{L}\p{N}]/u.test(text);
}

/** The text without the characters that nobody sees. */
export function withoutInvisible(text: string): string {
	return text.replace(ALL_INVISIBLE, '');
}

/** The code of a character, as Unicode's tables name it. */
export function codeOf(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Why a text that is typed again cannot have this character in it, with its place and code. */
export function invisibleInside(text: string): string | undefined {
	return hasInside(text, UNSEEN, 'an invisible character');
}

/** The same of what looks like a space and is another character: nobody would type it to sign in. */
export function otherSpaceInside(text: string): string | undefined {
	return hasInside(text, /[^\S ]/, 'a character that only looks like a space');
}

function hasInside(text: string, pattern: RegExp, what: string): string | undefined {
	const found = pattern.exec(text);
	if (!found) return undefined;
	const before = text.slice(Math.max(0, found.index - SHOWN_BEFORE), found.index);
	const place = before === '' ? 'at its beginning' : `after ${JSON.stringify(before)}`;
	return `has ${what} (${codeOf(found[0])}) in it, ${place}. Delete it, or type the text again.`;
}

/** The same for a password, of which nothing is shown. */
export function invisibleInPassword(text: string): string | undefined {
	const last = ENDING.test(text.slice(-LONGEST_ENDING)) ? '' : text.charAt(text.length - 1);
	const ends = [text.charAt(0), last];
	const found = ends.find(isInvisible) ?? NEVER_MEANT.exec(text)?.[0];
	if (found === undefined) return undefined;
	return `has an invisible character (${codeOf(found)}) that nobody can type. Enter it again by hand.`;
}

/** A text in small letters, of which the one of a Turkish İ has no dot of its own. */
export function lowered(text: string): string {
	return text.toLowerCase().replaceAll('i\u0307', 'i');
}

/** White space, the line end of mainframes too, and the invisible characters that forms and sheets leave behind. */
export function isSpace(character: string): boolean {
	return /[\s\u0085]/.test(character) || isInvisible(character);
}

/** True for a character that goes. */
type IsGone = (character: string) => boolean;

/** Takes such characters from the beginning, in a time that only grows with the text. */
export function withoutStart(value: string, isGone: IsGone): string {
	let first = 0;
	while (first < value.length && isGone(value.charAt(first))) first++;
	return value.slice(first);
}

/** Takes such characters from the end, in the same time. */
export function withoutEnd(value: string, isGone: IsGone): string {
	let end = value.length;
	while (end > 0 && isGone(value.charAt(end - 1))) end--;
	return value.slice(0, end);
}

/** Takes such characters from both ends. */
export function withoutEnds(value: string, isGone: IsGone): string {
	return withoutEnd(withoutStart(value, isGone), isGone);
}

/** Takes the white space of every kind from both ends. */
export function trimmed(value: string): string {
	return withoutEnds(opened(value), isSpace);
}

/** The same of a text that people read, whose last letter stays whole. */
export function trimmedProse(value: string): string {
	const text = withoutStart(opened(value), isSpace);
	const { length } = withoutEnd(text, isSpace);
	const whole = text.slice(0, length + 1);
	return ENDING.test(whole.slice(-LONGEST_ENDING)) ? whole : text.slice(0, length);
}

/** The apostrophe of a keyboard, and what programs make of it. */
const APOSTROPHES = "'’‘";

/** True for such an apostrophe. */
export function isApostrophe(character: string): boolean {
	return character !== '' && APOSTROPHES.includes(character);
}

/** A text in quotation marks, as they come along with a cell of a file, and what stands in them. */
export const QUOTED = '["“”„]([^"“”„]*)["“”„]';
const ALL_QUOTED = new RegExp(`^${QUOTED}$`);

/** Takes the quotation marks off that stand around the whole of a text. */
export function withoutQuotes(text: string): string {
	const inner = ALL_QUOTED.exec(text)?.[1];
	return inner === undefined ? text : trimmedProse(inner);
}

/** The text, or what `="007"` holds, by which a file tells a spreadsheet that a cell is text. */
function opened(value: string): string {
	if (!value.includes('="')) return value;
	const text = withoutEnds(value, isSpace);
	if (text.length < 3 || !text.startsWith('="') || !text.endsWith('"')) return value;
	const inner = text.slice(2, -1);
	return inner.replaceAll('""', '').includes('"') ? value : opened(inner.replaceAll('""', '"'));
}

/**
 * Takes off the apostrophe by which a spreadsheet marks a cell as text, and quotation marks. An apostrophe at
 * both ends is another one of those, which go from digits alone.
 */
export function withoutTextMark(given: string): string {
	const text = withoutQuotes(given);
	if (!isApostrophe(text.charAt(0))) return text;
	const inner = text.slice(1, -1);
	if (!isApostrophe(text.charAt(text.length - 1))) return text.slice(1).trimStart();
	return /\d/.test(inner) && !/[\p{L}'’‘"“”„]/u.test(inner) ? inner.trim() : text;
}

/** A number, an id or the like: nothing in it that nobody sees, and no text mark. */
export function bareCode(text: string): string {
	return withoutTextMark(withoutInvisible(text));
}

const RUN_OF_LETTERS = /[\p{L}\p{M}]+/gu;
const LATIN = { name: 'Latin', letter: /\p{Script=Latin}/gu };
const OTHERS = [
	{ name: 'Cyrillic', letter: /\p{Script=Cyrillic}/gu },
	{ name: 'Greek', letter: /\p{Script=Greek}/gu },
];

/** Why a login looks like another one: a run of letters that mixes Latin with Cyrillic or Greek. */
export function mixedLetters(text: string): string | undefined {
	for (const [run] of text.matchAll(RUN_OF_LETTERS)) {
		const latin = run.match(LATIN.letter);
		if (!latin) continue;
		for (const other of OTHERS) {
			const found = run.match(other.letter);
			if (!found) continue;
			// The alphabet with fewer letters is the one that strayed in.
			const isLatinOdd = latin.length < found.length;
			const [odd, most] = isLatinOdd ? [LATIN, other] : [other, LATIN];
			const letter = (isLatinOdd ? latin : found)[0] ?? '';
			return `has the ${odd.name} letter "${letter}" (${codeOf(letter)}) among ${most.name} letters, in "${run.slice(0, 40)}". It looks the same and is another one: type the text again.`;
		}
	}
	return undefined;
}

/** What Windows-1252 shows for bytes 80 to 9F that end no word and open no quotation, and for A1 to BF. */
const SIGN = '\\u0080-\\u009F\\u00A1-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ';
/** The quotation marks and dashes among those bytes: behind some letters they are as likely what they look like. */
const MARK = '‘’“”–—';

/**
 * UTF-8 that was read as Latin-1 or Windows-1252: a letter for the first byte, and for each of the others a
 * sign that does not stand behind it in a name. No-break spaces are no sign: a name may end with `Ã`. And what
 * no name has, as Windows-1252 read as Latin-1 shows an apostrophe, or old consoles and Macs any letter.
 */
const MOJIBAKE = new RegExp(
	[
		`Ã[${SIGN}${MARK}]`,
		`[ÂÄÅÎÏÐÑ×ØÙ][${SIGN}‘]`,
		'â[\\u0080€]',
		`[à-ï][${SIGN}][${SIGN}]`,
		'ð[\\u009FŸ]',
		'[\\u0080-\\u009F\\u2500-\\u257F√]',
	].join('|'),
	'u',
);

/** True for a name with letters that were read in a wrong character set, such as `JosÃ©`. */
export function hasMojibake(name: string): boolean {
	return MOJIBAKE.test(name);
}
