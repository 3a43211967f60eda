import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { noting } from '../nodes/CreateUser/vendors/login';
import { servetel } from '../nodes/CreateUser/vendors/telephony/brands';
import { authenticate, preAuthenticate } from '../nodes/CreateUser/vendors/telephony/credential';

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
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** The answer is judged in preAuthentication, whose words n8n shows; this only asks for one user. */
	test: ICredentialTestRequest = {
		request: { url: '/v1/users', qs: { limit: 1 }, ignoreHttpStatusErrors: true },
	};

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await noting(credentials, preAuthenticate(servetel, this, credentials));
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await authenticate(servetel, credentials, requestOptions);
	}
}
