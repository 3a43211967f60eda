import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { authenticate, loginMark, preAuthenticate } from '../nodes/CreateUser/login/credential';
import { askForOneUser, connectUsing, tokenOrLogin } from './telephony';

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
			...connectUsing,
			default: 'login',
			hint: "A token comes from Servetel's support. Login ID and password works at once",
		},
		...tokenOrLogin,
		{
			displayName: 'API Root',
			name: 'apiRoot',
			type: 'string',
			default: 'https://api.servetel.in',
			required: true,
			description: 'Address of the API. Change it only when Servetel gives you another one.',
		},
		loginMark,
	];

	test: ICredentialTestRequest = askForOneUser;

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
