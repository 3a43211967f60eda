import { createHash } from 'node:crypto';

/** A number in [0, 1) that depends on the parts alone: the same draw whatever the order of arrival. */
export function draw(...parts: Array<string | number>): number {
	return createHash('sha256').update(parts.join('\u0000')).digest().readUIntBE(0, 6) / 2 ** 48;
}
