import type { CrmComStandIn, TelephonyStandIn } from './index';

/** What a stand-in answered, for the sandbox's own tests. */
export interface Reply {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed body, for assertions of whatever shape; undefined when it is not JSON. */
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	json: any;
}

export async function ask(url: string, init: RequestInit = {}): Promise<Reply> {
	const response = await fetch(url, { redirect: 'manual', ...init });
	const text = await response.text();
	const { status, headers } = response;
	return { status, headers, text, json: parsed(text) };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export async function post(
	url: string,
	body: unknown,
	headers: Record<string, string> = {},
	init: RequestInit = {},
): Promise<Reply> {
	return await ask(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
		...init,
	});
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** The body of a telephony create that is accepted, with changes; undefined leaves a field out. */
export function newHire(
	{ fixture }: TelephonyStandIn,
	login: string,
	changes: Record<string, unknown> = {},
): Record<string, unknown> {
	return {
		name: 'New Hire',
		number: '+919876500000',
		create_agent: true,
		email: 'new.hire@example.com',
		login_id: login,
		user_role: fixture.roles[1]?.id,
		password: `pass-${login}-Aa1!`,
		status: true,
		caller_id: [Number(fixture.numbers[0]?.id)],
		...changes,
	};
}

export async function createAt(
	standIn: TelephonyStandIn,
	login: string,
	changes: Record<string, unknown> = {},
	init: RequestInit = {},
): Promise<Reply> {
	const token = bearer(standIn.account.apiToken);
	return await post(`${standIn.url}/v1/user`, newHire(standIn, login, changes), token, init);
}

export async function getAt(standIn: TelephonyStandIn, path: string): Promise<Reply> {
	return await ask(`${standIn.url}${path}`, { headers: bearer(standIn.account.apiToken) });
}

export async function logInAt(
	{ url, account }: TelephonyStandIn,
	password = account.password,
): Promise<Reply> {
	return await post(`${url}/v1/auth/login`, { email: account.loginId, password });
}

export const crmBase = ({ url }: CrmComStandIn) => `${url}/crmapi/rest/v2`;

export const basic = (key: string) => ({
	authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
});

export async function crmToken(standIn: CrmComStandIn): Promise<string> {
	const address = `${crmBase(standIn)}/authentication/web_api_key/token`;
	const reply = await ask(address, { method: 'POST', headers: basic(standIn.account.webApiKey) });
	return String(reply.json.data.token);
}

/** The body of a users/create that is accepted, with changes. */
export function newCrmUser(
	token: string,
	username: string,
	changes: Record<string, unknown> = {},
): Record<string, unknown> {
	return {
		token,
		user_template_identifier: { name: 'Call Centre Agent' },
		username,
		password: 'Passw0rd-1',
		password_confirmation: 'Passw0rd-1',
		first_name: 'New',
		last_name: 'Hire',
		...changes,
	};
}
