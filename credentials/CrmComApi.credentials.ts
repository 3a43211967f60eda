import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import {
	authenticate,
	loginMark,
	preAuthenticate,
	TEST_HEADER,
} from '../nodes/CreateUser/login/credential';

/** An account of CRM.COM: what the operator fills in. Address and login are the vendor folder's. */
export class CrmComApi implements ICredentialType {
	name = 'crmComApi';

	displayName = 'CRM.COM API';

	icon = {
		light: 'file:../nodes/CreateUser/createUser.svg',
		dark: 'file:../nodes/CreateUser/createUser.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-create-user/n8n-nodes-create-user#crmcom';

	properties: INodeProperties[] = [
		{
			displayName: 'Server Address',
			name: 'serverAddress',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://crm.example.com',
			required: true,
			description: 'Address of your CRM.COM server, without anything behind the host and port',
		},
		{
			displayName:
				'This address begins with http://, so the login and every password travel unencrypted. Use https:// wherever the server allows it.',
			name: 'httpNotice',
			type: 'notice',
			displayOptions: {
				show: {
					// Not by a pattern: n8n gives up on one after 250 ms of the clock, and then the whole
					// credential can't be read. A busy machine takes as long for any.
					serverAddress: ['http:', 'HTTP:', 'Http:', 'http//', 'HTTP//', 'Http//'].map(
						(includes) => ({ _cnd: { includes } }),
					),
				},
			},
			default: '',
		},
		{
			displayName: 'Connect Using',
			name: 'connectUsing',
			type: 'options',
			options: [
				{ name: 'Username and Password', value: 'login' },
				{ name: 'Web API Key', value: 'key' },
			],
			default: 'key',
			hint: 'Ask your CRM.COM administrator for a Web API key',
		},
		{
			displayName: 'Web API Key',
			name: 'webApiKey',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { connectUsing: ['key'] } },
			default: '',
			required: true,
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			displayOptions: { show: { connectUsing: ['login'] } },
			default: '',
			required: true,
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
			displayName: 'Organisation',
			name: 'organisation',
			type: 'string',
			displayOptions: { show: { connectUsing: ['login'] } },
			default: '',
			required: true,
		},
		{
			displayName: 'Unit ID',
			name: 'unitId',
			type: 'string',
			default: '',
			description: 'Unit to work in, where the user or key has more than one',
		},
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSslIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
		loginMark,
	];

	/** The mark makes `authenticate` ask first; n8n shows its words. CRM.COM has no request for tests. */
	test: ICredentialTestRequest = {
		request: {
			url: '/crmapi/rest/v2/users/show',
			qs: { user_identifier: 'username=connection-test' },
			headers: { [TEST_HEADER]: 'true' },
			ignoreHttpStatusErrors: true,
		},
	};

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await preAuthenticate('crmComApi', this, credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await authenticate('crmComApi', credentials, requestOptions);
	}
}
