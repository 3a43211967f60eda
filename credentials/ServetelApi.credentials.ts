import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { authenticate, preAuthenticate, TEST_HEADER } from '../nodes/CreateUser/login/credential';

/** An account of Servetel: what the operator fills in. Address and login are the vendor folder's. */
export class ServetelApi implements ICredentialType {
	name = 'servetelApi';

	displayName = 'Servetel API';

	icon = {
		light: 'file:../nodes/CreateUser/createUser.svg',
		dark: 'file:../nodes/CreateUser/createUser.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-create-user/n8n-nodes-create-user#servetel';

	properties: INodeProperties[] = [
		{
			displayName: 'Connect Using',
			name: 'connectUsing',
			type: 'options',
			options: [
				{ name: 'API Token', value: 'token' },
				{ name: 'Login ID and Password', value: 'login' },
			],
			default: 'login',
			hint: "A token comes from Servetel's support. Login ID and password works at once",
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { connectUsing: ['token'] } },
			default: '',
			required: true,
		},
		{
			displayName: 'Login ID',
			name: 'loginId',
			type: 'string',
			displayOptions: { show: { connectUsing: ['login'] } },
			default: '',
			required: true,
			description: 'What you sign in to the web panel with',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { connectUsing: ['login'] } },
			default: '',
			required: true,
		},
		{
			displayName: 'API Root',
			name: 'apiRoot',
			type: 'string',
			default: 'https://api.servetel.in',
			required: true,
			description: 'Address of the API. Change it only when Servetel gives you another one.',
		},
		{
			displayName: 'Login Mark',
			name: 'loginMark',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	];

	/** The mark makes `authenticate` ask first, and n8n shows its words. What this asks for is one user. */
	test: ICredentialTestRequest = {
		request: {
			url: '/v1/users',
			qs: { limit: 1 },
			headers: { [TEST_HEADER]: 'true' },
			ignoreHttpStatusErrors: true,
		},
	};

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await preAuthenticate('servetelApi', this, credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await authenticate('servetelApi', credentials, requestOptions);
	}
}
