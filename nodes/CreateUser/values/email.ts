import { invisibleInside } from './invisible';
import { fromText, schemaOf, shown } from './text';
import { withoutEnds } from './trim';

const BETWEEN = /[\s<>(),;:|"“”„«»]+/;
const isAtEnds = (character: string) => /['’‘`.]/.test(character);

/** The e-mail addresses in a text, without what is pasted along with them. */
export function addressesIn(text: string): string[] {
	const parts = text.split(BETWEEN).map((part) => withoutEnds(part, isAtEnds));
	return [...new Set(parts.filter((part) => /^[^@]+@[^@]+$/.test(part)))];
}

/** Why a text with an address in it is not the address alone. */
export function pastedAddress(text: string): string | undefined {
	const found = addressesIn(text);
	const [first] = found;
	if (first === undefined || first === text) return undefined;
	return found.length === 1
		? `is ${shown(text)}, which has more in it than an e-mail address. Enter ${first} alone.`
		: `is ${shown(text)}, which are ${found.length} e-mail addresses. Enter one of them: ${found.slice(0, 3).join(' or ')}.`;
}

/** An e-mail address: one @ with something on both sides, the rest is the vendor's to judge. */
export const email = schemaOf(
	fromText((value) => {
		const wrong = invisibleInside(value) ?? pastedAddress(value);
		if (wrong !== undefined) return { reason: wrong };
		if (addressesIn(value)[0] === value) return { value };
		return { reason: `is ${shown(value)}, which is not an e-mail address.` };
	}),
);
