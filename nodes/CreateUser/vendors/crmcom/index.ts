import type { Vendor } from '../contract';
import { API_PATH, compare, readVerdict, showUser } from './answers';
import { checkUser } from './check';
import { crmComFields } from './fields';
import { crmComAccess } from './login';

/** CRM.COM (seed 002). */
export const crmCom: Vendor = {
	name: 'crmcom',
	label: 'CRM.COM',
	description: 'Subscriber CRM, releases 14 to 17',
	credential: 'crmComApi',
	loginField: { parameter: 'username', label: 'Username' },
	whereToLook: 'among the users in CRM.COM, under Foundation > User Management',
	refusalHint:
		"If the reason names no field, check 'User Template' and the password rules of your CRM.COM installation.",
	fields: crmComFields,
	access: crmComAccess,
	check: checkUser,
	lists: {},
	create: {
		request: ({ body }) => ({ method: 'POST', path: `${API_PATH}/users/create`, body }),
		read: readVerdict,
	},
	directory: { kind: 'one', show: showUser },
	compare,
};
