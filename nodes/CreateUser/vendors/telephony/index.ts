import type { Vendor } from '../contract';
import { readVerdict } from './answers';
import type { Brand } from './brands';
import { telephonyFields, telephonyOptions } from './fields';
import { telephonyLists } from './lists';
import { telephonyAuthentication } from './login';
import { userDetail, userList } from './users';

/** A brand of the telephony platform (seeds 000 and 001). */
export function telephonyVendor(brand: Brand): Vendor {
	const { name, label, credential } = brand;
	return {
		name,
		label,
		description: 'Cloud telephony',
		credential,
		whereToLook: `under Users in the ${label} panel`,
		refusalHint: 'Correct the value that the reason speaks of and run again.',
		accessHint:
			'These fields decide what a user may do. They are taken from the input only when listed here; otherwise set them under Values for Every User, so that whoever fills in a form cannot choose a role.',
		fields: telephonyFields,
		options: telephonyOptions,
		authentication: telephonyAuthentication(brand),
		gives: ['agentId', 'extension'],
		lists: telephonyLists(label),
		create: {
			request: ({ body }) => ({ method: 'POST', path: '/v1/user', body }),
			read: (answer, { login, name: userName, email, number }) =>
				readVerdict(answer, label, { id: null, login, name: userName, email, number, raw: null }),
		},
		directory: { kind: 'list', list: userList(label), detail: userDetail(label) },
		// Its answer is not documented.
		update: {
			request: ({ id, body }) => ({
				method: 'PATCH',
				path: `/v1/user/${encodeURIComponent(id)}`,
				body,
			}),
			read: (answer, { id }) => readVerdict(answer, label, { id, raw: answer.json ?? null }),
		},
	};
}
