import type { FormName } from './forms';

/**
 * What becomes of a text: `plain`, what the good value becomes; `asGiven`, it is sent as it is; `unmarked`,
 * without its first character; `empty`, as if nothing were there; or refused, with this in the reason.
 */
export type Answer = 'asGiven' | 'empty' | 'plain' | 'unmarked' | RegExp;

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

const ALONE = /has more in it than an e-mail address\. Enter asha@example\.com alone\.$/;
const LINE_END = /^begins or ends with a line end or a tab/;
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

const asNothing = (text: string, coded: Answer = 'asGiven'): Kind => ({
	kind: `${text} for nothing`,
	given: () => text,
	answers: {
		...forms('asGiven', 'name', 'password', ...FREE),
		...forms(coded, 'login', 'phone'),
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
			password: /^is not a text\.$/,
		},
	},
	...['Invalid DateTime', 'Invalid Date', ' Invalid DateTime '].map((text): Kind => ({
		kind: `${text}, a date that an expression could not read`,
		given: () => text,
		answers: forms(/an expression makes of a date that it can't read\. Correct/, ...ALL),
	})),
	...['-', '--', 'N/A', 'n/a', 'None'].map((text) => asNothing(text)),
	...["'-", "'--", "'N/A", "'None", "' n/a", '’-'].map((text) => asNothing(text, 'unmarked')),
	...['#N/A', "'#N/A", '’#REF!', "' #value!", "'#N/A'"].map(formulaFault),
	...['#GETTING_DATA', '#FIELD!', '#NV', '#WERT!', '#¿NOMBRE?', '#N/D'].map(formulaFault),
	...['Err:502', '########'].map(formulaFault),
	{
		kind: 'a lost character',
		given: inside('\uFFFD'),
		answers: forms(/lost characters \(\uFFFD\) in it\. Save the file as UTF-8/, ...ALL),
	},
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

/** Texts of one form alone: what is sent for each, or why it is refused. */
export const CASES: Array<[FormName, string, unknown]> = [
	...['mailto:', 'MAILTO:', '"', '<', ',', ';', '.', 'Asha Rao <', 'Rao, Asha <', "'"].map(
		(before): [FormName, string, RegExp] => ['email', `${before}asha@example.com`, ALONE],
	),
	...['"', '>', ',', ';', '.', ' (work)', "'", '>;'].map((behind): [FormName, string, RegExp] => [
		...(['email', `asha@example.com${behind}`, ALONE] as const),
	]),
	...[',', '; ', ' / ', '\u00A0', ' or '].map((between): [FormName, string, RegExp] => [
		...(['email', `asha@example.com${between}b@example.com`] as const),
		/2 e-mail addresses\. Enter one of them: asha@example\.com or b@example\.com\.$/,
	]),
	...['null@example.com', 'NaN@example.com'].map((email): [FormName, string, RegExp] => [
		...([
			'email',
			email,
			/: "(null|NaN)" is what a missing value leaves behind\. Correct/,
		] as const),
	]),
	...['иван@example.com', 'asha.null@example.com', 'Null@example.com', 'nan@null.example'].map(
		(email): [FormName, string, string] => ['email', email, email],
	),
	['email', 'a@@example.com', /not an e-mail address/],
	['login', '\u0430sha.rao', /^has the Cyrillic letter "\u0430" /],
	['login', 'mari\u03B1', /^has the Greek letter "\u03B1" /],
	...['иванов.hr', 'maria_λογιστήριο', 'Null', 'NULL', 'strauß', '李小龙'].map(
		(login): [FormName, string, string] => ['login', login, login],
	),
	...['asha\u0085rao', 'asha\u009F', '\u0081asha'].map((login): [FormName, string, RegExp] => [
		...(['login', login, /^has an invisible character \(U\+00(85|9F|81)\) in it/] as const),
	]),
	...['asha\u{E0100}', 'as\u{E0061}ha', 'asha\uFFF9rao'].map(
		(login): [FormName, string, RegExp] => [
			...(['login', login, /^has an invisible character \(U\+(E0100|E0061|FFF9)\) in it/] as const),
		],
	),
	['name', '葛\u{E0100}城', '葛\u{E0100}城'],
	...(['name', 'login', 'text', 'texts'] as const).map((form): [FormName, string, unknown] => [
		...([form, '\u0085asha\u0085', form === 'texts' ? ['asha'] : 'asha'] as const),
	]),
	['login', "'007", '007'],
	['login', "'", "'"],
	['phone', "'+9198\u200B765", '+9198765'],
	['phone', "' 007", '007'],
	...["'919876543210'", '’919876543210’', '‘919876543210’', "'\u200B919876543210 '"].map(
		(phone): [FormName, string, string] => ['phone', phone, '919876543210'],
	),
	['login', "'1042'", '1042'],
	['login', "'asha'", "'asha'"],
	['date', "'2026-01-31'", '2026-01-31T00:00:00'],
	...['T09:30:00 Z', 'T09:30:00 +00:00', ' 09:30:00 +0000', ' 09:30 Z'].map(
		(time): [FormName, string, string] => ['date', `2026-01-31${time}`, '2026-01-31T09:30:00'],
	),
	...['+25:00', '-99:99', '+05:60', '+1500', '+99'].map((offset): [FormName, string, RegExp] => [
		...(['date', `2026-01-31T09:30:00${offset}`, /can only be read one way/] as const),
	]),
	['date', '2026-01-31T23:30:00+14:00', '2026-01-31T09:30:00'],
	['number', "'12.5'", 12.5],
	...['9007199254740993', '-9007199254740993', '+9007199254740993.5', '919876543210919876543'].map(
		(digits): [FormName, string, RegExp] => [
			...([
				'number',
				digits,
				/has more digits than a number holds: it would become -?9\d+\.$/,
			] as const),
		],
	),
	['number', '9007199254740992', 9007199254740992],
	['number', '0009007199254740991.0', 9007199254740991],
	['number', '100000000000000000000', 1e20],
	['number', '0.99999999999999999999', 1],
	['roleId', "'7001'", 7001],
	['callerNumber', "'+91 80655 51299'", [7001]],
	['text', "'1042'", "'1042'"],
	['login', "'\u200Basha1", /in it, at its beginning\. Delete it, or type the text again\.$/],
	...['\n', '\r\n', '\r', '\t'].flatMap((end): Array<[FormName, string, RegExp]> => [
		['password', `Kx7-mQ2!${end}`, LINE_END],
		['password', `${end}Kx7-mQ2!`, LINE_END],
	]),
	...['I❤️Delhi9', ' Kx7-mQ2! ', "'Kx7-mQ2!", 'Null', '-', 'N/A'].map(
		(password): [FormName, string, string] => ['password', password, password],
	),
	...[
		'Null',
		'NULL',
		'null',
		'-',
		"'90s intake",
		'JosÃ©',
		'undefinedson',
		'निशा\u200Dक्ष',
		'👩‍👩‍👧',
	].map((name): [FormName, string, string] => ['name', name, name]),
	['name', 'Asha undefined', /"undefined" is what a missing value leaves behind/],
	...['asha.undefined', 'undefined.rao', 'ashaundefined', 'undefined_undefined'].map(
		(login): [FormName, string, RegExp] => [
			'login',
			login,
			/: "undefined" is what a missing value/,
		],
	),
	...['undefined@example.com', 'asha.undefined@example.com', 'asha@undefined'].map(
		(email): [FormName, string, RegExp] => [
			'email',
			email,
			/: "undefined" is what a missing value/,
		],
	),
	...['undefined', 'null', 'NaN'].map((left): [FormName, string, RegExp] => [
		...(['phone', `+91${left}`, new RegExp(`: "${left}" is what a missing value leaves`)] as const),
	]),
	...(['name', 'text', 'login', 'phone', 'email', 'texts'] as const).map(
		(form): [FormName, string, RegExp] => [
			...([
				form,
				'Asha [object Object]',
				/: the expression yields an object where a text/,
			] as const),
		],
	),
	['texts', '[object Object],[object Object]', /: the expression yields an object where a text/],
	['password', 'Kx7-[object Object]', /^is not a text\.$/],
	...['undefined@2026', 'Kx7-undefined'].map((password): [FormName, string, RegExp] => [
		...(['password', password, /^is what a missing value leaves behind\. Correct/] as const),
	]),
	...["'90s intake", 'undefined', 'NaN', '-', 'N/A'].map((text): [FormName, string, string] => [
		...(['text', text, text] as const),
	]),
	['texts', "'90s intake", ["'90s intake"]],
];
