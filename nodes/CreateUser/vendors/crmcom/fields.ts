import { bareCode } from '../../values/characters';
import { date } from '../../values/date';
import { email } from '../../values/email';
import { unescapedHtml } from '../../values/html';
import { isLocator, texts, withoutPlaceholderEntries } from '../../values/list';
import { phoneNumber } from '../../values/phone-number';
import { float, ipAddress } from '../../values/scalars';
import { login, password } from '../../values/sign-in';
import {
	isEmpty,
	lostIn,
	ofOne,
	personName,
	readValue,
	schemaOf,
	text,
	undefinedIn,
} from '../../values/text';
import { asObject, parseBody } from '../../wire/json';
import { additional, passwordScreen, type Collection, type Field, type Parameter } from '../field';

/** CRM.COM's ids: 32 hexadecimal digits (as its pages show them). */
const CRM_ID = /^[0-9A-F]{32}$/i;

type Identifier = Record<string, unknown>;

function identifierOf(object: Identifier): { value: Identifier } | { reason: string } {
	const keys = Object.keys(object).filter((key) => !isEmpty(object[key]));
	const [key] = keys;
	if (key !== undefined && keys.length === 1) return keyed(key, object[key]);
	return {
		reason: `is given by ${keys.length === 0 ? 'nothing' : keys.join(' and ')}. CRM.COM takes exactly one of name and ID.`,
	};
}

/** `id` and `name` are texts like any other; what other keys hold is the operator's own affair. */
function keyed(key: string, value: unknown): { value: Identifier } | { reason: string } {
	if (key === 'id' || key === 'name') {
		const read = readValue(value);
		return 'reason' in read ? read : identified(key, read.text ?? '');
	}
	const lost = lostIn(value);
	return lost === undefined ? { value: { [key]: value } } : { reason: lost };
}

/** Of an id, what nobody sees or types goes; a name keeps its apostrophe, and may come escaped for HTML. */
function identified(key: 'id' | 'name', text: string): { value: Identifier } | { reason: string } {
	const left = undefinedIn(text);
	if (left !== undefined) return { reason: left };
	return { value: { [key]: key === 'id' ? bareCode(text) : unescapedHtml(text) } };
}

function namedTemplate(value: unknown, mode?: string) {
	const read = readValue(value);
	if ('reason' in read) return read;
	if (read.text === undefined) return { value: undefined };
	const parsed = read.text.startsWith('{') ? parseBody(read.text) : undefined;
	if (parsed !== undefined) return identifierOf(asObject(parsed));
	const byId = mode === 'id' || (mode === undefined && CRM_ID.test(bareCode(read.text)));
	return identified(byId ? 'id' : 'name', read.text);
}

/** A template by name or id; an object with exactly one key is taken as it is. */
export const template = schemaOf<Identifier>((given) => {
	const value = ofOne(isLocator(given) ? given.value : given);
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return identifierOf(value as Identifier);
	}
	return namedTemplate(value, isLocator(given) ? given.mode : undefined);
});

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
