import type { Row } from './row';

const additional = { collection: 'additionalFields' };
const userDefined = { collection: 'userDefinedFields' };

const OF_A_FORMULA =
	'is #N/A, which is what a spreadsheet shows for a formula without a result. Correct the cell.';
const text = { type: 'string', wrong: '#N/A', reason: OF_A_FORMULA } as const;

const numbered = (count: number, row: (index: number) => Row) =>
	Array.from({ length: count }, (_, at) => row(at + 1));

/** The table of seed 002, row by row, but for `token`, which the credential fills in. */
export const crmComRows: Row[] = [
	{
		...{ key: 'user_template_identifier', type: 'User Template Identifier', mandatory: true },
		...{ parameter: 'userTemplate', label: 'User Template' },
		holds: (value) => ({ __rl: true, mode: 'name', value }),
		...{ given: ' Back Office ', sent: { name: 'Back Office' } },
		...{ wrong: { id: 'A', name: 'B' } },
		reason: 'is given by id and name. CRM.COM takes exactly one of name and ID.',
	},
	{
		...{ key: 'username', mandatory: true, parameter: 'username', label: 'Username' },
		...{ ...text, given: ' jose.garcia ', sent: 'jose.garcia' },
	},
	{
		...{ key: 'password', type: 'string', mandatory: true },
		...{ parameter: 'password', label: 'Password' },
		...{
			given: 12345678,
			sent: '12345678',
			wrong: true,
			reason: 'is not a text. Format its column as plain text, or map a text to this field.',
		},
	},
	{
		// The vendor demands it; the node fills it in, so the operator need not.
		...{ key: 'password_confirmation', type: 'string', ...additional },
		...{ parameter: 'passwordConfirmation', label: 'Password Confirmation' },
		...{ given: '12345678', sent: '12345678', wrong: '87654321' },
		reason: "is not the same as 'Password'.",
	},
	{
		...{ key: 'first_name', mandatory: true, parameter: 'firstName', label: 'First Name' },
		...{ ...text, given: 'José ', sent: 'José' },
	},
	{
		...{ key: 'last_name', mandatory: true, parameter: 'lastName', label: 'Last Name' },
		...{ ...text, given: 'García', sent: 'García' },
	},
	{
		...{ key: 'email', type: 'string', parameter: 'email', label: 'Email', ...additional },
		...{ given: 'jose@example.com', sent: 'jose@example.com', wrong: 'jose' },
		reason: 'is "jose", which is not an e-mail address.',
	},
	{
		...{ key: 'ip_address', parameter: 'ipAddress', label: 'IP Address', ...additional },
		...{ ...text, given: '192.0.2.10', sent: '192.0.2.10' },
	},
	{
		...{ key: 'cti_phone_extension_number', parameter: 'ctiPhoneExtensionNumber' },
		...{ label: 'CTI Phone Extension Number', ...additional },
		...{ ...text, given: 1042, sent: '1042' },
	},
	...numbered(8, (index) => ({
		...{ key: `udf_string_${index}`, parameter: `udfString${index}` },
		...{ label: `UDF String ${index}`, ...userDefined },
		...{ ...text, given: ` text ${index} `, sent: `text ${index}` },
	})),
	...numbered(4, (index) => ({
		...{ key: `udf_float_${index}`, type: 'Float', parameter: `udfFloat${index}` },
		...{ label: `UDF Float ${index}`, ...userDefined },
		...{ given: `${index}.50`, sent: index + 0.5, wrong: '1,5' },
		reason:
			'is "1,5", which is not a number. Write it with digits and a decimal point, for example 1.5.',
	})),
	...numbered(4, (index) => ({
		...{ key: `udf_date_${index}`, type: 'Date', parameter: `udfDate${index}` },
		...{ label: `UDF Date ${index}`, ...userDefined },
		...{ given: `2026-01-0${index}T23:30:00Z`, sent: `2026-01-0${index + 1}T05:00:00` },
		wrong: '31/12/2026',
		reason:
			'is "31/12/2026", which is not a date that can only be read one way. Write it as 2026-01-31 or 2026-01-31T09:30:00.',
	})),
	{
		...{ key: 'fields_set', type: 'List of Strings, comma separated', ...additional },
		...{ parameter: 'fieldsSet', label: 'Fields to Return' },
		...{ given: 'id, username ; email', sent: 'id,username,email' },
		...{ wrong: '["id"', reason: 'is "[\\"id\\"", which begins like a JSON list but is none.' },
	},
];
