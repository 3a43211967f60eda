/** The forms in which a secret may have been written down. */
export function formsOf(secret: string): string[] {
	const base64 = inBase64(secret);
	const inAddress = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
	return [...new Set([secret, encodeURIComponent(secret), ...base64, ...inAddress])];
}

/**
 * What there is of a secret in a longer base64 text, such as that of `Authorization: Basic`, where a
 * login stands before it: the secret may begin at each of the three bytes of a group.
 */
function inBase64(secret: string): string[] {
	return [0, 1, 2].map((before) => {
		const bytes = Buffer.from(' '.repeat(before) + secret);
		const groups = bytes.subarray(before > 0 ? 3 : 0, bytes.length - (bytes.length % 3));
		return groups.toString('base64');
	});
}
