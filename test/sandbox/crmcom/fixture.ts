export interface CrmComAccount {
	webApiKey: string;
	username: string;
	password: string;
	organisation: string;
	/** Optional at every login. */
	unit: string;
}

export const account: CrmComAccount = {
	webApiKey: 'sandbox-crmcom-web-api-key-Zf84MkC6',
	username: 'api.user',
	password: 'sandbox-crmcom-password-Lr5vB8',
	organisation: 'SANDBOX-ORG',
	unit: '5A3C9E0D7B1F4A628C0E5D7F9B1A3C5E',
};

/** For tests in which a credential changes accounts: sees and makes the same users. */
export const secondAccount: Pick<CrmComAccount, 'webApiKey' | 'username' | 'password'> = {
	webApiKey: 'sandbox-crmcom-second-web-api-key-Ju19XsN3',
	username: 'second.api.user',
	password: 'sandbox-crmcom-second-password-Eh6pG1',
};

/** A user template carries what its users may do. */
export interface UserTemplate {
	id: string;
	name: string;
	securityProfile: string;
}

export const templates: UserTemplate[] = [
	{ id: '1B7D2F4A6C8E0A1B3C5D7E9F0A2B4C6D', name: 'Call Centre Agent', securityProfile: 'Agents' },
	{ id: '2C8E3A5B7D9F1B2C4D6E8FA01B3C5D7E', name: 'Back Office', securityProfile: 'Back Office' },
	{ id: '3D9F4B6C8EA02C3D5E7F9AB12C4D6E8F', name: 'Supervisor', securityProfile: 'Supervisors' },
	{ id: '4EA05C7D9FB13D4E6F8AABC23D5E7F9A', name: 'Système – Accès', securityProfile: 'Admins' },
];

export const people = [
	{ username: 'jdoe', first_name: 'John', last_name: 'Doe', email: 'jdoe@crmcom.example' },
	{ username: 'MPapa', first_name: 'Maria', last_name: 'Papadopoulou' },
	{ username: 'chloe', first_name: 'Chloë', last_name: 'Côté', email: 'chloe@crmcom.example' },
];
