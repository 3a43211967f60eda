import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
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
} from '../../../nodes/CreateUser/login/credential';

export class MadeUpDeskApi implements ICredentialType {
	name = 'madeUpDeskApi';

	displayName = 'Made-Up Desk API';

	icon: Icon = 'file:../../../nodes/CreateUser/createUser.svg';

	properties: INodeProperties[] = [
		{ displayName: 'Root', name: 'root', type: 'string', default: '' },
		{
			displayName: 'Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		loginMark,
	];

	test: ICredentialTestRequest = { request: { url: '/teams', headers: { [TEST_HEADER]: 'true' } } };

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await preAuthenticate('madeUpDeskApi', this, credentials);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return await authenticate('madeUpDeskApi', credentials, requestOptions);
	}
}
