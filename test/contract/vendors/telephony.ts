import { telephonyRows } from '../../engine/fields/telephony';
import { openTelephony, type TelephonyStandIn } from '../../sandbox/telephony';
import * as brands from '../../sandbox/telephony/brands';
import type { AnyStandIn, Contract, Way } from '../contract';

const accountOf = (standIn: AnyStandIn) => (standIn as TelephonyStandIn).account;

const SAYS_NO = { success: false, message: 'Not today.' };
const BY_LOOK_UP = { action: 'created', confirmedByLookup: true };

/** The two ways in, for a credential whose address stands in these fields. */
const waysAt = (address: object): Record<string, Way> => ({
	token: {
		data: (standIn) => ({
			...{ ...address, apiRoot: standIn.url, connectUsing: 'token' },
			apiToken: `Bearer ${accountOf(standIn).apiToken}`,
		}),
		...{ wrong: { apiToken: 'no-such-api-token' }, hasLogin: false },
	},
	login: {
		data: (standIn) => {
			const { loginId, password } = accountOf(standIn);
			return { ...address, apiRoot: standIn.url, connectUsing: 'login', loginId, password };
		},
		...{ wrong: { password: 'no-such-password' }, hasLogin: true },
	},
});

/** A brand of the platform; what differs is named. */
function telephony(
	brand: brands.TelephonyBrand,
	own: Pick<Contract, 'credential' | 'label' | 'ways'> & {
		ids: { role: number; number: number; department: string; timeGroup: string };
		known: Contract['known'];
	},
): Contract {
	const { credential, label, ways, ids, known } = own;
	const rights = { user_role: ids.role, caller_id: [ids.number] };
	const nathan = { name: 'Nathan Smith', number: '919876543210', email: 'nathan@example.com' };
	return {
		...{ vendor: brand.vendor, label, credential, ways, known },
		open: async () => await openTelephony(brand, { seed: 1, port: 0 }),
		rows: telephonyRows(brand),
		added: ['create_web_login'],
		keys: { login: 'login_id', password: 'password' },
		person: {
			...{ ...nathan, password: 'Kx7-mQ2!', user_role: String(ids.role) },
			...{ caller_id: String(ids.number), create_agent: true, status: true },
		},
		automatic: {
			fixed: {
				...{ userRole: { __rl: true, mode: 'id', value: `${ids.role}` } },
				...{ callerIds: [`${ids.number}`], status: true },
			},
			item: { user_role: '99999', caller_id: '1', user_for_cdr: 'all', agent_group: 'Sales' },
			sent: {
				...{ ...nathan, ...rights, login_id: 'by.column', agent_group: ['Sales'] },
				...{ create_agent: true, status: true, create_web_login: true },
			},
		},
		answers: [
			{
				name: 'its ids',
				answer: {
					status: 200,
					body: { success: true, data: { id: 4711, agent_id: '0501', agent_extension: 1001 } },
				},
				comes: {
					...{ action: 'created', userId: '4711', agentId: '0501', extension: '1001' },
					...{ name: 'Nathan Smith', number: '919876543210', email: 'nathan@example.com' },
				},
			},
			{
				name: 'a flag with a capital, as text',
				answer: { status: 200, body: { Success: 'True', data: { id: '4712' } } },
				comes: { action: 'created', userId: '4712' },
			},
			{
				name: 'a flag with a capital and nothing else',
				answer: { status: 200, body: { Success: true } },
				comes: { action: 'created', userId: null },
			},
			{
				name: 'no flag, and an id',
				answer: { status: 200, body: { data: { id: 4713 } } },
				comes: { action: 'created', userId: '4713' },
			},
			{
				name: 'a flag and a message',
				answer: { status: 200, body: { success: true, message: 'Created.' } },
				comes: { action: 'created', userId: null },
			},
			{
				name: 'a yes with errors',
				answer: { status: 200, body: { success: true, error: 'No such role.' } },
				...{ processed: true, comes: BY_LOOK_UP },
			},
			{
				name: 'neither flag nor id',
				answer: { status: 200, body: { message: 'Hello.' } },
				...{ processed: true, comes: BY_LOOK_UP },
			},
			{
				name: 'no under 200',
				answer: { status: 200, body: { success: 'false', error: ['Not today.'] } },
				comes: { outcome: 'refused', vendorMessage: 'Not today.', httpStatus: 200 },
			},
			{
				name: 'a field and its text',
				answer: { status: 400, body: { success: false, error: { caller_id: 'No such number.' } } },
				comes: {
					...{ outcome: 'refused', vendorMessage: 'No such number.', httpStatus: 400 },
					fields: [
						{
							field: 'Caller ID Names or IDs',
							reason: `No such number (sent as [${ids.number}])`,
						},
					],
				},
			},
			{
				name: 'a field and its texts, in the words of the documents',
				answer: { status: 422, body: { Message: 'Invalid.', Errors: { email: ['Bad.'] } } },
				comes: {
					...{ outcome: 'refused', vendorMessage: 'Invalid. Bad.', httpStatus: 422 },
					fields: [{ field: 'Email', reason: 'Bad (sent as nathan@example.com)' }],
				},
			},
			{
				name: 'a yes under 400',
				answer: { status: 400, body: { success: true, error: 'Not today.' } },
				comes: { outcome: 'refused', vendorMessage: 'Not today.', httpStatus: 400 },
			},
			{
				name: '403 of a firewall',
				answer: { status: 403, body: '<p>Not here</p>' },
				comes: { outcome: 'refused', vendorMessage: 'Not here', httpStatus: 403 },
			},
		],
		forbidden: { status: 403, body: { success: false, message: 'This token may not.' } },
		lookUp: { endpoint: 'users', isList: true, detail: 'user' },
		lists: [
			{
				...{ key: 'user_role', many: 'roles', endpoint: 'users' },
				...{ id: String(ids.role + 3), sentId: ids.role + 3 },
			},
			{
				...{ key: 'caller_id', many: 'numbers', endpoint: 'numbers' },
				...{ id: `${ids.number}, ${ids.number + 3}`, sentId: [ids.number, ids.number + 3] },
			},
			{
				...{ key: 'department', many: 'departments', endpoint: 'departments' },
				...{ id: ids.department, sentId: [ids.department] },
			},
			{
				...{ key: 'time_group', many: 'time groups', endpoint: 'timegroups' },
				...{ id: ids.timeGroup, sentId: ids.timeGroup },
			},
		],
		update: {
			more: { block_web_login: 'yes', login_based_calling: 'no', agent_group: 'Sales, Night' },
			body: {
				...{ ...nathan, user_role: String(ids.role), caller_id: [String(ids.number)] },
				...{ block_web_login: true, login_based_calling: false, agent_group: ['Sales', 'Night'] },
			},
			notUpdated: ['create_agent', 'status'],
			passwordOption: 'resetPassword',
			answers: [
				{
					name: 'yes',
					answer: { status: 200, body: { Success: 'true' } },
					comes: { action: 'updated', name: 'Nathan Smith', number: '919876543210' },
				},
				{
					name: 'no',
					answer: { status: 400, body: SAYS_NO },
					comes: { outcome: 'refused', vendorMessage: 'Not today.' },
				},
				{
					name: 'no under 200',
					answer: { status: 200, body: SAYS_NO },
					comes: { outcome: 'refused', vendorMessage: 'Not today.' },
				},
				{
					name: 'neither',
					answer: { status: 200, body: { hello: 1 } },
					comes: { outcome: 'unknown', reason: 'noAnswer' },
				},
				{
					name: '403 of a firewall',
					answer: { status: 403, body: '<p>Not here</p>' },
					comes: { outcome: 'refused', httpStatus: 403 },
				},
			],
		},
		logins: [
			{
				name: 'a token in no known place',
				answer: { status: 200, body: { success: true, result: { jwt: 'x-1' } } },
				comes: { reason: 'credentialRefused', says: 'in an unknown form' },
			},
			{
				name: 'JSON of another service',
				answer: { status: 200, body: { hello: 'world' } },
				comes: { reason: 'credentialRefused', says: `is not the API of ${label}` },
			},
			{
				name: 'no, under 200',
				answer: { status: 200, body: { success: false, message: 'The password is old.' } },
				comes: { reason: 'credentialRefused', says: 'The password is old.' },
			},
			{
				name: 'a lock',
				answer: { status: 429, body: { message: 'Too many failures.', retry_after: 90 } },
				comes: { reason: 'credentialRefused', says: 'Wait 90 seconds' },
			},
			{
				name: 'a lock under 403',
				answer: { status: 403, body: { message: 'Too many failures.', retry_after: '30' } },
				comes: { reason: 'credentialRefused', says: 'Wait 30 seconds' },
			},
		],
	};
}

export const servetel = telephony(brands.servetel, {
	...{ label: 'Servetel', credential: 'servetelApi', ways: waysAt({}) },
	ids: { role: 54630, number: 1759333, department: '20546', timeGroup: '20646' },
	known: {
		login: 'asha.rao.1',
		person: { name: 'Asha Rao', number: '+919876543000', email: 'asha.rao.1@servetel.example' },
		differs: ['name', 'number', 'email'],
	},
});

export const acefone = telephony(brands.acefone, {
	...{ label: 'Acefone', credential: 'acefoneApi', ways: waysAt({ region: 'other' }) },
	ids: { role: 71200, number: 2604001, department: '33100', timeGroup: '33200' },
	known: {
		login: 'asha.rao.1',
		person: { name: 'Asha Rao', number: '+919876543000', email: 'asha.rao.1@acefone.example' },
		differs: ['name', 'number', 'email'],
	},
});
