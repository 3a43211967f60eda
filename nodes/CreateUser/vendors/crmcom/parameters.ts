import type { INodeProperties } from 'n8n-workflow';

import {
	collected,
	commonOptions,
	generatedPasswordNotice,
	generatePassword,
	password,
	placed,
} from '../screen';
import { UDF_COUNTS } from './fields';

const VENDORS = ['crmcom'];
const MAPPED = { vendor: VENDORS, mappingMode: ['defineBelow'] };
const AUTOMATIC = { vendor: VENDORS, mappingMode: ['autoMap'] };

const userTemplate: INodeProperties = {
	displayName: 'User Template',
	name: 'userTemplate',
	type: 'resourceLocator',
	default: { mode: 'name', value: '' },
	description:
		'The template that gives the new user security profile, units and privileges. CRM.COM has no list of templates to choose from.',
	hint: 'In CRM.COM: Foundation > User Management > Set Up User Templates',
	modes: [
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Call Centre Agent',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. EE63A82C4FEBE02FF34E90DD1EBA5ABE',
		},
	],
};

const username: INodeProperties = {
	displayName: 'Username',
	name: 'username',
	type: 'string',
	default: '',
	placeholder: 'e.g. nathan.smith',
	description: "The name that the user signs in with. 'If User Exists' compares this field.",
};

const firstName: INodeProperties = {
	displayName: 'First Name',
	name: 'firstName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Nathan',
};

const lastName: INodeProperties = {
	displayName: 'Last Name',
	name: 'lastName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Smith',
};

/** The optional fields of the seed but for the user-defined ones. */
const optionalFields: INodeProperties[] = [
	{
		displayName: 'CTI Phone Extension Number',
		name: 'ctiPhoneExtensionNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1042',
		description:
			'Extension of the phone of this user. CRM.COM demands it where the account is CTI enabled.',
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
	},
	{
		displayName: 'Fields to Return',
		name: 'fieldsSet',
		type: 'string',
		default: '',
		placeholder: 'e.g. username, email, active',
		description:
			"Comma-separated list of the fields that CRM.COM puts in its answer, everything when left out. Seen in the output only with 'Simplify' off.",
	},
	{
		displayName: 'IP Address',
		name: 'ipAddress',
		type: 'string',
		default: '',
		placeholder: 'e.g. 192.0.2.10',
	},
	{
		displayName: 'Password Confirmation',
		name: 'passwordConfirmation',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			"Only for forms with two password boxes: must be the same as 'Password'. Left out, the password itself is sent.",
	},
];

function numbered(count: number, make: (index: number) => INodeProperties): INodeProperties[] {
	return Array.from({ length: count }, (_, index) => make(index + 1));
}

const userDefinedFields: INodeProperties[] = [
	...numbered(UDF_COUNTS.Date, (index) => ({
		displayName: `UDF Date ${index}`,
		name: `udfDate${index}`,
		type: 'dateTime',
		default: '',
		description: `User-defined date field ${index} (udf_date_${index})`,
	})),
	...numbered(UDF_COUNTS.Float, (index) => ({
		displayName: `UDF Float ${index}`,
		name: `udfFloat${index}`,
		type: 'number',
		default: 0,
		description: `User-defined number field ${index} (udf_float_${index})`,
	})),
	...numbered(UDF_COUNTS.String, (index) => ({
		displayName: `UDF String ${index}`,
		name: `udfString${index}`,
		type: 'string',
		default: '',
		description: `User-defined text field ${index} (udf_string_${index})`,
	})),
];

const accessFields: INodeProperties = {
	displayName: 'Access Fields to Take From Input',
	name: 'inputAccessFields',
	type: 'multiOptions',
	displayOptions: { show: AUTOMATIC },
	options: [{ name: 'User Template', value: 'userTemplate' }],
	default: [],
	description:
		'The template decides what a user may do. It is taken from the input only when listed here; otherwise set it under Values for Every User, so that whoever fills in a form cannot choose it.',
};

/** The screen of CRM.COM. */
export const crmComParameters: INodeProperties[] = [
	placed(userTemplate, MAPPED, { required: true }),
	placed(username, MAPPED, { required: true }),
	placed(generatePassword, MAPPED),
	placed(password, { ...MAPPED, generatePassword: [false] }, { required: true }),
	placed(generatedPasswordNotice, { ...MAPPED, generatePassword: [true] }),
	placed(firstName, MAPPED, { required: true }),
	placed(lastName, MAPPED, { required: true }),
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: MAPPED },
		default: {},
		options: collected(optionalFields),
	},
	{
		displayName: 'User-Defined Fields',
		name: 'userDefinedFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: MAPPED },
		default: {},
		options: userDefinedFields,
	},
	accessFields,
	{
		displayName: 'Values for Every User',
		name: 'fixedValues',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: AUTOMATIC },
		default: {},
		description: 'A value set here is used for every user, whatever the input has',
		options: collected([
			...[userTemplate, username, generatePassword, password, firstName, lastName],
			...[...optionalFields, ...userDefinedFields],
		]),
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		displayOptions: { show: { vendor: VENDORS } },
		default: {},
		options: collected(commonOptions),
	},
];
