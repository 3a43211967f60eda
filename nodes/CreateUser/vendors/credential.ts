/** A field of a credential without outer spaces. */
export function loginText(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** Takes a pasted `Bearer ` and outer spaces off a token. */
export function bareToken(token: unknown): string {
	return loginText(token).replace(/^bearer\s+/i, '');
}
