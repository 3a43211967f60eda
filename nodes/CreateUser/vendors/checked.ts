import type { z } from 'zod';

import type { Field, Refusal } from './contract';

/**
 * Checks each field by the vendor's schema on its own, so that one refused value hides no other.
 * @param values by parameter name, as the screen or the input gives them
 * @returns the converted values and a refusal for each value that could not be converted
 */
export function checkFields<Shape extends z.ZodRawShape>(
	schema: z.ZodObject<Shape>,
	fields: Field[],
	values: Record<string, unknown>,
): { parsed: Partial<z.infer<z.ZodObject<Shape>>>; refusals: Refusal[] } {
	const parsed: Record<string, unknown> = {};
	const refusals: Refusal[] = [];
	for (const { parameter, label } of fields) {
		const type = schema.shape[parameter] as z.ZodTypeAny;
		const result = type.safeParse(values[parameter]);
		if (result.success) parsed[parameter] = result.data;
		else
			refusals.push({ field: label, reason: result.error.issues[0]?.message ?? 'is not valid.' });
	}
	return { parsed: parsed as Partial<z.infer<z.ZodObject<Shape>>>, refusals };
}

/** The request body: documented keys, without the values that are absent. */
export function withoutAbsent(body: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
