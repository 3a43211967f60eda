import { FORMS, type Place } from './forms';
import type { Kind } from './table';

const EMPTY = /^is empty\. A value is needed here\.$/;

/** What the table says of a text in a field. */
export function answerOf(
	{ field, form }: Omit<Place, 'vendor'>,
	{ answers, optional = {} }: Kind,
	given: string,
): { sent: unknown } | { refused: RegExp } {
	const { mandatory, otherwise } = field;
	const answer = (mandatory ? undefined : optional[form]) ?? answers[form];
	if (answer instanceof RegExp) return { refused: answer };
	if (answer === 'empty') return mandatory ? { refused: EMPTY } : { sent: otherwise };
	const { sent, as }: { sent: unknown; as?: (text: string) => unknown } = FORMS[form];
	if (answer === 'plain') return { sent };
	return { sent: as?.(given) };
}
