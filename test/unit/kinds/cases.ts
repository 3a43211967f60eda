import { FORMS, type FormName } from './forms';

const ALONE = /has more in it than an e-mail address\. Enter asha@example\.com alone\.$/;
const LINE_END = /^begins or ends with a line end or a tab/;

/** Texts that were put together with the fault of a formula. */
const WITH_FAULTS: Array<[FormName, ...string[]]> = [
	['name', 'Asha #N/A', '#REF! Rao', 'Asha #NV', 'Asha #NUL!', 'Asha #ЗНАЧ!', 'Asha Err:502'],
	['login', 'asha.#N/A', 'asha#VALUE!', '#NAME?.rao'],
	['email', '#N/A@example.com', 'asha.#NAME?@example.com'],
	['phone', '+91#N/A'],
	['texts', 'Sales, Team #REF!'],
	['roleName', 'Night #N/A'],
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
	...["'", '%', '@', '...', '✨'].map((login): [FormName, string, RegExp] => [
		...(['login', login, /^is "\S+", which is no login\./] as const),
	]),
	...['asha\u00A0rao', 'asha\u3000rao'].map((login): [FormName, string, RegExp] => [
		...([
			'login',
			login,
			/looks like a space \(U\+\w{4}\) in it, after "asha"\. Delete it/,
		] as const),
	]),
	['login', 'asha rao', 'asha rao'],
	['phone', "'+9198\u200B765", '+9198765'],
	['phone', "' 007", '007'],
	...["'919876543210'", '’919876543210’', '‘919876543210’', "'\u200B919876543210 '"].map(
		(phone): [FormName, string, string] => ['phone', phone, '919876543210'],
	),
	['login', "'1042'", '1042'],
	...['"919876543210"', '“919876543210”', '="919876543210"', '=" \'919876543210"'].map(
		(phone): [FormName, string, string] => ['phone', phone, '919876543210'],
	),
	['login', '="o""hara"', 'o"hara'],
	['name', '="Asha ""Ash"" Rao"', 'Asha "Ash" Rao'],
	...['=""a"', '="', '=Asha', '="a"&"b"'].map((name): [FormName, string, string] => [
		...(['name', name, name] as const),
	]),
	['texts', '="Sales, Support"', ['Sales', 'Support']],
	['login', "'asha'", "'asha'"],
	['name', 'Asha "Ash" Rao', 'Asha "Ash" Rao'],
	['name', '"Asha" Rao "Jr"', '"Asha" Rao "Jr"'],
	['name', '"രാജന്\u200D"', 'രാജന്\u200D'],
	['name', '""', /^is empty\./],
	['texts', '"Sales, East", Support;“Night, late”', ['Sales, East', 'Support', 'Night, late']],
	['texts', 'Sales; "East", 6" pipes, 7" pipes, "', ['Sales', 'East', '6" pipes', '7" pipes', '"']],
	['texts', '"Sales", "-", "A, -, B"', ['Sales', 'A, -, B']],
	['date', "'2026-01-31'", '2026-01-31T00:00:00'],
	...['T09:30:00 Z', 'T09:30:00 +00:00', ' 09:30:00 +0000', ' 09:30 Z'].map(
		(time): [FormName, string, string] => ['date', `2026-01-31${time}`, '2026-01-31T09:30:00'],
	),
	...['+25:00', '-99:99', '+05:60', '+1500', '+99'].map((offset): [FormName, string, RegExp] => [
		...(['date', `2026-01-31T09:30:00${offset}`, /can only be read one way/] as const),
	]),
	...['2026-1-31 9:30', '2026/1/31  9:30:00', '2026.01.31 09:30', '2026. 1. 31. 9:30'].map(
		(date): [FormName, string, string] => ['date', date, '2026-01-31T09:30:00'],
	),
	...['2026年1月31日', '31 Jan 2026', '31-Jan-2026', 'JANUARY 31, 2026', 'Jan. 31 2026'].map(
		(date): [FormName, string, string] => ['date', date, '2026-01-31T00:00:00'],
	),
	...['31-Feb-2026', '31-Jan-26', '31 Jän 2026', '2026-13-1', '2026.1/31', '2026年1-31'].map(
		(date): [FormName, string, RegExp] => ['date', date, /can only be read one way/],
	),
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
	...['9.18066E+11', '918065551299, 9.18066E11'].map((caller): [FormName, string, RegExp] => [
		...(['callerNumber', caller, /^is 9.18066E\+?11\. The spreadsheet has shortened/] as const),
	]),
	...['+91 9.87654E+09', '+91-9.87654E9', '(+91) 9E+09', '+919.87654E+09'].map(
		(phone): [FormName, string, RegExp] => ['phone', phone, /The spreadsheet has shortened/],
	),
	...['+919876543210.0', '+91 9876543210.0', '+91-9876543210.00'].map(
		(phone): [FormName, string, RegExp] => ['phone', phone, /An export has made a decimal number/],
	),
	...['+91', '+', '+1', '+971 ', '+91-', '(+91)', '+91 ()'].map(
		(phone): [FormName, string, RegExp] => [
			...(['phone', phone, /, which has no number behind the country's code\.$/] as const),
		],
	),
	...['91', '112', '+9112', '1042', '+91 112'].map((phone): [FormName, string, string] => [
		...(['phone', phone, phone] as const),
	]),
	...['080.655.51200', '+91 12E4', '98765-43210'].map((phone): [FormName, string, string] => [
		...(['phone', phone, phone] as const),
	]),
	...['(212) 555.0000', '212 555.0000', '+1-212-555.0000'].map(
		(phone): [FormName, string, string] => ['phone', phone, phone],
	),
	...['@example.com', '@crm.example.co.in', "'@example.com", '@asha.rao'].map(
		(login): [FormName, string, RegExp] => [
			...([
				'login',
				login,
				/^is "@(\S+)", which has nothing before the @\. Enter the whole login or, if this is a handle, \1 without the @\.$/,
			] as const),
		],
	),
	...['@asha', 'asha@example.com', '.a@example.com'].map((login): [FormName, string, string] => [
		...(['login', login, login] as const),
	]),
	...['unknown', 'Asha Rao', '()'].map((phone): [FormName, string, RegExp] => [
		...(['phone', phone, /^is "[^"]+", which has no digit in it\. Enter a number\.$/] as const),
	]),
	...['9876543210, 9876543211', '98765-43210 / 98765-43211', '+91 9876543210;+919876543211'].map(
		(phone): [FormName, string, RegExp] => [
			...(['phone', phone, /^is "[^"]+", which are 2 numbers\. Enter one of them\.$/] as const),
		],
	),
	...['0211/1234567-89', '9876543210/11', '1042, 1043'].map((phone): [FormName, string, string] => [
		...(['phone', phone, phone] as const),
	]),
	...['tel:+919876543210', 'TEL: +919876543210', 'p:+919876543210'].map(
		(phone): [FormName, string, string] => ['phone', phone, '+919876543210'],
	),
	[
		'phone',
		'-9876543119',
		/^is -9876543119\. A spreadsheet has calculated with the number\. Format/,
	],
	['phone', '+91 9876543210.0000', /An export has made a decimal number/],
	...(['callerId', 'roleId', 'departmentId', 'timeGroupId', 'agentId'] as const).map(
		(form): [FormName, string, RegExp] => [
			...([form, '7001.0', /^is 7001\.0\. An export has made a decimal number of it/] as const),
		],
	),
	...WITH_FAULTS.flatMap(([form, ...texts]) =>
		texts.map((text): [FormName, string, RegExp] => [
			...([
				form,
				text,
				/: (#\S+|Err:502) is what a spreadsheet shows for a formula without/,
			] as const),
		]),
	),
	['text', 'see #REF! there', 'see #REF! there'],
	['password', 'Kx7#NV', 'Kx7#NV'],
	['login', 'asha#nv', 'asha#nv'],
	['texts', '#NVIDIA crew', ['#NVIDIA crew']],
	['text', "'1042'", "'1042'"],
	['login', "'\u200Basha1", /in it, at its beginning\. Delete it, or type the text again\.$/],
	...['\n', '\r\n', '\r', '\t'].flatMap((end): Array<[FormName, string, RegExp]> => [
		['password', `Kx7-mQ2!${end}`, LINE_END],
		['password', `${end}Kx7-mQ2!`, LINE_END],
	]),
	...['\n', '\u2028', '\u0000', '\u0085', '\u000B'].flatMap(
		(control): Array<[FormName, string, RegExp]> =>
			['Kx7-%mQ2!', 'Kx7-mQ\n2!%3'].map((password) => [
				...([
					'password',
					password.replace('%', control),
					/^has an invisible character \(U\+\d{3}/,
				] as const),
			]),
	),
	...[
		'I❤️Delhi9',
		'Kx7-mQ2!❤️',
		'Kx7-🕵️',
		'കേരളന്\u200D',
		' Kx7-mQ2! ',
		"'Kx7-mQ2!",
		'Null',
		'-',
		'N/A',
	].map((password): [FormName, string, string] => ['password', password, password]),
	...[
		'Null',
		'NULL',
		'null',
		'-',
		"'90s intake",
		'JosÃ©',
		'undefinedson',
		'निशा\u200Dक्ष',
		'രാജന്\u200D',
		'ᠭᠠ\u180B',
		'神\uFE00',
		'Asha ❤️',
		'👩‍👩‍👧',
	].map((name): [FormName, string, string] => ['name', name, name]),
	['name', '\u200D രാജന്\u200D\u200B ', 'രാജന്\u200D'],
	['login', 'രാജന്\u200D', 'രാജന്'],
	...['Asha\uFE0F', 'കേരള\u200D', 'Asha\u180B'].map((name): [FormName, string, string] => [
		...(['name', name, name.slice(0, -1)] as const),
	]),
	['texts', 'രാജന്\u200D, Sales', ['രാജന്\u200D', 'Sales']],
	['texts', '[EU] Sales, N/A', ['[EU] Sales']],
	['texts', '[7]Sales; [8', ['[7]Sales', '[8']],
	...['[Sales], East', '["Sales"] East', '[7, 8] 9', '[Sales]'].map(
		(list): [FormName, string, RegExp] => ['texts', list, /, which begins like a JSON list but/],
	),
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
	['password', 'Kx7-[object Object]', /^is not a text\./],
	...['undefined@2026', 'Kx7-undefined'].map((password): [FormName, string, RegExp] => [
		...(['password', password, /^is what a missing value leaves behind\. Correct/] as const),
	]),
	...["'90s intake", 'undefined', 'NaN', '-', 'N/A'].map((text): [FormName, string, string] => [
		...(['text', text, text] as const),
	]),
	['texts', "'90s intake", ["'90s intake"]],
	['name', 'O&#039;Brien', "O'Brien"],
	['name', 'Ren&eacute;e &amp; Co', 'Renée & Co'],
	['name', 'Asha&#x200B;&nbsp;', 'Asha'],
	['name', 'Asha&#10;Rao', /line break or another control character/],
	['name', 'Rao &Support; Co', 'Rao &Support; Co'],
	['texts', 'R&amp;D; Sales&nbsp;Team', ['R&D', 'Sales Team']],
	['texts', '["R&amp;D", "Day&#59;Night"]', ['R&D', 'Day;Night']],
	['texts', 'Sales&Support;Finance', ['Sales&Support', 'Finance']],
	...(['roleName', 'callerName', 'departmentName', 'timeGroupName', 'agentName'] as const).map(
		(form): [FormName, string, unknown] => [form, 'Night&nbsp;&#68;esk', FORMS[form].sent],
	),
	['text', 'O&#039;Brien', 'O&#039;Brien'],
	['login', 'o&#039;brien', 'o&#039;brien'],
	['password', 'Kx7&amp;mQ2', 'Kx7&amp;mQ2'],
];
