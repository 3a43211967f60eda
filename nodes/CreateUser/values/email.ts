import { hasLetterOrDigit, invisibleInside, trimmed, withoutEnd, withoutStart } from './characters';
import { unescapedHtml } from './html';
import { isLeftover } from './nothing';
import { faultIn, fromText, leftoverInside, readLines, readValue, schemaOf, shown } from './text';

/** Brackets, quotes and stops, which no address has in it but for an apostrophe and the dots of letters. */
const SIGN = '(?![\\x00-\\x7F‘’·・׳。．｡])[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}]';
const BETWEEN = `[\\s\\p{Cc}<>()[\\],;:|"＜＞｜]|${SIGN}`;
const HAS_BETWEEN = new RegExp(BETWEEN, 'u');
/** The same, and what parts the addresses in a link. */
const PARTING = new RegExp(`[?&][a-z]+=|${BETWEEN}`, 'giu');

const DOTS = '-_.·・。．｡';
const DOMAIN = new RegExp(`^(?:[${DOTS}]|[^\\s\\p{P}\\p{Sm}\\p{Sc}\\p{Sk}\\p{Cc}])+`, 'u');
const OF_NUMBERS = /^\[(IPv6:)?[\da-f.:]+\]$/i;

/** What an address has inside, but not at its beginning. */
const isBefore = (character: string) => "'’‘`.!?*{}&/\\。．｡·・".includes(character);
const isBehind = (character: string) => DOTS.includes(character);

function isAddress(text: string): boolean {
	const [local = '', domain = '', ...more] = text.split('@');
	if (local === '' || domain === '' || more.length > 0) return false;
	if (isBefore(local.charAt(0)) || HAS_BETWEEN.test(local)) return false;
	// What an expression makes of a first and a last name that are missing.
	if (!hasLetterOrDigit(local)) return false;
	if (OF_NUMBERS.test(domain)) return true;
	return DOMAIN.exec(domain)?.[0] === domain && !isBehind(domain.charAt(domain.length - 1));
}

/** An address in a text; `isCut`: something stands behind it that may belong to it. */
interface Found {
	address: string;
	isCut: boolean;
}

/** The addresses in a part of a text without white space: `a@x.example/b@y.example` has two. */
function addressesIn(part: string): Found[] {
	const [first = '', ...others] = part.split('@');
	const found: Found[] = [];
	let local = first;
	for (const [at, other] of others.entries()) {
		const domain = DOMAIN.exec(other)?.[0] ?? '';
		const behind = other.slice(domain.length);
		const isLast = at === others.length - 1;
		if (!isLast && behind === '') return [];
		const address = `${withoutStart(local, isBefore)}@${withoutEnd(domain, isBehind)}`;
		const isCut = isLast && !/^(\?.*|[\p{P}\p{S}]*)$/u.test(behind);
		found.push({ address, isCut: isCut || /[{}]/.test(address) });
		local = behind.slice(1);
	}
	// Of a name in an office only its own programs know what follows.
	return found.filter(({ address }) => isAddress(address) && /@.*\./.test(address));
}

/** A text as it was before it became part of a page or of a link. */
function plainOf(text: string): string {
	const plain = unescapedHtml(text);
	if (!/mailto:/i.test(plain)) return plain;
	return plain.replace(/%([2-7][\da-f])/gi, (_all, code: string) =>
		String.fromCharCode(parseInt(code, 16)),
	);
}

/** True where a word that stands before or behind an address may be a part of it that was torn off. */
function isTornBefore(text: string, address: string): boolean {
	const before = text.slice(0, text.indexOf(address));
	return /\s$/.test(before) && /[\p{L}\p{N}._+-]$/u.test(before.trimEnd());
}

function isTornBehind(text: string, address: string): boolean {
	const behind = text.slice(text.lastIndexOf(address) + address.length);
	return /^[\s,;:|]+(\.+[^\s.]|[a-z]{2,6}[\s,;:|]*$)/i.test(behind);
}

/** Why a text with an address in it is not the address alone; one that may be torn is not named. */
function pastedAddress(given: string): string | undefined {
	const text = plainOf(given);
	const all = text.split(PARTING).flatMap(addressesIn);
	const found = [...new Set(all.map(({ address }) => address))];
	const [first, ...others] = found;
	if (first === undefined) return undefined;
	const isUnsure =
		all.some(({ isCut }) => isCut) ||
		isTornBefore(text, first) ||
		found.some((address) => isTornBehind(text, address));
	if (others.length > 0) {
		const which = isUnsure ? ' alone' : `: ${found.slice(0, 3).join(' or ')}`;
		return `is ${shown(given)}, which are ${found.length} e-mail addresses. Enter one of them${which}.`;
	}
	// A line break may stand within the only address.
	const which = isUnsure || /[\r\n\t]/.test(text) ? 'the address' : first;
	return `is ${shown(given)}, which has more in it than an e-mail address. Enter ${which} alone.`;
}

/** What else than quotation marks stands around an address, as it comes along with a cell of a file. */
const IN_APOSTROPHES = /^['‘«](.*)['’»]$/;

/** An e-mail address: one @ with something on both sides, the rest is the vendor's to judge. */
export const email = schemaOf(
	fromText(
		(value) => {
			const [local = ''] = value.split('@');
			const leftovers = ['undefined', ...(isLeftover(local) ? [local] : [])];
			const wrong = invisibleInside(value) ?? leftoverInside(value, leftovers) ?? faultIn(value);
			if (wrong !== undefined) return { reason: wrong };
			const address = [value, trimmed(IN_APOSTROPHES.exec(value)?.[1] ?? '')].find(isAddress);
			if (address !== undefined) return { value: address };
			const pasted = pastedAddress(value);
			if (pasted !== undefined) return { reason: pasted };
			const read = readValue(value);
			if ('reason' in read) return read;
			return { reason: `is ${shown(value)}, which is not an e-mail address.` };
		},
		(value) => readValue(value, readLines),
	),
);
