import { fromCode, ofOne, schemaOf, shown } from './text';

/** What forms, exports and databases write, and people and spreadsheets of other languages. */
const YES = new Set(
	(
		'true yes y t on 1 1.0 enabled enable active checked ' +
		'ja wahr oui vrai si sí sì verdadero vero sim verdadeiro waar tak prawda да истина evet doğru'
	).split(' '),
);
const NO = new Set(
	(
		'false no n f off 0 0.0 disabled disable inactive unchecked ' +
		'nein falsch non faux falso não nee onwaar nie fałsz нет ложь hayır hayir yanlış yanliş'
	).split(' '),
);

const readWord = fromCode<boolean>((text) => {
	const word = text.toLowerCase();
	if (YES.has(word)) return { value: true };
	if (NO.has(word)) return { value: false };
	return { reason: `is ${shown(text)}, which is neither yes nor no. Use true or false.` };
});

/** A switch. Forms and sheets send it as a word, and the text "false" must not count as true. */
export const flag = schemaOf<boolean>((given) => {
	const value = ofOne(given);
	return typeof value === 'boolean' ? { value } : readWord(value);
});

/** JSON has no negative zero, so what is compared with what was sent must have none either. */
function withoutSignOfZero(value: number): number {
	return value + 0;
}

/** True where the digits before the point are too many for a number, which would be another one then. */
function losesDigits(text: string, value: number): boolean {
	const [whole = ''] = /^[+-]?\d+/.exec(text) ?? [];
	return Math.abs(value) > Number.MAX_SAFE_INTEGER && BigInt(whole) !== BigInt(value);
}

const readWritten = fromCode<number>((text) => {
	const value = /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(text) ? Number(text) : NaN;
	if (!Number.isFinite(value)) {
		return {
			reason: `is ${shown(text)}, which is not a number. Write it with digits and a decimal point, for example 1.5.`,
		};
	}
	if (!losesDigits(text, value)) return { value: withoutSignOfZero(value) };
	return {
		reason: `is ${shown(text)}, which has more digits than a number holds: it would become ${value}.`,
	};
});

/** A decimal number with a point. `1,5` could mean 1.5 or 15, so it is refused. */
export const float = schemaOf<number>((value) =>
	typeof value === 'number' && Number.isFinite(value)
		? { value: withoutSignOfZero(value) }
		: readWritten(value),
);

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
