import { AS_PLAIN_TEXT, OF_A_FORMULA, OF_COMMAS, OF_NAN, type Conversion } from './conversion';

const udfStrings = Array.from({ length: 8 }, (_, index) => `udfString${index + 1}`);

const text: Conversion = {
	name: 'Text',
	telephony: ['name'],
	crmCom: ['firstName', 'lastName', ...udfStrings],
	accepted: [
		{ given: 'Asha Rao', becomes: 'Asha Rao' },
		{ given: '  José García\t', becomes: 'José García' },
		{
			given: '\u00A0\u200B\uFEFFAsha Rao\u2060\u3000\r\n',
			becomes: 'Asha Rao',
			as: '`"Asha Rao"` between no-break spaces, invisible characters and line breaks',
		},
		{ given: 1042, becomes: '1042' },
		{ given: 0, becomes: '0' },
		{ given: ['Asha Rao'], becomes: 'Asha Rao' },
		{ given: [], becomes: undefined },
		{ given: '007', becomes: '007' },
		{ given: "'90s intake", becomes: "'90s intake" },
		{ given: '', becomes: undefined },
		{ given: ' \u00A0 ', becomes: undefined, as: 'only white space of any kind' },
		{ given: null, becomes: undefined },
	],
	refused: [
		{ given: '#N/A', reason: `is #N/A, ${OF_A_FORMULA}` },
		{ given: '#REF!', reason: `is #REF!, ${OF_A_FORMULA}` },
		{ given: "'#N/A", reason: `is #N/A, ${OF_A_FORMULA}` },
		{
			given: '[object Object]',
			reason: 'is "[object Object]": the expression yields an object where a text is needed.',
		},
		{
			given: true,
			reason:
				'is true, not a text. Map another value to this field, or format its column as plain text if the word is meant.',
		},
		{
			given: ['Asha', 'Rao'],
			reason: 'is a list, not a text. Map a single value to this field.',
		},
		{
			given: { first: 'Asha' },
			reason: 'is an object, not a text. Map a single value to this field.',
		},
		{
			given: 'Asha\nRao',
			reason: 'has a line break or another control character in it. Take it out.',
		},
		{ given: 1e21, reason: `is 1e+21, a number that lost digits on its way. ${AS_PLAIN_TEXT}` },
		OF_NAN,
	],
};

const digits: Conversion = {
	name: 'Phone number or login',
	telephony: ['number', 'loginId'],
	crmCom: ['username', 'ctiPhoneExtensionNumber'],
	accepted: [
		{ given: '919876543210', becomes: '919876543210' },
		{ given: 919876543210, becomes: '919876543210' },
		{ given: ' +91 98765-43210 ', becomes: '+91 98765-43210' },
		{ given: '0044 20 7946 0100', becomes: '0044 20 7946 0100' },
		{ given: '12E4', becomes: '12E4' },
		{ given: "'007", becomes: '007' },
		{ given: '’1042', becomes: '1042' },
		{ given: "'919876543210'", becomes: '919876543210' },
		{ given: '', becomes: undefined },
	],
	refused: [
		{
			given: '9.19877E+11',
			reason: `is 9.19877E+11. The spreadsheet has shortened the number and digits are lost. ${AS_PLAIN_TEXT}`,
		},
		{
			given: '9.19877E11',
			reason: `is 9.19877E11. The spreadsheet has shortened the number and digits are lost. ${AS_PLAIN_TEXT}`,
		},
		{
			given: '9,19877e+11',
			reason: `is 9,19877e+11. The spreadsheet has shortened the number and digits are lost. ${AS_PLAIN_TEXT}`,
		},
		{
			given: '919876543210.0',
			reason: `is 919876543210.0. An export has made a decimal number of it. ${AS_PLAIN_TEXT}`,
		},
		{
			given: '919876543210,00',
			reason: `is 919876543210,00. An export has made a decimal number of it. ${AS_PLAIN_TEXT}`,
		},
		{ given: '9,876,543,210', reason: OF_COMMAS('9,876,543,210') },
		{ given: '98,76,543,210', reason: OF_COMMAS('98,76,543,210') },
		{
			given: Number('91987654321012345000'),
			reason: `is 91987654321012340000, a number that lost digits on its way. ${AS_PLAIN_TEXT}`,
			as: '`91987654321012345000`, more digits than a number cell holds',
		},
		{ given: '#VALUE!', reason: `is #VALUE!, ${OF_A_FORMULA}` },
		{ given: "'#VALUE!", reason: `is #VALUE!, ${OF_A_FORMULA}` },
		{
			given: false,
			reason:
				'is false, not a text. Map another value to this field, or format its column as plain text if the word is meant.',
		},
		OF_NAN,
	],
};

const email: Conversion = {
	name: 'Email',
	telephony: ['email'],
	crmCom: ['email'],
	accepted: [
		{ given: 'asha.rao@example.com', becomes: 'asha.rao@example.com' },
		{ given: ' Asha.Rao@Example.com\n', becomes: 'Asha.Rao@Example.com' },
		{ given: 'jörg@büro.example', becomes: 'jörg@büro.example' },
		{ given: "o'brien+a/b@example.com", becomes: "o'brien+a/b@example.com" },
		{ given: '"asha@example.com"', becomes: 'asha@example.com' },
		{ given: '“asha@example.com”', becomes: 'asha@example.com' },
		{ given: '', becomes: undefined },
	],
	refused: [
		{ given: 'asha.rao', reason: 'is "asha.rao", which is not an e-mail address.' },
		{ given: 'asha@', reason: 'is "asha@", which is not an e-mail address.' },
		{
			given: 'a@example.com,b@example.com',
			reason:
				'is "a@example.com,b@example.com", which are 2 e-mail addresses. Enter one of them: a@example.com or b@example.com.',
		},
		{
			given: 'Asha <asha@example.com>',
			reason:
				'is "Asha <asha@example.com>", which has more in it than an e-mail address. Enter asha@example.com alone.',
			as: '`Asha <asha@example.com>`',
		},
		{
			given: 'a@example.com\nb@example.com',
			reason:
				'is "a@example.com\\nb@example.com", which are 2 e-mail addresses. Enter one of them: a@example.com or b@example.com.',
		},
		...['[mailto:asha@example.com?subject=Hi]', '{asha@example.com}', 'asha@example.com/'].map(
			(given) => ({
				given,
				reason: `is "${given}", which has more in it than an e-mail address. Enter asha@example.com alone.`,
			}),
		),
		{
			given: 'asha rao@example.com',
			reason:
				'is "asha rao@example.com", which has more in it than an e-mail address. Enter the address alone.',
		},
		{ given: '#NAME?', reason: `is #NAME?, ${OF_A_FORMULA}` },
		OF_NAN,
	],
};

const password: Conversion = {
	name: 'Password',
	telephony: ['password'],
	crmCom: ['password', 'passwordConfirmation'],
	accepted: [
		{ given: 'Kx7-mQ2!', becomes: 'Kx7-mQ2!' },
		{ given: ' two spaces ', becomes: ' two spaces ' },
		{ given: '   ', becomes: '   ' },
		{ given: 'true', becomes: 'true' },
		{ given: 12345678, becomes: '12345678' },
		{ given: '', becomes: undefined },
	],
	refused: [
		{
			given: true,
			reason: 'is not a text. Format its column as plain text, or map a text to this field.',
		},
		{
			given: ['Kx7-mQ2!'],
			reason: 'is not a text. Format its column as plain text, or map a text to this field.',
		},
		{
			given: 1.5,
			reason: 'is not a text. Format its column as plain text, or map a text to this field.',
		},
		{
			given: 1e17,
			reason: 'is not a text. Format its column as plain text, or map a text to this field.',
			as: '`100000000000000000`, more digits than a number cell holds',
		},
		{
			given: '#N/A',
			reason: 'is what a spreadsheet shows for a formula without a result. Correct the cell.',
		},
		{
			given: '[object Object]',
			reason: 'is not a text. Format its column as plain text, or map a text to this field.',
		},
		{
			...OF_NAN,
			reason: 'is what a missing value leaves behind. Correct the cell or the expression.',
		},
		{ given: '9.19877E+11', reason: `is a number that lost digits on its way. ${AS_PLAIN_TEXT}` },
	],
};

/** The types whose value is one text. */
const ip: Conversion = {
	name: 'IP address',
	telephony: [],
	crmCom: ['ipAddress'],
	accepted: [
		{ given: ' 192.0.2.10 ', becomes: '192.0.2.10' },
		{ given: '2001:db8::1', becomes: '2001:db8::1' },
		{ given: '', becomes: undefined },
	],
	refused: [
		...['999.1.1.1', '192.0.2.0/24'].map((given) => ({
			given,
			reason: `is "${given}", which is not an IP address. Write it as 192.0.2.10 or 2001:db8::1.`,
		})),
		OF_NAN,
	],
};

export const textConversions = [ip, text, digits, email, password];
