import type { Credentials } from '../contract';

/** What sets the brands of the one telephony platform apart. */
export interface Brand {
	name: string;
	label: string;
	credential: string;
	/** The address in a credential, before it is checked. */
	address(credentials: Credentials): unknown;
	/** Keys that carry the account's login ID when it signs in. */
	loginKeys: readonly string[];
	/** Where a token's permissions are set. */
	tokenHint: string;
}

/** Documented hosts of Acefone's regions (seed 001; vendor pages of the UK). */
const ACEFONE_REGIONS: Record<string, string> = {
	india: 'https://api.acefone.in',
	uk: 'https://api-account-uk.acefone.com',
	ukOlder: 'https://api.acefone.co.uk',
};

export const servetel: Brand = {
	name: 'servetel',
	label: 'Servetel',
	credential: 'servetelApi',
	address: ({ apiRoot }) => apiRoot,
	loginKeys: ['email'],
	tokenHint:
		"Ask Servetel's support to give this token access to users, or put another token into the credential.",
};

export const acefone: Brand = {
	name: 'acefone',
	label: 'Acefone',
	credential: 'acefoneApi',
	address: ({ region, apiRoot }) => ACEFONE_REGIONS[String(region)] ?? apiRoot,
	// The older host of the UK reads the second; one refused login must not become two.
	loginKeys: ['email', 'login_id'],
	tokenHint:
		'In the Acefone panel, under API Connect > API Tokens, give this token access to users, or put another token into the credential.',
};
