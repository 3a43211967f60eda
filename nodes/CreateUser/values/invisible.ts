/** Characters that nobody sees: soft hyphen, joiners, direction marks, variation selectors, byte order mark. */
const INVISIBLE =
	/\u00AD|\u061C|\u180E|[\u200B-\u200F]|[\u202A-\u202E]|[\u2060-\u206F]|[\uFE00-\uFE0F]|\uFEFF/;
const ALL_INVISIBLE = new RegExp(INVISIBLE.source, 'g');

/** Those that no password means: joiners and variation selectors are part of letters and emoji. */
const NEVER_MEANT = /\u061C|\u200B|\u200E|\u200F|[\u202A-\u202E]|[\u2060-\u206F]|\uFEFF/;

/** Characters of the text before an invisible one that a message shows. */
const SHOWN_BEFORE = 20;

/** True for a character that nobody sees. */
export function isInvisible(character: string): boolean {
	return INVISIBLE.test(character);
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
	const found = INVISIBLE.exec(text);
	if (!found) return undefined;
	const before = text.slice(Math.max(0, found.index - SHOWN_BEFORE), found.index);
	const place = before === '' ? 'at its beginning' : `after ${JSON.stringify(before)}`;
	return `has an invisible character (${codeOf(found[0])}) in it, ${place}. Delete it, or type the text again.`;
}

/** The same for a password, of which nothing is shown. */
export function invisibleInPassword(text: string): string | undefined {
	const ends = [text.charAt(0), text.charAt(text.length - 1)];
	const found = ends.find(isInvisible) ?? NEVER_MEANT.exec(text)?.[0];
	if (found === undefined) return undefined;
	return `has an invisible character (${codeOf(found)}) that nobody can type. Enter it again by hand.`;
}
