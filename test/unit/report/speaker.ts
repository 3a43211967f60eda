import type { Speaker } from '../../../nodes/CreateUser/report/request-words';
import type { Vendor } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';

const CREDENTIALS: Record<string, object> = {
	acefone: { region: 'india', connectUsing: 'token', apiToken: 'abc' },
	servetel: {
		apiRoot: 'https://api.servetel.in',
		connectUsing: 'login',
		loginId: 'me',
		password: 'p',
	},
	crmcom: { serverAddress: 'https://crm.example.com', connectUsing: 'key', webApiKey: 'k' },
};

function speakerOf(name: string): Speaker & { vendor: Vendor } {
	const vendor = vendorNamed(name)!;
	const identity = vendor.authentication.account({ ...CREDENTIALS[name] });
	if ('problem' in identity) throw new Error(identity.problem);
	return { vendor, credential: `${vendor.label} account`, identity };
}

/** Whom messages are about: with an API token, with a login, and with a Web API key. */
export const ACEFONE = speakerOf('acefone');
export const SERVETEL = speakerOf('servetel');
export const CRM_COM = speakerOf('crmcom');
