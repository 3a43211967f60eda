import type { Vendor } from '../contract';
import { API_PATH, compare, readVerdict, showUser, tokenRefused } from './answers';
import { checkUser } from './check';
import { accountOf } from './credential';
import { crmComFields } from './fields';

/** CRM.COM (seed 002). */
export const crmCom: Vendor = {
	name: 'crmcom',
	label: 'CRM.COM',
	description: 'Subscriber CRM, releases 14 to 17',
	credential: 'crmComApi',
	loginField: { parameter: 'username', label: 'Username' },
	whereToLook: 'among the users in CRM.COM, under Foundation > User Management',
	fields: crmComFields,
	account: accountOf,
	check: checkUser,
	lists: {},
	async create(request, user) {
		const path = `${API_PATH}/users/create`;
		return readVerdict(await request({ method: 'POST', path, body: user.body }), user);
	},
	directory: { kind: 'show', show: showUser },
	compare,
	tokenRefused,
	refusalHint:
		"If the reason names no field, check 'User Template' and the password rules of your CRM.COM installation.",
};
