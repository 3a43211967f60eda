import type { Vendor } from '../contract';
import { readVerdict } from './answers';
import type { Brand } from './brands';
import { checkUser } from './check';
import { accountOf } from './credential';
import { telephonyFields } from './fields';
import { telephonyLists } from './lists';
import { telephonyUpdate } from './update';
import { compare, readDetail, scanUsers } from './users';

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
		fields: telephonyFields,
		account: (credentials) => accountOf(brand, credentials),
		check: (values, settings) => checkUser(brand, values, settings),
		lists: telephonyLists(brand),
		async create(request, { body, login, name: userName, email, number }) {
			const answer = await request({ method: 'POST', path: '/v1/user', body });
			return readVerdict(answer, label, {
				id: null,
				login,
				name: userName,
				email,
				number,
				raw: null,
			});
		},
		directory: {
			kind: 'scan',
			scan: async (request, maxPages) => await scanUsers(request, label, maxPages),
			detail: readDetail,
		},
		compare,
		update: telephonyUpdate(brand),
		tokenRefused: () => false,
		refusalHint: 'Correct the value that the reason speaks of and run again.',
	};
}
