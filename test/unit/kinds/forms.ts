import { checkFor, type Check } from '../../../nodes/CreateUser/intake/check';
import { date } from '../../../nodes/CreateUser/values/date';
import { email } from '../../../nodes/CreateUser/values/email';
import { texts } from '../../../nodes/CreateUser/values/list';
import { phoneNumber } from '../../../nodes/CreateUser/values/phone-number';
import { flag, float, ipAddress } from '../../../nodes/CreateUser/values/scalars';
import { login, password } from '../../../nodes/CreateUser/values/sign-in';
import { personName, text } from '../../../nodes/CreateUser/values/text';
import type { Vendor } from '../../../nodes/CreateUser/vendors/contract';
import { template } from '../../../nodes/CreateUser/vendors/crmcom/fields';
import type { Field } from '../../../nodes/CreateUser/vendors/field';
import { vendors } from '../../../nodes/CreateUser/vendors/registry';
import {
	callerIds,
	cdrAccess,
	departments,
	role,
	timeGroup,
} from '../../../nodes/CreateUser/vendors/telephony/types';

/** A good value of a type of field, and what the request holds for it. */
interface Form {
	type: Field['type'];
	plain: string;
	sent: unknown;
	/** What the request holds for another text, where it is sent as it is. */
	as?: (text: string) => unknown;
}

const asText = (given: string) => given;
const inList = (given: string) => [given];
const CRM_ID = '1B7D2F4A6C8E0A1B3C5D7E9F0A2B4C6D';

/** The entry that every list of the vendors has. */
export const ENTRY = { id: '7001', name: 'Night Desk', also: ['+918065551299'] };

/** Every type of field that takes texts, in each form that it takes. */
export const FORMS = {
	name: { type: personName, plain: 'Asha Rao', sent: 'Asha Rao', as: asText },
	text: { type: text, plain: 'Asha Rao', sent: 'Asha Rao', as: asText },
	phone: { type: phoneNumber, plain: '919876543210', sent: '919876543210', as: asText },
	login: { type: login, plain: 'asha.rao', sent: 'asha.rao', as: asText },
	email: { type: email, plain: 'asha@example.com', sent: 'asha@example.com', as: asText },
	password: { type: password, plain: 'Kx7-mQ2!', sent: 'Kx7-mQ2!', as: asText },
	ip4: { type: ipAddress, plain: '192.0.2.10', sent: '192.0.2.10' },
	ip6: { type: ipAddress, plain: '2001:db8::1', sent: '2001:db8::1' },
	date: { type: date, plain: '2026-01-31', sent: '2026-01-31T00:00:00' },
	sheetDate: { type: date, plain: '46053', sent: '2026-01-31T00:00:00' },
	number: { type: float, plain: '12.5', sent: 12.5 },
	flag: { type: flag, plain: 'disabled', sent: false },
	texts: { type: texts, plain: 'Night crew', sent: ['Night crew'], as: inList },
	fieldsSet: { type: texts, plain: 'username', sent: 'username', as: asText },
	roleId: { type: role, plain: '7001', sent: 7001 },
	roleName: { type: role, plain: 'Night Desk', sent: 7001 },
	callerId: { type: callerIds, plain: '7001', sent: [7001] },
	callerName: { type: callerIds, plain: 'Night Desk', sent: [7001] },
	callerNumber: { type: callerIds, plain: '+918065551299', sent: [7001] },
	departmentName: { type: departments, plain: 'Night Desk', sent: ['Night Desk'] },
	departmentId: { type: departments, plain: '7001', sent: ['Night Desk'] },
	timeGroupName: { type: timeGroup, plain: 'Night Desk', sent: 'Night Desk' },
	timeGroupId: { type: timeGroup, plain: '7001', sent: 'Night Desk' },
	agentId: { type: cdrAccess, plain: '7001', sent: { type: 'agent', value: ['7001'] } },
	agentName: { type: cdrAccess, plain: 'Night Desk', sent: { type: 'agent', value: ['7001'] } },
	everybody: { type: cdrAccess, plain: 'all', sent: { type: 'all', value: null } },
	accessJson: {
		...{ type: cdrAccess, plain: '{"type":"own"}', sent: { type: 'own' } },
		as: (given: string) => JSON.parse(given) as unknown,
	},
	templateName: {
		...{ type: template, plain: 'Back Office', sent: { name: 'Back Office' } },
		as: (name: string) => ({ name }),
	},
	templateId: {
		...{ type: template, plain: CRM_ID, sent: { id: CRM_ID } },
		// What has another form than an ID is a name.
		as: (name: string) => ({ name }),
	},
} satisfies Record<string, Form>;

export type FormName = keyof typeof FORMS;

const NAMES = Object.keys(FORMS) as FormName[];

/** The vendor's own way of sending a shared type is another type: its schema is shared. */
function isOf(form: FormName, { key, type }: Field): boolean {
	if (form === 'texts' || form === 'fieldsSet') {
		return (key === 'fields_set') === (form === 'fieldsSet') && schemaOf(type) === texts;
	}
	return FORMS[form].type === type;
}

function schemaOf(type: Field['type']): unknown {
	return 'schema' in type ? type.schema : type;
}

/** The forms that a field takes; none for a type that nobody has entered above. */
export function formsOf(field: Field): FormName[] {
	return NAMES.filter((form) => isOf(form, field));
}

/** A field of a vendor in one of its forms. */
export interface Place {
	vendor: Vendor;
	field: Field;
	form: FormName;
}

/** Every field of every vendor, in each of its forms, from the vendors' own declarations. */
export const PLACES: Place[] = vendors.flatMap((vendor) =>
	vendor.fields.flatMap((field) => formsOf(field).map((form) => ({ vendor, field, form }))),
);

export function titleOf({ vendor, field, form }: Place): string {
	return `${vendor.label}, ${field.screen.displayName}, ${form}`;
}

/** What becomes of an item. */
export type Outcome =
	{ body: Record<string, unknown> } | { refused: Array<{ field: string; reason: string }> };

const checks = new Map<Vendor, Check>();

function checkOf(vendor: Vendor): Check {
	const settings = { timeZone: 'Etc/UTC', options: { sendListsAs: 'name' } };
	const check = checks.get(vendor) ?? checkFor(vendor, settings);
	checks.set(vendor, check);
	return check;
}

/** What becomes of a user whose mandatory fields are good and who has this in one field. */
export function outcomeOf({ vendor, field }: Omit<Place, 'form'>, given: unknown): Outcome {
	const values: Record<string, unknown> = {};
	for (const one of vendor.fields) {
		const [form] = formsOf(one);
		if (one.mandatory && form) values[one.screen.name] = FORMS[form].plain;
	}
	values[field.screen.name] = given;
	const confirmed = vendor.fields.find(({ key }) => key === field.repeats);
	if (confirmed && given !== '') values[confirmed.screen.name] = given;
	const lists = Object.keys(vendor.lists).map((name) => [name, { entries: [ENTRY] }]);
	const resolved = checkOf(vendor)(values).resolve(Object.fromEntries(lists));
	return 'user' in resolved
		? { body: resolved.user.body }
		: {
				refused: resolved.refusals.filter(
					({ field: label }) => label !== confirmed?.screen.displayName,
				),
			};
}
