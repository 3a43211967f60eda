import type { IDataObject } from 'n8n-workflow';
import type { Sandbox, VendorName } from '../sandbox';

/** How a credential connects: the values of its field `Connect Using`. */
export type Way = 'key' | 'login' | 'token';

export interface VendorFacts {
	label: string;
	credential: string;
	ways: readonly [Way, Way];
	/** The field that holds the address. */
	address: string;
	/** The field that holds the secret, by way. */
	secret: Partial<Record<Way, string>>;
}

export const VENDORS: Record<VendorName, VendorFacts> = {
	servetel: {
		label: 'Servetel',
		credential: 'servetelApi',
		ways: ['login', 'token'],
		address: 'apiRoot',
		secret: { login: 'password', token: 'apiToken' },
	},
	acefone: {
		label: 'Acefone',
		credential: 'acefoneApi',
		ways: ['token', 'login'],
		address: 'apiRoot',
		secret: { login: 'password', token: 'apiToken' },
	},
	crmcom: {
		label: 'CRM.COM',
		credential: 'crmComApi',
		ways: ['key', 'login'],
		address: 'serverAddress',
		secret: { login: 'password', key: 'webApiKey' },
	},
};

export const VENDOR_NAMES = Object.keys(VENDORS) as VendorName[];

/** What an operator types into a credential for a stand-in. */
export function accountData(sandbox: Sandbox, vendor: VendorName, way: Way): IDataObject {
	if (vendor === 'crmcom') {
		const { url, account } = sandbox.crmcom;
		const { webApiKey, username, password, organisation } = account;
		const secrets = way === 'key' ? { webApiKey } : { username, password, organisation };
		return {
			serverAddress: url,
			connectUsing: way,
			unitId: '',
			ignoreSslIssues: false,
			...secrets,
		};
	}
	const { url, account } = sandbox[vendor];
	const { apiToken, loginId, password } = account;
	const secrets = way === 'token' ? { apiToken } : { loginId, password };
	const region = vendor === 'acefone' ? { region: 'other' } : {};
	return { ...region, apiRoot: url, connectUsing: way, ...secrets };
}

/** The secrets among the fields of an account or a credential. */
export function secretsIn(fields: object): string[] {
	return Object.entries(fields)
		.filter(([name, value]) => /password|token|key/i.test(name) && value !== '')
		.map(([, value]) => String(value));
}

/** Every secret of the stand-ins' accounts, and every session token that they have handed out. */
export function secretsOf({ servetel, acefone, crmcom, all }: Sandbox): string[] {
	const accounts = [servetel, acefone, crmcom].flatMap(({ account, secondAccount }) => [
		...secretsIn(account),
		...secretsIn(secondAccount),
	]);
	return [...accounts, ...all.flatMap(({ tokensIssued }) => tokensIssued)];
}
