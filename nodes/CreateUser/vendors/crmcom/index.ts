import type { Vendor } from '../contract';
import { API_PATH, readVerdict, showUser } from './answers';
import { crmComFields } from './fields';
import { crmComAuthentication } from './login';

/** CRM.COM (seed 002). */
export const crmCom: Vendor = {
	name: 'crmcom',
	label: 'CRM.COM',
	description: 'Subscriber CRM, releases 14 to 17',
	credential: 'crmComApi',
	whereToLook: 'among the users in CRM.COM, under Foundation > User Management',
	refusalHint:
		"If the reason names no field, check 'User Template' and the password rules of your CRM.COM installation.",
	accessHint:
		'The template decides what a user may do. It is taken from the input only when listed here; otherwise set it under Values for Every User, so that whoever fills in a form cannot choose it.',
	fields: crmComFields,
	authentication: crmComAuthentication,
	lists: {},
	create: {
		request: ({ body }) => ({ method: 'POST', path: `${API_PATH}/users/create`, body }),
		read: readVerdict,
	},
	directory: { kind: 'one', show: showUser },
};
