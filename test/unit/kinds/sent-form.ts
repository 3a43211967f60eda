import type { FormName } from './forms';

// What docs/values.md says of the sent form, in words of its own: nothing of the product is used here.

/**
 * Characters that nobody sees: soft hyphen, joiners, direction marks, variation selectors and their like, and
 * what stands for a blank in names that shall look empty.
 */
export const INVISIBLE = [
	...[[0xad], [0x34f], [0x61c], [0x180b, 0x180f], [0x200b, 0x200f], [0x202a, 0x202e]],
	...[[0x2060, 0x206f], [0xfe00, 0xfe0f], [0xfeff]],
	...[[0x115f, 0x1160], [0x17b4, 0x17b5], [0x2800], [0x3164], [0xffa0]],
].flatMap(([first = 0, last = first]) =>
	Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)),
);

const ANYWHERE = new RegExp(INVISIBLE.join('|'), 'g');
const SPACE = `(?:[\\s\\u0085]|${INVISIBLE.join('|')})+`;
const AT_START = new RegExp(`^${SPACE}`);
const AT_ENDS = new RegExp(`^${SPACE}|${SPACE}$`, 'g');

const trim = (text: string) => text.replace(AT_ENDS, '');

/** Endings of Indian scripts, forms of Mongolian and Chinese letters, and emoji, with what nobody sees of them. */
const ENDING =
	/([\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]\u200D|\p{Script=Mongolian}[\u180B-\u180F]|[\p{Script=Han}\p{ExtPict}][\uFE00-\uFE0F])$/u;

/** The same of a text that people read, whose last letter stays whole. */
function trimmedProse(given: string): string {
	const text = unwrapped(given);
	const bare = trim(text);
	const whole = text.slice(0, text.indexOf(bare) + bare.length + 1).replace(AT_START, '');
	return ENDING.test(whole) ? whole : bare;
}

/** Without the formula that says that it is text. */
function unwrapped(text: string): string {
	const found = /^="((?:[^"]|"")*)"$/.exec(trim(text));
	return found ? unwrapped(found[1]!.replaceAll('""', '"')) : text;
}

/** Without quotation marks around the whole. */
function unquoted(text: string): string {
	return trimmedProse(/^["“”„]([^"“”„]*)["“”„]$/.exec(text)?.[1] ?? text);
}

/** Without the text mark: an apostrophe in front that no other one closes, or two around digits. */
function unmarked(given: string): string {
	const text = unquoted(given);
	const isQuoted = /^['‘’].*['‘’]$/su.test(text);
	if (isQuoted && /^.(?=[^]*\d)[^\p{L}'‘’"“”„]*.$/u.test(text)) return text.slice(1, -1).trim();
	return /^['‘’][^]*[^'‘’]$/.test(text) ? text.slice(1).trimStart() : text;
}

/** A number or the like: nothing in it that nobody sees. */
const bare = (text: string) => unmarked(trim(unwrapped(text.replace(ANYWHERE, ''))));

/** What people type into a cell that has to stay empty. */
const FOR_NOTHING = ['-', '--', '–', '—', 'N/A', 'n/a', 'None'];
const isForNothing = (text: string) => FOR_NOTHING.includes(trim(unmarked(trim(text))));

/** Of fields that are never demanded. */
function entries(text: string): string[] {
	// Of a name in brackets more follows, and no quote or comma stands in them.
	const isJson = /^\[(?![^",;\]]+\]\s*[^\s,;\]])/.test(trim(text));
	const parts = isJson
		? (JSON.parse(trim(text)) as unknown[]).map(String)
		: (text.match(/\s*["“”„][^"“”„]*["“”„]\s*(?=[,;\n\r\u2028\u2029]|$)|[^,;\n\r\u2028\u2029]+/g) ??
			[]);
	return [...new Set(parts.map((part) => unquoted(trimmedProse(part))))].filter(
		(part) => part !== '' && !isForNothing(part),
	);
}

const YES = ['true', 'yes', 'y', 't', 'on', '1', 'enabled', 'active'];

/** On a clock that is never put forward: Etc/UTC. */
function onTheClock(text: string): string {
	const given = bare(text);
	const day = 86_400;
	const moment = /^\d{5}(\.\d+)?$/.test(given)
		? new Date(Date.UTC(1899, 11, 30) + Math.round(Number(given) * day) * 1000)
		: new Date(`${withTime(given.replace(/\[.*/, ''))}`);
	return moment.toISOString().slice(0, 19);
}

function withTime(iso: string): string {
	const [date = '', time = '00:00'] = iso.replace(/(UTC|GMT)$/i, 'Z').split(/[T ](.*)/i);
	const hasZone = /Z|[+-]\d\d:?\d\d$/i.test(time);
	return `${date}T${time.replace(/\s/g, '').toUpperCase()}${hasZone ? '' : 'Z'}`;
}

/** What the request holds for a text that was taken; for an empty one there is nothing. */
export const SENT: Partial<Record<FormName, (text: string) => unknown>> = {
	name: (text) => unquoted(trimmedProse(text)),
	text: trimmedProse,
	email: (text) => unquoted(trim(unwrapped(text))),
	login: (text) => unmarked(trim(unwrapped(text))),
	phone: bare,
	ip4: bare,
	ip6: bare,
	date: onTheClock,
	sheetDate: onTheClock,
	password: (text) => text,
	// JSON has no negative zero.
	number: (text) => Number(bare(text)) + 0,
	flag: (text) => YES.includes(bare(text).toLowerCase()),
	texts: entries,
	fieldsSet: (text) => entries(text).join(','),
};

/** True for a text that was taken and that stands for nothing. */
export function isNothing(form: FormName, isDemanded: boolean, text: string): boolean {
	if (form === 'password') return text === '';
	if (form === 'texts' || form === 'fieldsSet') return entries(text).length === 0;
	const mayBeDash = !isDemanded && form !== 'text';
	const bareText = form === 'text' ? trim(text) : unquoted(trimmedProse(text));
	return bareText === '' || (mayBeDash && isForNothing(text));
}
