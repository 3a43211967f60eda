import { jsonCopy } from '../wire/json';

/**
 * Words that name a secret, in the languages that sheets and forms come in; compared word by word,
 * without case and accents.
 */
const SECRET_WORDS = new Set([
	...['password', 'passwort', 'passphrase', 'passwd', 'passcode', 'pwd', 'pass', 'pin', 'secret'],
	...['token', 'kennwort', 'contrasena', 'apikey', 'senha'],
]);
/** The same where it takes several words. */
const SECRET_PHRASES = ['api key', 'access token', 'access key', 'private key', 'mot de passe'];
/** A word behind or before one of those that makes something else of it: a PIN code is a postal one. */
const HARMLESS_PAIRS = new Set(['pin code', 'gate pass', 'token no', 'token number', 'bus pass']);

/** `sipPassword` → `sip password`: the words of a name, without case and accents. */
function wordsOf(name: string): string[] {
	return name
		.slice(0, 200)
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}\d]+/u)
		.filter((word) => word !== '');
}

/** True for a name that looks as if it held a secret. The one list that there is. */
export function namesSecret(name: string): boolean {
	const words = wordsOf(name);
	const text = ` ${words.join(' ')} `;
	if (SECRET_PHRASES.some((phrase) => text.includes(` ${phrase} `))) return true;
	return words.some((word, place) => {
		const isNamed = SECRET_WORDS.has(word) || /passw(or[dt]|d)|kennwort/.test(word);
		if (!isNamed) return false;
		const pairs = [
			[words[place - 1], word],
			[word, words[place + 1]],
		].map((pair) => pair.join(' '));
		return !pairs.some((pair) => HARMLESS_PAIRS.has(pair));
	});
}

/**
 * A copy of foreign data without what looks like a secret: what is named like one at any depth, and
 * what was sent as a password.
 * @param leftOut is told the name of each that is left out
 * @param onEndless see `jsonCopy`
 */
export function withoutLikelySecrets(
	value: unknown,
	passwords: string[],
	leftOut?: (name: string) => void,
	onEndless?: () => undefined,
): unknown {
	const change = (name: string, inner: unknown) => {
		const isText = typeof inner === 'string' || typeof inner === 'number';
		const isNamed =
			inner !== null && inner !== '' && typeof inner !== 'boolean' && namesSecret(name);
		if (!isNamed && !(isText && passwords.includes(String(inner)))) return inner;
		leftOut?.(name);
		return undefined;
	};
	return jsonCopy(value, change, onEndless);
}
