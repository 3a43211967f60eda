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

/** An account of Acefone: what the operator fills in. Address and login are the vendor folder's. */
export class AcefoneApi implements ICredentialType {
	name = 'acefoneApi';

	displayName = 'Acefone API';

	icon = {
		light: 'file:../nodes/CreateUser/createUser.svg',
		dark: 'file:../nodes/CreateUser/createUser.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-create-user/n8n-nodes-create-user#acefone';

	properties: INodeProperties[] = [
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [
				{ name: 'India', value: 'india', description: 'api.acefone.in' },
				{ name: 'Other', value: 'other', description: 'With an API root of its own' },
				{ name: 'United Kingdom', value: 'uk', description: 'api-account-uk.acefone.com' },
				{ name: 'United Kingdom (Older)', value: 'ukOlder', description: 'api.acefone.co.uk' },
			],
			default: 'india',
		},
		{
			displayName: 'API Root',
			name: 'apiRoot',
			type: 'string',
			displayOptions: { show: { region: ['other'] } },
			default: '',
			placeholder: 'e.g. https://api.acefone.in',
			description: 'Address of the API, without anything behind the host',
		},
		{
			displayName: 'Connect Using',
			name: 'connectUsing',
			type: 'options',
			options: [
				{ name: 'API Token', value: 'token' },
				{ name: 'Login ID and Password', value: 'login' },
			],
			default: 'token',
			hint: 'In the panel: API Connect > API Tokens',
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
		return await preAuthenticate('acefoneApi', this, credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await authenticate('acefoneApi', credentials, requestOptions);
	}
}
