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
			...connectUsing,
			default: 'token',
			hint: 'In the panel: API Connect > API Tokens',
		},
		...tokenOrLogin,
		loginMark,
	];

	test: ICredentialTestRequest = askForOneUser;

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
