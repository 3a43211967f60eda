import type { Vendor } from '../contract';
import { readVerdict } from './answers';
import { telephonyFields, telephonyOptions } from './fields';
import { telephonyLists, userDetail, userList } from './lists';
import { telephonyAuthentication, type Brand } from './login';

/** A brand of the telephony platform (seeds 000 and 001). */
function telephonyVendor(brand: Brand): Vendor {
	const { label } = brand;
	return {
		name: brand.name,
		label,
		description: 'Cloud telephony',
		credential: brand.credential,
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
			read: (answer, { login, name, email, number }) =>
				readVerdict(answer, label, { id: null, login, name, email, number, raw: null }),
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

/** Documented hosts of Acefone's regions (seed 001; vendor pages of the UK). */
const ACEFONE_REGIONS: Record<string, string> = {
	india: 'https://api.acefone.in',
	uk: 'https://api-account-uk.acefone.com',
	ukOlder: 'https://api.acefone.co.uk',
};

export const servetel = telephonyVendor({
	name: 'servetel',
	label: 'Servetel',
	credential: 'servetelApi',
	address: ({ apiRoot }) => apiRoot,
	loginKeys: ['email'],
	tokenHint:
		"Ask Servetel's support to give this token access to users, or put another token into the credential.",
});

export const acefone = telephonyVendor({
	name: 'acefone',
	label: 'Acefone',
	credential: 'acefoneApi',
	address: ({ region, apiRoot }) => ACEFONE_REGIONS[String(region)] ?? apiRoot,
	// The older host of the UK reads the second; one refused login must not become two.
	loginKeys: ['email', 'login_id'],
	tokenHint:
		'In the Acefone panel, under API Connect > API Tokens, give this token access to users, or put another token into the credential.',
});
