import { crmComRows } from '../../engine/fields/crmcom';
import { openCrmCom, type CrmComStandIn } from '../../sandbox/crmcom';
import type { AnyStandIn, Contract } from '../contract';

const accountOf = (standIn: AnyStandIn) => (standIn as CrmComStandIn).account;
const at = ({ url }: AnyStandIn) => ({ serverAddress: url });

const says = (code: string, description: string) => ({
	status: { code, description, message: null },
	data: null,
});
const shows = (data: object) => ({ status: { code: 'OK' }, data });

export const crmCom: Contract = {
	...{ vendor: 'crmcom', label: 'CRM.COM', credential: 'crmComApi' },
	open: async () => await openCrmCom({ seed: 1, port: 0 }),
	ways: {
		key: {
			data: (standIn) => ({
				...{ ...at(standIn), connectUsing: 'key' },
				webApiKey: accountOf(standIn).webApiKey,
			}),
			...{ wrong: { webApiKey: 'no-such-web-api-key' }, hasLogin: true },
		},
		login: {
			data: (standIn) => {
				const { username, password, organisation } = accountOf(standIn);
				return { ...at(standIn), connectUsing: 'login', username, password, organisation };
			},
			...{ wrong: { password: 'no-such-password' }, hasLogin: true },
		},
		'key, for a unit': {
			data: (standIn) => {
				const { unit, webApiKey } = accountOf(standIn);
				return { ...at(standIn), connectUsing: 'key', webApiKey, unitId: ` ${unit} ` };
			},
			...{ wrong: { unitId: 'no-such-unit' }, hasLogin: true },
		},
	},
	rows: crmComRows,
	added: ['password_confirmation', 'token'],
	keys: { login: 'username', password: 'password' },
	person: {
		...{ user_template_identifier: 'Call Centre Agent', password: 'Kx7-mQ2!' },
		...{ first_name: 'Nathan', last_name: 'Smith', email: 'nathan@example.com' },
	},
	automatic: {
		fixed: { userTemplate: { __rl: true, mode: 'name', value: 'Call Centre Agent' } },
		item: { user_template_id: 'EE63A82C4FEBE02FF34E90DD1EBA5ABE', udf_float_1: '1.5' },
		sent: {
			...{ user_template_identifier: { name: 'Call Centre Agent' }, username: 'by.column' },
			...{ first_name: 'Nathan', last_name: 'Smith', email: 'nathan@example.com' },
			...{ udf_float_1: 1.5, password_confirmation: expect.any(String) },
			token: expect.any(String),
		},
	},
	answers: [
		{
			name: 'OK, with an id',
			answer: { status: 200, body: shows({ id: 'A1B2' }) },
			comes: { action: 'created', userId: 'A1B2', name: 'Nathan Smith' },
		},
		{
			name: 'OK, in small letters and without data',
			answer: { status: 200, body: { status: { code: 'ok' }, data: null } },
			comes: { action: 'created', userId: null },
		},
		{
			name: 'no envelope',
			answer: { status: 200, body: { id: 'A1' } },
			...{ processed: true, comes: { action: 'created', confirmedByLookup: true } },
		},
		{
			name: 'OK under 500',
			answer: { status: 500, body: shows({ id: 'A1' }) },
			...{ processed: true, comes: { action: 'created', confirmedByLookup: true } },
		},
		{
			name: 'a code',
			answer: { status: 200, body: says('COM.CRM.NO', 'Weak password.') },
			comes: { outcome: 'refused', vendorMessage: 'Weak password.', httpStatus: 200 },
		},
		{
			name: 'a code under 400',
			answer: { status: 400, body: says('COM.CRM.NO', 'Weak password.') },
			comes: { outcome: 'refused', vendorMessage: 'Weak password.', httpStatus: 400 },
		},
		{
			name: '403 of a firewall',
			answer: { status: 403, body: '<p>Not here</p>' },
			comes: { outcome: 'refused', vendorMessage: 'Not here', httpStatus: 403 },
		},
	],
	forbidden: { status: 403, body: says('COM.CRM.NOTALLOWED', 'You may not.') },
	lookUp: { endpoint: 'show', isList: false },
	known: {
		login: 'jdoe',
		person: { first_name: 'John', last_name: 'Doe', email: 'jdoe@crmcom.example' },
		differs: ['name', 'email'],
	},
	lists: [],
	logins: [
		{
			name: 'a token in no known place',
			answer: { status: 200, body: { ...shows({ jwt: 'x-1' }) } },
			comes: { reason: 'credentialRefused', says: 'in an unknown form' },
		},
		{
			name: 'JSON of another service',
			answer: { status: 200, body: { hello: 'world' } },
			comes: { reason: 'credentialRefused', says: 'is not the API of CRM.COM' },
		},
		{
			name: 'a code',
			answer: { status: 200, body: says('COM.CRM.LOCKED', 'The user is locked.') },
			comes: { reason: 'credentialRefused', says: 'The user is locked.' },
		},
		{
			name: '400 and a code',
			answer: { status: 400, body: says('COM.CRM.NO', 'No such organisation.') },
			comes: { reason: 'credentialRefused', says: 'No such organisation.' },
		},
	],
};
