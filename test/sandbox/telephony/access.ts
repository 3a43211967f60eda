import { jsonObject } from '../core/checks';
import type { Lockout } from '../core/lockout';
import type { Sessions } from '../core/sessions';
import type { Answer, Authorised, VendorRequest } from '../core/types';
import { failure, house, tokenRefused } from './answers';
import type { TelephonyBrand } from './brands';
import type { TelephonySettings } from './settings';

/** Who may come in: logins, session tokens, and the permanent tokens of the panel. */
export class Access {
	private passwords: Map<string, string>;
	private apiTokens: Map<string, { account: string; may: 'all' | 'read' | 'nothing' }>;

	constructor(
		{ account, secondAccount }: TelephonyBrand,
		private readonly settings: TelephonySettings,
		private readonly sessions: Sessions,
		private readonly lockout: Lockout,
	) {
		this.passwords = new Map(
			[account, secondAccount].map(({ loginId, password }) => [loginId, password]),
		);
		this.apiTokens = new Map([
			[account.apiToken, { account: 'apiToken', may: 'all' }],
			[account.limitedApiToken, { account: 'limitedApiToken', may: 'read' }],
			[account.noAccessApiToken, { account: 'noAccessApiToken', may: 'nothing' }],
			[secondAccount.apiToken, { account: 'second apiToken', may: 'all' }],
		]);
	}

	/** `read`: GET. `write`: whatever changes users. 401 for the token, 403 for the permission. */
	authorise(request: VendorRequest, need: 'read' | 'write'): Authorised {
		const token = tokenOf(request);
		const session = this.sessions.accountOf(token);
		if (session !== undefined) return { account: session };
		const permanent = this.apiTokens.get(token);
		if (!permanent) return { refusal: tokenRefused() };
		if (permanent.may === 'all' || permanent.may === need) return { account: permanent.account };
		return { refusal: failure(403, 'This token does not have access to this API.') };
	}

	/** POST /v1/auth/login. `email`, or `login_id` on the older host, carries the account's login ID. */
	logIn(request: VendorRequest): Answer {
		const { loginKey } = this.settings;
		const { [loginKey]: loginId, password } = jsonObject(request) ?? {};
		if (typeof loginId !== 'string' || typeof password !== 'string') {
			return failure(400, `The ${loginKey.replace('_', ' ')} and password are required.`);
		}
		const locked = this.lockout.secondsLeft(loginId);
		if (locked !== undefined) return house.tooMany(locked);
		if (this.passwords.get(loginId) !== password) {
			const failures = this.lockout.failed(loginId);
			return {
				status: this.settings.loginRefusalStatus,
				body: {
					success: false,
					message: `The username or password is incorrect.${this.echo(password)}`,
					login_failed_count: failures,
				},
			};
		}
		this.lockout.succeeded(loginId);
		return this.tokenFor(loginId);
	}

	/** POST /v1/auth/refresh. Permanent tokens have nothing to renew. */
	refresh(request: VendorRequest): Answer {
		const account = this.sessions.accountOf(tokenOf(request));
		return account === undefined ? tokenRefused() : this.tokenFor(account);
	}

	private tokenFor(account: string): Answer {
		return {
			status: 200,
			body: {
				success: true,
				access_token: this.sessions.issue(account),
				token_type: 'bearer',
				expires_in: this.settings.tokenLifetimeSeconds,
			},
		};
	}

	private echo(password: string): string {
		return this.settings.echoPasswords ? ` (${password})` : '';
	}
}

/** The pages show the header both with `Bearer` and without. */
function tokenOf(request: VendorRequest): string {
	return (request.headers.authorization ?? '').replace(/^bearer /i, '');
}
