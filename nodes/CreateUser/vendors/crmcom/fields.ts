import type { Field } from '../contract';

const inAdditional = { collection: 'additionalFields' } as const;

/** How many user-defined fields of each type the seed documents. */
export const UDF_COUNTS = { String: 8, Float: 4, Date: 4 } as const;

function userDefined(type: keyof typeof UDF_COUNTS): Field[] {
	return Array.from({ length: UDF_COUNTS[type] }, (_, index) => ({
		key: `udf_${type.toLowerCase()}_${index + 1}`,
		parameter: `udf${type}${index + 1}`,
		label: `UDF ${type} ${index + 1}`,
		collection: 'userDefinedFields' as const,
	}));
}

/**
 * The fields of `POST users/create` in the order of seed 002. `token` is missing here on purpose:
 * the credential fills it in.
 */
export const crmComFields: Field[] = [
	{
		key: 'user_template_identifier',
		parameter: 'userTemplate',
		label: 'User Template',
		mandatory: true,
		grantsAccess: true,
		parts: { user_template_id: 'id', user_template_name: 'name' },
	},
	{ key: 'username', parameter: 'username', label: 'Username', mandatory: true },
	{ key: 'password', parameter: 'password', label: 'Password', mandatory: true, secret: true },
	{
		key: 'password_confirmation',
		parameter: 'passwordConfirmation',
		label: 'Password Confirmation',
		secret: true,
		...inAdditional,
	},
	{ key: 'first_name', parameter: 'firstName', label: 'First Name', mandatory: true },
	{ key: 'last_name', parameter: 'lastName', label: 'Last Name', mandatory: true },
	{ key: 'email', parameter: 'email', label: 'Email', ...inAdditional },
	{ key: 'ip_address', parameter: 'ipAddress', label: 'IP Address', ...inAdditional },
	{
		key: 'cti_phone_extension_number',
		parameter: 'ctiPhoneExtensionNumber',
		label: 'CTI Phone Extension Number',
		...inAdditional,
	},
	...userDefined('String'),
	...userDefined('Float'),
	...userDefined('Date'),
	{ key: 'fields_set', parameter: 'fieldsSet', label: 'Fields to Return', ...inAdditional },
];
