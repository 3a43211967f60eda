import { withoutInvisible } from '../values/characters';
import { jsonCopy } from '../wire/json';
import { removerOf, wordsWithout } from '../wire/secrets';

/** Names are looked at so far. */
const LONGEST = 200;

/**
 * `sipPassword2` → ` sip password `: the words of a name, without case, accents, width, what nobody sees
 * and numbers behind.
 */
function plain(name: string): string {
	const words = withoutInvisible(name)
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}\d]+/u)
		.map((word) => word.replace(/(\p{L})\d+$/u, '$1'));
	return ` ${words.filter((word) => word !== '').join(' ')} `;
}

/** Names, and the same of several. */
function withPlurals(names: string[]): string[] {
	return names.flatMap((name) => [name, `${name}s`]).map(plain);
}

/** What names a secret, in the languages that sheets and forms come in; compared word by word. */
const SECRETS = withPlurals([
	...['password', 'passphrase', 'passwd', 'passkey', 'passwrd', 'passw', 'pass', 'pwd', 'pword'],
	...['p ssword', 'pw', 'psw', 'pswd', 'pin', 'puk', 'otp', 'totp', 'cvv', 'psk', 'secret'],
	...['token', 'bearer', 'authorization', 'jwt', 'credential', 'creds', 'cookie', 'session id'],
	...['security answer', 'parol', 'sandi', 'contrasenia', 'codigo secreto', 'segredo'],
	...['mdp', 'mot de passe', 'mots de passe', 'clave', 'senha', 'palavra passe', 'codice segreto'],
	...['geheimzahl', 'zugangscode', 'hasło', 'hasła', 'haslo', 'hasla', 'heslo', 'hesla', 'geslo'],
	...['lozinka', 'lozinke', 'лозинка', 'лозинке', 'zaporka', 'zaporke', 'parola'],
	...['κωδικός πρόσβασης', 'पासवर्ड', 'كلمة المرور', 'كلمة السر'],
	...['סיסמה', 'סיסמא', 'ססמה', 'kata sandi', 'kata laluan', 'mật khẩu', 'mật mã'],
	...['رمز عبور', 'گذرواژه', 'پاس ورڈ', 'الرقم السري', 'пин', 'пин код', 'пін код', 'құпия сөз'],
]);
/** The same of what is one by the word before it. */
const BY_THE_WORD_BEFORE = new RegExp(
	[
		' (access|api|auth|encryption|private|recovery|security|signing|ssh|wi ?fi|wpa) keys? ',
		' (2 ?fa|access|auth|login|mfa|one time|recovery|security|verification) codes? ',
		' (recovery|seed) phrases? ',
	].join('|'),
);
/** The same, wherever it stands in a word. */
const IN_A_WORD = [
	...['password', 'passwort', 'passwörter', 'passwd', 'passord', 'passcode', 'kennwort'],
	...['wachtwoord', 'lösenord', 'adgangskode', 'kodeord', 'salasana', 'salasõna'],
	...['slaptažod', 'lykilorð', 'contraseña', 'contrasenya', 'motdepasse'],
	...['palavrapasse', 'accesskey', 'apikey', 'authkey', 'privatekey', 'secretkey', 'sessionid'],
	...['পাসওয়ার্ড', 'கடவுச்சொல்', 'పాస్‌వర్డ్', 'ಪಾಸ್‌ವರ್ಡ್', 'പാസ്‌വേഡ്', 'પાસવર્ડ', 'ਪਾਸਵਰਡ'],
	...['ପାସୱାର୍ଡ', 'पासवर्ड', 'პაროლი', 'գաղտնաբառ', 'құпиясөз', 'συνθηματικ', 'fjalëkalim'],
	...['aðgangsorð', 'pasahitz', 'contrasinal', 'nenosiri', 'sicherheitscode', 'zugangsdaten'],
	...['密码', '密碼', '口令', 'パスワード', '暗証番号', '비밀번호', 'รหัสผ่าน'],
	...['암호', '合言葉', '通行碼', '通行码'],
].map((word) => plain(word).trim());
/** The same, as a beginning or an end of one word, or written together with what it belongs to. */
const AS_A_WORD = new RegExp(
	[
		'^(jelsz[oa]|parola|parool|sifr[eə]|парол)',
		'(pwd|secret)s?$',
		'^(access|api|app|auth|bearer|device|id|jwt|login|refresh|security|session|sip|user|web)tokens?$',
		'^(admin|db|ftp|init|initial|login|mail|my|new|old|root|sip|smtp|ssh|temp|tmp|user|web|wifi)(pass|pin|pw)s?$',
		'^[mtu]pin$',
	].join('|'),
);
/** What has such a word in it and is none: a PIN code is a postal one, a pass opens a gate, a cookie needs consent. */
const HARMLESS = new RegExp(
	[
		' (area|map|postal) pins?(?= )| pin (codes?|location|postal)(?= )| secret santa(?= )',
		' token (amount|date|no|number|ring)s?(?= )| cookies? (accepted|consent|policy)(?= )',
		' (boarding|bus|day|employment|entry|gate|guest|parking|season|travel|visitor|work) pass(?= )',
		' pass (expiry|fail|holder|id|mark|no|number|out|percentage|rate|type|year)s?(?= )',
		' (year of|you) pass(?= )',
	].join('|'),
	'g',
);
/** Beside these it is one all the same. */
const OF_A_LOGIN =
	/ (access|api|atm|auth|login|mailbox|security|sim|sip|upi|vm|voicemail|web|wifi) (pin|token) /;

/** The answers for names that came lately: a sheet has the same few in each of its rows. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 2000;

/** True for a name that looks as if it held a secret. The one list that there is. */
export function namesSecret(given: string): boolean {
	const name = given.slice(0, LONGEST);
	const before = known.get(name);
	if (before !== undefined) return before;
	if (known.size >= MOST_KNOWN) known.clear();
	const answer = isSecret(plain(name));
	known.set(name, answer);
	return answer;
}

function isSecret(all: string): boolean {
	if (OF_A_LOGIN.test(all)) return true;
	const words = all.replace(HARMLESS, '');
	if (SECRETS.some((secret) => words.includes(secret))) return true;
	if (BY_THE_WORD_BEFORE.test(words)) return true;
	if (IN_A_WORD.some((part) => words.includes(part))) return true;
	return words.split(' ').some((word) => AS_A_WORD.test(word));
}

/** How data says in two fields what could be one: `{name: 'PIN', value: 4711}`. */
const NAME_OF_A_PAIR =
	/^(((column|field|header|property)[ _-]?)?(name|key|label)|column|field|header|id|property|question|title|type)$/i;
const VALUE_OF_A_PAIR = /^(value|answer|response)s?$/i;

/** The name by which a value of a pair is a secret. */
function secretOfPair(key: string, holder: object | undefined): string | undefined {
	if (holder === undefined || !VALUE_OF_A_PAIR.test(key)) return undefined;
	const entries = Object.entries(holder) as Array<[string, unknown]>;
	const names = entries.filter(([one]) => NAME_OF_A_PAIR.test(one)).map(([, name]) => name);
	return names.find((name): name is string => typeof name === 'string' && namesSecret(name));
}

/** Values of objects that stand in more than one place, as often as they stand there. */
const MOST_REPEATED = 50_000;

/** Counts what a copy repeats: where each object holds another one twice, it doubles with every level. */
function repeats(): (value: unknown, holder: object | undefined) => number {
	const seen = new WeakSet();
	const again = new WeakSet();
	let count = 0;
	return (value, holder) => {
		if (typeof value === 'object' && value !== null) (seen.has(value) ? again : seen).add(value);
		if (holder !== undefined && again.has(holder)) count++;
		return count;
	};
}

/**
 * A copy of foreign data without what looks like a secret: what is named like one at any depth, and
 * what was sent as a password, also as a part of a longer text or of a name.
 * @param leftOut is told the name of each that is left out
 * @param onEndless see `jsonCopy`; an object that stands in too many places has no end either
 */
export function withoutLikelySecrets(
	value: unknown,
	passwords: string[],
	leftOut?: (name: string) => void,
	onEndless?: () => undefined,
): unknown {
	const remove = removerOf(passwords);
	const words = wordsWithout(passwords, remove);
	const repeated = repeats();
	const change = (name: string, inner: unknown, holder?: object) => {
		if (repeated(inner, holder) > MOST_REPEATED) return onEndless?.();
		const isText = typeof inner === 'string' || typeof inner === 'number';
		const hidesNothing = inner === null || inner === '' || typeof inner === 'boolean';
		const secret = namesSecret(name) ? name : secretOfPair(name, holder);
		const isPassword = isText && passwords.includes(String(inner));
		if (!isPassword && (hidesNothing || secret === undefined)) return words(name, inner);
		leftOut?.(remove(secret ?? name));
		return undefined;
	};
	return jsonCopy(value, change, onEndless, remove);
}

/** What names things, and what operators find a user by: no words, even if a secret stands in them. */
const NO_WORDS = new Set([
	...['kind', 'by', 'of', 'saidBy', 'likeness', 'evidence', 'key', 'field'],
	...['id', 'login', 'number', 'email'],
]);

/**
 * What became of something, with the secrets taken out of all foreign words in it: those of the vendor,
 * of the connection and of n8n. Before anything is made of them, since in a whole sentence an id could
 * not be told from words any more.
 */
export function withoutForeignSecrets<T>(what: T, secrets: Iterable<string>): T {
	const remove = removerOf(secrets);
	const change = (key: string, value: unknown) =>
		typeof value === 'string' && !NO_WORDS.has(key) ? remove(value) : value;
	return jsonCopy(what, change) as T;
}
