import type { Vendor } from '../vendors/contract';

/** Passwords in the body of a request, which the vendor must not be seen to repeat. */
export function passwordsIn({ fields }: Vendor, body: Record<string, unknown> = {}): string[] {
	const values = fields.flatMap(({ key, secret }) => (secret ? body[key] : []));
	return values.filter((value): value is string => typeof value === 'string');
}
