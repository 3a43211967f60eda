import { fromCode, schemaOf, shown } from './text';

const V4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/;
const OF_V6 = /^[\da-f:.]{2,45}$/i;

function isV6(text: string): boolean {
	if (!OF_V6.test(text) || !text.includes(':')) return false;
	try {
		return new URL(`http://[${text}]`).hostname !== '';
	} catch {
		return false;
	}
}

/** An IP address, of version 4 or 6. */
export const ipAddress = schemaOf(
	fromCode((value) => {
		if (V4.test(value) || isV6(value)) return { value };
		return {
			reason: `is ${shown(value)}, which is not an IP address. Write it as 192.0.2.10 or 2001:db8::1.`,
		};
	}),
);
