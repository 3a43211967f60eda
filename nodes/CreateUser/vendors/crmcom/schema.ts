import { z } from 'zod';

import { date } from '../../values/date';
import { email } from '../../values/email';
import { ipAddress } from '../../values/ip-address';
import { texts } from '../../values/list';
import { float } from '../../values/number';
import { isLocator } from '../../values/reference';
import {
	isEmpty,
	login,
	password,
	personName,
	phoneNumber,
	readText,
	required,
	schemaOf,
	text,
} from '../../values/text';
import { asObject, parseBody } from '../../wire/json';

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
	if (key !== 'id' && key !== 'name') return { value: { [key]: value } };
	const read = readText(value);
	return 'reason' in read ? read : { value: { [key]: read.text } };
}

function namedTemplate(value: unknown, mode?: string) {
	const read = readText(value);
	if ('reason' in read) return read;
	if (read.text === undefined) return { value: undefined };
	const parsed = read.text.startsWith('{') ? parseBody(read.text) : undefined;
	if (parsed !== undefined) return identifierOf(asObject(parsed));
	const byId = mode === 'id' || (mode === undefined && CRM_ID.test(read.text));
	return { value: { [byId ? 'id' : 'name']: read.text } };
}

/** A template by name or id; an object with exactly one key is taken as it is. */
const template = schemaOf<Identifier>((given) => {
	const value = isLocator(given) ? given.value : given;
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return identifierOf(value as Identifier);
	}
	return namedTemplate(value, isLocator(given) ? given.mode : undefined);
});

/**
 * What the fields of CRM.COM accept, by parameter name. Types as documented in seed 002.
 * @param timeZone IANA name, for dates
 */
export function crmComSchema(timeZone: string) {
	const day = date(timeZone);
	return z.object({
		userTemplate: required(template),
		username: required(login),
		password: required(password),
		passwordConfirmation: password,
		firstName: required(personName),
		lastName: required(personName),
		email,
		ipAddress,
		ctiPhoneExtensionNumber: phoneNumber,
		udfString1: text,
		udfString2: text,
		udfString3: text,
		udfString4: text,
		udfString5: text,
		udfString6: text,
		udfString7: text,
		udfString8: text,
		udfFloat1: float,
		udfFloat2: float,
		udfFloat3: float,
		udfFloat4: float,
		udfDate1: day,
		udfDate2: day,
		udfDate3: day,
		udfDate4: day,
		fieldsSet: texts,
	});
}

export type CrmComValues = z.infer<ReturnType<typeof crmComSchema>>;
