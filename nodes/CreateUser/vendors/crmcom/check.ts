import { checkFields, withoutAbsent } from '../checked';
import type { CheckSettings, Draft, NewUser, Refusal } from '../contract';
import { crmComFields } from './fields';
import { crmComSchema, type CrmComValues } from './schema';

/** The confirmation is always sent: the operator's own field, or the password itself. */
function confirmation(values: Partial<CrmComValues>): string | undefined {
	return values.passwordConfirmation ?? values.password;
}

function bodyOf(values: Partial<CrmComValues>): Record<string, unknown> {
	const sent: Record<string, unknown> = {
		...values,
		passwordConfirmation: confirmation(values),
		fieldsSet: values.fieldsSet?.join(','),
	};
	return withoutAbsent(
		Object.fromEntries(crmComFields.map(({ key, parameter }) => [key, sent[parameter]])),
	);
}

/** Checks one item's values, see `Vendor.check`. */
export function checkUser(values: Record<string, unknown>, settings: CheckSettings): Draft {
	const schema = crmComSchema(settings.timeZone);
	const { parsed, refusals } = checkFields(schema, crmComFields, values);
	const { username = '', password, firstName = '', lastName = '', email } = parsed;
	const isLeftEmpty = values.passwordConfirmation === '';
	if (password !== undefined && (isLeftEmpty || confirmation(parsed) !== password)) {
		refusals.push({ field: 'Password Confirmation', reason: "is not the same as 'Password'." });
	}
	return {
		login: username,
		refusals,
		needs: [],
		resolve(): { user: NewUser } | { refusals: Refusal[] } {
			if (refusals.length > 0) return { refusals };
			const name = `${firstName} ${lastName}`;
			return { user: { login: username, name, email, body: bodyOf(parsed) } };
		},
	};
}
