import type { IDataObject } from 'n8n-workflow';

import type { Sandbox, VendorName } from '../sandbox';
import { CredentialStore } from './harness';

/** The credential type of each vendor; its id in the store is the vendor's name. */
export const CREDENTIAL: Record<VendorName, string> = {
	acefone: 'acefoneApi',
	crmcom: 'crmComApi',
	servetel: 'servetelApi',
};

/** Credentials of the stand-ins' accounts; `change` overrides fields by vendor. */
export function credentialsFor(
	{ servetel, acefone, crmcom }: Sandbox,
	change: Partial<Record<VendorName, IDataObject>> = {},
): CredentialStore {
	const row = (vendor: VendorName, label: string, data: IDataObject) => ({
		name: `${label} account`,
		type: CREDENTIAL[vendor],
		data: { sessionToken: '', ...data, ...change[vendor] },
	});
	const { loginId, password } = servetel.account;
	return new CredentialStore({
		servetel: row('servetel', 'Servetel', {
			apiRoot: servetel.url,
			connectUsing: 'login',
			loginId,
			password,
		}),
		acefone: row('acefone', 'Acefone', {
			region: 'other',
			apiRoot: acefone.url,
			connectUsing: 'token',
			apiToken: acefone.account.apiToken,
		}),
		crmcom: row('crmcom', 'CRM.COM', {
			serverAddress: crmcom.url,
			connectUsing: 'key',
			webApiKey: crmcom.account.webApiKey,
		}),
	} as unknown as ConstructorParameters<typeof CredentialStore>[0]);
}
