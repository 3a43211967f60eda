/** What HTML calls the characters from U+00A0 on, in their order. */
const LATIN =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 ' +
	'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc ' +
	'Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
	'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute ' +
	'acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ' +
	'ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const SIGNS = new Map<string, string>([
	...LATIN.split(' ').map((name, at) => [name, String.fromCodePoint(0xa0 + at)] as const),
	...Object.entries({ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", euro: '€' }),
	...Object.entries({ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' }),
	...Object.entries({ ndash: '–', mdash: '—', hellip: '…', oelig: 'œ', OElig: 'Œ' }),
]);

/** What HTML calls accents, as Unicode composes them with the letter before. */
const ACCENTS: Record<string, string> = {
	...{ grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308' },
	...{ ring: '\u030A', caron: '\u030C', cedil: '\u0327' },
};

/** Finds a character that is escaped for HTML; see {@link ofEntity} for what it captures. */
export const ENTITY = '&(?:#(\\d{1,7});?|#x([\\da-f]{1,6});|([a-z][a-z\\d]{1,7});)';
const ENTITIES = new RegExp(ENTITY, 'gi');

/** A text is escaped twice at most, where one program escapes what another one has. */
const ROUNDS = 2;

/** The character of a number, which may be half of a pair; undefined where there is none. */
export function characterOf(code: number): string | undefined {
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function named(name: string): string | undefined {
	const sign = SIGNS.get(name) ?? SIGNS.get(name.toLowerCase());
	const accent = ACCENTS[name.slice(1).toLowerCase()];
	return sign ?? (accent === undefined ? undefined : (name.charAt(0) + accent).normalize('NFC'));
}

/** What an entity stands for, by its decimal or hexadecimal number or its name; undefined for none. */
export function ofEntity(found: Array<string | undefined>): string | undefined {
	const [decimal, hexadecimal, name] = found;
	if (name !== undefined) return named(name);
	return characterOf(decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal));
}

/** A text that was escaped for HTML (`O&#039;Brien`), also twice, as it was before. */
export function unescapedHtml(text: string): string {
	let plain = text;
	for (let round = 0; round < ROUNDS; round++) {
		plain = plain.replace(ENTITIES, (whole, ...found: string[]) => ofEntity(found) ?? whole);
	}
	return plain;
}
