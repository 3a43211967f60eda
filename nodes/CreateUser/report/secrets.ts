import { withoutInvisible } from '../values/invisible';
import { jsonCopy } from '../wire/json';

/** `sipPassword` → ` sip password `: the words of a name, without case, accents and what nobody sees. */
function plain(name: string): string {
	const words = withoutInvisible(name.slice(0, 200))
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}\d]+/u);
	return ` ${words.filter((word) => word !== '').join(' ')} `;
}

/** What names a secret, in the languages that sheets and forms come in; compared word by word. */
const SECRETS = [
	...['password', 'passwort', 'passphrase', 'passwd', 'passcode', 'passkey', 'pwd', 'pw', 'psw'],
	...['pass', 'pin', 'otp', 'secret', 'token', 'bearer', 'authorization', 'apikey', 'api key'],
	...['access key', 'private key', 'kennwort', 'contraseña', 'senha', 'palavra passe'],
	...['mot de passe', 'wachtwoord', 'lösenord', 'adgangskode', 'passord', 'salasana', 'hasło'],
	...['heslo', 'geslo', 'lozinka', 'jelszó', 'parola', 'şifre', 'пароль', 'κωδικός πρόσβασης'],
	...['पासवर्ड', 'كلمة المرور', 'كلمة السر', 'סיסמה', 'kata sandi', 'mật khẩu', '密码', '密碼'],
	...['パスワード', '비밀번호'],
].map(plain);
/** The same, written as one word with what it belongs to. */
const IN_A_WORD =
	/passw(or[dt]|d)|kennwort|^(access|api|auth|id|refresh|session)token$|^(db|login|mail|new|sip|user|web|wifi)(pass|pin|pw)$|^[mtu]pin$/;
/** What has such a word in it and is none: a PIN code is a postal one. */
const HARMLESS = [
	...['pin code', 'postal pin', 'area pin', 'token no', 'token number', 'token amount'],
	...['gate pass', 'bus pass', 'boarding pass', 'entry pass', 'visitor pass', 'parking pass'],
	...['pass fail', 'pass out', 'pass percentage', 'pass type', 'pass year', 'year of pass'],
].map(plain);

/** True for a name that looks as if it held a secret. The one list that there is. */
export function namesSecret(name: string): boolean {
	const words = HARMLESS.reduce((rest, harmless) => rest.split(harmless).join(' '), plain(name));
	if (SECRETS.some((secret) => words.includes(secret))) return true;
	return words.split(' ').some((word) => IN_A_WORD.test(word));
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
