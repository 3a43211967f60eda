import { trimmed } from './characters';
import { isEmpty, leftoverIn, lostIn, shown, tooLong } from './text';

/** Longest JSON text, in characters. */
const LONGEST = 1_000_000;

/** A JSON object, or why the value is none. */
export function readObject(
	value: unknown,
): { value: Record<string, unknown> | undefined } | { reason: string } {
	const long = typeof value === 'string' ? tooLong(value, LONGEST) : undefined;
	if (long !== undefined) return { reason: long };
	if (isEmpty(value)) return { value: undefined };
	const given = typeof value === 'string' ? trimmed(value) : value;
	const wrong = leftoverIn(given) ?? (typeof given === 'string' ? lostIn(given) : undefined);
	if (wrong !== undefined) return { reason: wrong };
	const parsed = typeof given === 'string' ? parse(given) : given;
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
		const lost = lostIn(parsed);
		return lost === undefined ? { value: parsed as Record<string, unknown> } : { reason: lost };
	}
	return { reason: `is ${shown(value)}, which is not a JSON object such as {"type": "all"}.` };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
