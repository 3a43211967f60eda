import { Unescaped } from './escapes';

/** A shorter secret, or form of one, stands in too many words to be told from them. */
export const SHORTEST = 4;
/** Of a shorter one, too little stands in Base64 within a text, or in another case, to be told from words. */
const LONG_IN_BASE64 = 8;
/** A shorter secret may be spelt by the ends of two words that meet. */
const LONG_WHEN_BROKEN = 12;

/** `encodeURIComponent` throws for half a surrogate pair, which a password may well have. */
function inQuery(secret: string): string {
	return encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

function inJson(secret: string): string {
	return JSON.stringify(secret).slice(1, -1);
}

/** What Base64 makes of a secret within a text: of its bytes, which stand three in a row, those that are whole. */
function withinBase64(secret: string): string[] {
	if (secret.length < LONG_IN_BASE64) return [];
	const bytes = Buffer.from(secret);
	return [0, 1, 2].map((skipped) => {
		const whole = bytes.length - skipped - ((bytes.length - skipped) % 3);
		return bytes.subarray(skipped, skipped + whole).toString('base64');
	});
}

/** Alone, as the user of HTTP Basic and within a text, with the signs of addresses too, and without what fills it up. */
function inBase64(secret: string): string[] {
	const both = [secret, `${secret}:`].map((text) => Buffer.from(text).toString('base64'));
	const all = [...both, ...withinBase64(secret)];
	const forAddresses = all.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
	return [...all, ...forAddresses].flatMap((form) => [form, form.replace(/=+$/, '')]);
}

/** True for a text that is no word and no number, so that another text is none of its forms by chance. */
function isMixed(secret: string): boolean {
	return secret.length >= LONG_IN_BASE64 && /\p{L}/u.test(secret) && /\d/.test(secret);
}

/** A secret in the spellings of one text. */
function speltAs(secret: string): string[] {
	const normal = [secret.normalize('NFC'), secret.normalize('NFD')];
	const inOneCase = isMixed(secret) ? [secret.toUpperCase(), secret.toLowerCase()] : [];
	return [secret, ...normal, ...inOneCase, secret.replaceAll(' ', '+'), ...misspelt(secret)];
}

/** Letters beyond ASCII, which a wrong character set loses. */
const LETTERS_LOST = /[^\p{ASCII}]/gu;

/** As SQL and CSV write a quote, and as programs show a text in a wrong character set. */
function misspelt(secret: string): string[] {
	const doubled = ["'", '"'].map((quote) => secret.replaceAll(quote, quote + quote));
	const isLegible = secret.replace(LETTERS_LOST, '').length >= SHORTEST;
	const lost = ['?', '\uFFFD'].map((sign) => secret.replace(LETTERS_LOST, sign));
	return [...doubled, Buffer.from(secret).toString('latin1'), ...(isLegible ? lost : [])];
}

/** The bytes of a secret, as logs and errors of a database show them. */
function inHex(secret: string): string[] {
	const hex = Buffer.from(secret).toString('hex');
	return [hex, hex.toUpperCase()];
}

/** How a secret comes back as it may be written down: in a text, in JSON, in JSON in JSON, in an address. */
function writtenFormsOf(secret: string): string[] {
	const inTexts = [...new Set(speltAs(secret))].flatMap((form) => {
		const once = inJson(form);
		return [form, once, once === form ? form : inJson(once), inQuery(form)];
	});
	return [...inTexts, ...inBase64(secret), ...inHex(secret)];
}

/** What stands in a text once its escapes are undone, which are too many to be written down. */
function plainFormsOf(secret: string): string[] {
	const spelt = [...speltAs(secret), ...inBase64(secret)];
	return [...new Set(spelt)].map((form) => new Unescaped(form).plain);
}

/** What may be found with spaces or line ends in it: of a shorter secret they may be between two words. */
function brokenFormsOf(secret: string): string[] {
	if (!isMixed(secret) || secret.length < LONG_WHEN_BROKEN) return [];
	return [secret, inJson(secret), ...inBase64(secret)].map((form) => form.replace(/\s+/g, ''));
}

/** The longest part of a form that hardly any escaping changes. */
function coreOf(form: string): string {
	const [core = ''] = (form.match(/[a-z\d]+/gi) ?? []).sort((a, b) => b.length - a.length);
	return core;
}

/** Each once, and the longest first, since one may stand in another. */
export function longestFirst(forms: string[]): string[] {
	const unique = [...new Set(forms)].filter(({ length }) => length >= SHORTEST);
	return unique.sort((a, b) => b.length - a.length);
}

/** Everything that is looked for because of one secret. */
export class SecretForms {
	/** In a text as it stands. */
	readonly written: string[];
	/** In a text without its spaces and line ends. */
	readonly broken: string[];
	/** Also where only the beginning is left. */
	readonly cut: string[];
	private readonly secret: string;
	private kept?: Array<{ form: string; core: string }>;

	constructor(secret: string) {
		this.secret = secret;
		this.written = longestFirst(writtenFormsOf(secret));
		this.broken = longestFirst(brokenFormsOf(secret));
		this.cut = isMixed(secret) ? [...new Set([secret, inJson(secret)])] : [];
	}

	/** In a text whose escapes are undone, and what of each is there before. Few texts need it. */
	get plain(): Array<{ form: string; core: string }> {
		this.kept ??= longestFirst(plainFormsOf(this.secret)).map((form) => ({
			form,
			core: coreOf(form),
		}));
		return this.kept;
	}
}

/** Secrets that are looked for again and again: to prepare one takes longer than to read an answer. */
export class KnownSecrets extends Set<string> {
	private readonly forms = new Map<string, SecretForms>();

	/** @param longer what is prepared for these stays with them, since they are looked for for longer */
	constructor(
		secrets: Iterable<string>,
		private readonly longer?: KnownSecrets,
	) {
		super(secrets);
	}

	/** What is looked for because of one of these. */
	formsOf(secret: string): SecretForms {
		if (this.longer?.has(secret)) return this.longer.formsOf(secret);
		const forms = this.forms.get(secret) ?? new SecretForms(secret);
		this.forms.set(secret, forms);
		return forms;
	}
}
