/** How a user is shown otherwise than the request wrote it, by settings of the account. */
export interface Disguise {
	/** `Asha Rao`, `Rao, Asha`, `O&#039;Brien`, or `A. Rao`. */
	namesShown: 'asGiven' | 'lastFirst' | 'forHtml' | 'initials';
	/** `919876543210`, `********3210`, or `919876XXXX10`. */
	numbersShown: 'asGiven' | 'lastDigits' | 'middleHidden';
	/** Neither e-mail nor number is shown. */
	contactsHidden: boolean;
}

export const undisguised: Disguise = {
	namesShown: 'asGiven',
	numbersShown: 'asGiven',
	contactsHidden: false,
};

/** PHP's htmlspecialchars with ENT_QUOTES: what the platform's pages show. */
const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#039;',
};

export function shownName(value: unknown, { namesShown }: Disguise): unknown {
	if (typeof value !== 'string') return value;
	const words = value.split(' ');
	const last = words.pop() ?? '';
	switch (namesShown) {
		case 'asGiven':
			return value;
		case 'lastFirst':
			return words.length > 0 ? `${last}, ${words.join(' ')}` : value;
		case 'forHtml':
			return value.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
		case 'initials':
			return [...words.map((word) => `${word.charAt(0)}.`), last].join(' ');
	}
}

export function shownNumber(value: unknown, disguise: Disguise): unknown {
	if (disguise.contactsHidden) return undefined;
	if (typeof value !== 'string') return value;
	switch (disguise.numbersShown) {
		case 'asGiven':
			return value;
		case 'lastDigits':
			return '*'.repeat(Math.max(0, value.length - 4)) + value.slice(-4);
		case 'middleHidden':
			return `${value.slice(0, 6)}${'X'.repeat(Math.max(0, value.length - 8))}${value.slice(-2)}`;
	}
}

export function shownEmail(value: unknown, { contactsHidden }: Disguise): unknown {
	return contactsHidden ? undefined : value;
}
