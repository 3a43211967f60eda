/** A value as it comes, and what the request holds for it; undefined: the key is left out. */
export interface Accepted {
	given: unknown;
	becomes: unknown;
	/** How `docs/values.md` writes the two, where JSON would not be read. */
	as?: string;
	sent?: string;
}

/** A value that is refused. The reason continues "'Label' …". */
export interface Refused {
	given: unknown;
	reason: string;
	as?: string;
}

/** What a type of field accepts: one section of `docs/values.md`. */
export interface Conversion {
	/** The heading of the section. */
	name: string;
	/** The parameters of this type at Servetel and Acefone, and at CRM.COM. */
	telephony: string[];
	crmCom: string[];
	accepted: Accepted[];
	refused: Refused[];
}

/** The workflow's time zone in every example. */
export const ZONE = 'Europe/Berlin';

const NOTHING = 'nothing: the field is left out';

/** A row of `docs/values.md`: cells with single spaces, as prettier may pad them. */
export function acceptedRow({ given, becomes, as, sent }: Accepted): string {
	const result = sent ?? (becomes === undefined ? NOTHING : code(becomes));
	return `| ${as ?? code(given)} | ${result} |`;
}

export function refusedRow({ given, reason, as }: Refused): string {
	return `| ${as ?? code(given)} | ${reason} |`;
}

function code(value: unknown): string {
	return `\`${JSON.stringify(value)}\``;
}

/** Texts that no field takes, whatever its type. */
export const AS_PLAIN_TEXT = 'Format the column as plain text and enter the number again.';
/** A number that a spreadsheet shows with commas. */
export const OF_COMMAS = (number: string) =>
	`is ${number}. The spreadsheet has put commas into the number. ${AS_PLAIN_TEXT}`;
/** A real NaN, as `{{ $json.nope * 1 }}` yields it. */
export const OF_NAN = {
	given: NaN,
	as: '`{{ $json.nope * 1 }}`, which is NaN',
	reason: 'is NaN, which a missing value leaves behind. Correct the cell or the expression.',
};
export const OF_A_FORMULA =
	'which is what a spreadsheet shows for a formula without a result. Correct the cell.';
