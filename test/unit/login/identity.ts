import type { AccountIdentity } from '../../../nodes/CreateUser/vendors/contract';

/** The account behind a credential with a login and a password. */
export const identity = (change: Partial<AccountIdentity> = {}): AccountIdentity => ({
	root: 'https://api.example.com',
	account: 'me',
	more: [],
	secret: 'hunter22',
	isPermanentToken: false,
	fields: "'Login ID' and 'Password'",
	means: 'login',
	permissionHint: 'Give it access to users.',
	...change,
});
