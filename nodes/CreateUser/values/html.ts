/** What HTML calls signs and letters, but for those that are a letter with an accent. */
const SIGNS: Record<string, string> = {
	...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '\u00AD' },
	...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«' },
	...{ raquo: '»', ndash: '–', mdash: '—', hellip: '…', middot: '·', ordf: 'ª', ordm: 'º' },
	...{ szlig: 'ß', aelig: 'æ', AElig: 'Æ', oelig: 'œ', OElig: 'Œ', oslash: 'ø', Oslash: 'Ø' },
	...{ eth: 'ð', ETH: 'Ð', thorn: 'þ', THORN: 'Þ' },
};

/** What HTML calls accents, as Unicode composes them with the letter before. */
const ACCENTS: Record<string, string> = {
	...{ grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308' },
	...{ ring: '\u030A', caron: '\u030C', cedil: '\u0327' },
};

const ENTITY = /&(?:#(\d{1,7});?|#x([\da-f]{1,6});|([a-z]{2,6});)/gi;

/** A text is escaped twice at most, where one program escapes what another one has. */
const ROUNDS = 2;

function named(name: string): string | undefined {
	const accent = ACCENTS[name.slice(1).toLowerCase()];
	if (accent !== undefined) return (name.charAt(0) + accent).normalize('NFC');
	return SIGNS[name] ?? SIGNS[name.toLowerCase()];
}

function unescapedOnce(text: string): string {
	return text.replace(ENTITY, (whole, ...found) => {
		const [decimal, hexadecimal, name] = found as Array<string | undefined>;
		if (name !== undefined) return named(name) ?? whole;
		const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}

/** A text that was escaped for HTML (`O&#039;Brien`), also twice, as it was before. */
export function unescapedHtml(text: string): string {
	let plain = text;
	for (let round = 0; round < ROUNDS; round++) plain = unescapedOnce(plain);
	return plain;
}
