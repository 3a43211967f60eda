import { isInvisible } from './invisible';

/** White space, and the invisible characters that forms and sheets leave behind. */
export function isSpace(character: string): boolean {
	return /\s/.test(character) || isInvisible(character);
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
	return withoutEnds(value, isSpace);
}
