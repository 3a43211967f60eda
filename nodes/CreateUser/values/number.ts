import { fromText, schemaOf, shown } from './text';

/** A decimal number with a point. `1,5` could mean 1.5 or 15, so it is refused. */
export const float = schemaOf(
	fromText<number>((text) => {
		if (/^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text)) return { value: Number(text) };
		return {
			reason: `is ${shown(text)}, which is not a number. Write it with digits and a decimal point, for example 1.5.`,
		};
	}),
);
