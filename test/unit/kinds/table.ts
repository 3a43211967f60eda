import type { FormName } from './forms';

/**
 * What becomes of a text: `plain`, what the good value becomes; `asGiven`, it is sent as it is;
 * `empty`, as if nothing were there; or refused, with this in the reason.
 */
export type Answer = 'asGiven' | 'empty' | 'plain' | RegExp;

/** A kind of what people's data has in it. */
export interface Kind {
	kind: string;
	given(plain: string): string;
	answers: Record<FormName, Answer>;
	/** Where the field is optional, if that matters. */
	optional?: Partial<Record<FormName, Answer>>;
}

const inside = (character: string) => (plain: string) =>
	plain.slice(0, 3) + character + plain.slice(3);

/** The same answer for these forms. */
function forms<A extends Answer, F extends FormName>(answer: A, ...names: F[]) {
	return Object.fromEntries(names.map((name) => [name, answer])) as Record<F, A>;
}

const IDS = [
	...(['roleId', 'callerId', 'callerNumber', 'departmentId', 'timeGroupId', 'agentId'] as const),
	'templateId' as const,
];
const NUMBERS = ['phone', 'ip4', 'ip6', 'date', 'sheetDate', 'number', 'flag'] as const;
const LISTED = [
	...(['roleName', 'callerName', 'departmentName', 'timeGroupName', 'agentName'] as const),
];
const FREE = ['text', 'texts', 'fieldsSet', 'templateName'] as const;
const ALL = [
	...(['name', 'login', 'email', 'password', 'everybody', 'accessJson'] as const),
	...[...IDS, ...NUMBERS, ...LISTED, ...FREE],
];

const WRONG_WORD = /, which is (not|neither) /;
const LEFT_BEHIND = /missing value leaves behind\. Correct the cell or the expression\.$/;
const NOT_LISTED = /, which is no /;

const invisibleInside = (character: string, code: string, ofPassword: Answer): Kind => ({
	kind: `an invisible ${code} inside`,
	given: inside(character),
	answers: {
		...forms('plain', ...NUMBERS, ...IDS, ...LISTED, 'everybody'),
		...forms('asGiven', 'name', ...FREE, 'accessJson'),
		...forms(
			new RegExp(
				`^has an invisible character \\(${code.replace('+', '\\+')}\\) in it, after "ash"`,
			),
			...(['login', 'email'] as const),
		),
		password: ofPassword,
	},
});

const leftover = (text: string, more: Pick<Kind['answers'], 'name'>): Kind => ({
	kind: `the leftover ${text}`,
	given: () => text,
	answers: { ...forms(LEFT_BEHIND, ...ALL), text: 'asGiven', ...more },
});

const asNothing = (text: string): Kind => ({
	kind: `${text} for nothing`,
	given: () => text,
	answers: {
		...forms('asGiven', 'name', 'password', ...FREE),
		phone: /, which has no digit in it\. Enter a number\.$/,
		login: /, which is no login\. Enter what this user signs in with\.$/,
		...forms(WRONG_WORD, 'email', 'ip4', 'ip6', 'date', 'sheetDate', 'number', 'flag'),
		...forms(NOT_LISTED, ...LISTED, 'roleId', 'callerId', 'callerNumber', 'departmentId'),
		...forms(NOT_LISTED, 'timeGroupId', 'agentId', 'everybody', 'accessJson'),
		templateId: 'asGiven',
	},
	optional: {
		...forms('empty', ...NUMBERS, ...LISTED, 'departmentId', 'timeGroupId'),
		...forms('empty', 'agentId', 'everybody', 'accessJson', 'email', 'texts', 'fieldsSet'),
	},
});

const formulaFault = (text: string): Kind => ({
	kind: `${text} for a formula without a result`,
	given: () => text,
	answers: forms(
		/what a spreadsheet shows for a formula without a result\. Correct the cell\.$/,
		...ALL,
	),
});

/** What issue reports show, kind by kind, and what is right in each form of every field. */
export const KINDS: Kind[] = [
	{
		kind: 'invisible characters at both ends',
		given: (plain) => `\u200B${plain}\uFEFF`,
		answers: {
			...forms('plain', ...ALL),
			password: /^has an invisible character \(U\+200B\) that nobody can type/,
		},
	},
	{
		kind: 'what stands for a blank at both ends',
		given: (plain) => `\u3164${plain}\u2800\u034F`,
		answers: {
			...forms('plain', ...ALL),
			password: /^has an invisible character \(U\+3164\) that nobody can type/,
		},
	},
	{
		kind: 'nothing but invisible characters',
		given: () => '\u200B\u2060\uFE0F',
		answers: { ...forms('empty', ...ALL), password: /\(U\+200B\) that nobody can type/ },
	},
	invisibleInside('\u200B', 'U+200B', /\(U\+200B\) that nobody can type/),
	invisibleInside('\u200D', 'U+200D', 'asGiven'),
	invisibleInside('\uFE0F', 'U+FE0F', 'asGiven'),
	invisibleInside('\u3164', 'U+3164', 'asGiven'),
	invisibleInside('\u2800', 'U+2800', 'asGiven'),
	invisibleInside('\u202E', 'U+202E', /\(U\+202E\) that nobody can type/),
	leftover('undefined', { name: /"undefined" is what a missing value leaves behind/ }),
	leftover('null', { name: 'asGiven' }),
	leftover('NaN', { name: 'asGiven' }),
	leftover("'null", { name: 'asGiven' }),
	{
		kind: 'an object made a text',
		given: () => '[object Object]',
		answers: {
			...forms(/: the expression yields an object where a text is needed\.$/, ...ALL),
			password: /^is not a text\. Format its column as plain text, or map a text to this field\.$/,
		},
	},
	...['Invalid DateTime', 'Invalid Date', ' Invalid DateTime '].map((text): Kind => ({
		kind: `${text}, a date that an expression could not read`,
		given: () => text,
		answers: forms(/an expression makes of a date that it can't read\. Correct/, ...ALL),
	})),
	...['-', '--', '–', '—', 'N/A', 'n/a', 'None'].map(asNothing),
	...["'-", "'--", "'N/A", "'None", "' n/a", '’-'].map(asNothing),
	...['#N/A', "'#N/A", '’#REF!', "' #value!", "'#N/A'"].map(formulaFault),
	...['#GETTING_DATA', '#FIELD!', '#NV', '#WERT!', '#¿NOMBRE?', '#N/D', '#ARG!'].map(formulaFault),
	...['#Н/Д', '#WAARDE!', '#DEĞER!', '#VÄRDEFEL!', '#I/T', '#LICZBA!', '#HIÁNYZIK', '#NUL!'].map(
		formulaFault,
	),
	formulaFault('Err:502'),
	...['###', '########', "'####"].map((text): Kind => ({
		kind: `${text} for a value that has no room`,
		given: () => text,
		answers: forms(
			/what a spreadsheet shows in a column that is too narrow\. Make it wider, and load the sheet again\.$/,
			...ALL,
		),
	})),
	{
		kind: 'a lost character',
		given: inside('\uFFFD'),
		answers: forms(/lost characters \(\uFFFD\) in it\. Save the file as UTF-8/, ...ALL),
	},
	{
		kind: 'the formula by which a file tells a spreadsheet that a cell is text',
		given: (plain) => `="${plain}" `,
		answers: {
			...forms('plain', ...ALL),
			accessJson: NOT_LISTED,
			password: 'asGiven',
		},
	},
	...['"%"', '“%”', '„%“'].map((quotes): Kind => ({
		kind: `quotation marks around it: ${quotes}`,
		given: (plain) => quotes.replace('%', plain),
		answers: {
			...forms('plain', ...ALL),
			...forms(NOT_LISTED, 'everybody', 'accessJson'),
			text: 'asGiven',
			password: 'asGiven',
		},
	})),
	...["'", '’', '‘'].map((mark): Kind => ({
		kind: `the text mark ${mark} of a spreadsheet`,
		given: (plain) => mark + plain,
		answers: {
			...forms('plain', ...NUMBERS, ...IDS, 'login'),
			...forms('asGiven', 'name', 'password', ...FREE),
			...forms(NOT_LISTED, ...LISTED, 'everybody', 'accessJson'),
			email: /Enter asha@example\.com alone/,
		},
	})),
];
