import { fixtureOf, type TelephonyFixture } from './fixture';

export interface TelephonyAccount {
	/** What POST /v1/auth/login calls `email`. */
	loginId: string;
	password: string;
	/** Permanent, may do everything. */
	apiToken: string;
	/** Permanent, may read and not write. */
	limitedApiToken: string;
	/** Permanent and known, but refused (403) everywhere. */
	noAccessApiToken: string;
}

export interface TelephonyBrand {
	vendor: 'servetel' | 'acefone';
	account: TelephonyAccount;
	/** For tests in which a credential changes accounts: sees and makes the same users. */
	secondAccount: Pick<TelephonyAccount, 'loginId' | 'password' | 'apiToken'>;
	fixture: TelephonyFixture;
	/** Keys of the PATCH that only this brand's page names. */
	ownPatchKeys: string[];
}

const secretsOf = (brand: string) => ({
	account: {
		loginId: `owner@${brand}.example`,
		password: `sandbox-${brand}-password-Kx7mQ2`,
		apiToken: `sandbox-${brand}-api-token-full-Vb93ZtR1`,
		limitedApiToken: `sandbox-${brand}-api-token-limited-Hw58LpD4`,
		noAccessApiToken: `sandbox-${brand}-api-token-noaccess-Ns61JcY8`,
	},
	secondAccount: {
		loginId: `second@${brand}.example`,
		password: `sandbox-${brand}-second-password-Tg4uE9`,
		apiToken: `sandbox-${brand}-second-api-token-Qd27WaX5`,
	},
});

export const servetel: TelephonyBrand = {
	vendor: 'servetel',
	...secretsOf('servetel'),
	fixture: fixtureOf({
		firstUserId: 314678,
		firstRoleId: 54630,
		firstNumberId: 1759333,
		firstGroupId: 20546,
		didStem: '9180655512',
		domain: 'servetel.example',
	}),
	ownPatchKeys: [],
};

export const acefone: TelephonyBrand = {
	vendor: 'acefone',
	...secretsOf('acefone'),
	fixture: fixtureOf({
		firstUserId: 802110,
		firstRoleId: 71200,
		firstNumberId: 2604001,
		firstGroupId: 33100,
		didStem: '4420794601',
		domain: 'acefone.example',
	}),
	ownPatchKeys: ['disable_agent'],
};
