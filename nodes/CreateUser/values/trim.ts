import { isInvisible } from './invisible';

/** White space, and the invisible characters that forms and sheets leave behind. */
export function isSpace(character: string): boolean {
	return /\s/.test(character) || isInvisible(character);
}

/** Takes such characters from both ends, in a time that only grows with the text. */
export function withoutEnds(value: string, isGone: (character: string) => boolean): string {
	let first = 0;
	let end = value.length;
	while (first < end && isGone(value.charAt(first))) first++;
	while (end > first && isGone(value.charAt(end - 1))) end--;
	return value.slice(first, end);
}

/** Takes the white space of every kind from both ends. */
export function trimmed(value: string): string {
	return withoutEnds(value, isSpace);
}
