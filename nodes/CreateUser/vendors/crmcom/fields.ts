import { date } from '../../values/date';
import { email } from '../../values/email';
import { texts, withoutPlaceholderEntries } from '../../values/list';
import { phoneNumber } from '../../values/phone-number';
import { float, ipAddress } from '../../values/scalars';
import { login, password, personName, text } from '../../values/text';
import { additional, passwordScreen, type Collection, type Field, type Parameter } from '../field';
import { template } from './template';

const collection: Collection = { name: 'userDefinedFields', displayName: 'User-Defined Fields' };

/** The user-defined fields of a type, as many as the seed documents. */
function userDefined(
	count: number,
	name: 'Date' | 'Float' | 'String',
	word: string,
	field: Pick<Field, 'isOwnText' | 'type'>,
	screen: Pick<Parameter, 'default' | 'type'>,
): Field[] {
	return Array.from({ length: count }, (_, at) => {
		const index = at + 1;
		const key = `udf_${name.toLowerCase()}_${index}`;
		return {
			key,
			...field,
			under: collection,
			screen: {
				displayName: `UDF ${name} ${index}`,
				name: `udf${name}${index}`,
				...screen,
				description: `User-defined ${word} field ${index} (${key})`,
			},
		};
	});
}

const ofText = { type: text, isOwnText: true } as const;

/**
 * The fields of `POST users/create` in the order of seed 002. `token` is missing here on purpose:
 * the credential fills it in.
 */
export const crmComFields: readonly Field[] = [
	{
		key: 'user_template_identifier',
		type: template,
		mandatory: true,
		grantsAccess: true,
		parts: { user_template_id: 'id', user_template_name: 'name' },
		screen: {
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
		},
	},
	{
		key: 'username',
		type: login,
		mandatory: true,
		is: 'login',
		screen: {
			displayName: 'Username',
			name: 'username',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan.smith',
			description: "The name that the user signs in with. 'If User Exists' compares this field.",
		},
	},
	{
		key: 'password',
		type: password,
		mandatory: true,
		is: 'password',
		secret: true,
		screen: passwordScreen,
	},
	{
		key: 'password_confirmation',
		type: password,
		under: additional,
		secret: true,
		repeats: 'password',
		screen: {
			displayName: 'Password Confirmation',
			name: 'passwordConfirmation',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Only for forms with two password boxes: must be the same as 'Password'. Left out, the password itself is sent.",
		},
	},
	{
		key: 'first_name',
		type: personName,
		mandatory: true,
		is: 'name',
		tells: 'person',
		screen: {
			displayName: 'First Name',
			name: 'firstName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Nathan',
		},
	},
	{
		key: 'last_name',
		type: personName,
		mandatory: true,
		is: 'name',
		tells: 'person',
		screen: {
			displayName: 'Last Name',
			name: 'lastName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Smith',
		},
	},
	{
		key: 'email',
		type: email,
		under: additional,
		is: 'email',
		tells: 'strongly',
		screen: {
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan@example.com',
		},
	},
	{
		key: 'ip_address',
		type: ipAddress,
		under: additional,
		screen: {
			displayName: 'IP Address',
			name: 'ipAddress',
			type: 'string',
			default: '',
			placeholder: 'e.g. 192.0.2.10',
		},
	},
	{
		key: 'cti_phone_extension_number',
		type: phoneNumber,
		under: additional,
		screen: {
			displayName: 'CTI Phone Extension Number',
			name: 'ctiPhoneExtensionNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1042',
			description:
				'Extension of the phone of this user. CRM.COM demands it where the account is CTI enabled.',
		},
	},
	...userDefined(8, 'String', 'text', ofText, { type: 'string', default: '' }),
	...userDefined(4, 'Float', 'number', { type: float }, { type: 'number', default: 0 }),
	...userDefined(4, 'Date', 'date', { type: date }, { type: 'dateTime', default: '' }),
	{
		key: 'fields_set',
		type: {
			schema: texts,
			withoutPlaceholders: withoutPlaceholderEntries,
			sent: (names: string[]) => names.join(','),
		},
		under: additional,
		screen: {
			displayName: 'Fields to Return',
			name: 'fieldsSet',
			type: 'string',
			default: '',
			placeholder: 'e.g. username, email, active',
			description:
				"Comma-separated list of the fields that CRM.COM puts in its answer, everything when left out. Seen in the output only with 'Simplify' off.",
		},
	},
];
