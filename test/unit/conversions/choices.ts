import { runInNewContext } from 'node:vm';

import { DateTime } from 'luxon';

import { AS_PLAIN_TEXT, OF_A_FORMULA, OF_NAN, type Conversion } from './conversion';

const numbered = (name: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${name}${index + 1}`);

const NEITHER = 'which is neither yes nor no. Use true or false.';
const NO_NUMBER =
	'which is not a number. Write it with digits and a decimal point, for example 1.5.';
const NO_DATE =
	'which is not a date that can only be read one way. Write it as 2026-01-31 or 2026-01-31T09:30:00.';

const flag: Conversion = {
	name: 'Yes or no',
	telephony: [
		...['createAgent', 'status', 'createWebLogin', 'blockWebLogin', 'loginBasedCalling'],
		...['createExtension', 'enableCalling'],
	],
	crmCom: [],
	accepted: [
		...[
			...[true, 'TRUE', 'yes', ' Y ', 'on', '1', 1, 'Enabled', 'Active', ['Yes'], 't', '1.0'],
			...['checked', 'WAHR', 'ja', 'Sí', 'да'],
		].map((given) => ({ given, becomes: true })),
		...[
			...[false, 'false', 'No', 'n', 'OFF', '0', 0, 'disabled', 'inactive', 'f', '0.0'],
			...['unchecked', 'FALSCH', 'nein', 'Não', 'YANLIŞ'],
		].map((given) => ({ given, becomes: false })),
		{ given: '', becomes: undefined },
		{ given: null, becomes: undefined },
		{ given: [], becomes: undefined },
	],
	refused: [
		{ given: 'perhaps', reason: `is "perhaps", ${NEITHER}` },
		{ given: 'x', reason: `is "x", ${NEITHER}` },
		{ given: 2, reason: `is "2", ${NEITHER}` },
		{ given: ['Yes', 'No'], reason: 'is a list, not a text. Map a single value to this field.' },
		{ given: '#N/A', reason: `is #N/A, ${OF_A_FORMULA}` },
		OF_NAN,
	],
};

const float: Conversion = {
	name: 'Number',
	telephony: [],
	crmCom: numbered('udfFloat', 4),
	accepted: [
		{ given: 12.5, becomes: 12.5 },
		{ given: ' 12.50 ', becomes: 12.5 },
		{ given: '-3', becomes: -3 },
		{ given: '+.5', becomes: 0.5 },
		{ given: 0, becomes: 0 },
		{ given: '-0', becomes: 0 },
		{ given: 1e-7, becomes: 1e-7, as: '`0.0000001`', sent: '`0.0000001`' },
		{ given: '', becomes: undefined },
	],
	refused: [
		{ given: '1,5', reason: `is "1,5", ${NO_NUMBER}` },
		{ given: '1,234.50', reason: `is "1,234.50", ${NO_NUMBER}` },
		{ given: '1 000', reason: `is "1 000", ${NO_NUMBER}` },
		{ given: '9.19E+11', reason: `is "9.19E+11", ${NO_NUMBER}` },
		{ given: '€ 5', reason: `is "€ 5", ${NO_NUMBER}` },
		{
			given: true,
			reason:
				'is true, not a text. Map another value to this field, or format its column as plain text if the word is meant.',
		},
		OF_NAN,
		{
			given: Infinity,
			reason: `is Infinity, a number that lost digits on its way. ${AS_PLAIN_TEXT}`,
			as: 'a number above all numbers, which is Infinity',
		},
		{
			given: '9'.repeat(400),
			reason: `is "${'9'.repeat(58)}…, ${NO_NUMBER}`,
			as: 'a number of 400 digits',
		},
	],
};

const date: Conversion = {
	name: 'Date',
	telephony: [],
	crmCom: numbered('udfDate', 4),
	accepted: [
		{ given: '2026-01-31', becomes: '2026-01-31T00:00:00' },
		{ given: ' 2026-01-31T09:30 ', becomes: '2026-01-31T09:30:00' },
		{ given: '2026-01-31 09:30:15.250', becomes: '2026-01-31T09:30:15' },
		{ given: '2026/01/31', becomes: '2026-01-31T00:00:00' },
		{ given: '2026.1.31 9:30', becomes: '2026-01-31T09:30:00' },
		{ given: '31-Jan-2026', becomes: '2026-01-31T00:00:00' },
		{ given: 'January 31, 2026', becomes: '2026-01-31T00:00:00' },
		{ given: 'Jan 31st, 2026, 9:30 PM', becomes: '2026-01-31T21:30:00' },
		{ given: '2026-01-31, 12:05:00 a.m.', becomes: '2026-01-31T00:05:00' },
		{ given: 'Sat, 31 Jan 2026 09:30:00 GMT', becomes: '2026-01-31T10:30:00' },
		{
			given: 'Thu Sep 3 2026 09:30:00 GMT+0530 (India Standard Time)',
			becomes: '2026-09-03T06:00:00',
		},
		{ given: '2026/01/31 09:30Z', becomes: '2026-01-31T10:30:00' },
		{ given: '2026-01-31T09:30:00Z', becomes: '2026-01-31T10:30:00' },
		{ given: '2026-07-31T09:30:00Z', becomes: '2026-07-31T11:30:00' },
		{ given: '2026-01-31T09:30:00+05:30', becomes: '2026-01-31T05:00:00' },
		{ given: '2026-01-31 09:30:00+00', becomes: '2026-01-31T10:30:00' },
		{ given: '2026-01-31 09:30:00 UTC', becomes: '2026-01-31T10:30:00' },
		{ given: '2026-01-31T09:30GMT', becomes: '2026-01-31T10:30:00' },
		{ given: '2026-10-25T00:30:00Z', becomes: '2026-10-25T02:30:00' },
		{ given: '2026-10-25T01:30:00Z', becomes: '2026-10-25T02:30:00' },
		{ given: '2026-03-29T02:30:00', becomes: '2026-03-29T02:30:00' },
		{
			given: '2026-07-31T09:30:00.000+02:00[Europe/Berlin]',
			becomes: '2026-07-31T09:30:00',
		},
		{ given: 46053, becomes: '2026-01-31T00:00:00' },
		{ given: '46053.75', becomes: '2026-01-31T18:00:00' },
		{
			given: DateTime.fromISO('2026-07-31T09:30:00Z', { zone: 'Asia/Kolkata' }),
			becomes: '2026-07-31T11:30:00',
			as: "a date of n8n's expressions, such as `{{ $now }}`",
			sent: "the same moment on the workflow's clock",
		},
		{
			given: new Date('2026-01-31T09:30:00Z'),
			becomes: '2026-01-31T10:30:00',
			as: 'a date of JavaScript, such as `{{ new Date() }}`',
			sent: "the same moment on the workflow's clock",
		},
		{
			given: runInNewContext("new Date('2026-01-31T09:30:00Z')"),
			becomes: '2026-01-31T10:30:00',
			as: 'a date that a Code node puts out',
			sent: "the same moment on the workflow's clock",
		},
		{ given: '', becomes: undefined },
	],
	refused: [
		...[
			'31/12/2026',
			'2026/31/01',
			'2026/01-31',
			'01-02-2026',
			'2026-01-31 13:30 PM',
			'31-Jan-26',
			'31.12.2026',
			'2026-02-30',
			'20261231',
			'tomorrow',
		].map((given) => ({ given, reason: `is "${given}", ${NO_DATE}` })),
		{ given: 2026, reason: `is 2026, ${NO_DATE}` },
		{ given: 1767225600000, reason: `is 1767225600000, ${NO_DATE}` },
		{ given: '2026-01-31[Asia/Kolkata]', reason: `is "2026-01-31[Asia/Kolkata]", ${NO_DATE}` },
		{ given: true, reason: `is true, ${NO_DATE}` },
		{ given: '#N/A', reason: `is #N/A, ${OF_A_FORMULA}` },
		OF_NAN,
	],
};

/** The types whose value is not a text in the request or has a form of its own. */
export const choiceConversions = [flag, float, date];
