import type { Vendor } from '../contract';
import { readVerdict } from './answers';
import type { Brand } from './brands';
import { checkUser } from './check';
import { telephonyFields } from './fields';
import { telephonyLists } from './lists';
import { telephonyAccess } from './login';
import { telephonyUpdate } from './update';
import { compare, userDetail, userList } from './users';

/** A brand of the telephony platform (seeds 000 and 001). */
export function telephonyVendor(brand: Brand): Vendor {
	const { name, label, credential } = brand;
	return {
		name,
		label,
		description: 'Cloud telephony',
		credential,
		loginField: { parameter: 'loginId', label: 'Login ID' },
		whereToLook: `under Users in the ${label} panel`,
		refusalHint: 'Correct the value that the reason speaks of and run again.',
		fields: telephonyFields,
		access: telephonyAccess(brand),
		check: (values, settings) => checkUser(brand, values, settings),
		lists: telephonyLists(label),
		create: {
			request: ({ body }) => ({ method: 'POST', path: '/v1/user', body }),
			read: (answer, { login, name: userName, email, number }) =>
				readVerdict(answer, label, { id: null, login, name: userName, email, number, raw: null }),
		},
		directory: { kind: 'list', list: userList(label), detail: userDetail(label) },
		compare,
		update: telephonyUpdate(label),
	};
}
