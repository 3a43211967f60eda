import { fromCode, leftoverInside, schemaOf, shown, whole } from './text';

/**
 * True for a country's code without a number behind it, which `+91{{ $json.phone }}` makes of one that is
 * missing. None has more than three digits.
 */
export function isCodeAlone(text: string): boolean {
	return /^\+\d{0,3}$/.test(text.replace(/[\s()-]+/g, ''));
}

/** A phone number, which keeps its digits and its spelling; a country's code in front hides no fault. */
export const phoneNumber = schemaOf(
	fromCode((value) => {
		const left = leftoverInside(value, ['undefined', 'null', 'NaN']);
		if (left !== undefined) return { reason: left };
		if (isCodeAlone(value)) {
			return { reason: `is ${shown(value)}, which has no number behind the country's code.` };
		}
		const parts = value.split(/[\s()-]+/).map(whole);
		return parts.find((part) => 'reason' in part) ?? whole(value);
	}),
);
