import type { ICredentialTestRequest, INodeProperties } from 'n8n-workflow';

import { TEST_HEADER } from '../nodes/CreateUser/login/credential';

/** The choice between the two ways in; which one is proposed, and what is said of it, is the brand's. */
export const connectUsing: Omit<INodeProperties, 'default'> = {
	displayName: 'Connect Using',
	name: 'connectUsing',
	type: 'options',
	options: [
		{ name: 'API Token', value: 'token' },
		{ name: 'Login ID and Password', value: 'login' },
	],
};

/** What the two ways in of the telephony platform take. */
export const tokenOrLogin: INodeProperties[] = [
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
];

/** The mark makes `authenticate` ask first, and n8n shows its words. What this asks for is one user. */
export const askForOneUser: ICredentialTestRequest = {
	request: {
		url: '/v1/users',
		qs: { limit: 1 },
		headers: { [TEST_HEADER]: 'true' },
		ignoreHttpStatusErrors: true,
	},
};
