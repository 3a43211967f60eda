import type { VendorAnswer, VendorReason } from './contract';

/** Longest text of a vendor that a message repeats, in characters. */
const LONGEST = 300;

/** A message that the vendor ties to a request key. */
export interface KeyedMessage {
	key: string;
	message: string;
}

/** The words in a vendor's error value of any shape; what stands under a key stays tied to it. */
export function wordsOf(value: unknown, key?: string): { keyed: KeyedMessage[]; plain: string[] } {
	const found = { keyed: [] as KeyedMessage[], plain: [] as string[] };
	if (typeof value === 'string' || typeof value === 'number') {
		const message = cleaned(String(value));
		if (message === '') return found;
		if (key === undefined) found.plain.push(message);
		else found.keyed.push({ key, message });
		return found;
	}
	if (typeof value !== 'object' || value === null) return found;
	const named = Array.isArray(value) ? undefined : namedEntry(value as Record<string, unknown>);
	if (named) return wordsOf(named.message, named.key ?? key);
	for (const [part, inner] of Object.entries(value)) {
		const words = wordsOf(inner, Array.isArray(value) ? key : rootKey(part));
		found.keyed.push(...words.keyed);
		found.plain.push(...words.plain);
	}
	return found;
}

/** `{field: 'email', message: '…'}`: the other common way to tie a message to a field. */
function namedEntry(
	value: Record<string, unknown>,
): { key: string | undefined; message: unknown } | undefined {
	const message = value.message ?? value.msg;
	if (typeof message !== 'string') return undefined;
	const key = value.field ?? value.param ?? value.path;
	return { key: typeof key === 'string' ? rootKey(key) : undefined, message };
}

/** `caller_id.0` and `caller_id[0]` are about `caller_id`. */
function rootKey(key: string): string {
	return key.replace(/[.[].*$/, '');
}

/**
 * A vendor's text without tags and control characters, at most 300 characters. `< 20 and > 6` is no
 * tag but a rule that the operator needs.
 */
export function cleaned(text: string): string {
	const words = text
		.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
		.replace(/<(\/?[a-z]|!)[^<>]*>/gi, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

/** A secret as it is sent: alone, in JSON, in a query, and as the user of HTTP Basic. */
function formsOf(secret: string): string[] {
	const inJson = JSON.stringify(secret).slice(1, -1);
	const inBasic = Buffer.from(`${secret}:`).toString('base64');
	return [secret, inJson, encodeURIComponent(secret), inBasic];
}

/** Takes secrets out of a text. Vendors repeat what they were sent. */
export function withoutSecrets(text: string, secrets: string[]): string {
	return secrets
		.filter((secret) => secret.length > 3)
		.sort((a, b) => b.length - a.length)
		.flatMap(formsOf)
		.reduce((clean, form) => clean.split(form).join('***'), text);
}

/** An answer without the secrets that it repeats, before anything of it is read, cut or kept. */
export function answerWithout(answer: VendorAnswer, secrets: string[]): VendorAnswer {
	const text = withoutSecrets(answer.text, secrets);
	if (text === answer.text) return answer;
	if (answer.json === undefined) return { ...answer, text };
	// Value by value: a secret such as 1234 must not be taken out of an id.
	const json = JSON.stringify(answer.json, (_key, value: unknown) =>
		typeof value === 'string' ? withoutSecrets(value, secrets) : value,
	);
	return { ...answer, text, json: JSON.parse(json) as unknown };
}

/** What to say of an answer that holds no reason: its text when it is one, else its status. */
function withoutReason({ status, text, json }: VendorAnswer, label: string): string {
	if (status >= 300 && status < 400) {
		return `${label} redirects to another address (HTTP status ${status}).`;
	}
	const asItCame = json === undefined ? cleaned(text) : '';
	return asItCame || `${label} gave no reason (HTTP status ${status}).`;
}

/** Puts a vendor's reason together; without any words the status has to do. */
export function plainReason(parts: {
	answer: VendorAnswer;
	label: string;
	secrets: string[];
	fields: KeyedMessage[];
	texts: string[];
	code?: string;
}): VendorReason {
	const { answer, label, secrets, fields } = parts;
	const texts = [...new Set([...parts.texts, ...fields.map(({ message }) => message)])];
	return {
		message: withoutSecrets(cleaned(texts.join(' ')) || withoutReason(answer, label), secrets),
		fields: fields.map(({ key, message }) => ({ key, message: withoutSecrets(message, secrets) })),
		code: parts.code,
		httpStatus: answer.status,
	};
}
