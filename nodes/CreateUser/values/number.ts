import { fromCode, schemaOf, shown } from './text';

/** JSON has no negative zero, so what is compared with what was sent must have none either. */
function withoutSignOfZero(value: number): number {
	return value + 0;
}

const readWritten = fromCode<number>((text) => {
	const value = /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : NaN;
	if (Number.isFinite(value)) return { value: withoutSignOfZero(value) };
	return {
		reason: `is ${shown(text)}, which is not a number. Write it with digits and a decimal point, for example 1.5.`,
	};
});

/** A decimal number with a point. `1,5` could mean 1.5 or 15, so it is refused. */
export const float = schemaOf<number>((value) =>
	typeof value === 'number' && Number.isFinite(value)
		? { value: withoutSignOfZero(value) }
		: readWritten(value),
);
