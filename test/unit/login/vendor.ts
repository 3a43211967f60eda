import { randomUUID } from 'node:crypto';

import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

/** A user list, as an answer to a probe. */
export const LIST = { data: [] };

/** Fields of a credential that no other test has used. */
export const servetel = (change: object = {}): ICredentialDataDecryptedObject => ({
	...{ apiRoot: 'https://api.example.com', connectUsing: 'login' },
	...{ loginId: randomUUID(), password: 'hunter22', loginMark: '' },
	...change,
});
export const crmCom = (change: object = {}): ICredentialDataDecryptedObject => ({
	...{ serverAddress: 'https://crm.example.com', connectUsing: 'key' },
	...{ webApiKey: randomUUID(), unitId: '', loginMark: '' },
	...change,
});

/** A vendor whose logins yield `token 1`, `token 2`, …; a probe fares as it is told. */
export function vendor() {
	const made = { logins: 0, probes: [] as unknown[] };
	const fate = { probe: [200, LIST] as [number, unknown], login: 200 };
	const httpRequest = async (options: IHttpRequestOptions) => {
		const { url, headers = {} } = options;
		if (/auth/.test(url)) {
			made.logins += 1;
			const body = { success: fate.login < 300, access_token: `token ${made.logins}` };
			const envelope = { status: { code: 'OK' }, data: { token: `token ${made.logins}` } };
			return { statusCode: fate.login, body: JSON.stringify({ ...body, ...envelope }) };
		}
		made.probes.push(headers.authorization);
		const [statusCode, body] = fate.probe;
		return { statusCode, body: JSON.stringify(body) };
	};
	const helper = { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
	return { helper, made, fate };
}

export const request = (change: Partial<IHttpRequestOptions> = {}): IHttpRequestOptions => ({
	url: '/v1/my_number',
	method: 'GET',
	headers: { accept: 'application/json' },
	...change,
});
