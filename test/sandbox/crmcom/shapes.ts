import { shownEmail, shownName } from '../core/disguise';
import type { StoredUser } from '../core/types';
import { fieldNames, templateOf, udfNames } from './fields';
import { account } from './fixture';
import type { CrmComSettings } from './settings';

/** A user as users/show gives it (the vendor's page, as far as it goes); users/create is taken to answer alike. */
function show(user: StoredUser, settings: CrmComSettings): Record<string, unknown> {
	const { fields } = user;
	const name = shownName(`${String(fields.first_name)} ${String(fields.last_name)}`, settings);
	return {
		id: user.id,
		username: user.login,
		active: true,
		person_name: name,
		email: shownEmail(fields.email, settings) ?? null,
		ip_address: fields.ip_address ?? null,
		cti_enabled: settings.ctiEnabled,
		cti_phone_extension_number: fields.cti_phone_extension_number ?? null,
		...Object.fromEntries(udfNames.map((name) => [name, fields[name] ?? null])),
		contact_information: {
			first_name: fields.first_name,
			last_name: fields.last_name,
			name,
		},
		security_profile: {
			name: templateOf(fields.user_template_identifier)?.securityProfile ?? null,
		},
		units_set: [{ id: account.unit, name: 'Head Office' }],
	};
}

/** Only the fields asked for, when any were. */
export function shown(
	user: StoredUser,
	settings: CrmComSettings,
	fieldsSet: unknown,
): Record<string, unknown> {
	const whole = show(user, settings);
	if (fieldsSet === undefined) return whole;
	const wanted = fieldNames(fieldsSet);
	return Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.includes(name)));
}
