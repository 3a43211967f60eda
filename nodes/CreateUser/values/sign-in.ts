import {
	hasLetterOrDigit,
	invisibleInPassword,
	invisibleInside,
	mixedLetters,
	otherSpaceInside,
	trimmed,
	withoutTextMark,
} from './characters';
import {
	faultWords,
	isInvalidDate,
	isLeftover,
	isPlaceholder,
	OBJECT_AS_TEXT,
	sheetFault,
} from './nothing';
import {
	AS_TEXT,
	fromText,
	LEFT_BEHIND,
	leftoverInside,
	LOST,
	LOST_WORDS,
	OF_A_DATE,
	schemaOf,
	shortened,
	shown,
	tooLong,
} from './text';
import { SHORTENED, whole } from './written-number';

/**
 * Why a login is nobody's: what stands for none in a sheet, and in a list of users too, or what
 * `{{ $json.login }}@example.com` and `{{ $json.first }}.{{ $json.last }}@example.com` make of what is missing.
 * Undefined when it is somebody's.
 */
function ofNobody(value: string): string | undefined {
	if (isPlaceholder(value) || !hasLetterOrDigit(value)) {
		return `is ${shown(value)}, which is no login. Enter what this user signs in with.`;
	}
	if (!/^[^\p{L}\p{N}@]*@[^@]*\.[^@]*$/u.test(value)) return undefined;
	const handle = shortened(value.slice(1));
	const isHandle = value.startsWith('@');
	const or = isHandle ? ` or, if this is a handle, ${handle} without the @` : '';
	return `is ${shown(value)}, which has nothing before the @. Enter the whole login${or}.`;
}

/** What a user signs in with; it may be a number. */
export const login = schemaOf(
	fromText((given) => {
		const value = withoutTextMark(trimmed(given));
		const wrong =
			invisibleInside(value) ??
			otherSpaceInside(value) ??
			mixedLetters(value) ??
			leftoverInside(value) ??
			ofNobody(value);
		return wrong === undefined ? whole(value) : { reason: wrong };
	}),
);

const NO_TEXT = 'is not a text. Format its column as plain text, or map a text to this field.';

/**
 * A password: never touched, never shown. A formula without a result must not become the password of
 * every user of a sheet.
 */
export const password = schemaOf<string>((value) => {
	if (value === undefined || value === null || value === '') return { value: undefined };
	if (typeof value === 'number' && Number.isSafeInteger(value)) return { value: String(value) };
	if (Number.isNaN(value)) return { reason: LEFT_BEHIND };
	if (typeof value !== 'string') return { reason: NO_TEXT };
	const long = tooLong(value);
	if (long !== undefined) return { reason: long };
	if (value.includes(OBJECT_AS_TEXT)) return { reason: NO_TEXT };
	const wrong = wrongInPassword(value);
	return wrong === undefined ? { value } : { reason: wrong };
});

function wrongInPassword(value: string): string | undefined {
	if (isLeftover(value) || leftoverInside(value) !== undefined) return LEFT_BEHIND;
	if (isInvalidDate(value)) return OF_A_DATE;
	if (SHORTENED.test(value)) return `is a number that lost digits on its way. ${AS_TEXT}`;
	const fault = sheetFault(value);
	if (fault !== undefined) return faultWords(fault);
	if (LOST.test(value)) return LOST_WORDS;
	if (/^[\r\n\t]/.test(value) || '\r\n\t'.includes(value.charAt(value.length - 1))) {
		return 'begins or ends with a line end or a tab, which came along when it was copied. Enter it again.';
	}
	return invisibleInPassword(value);
}
