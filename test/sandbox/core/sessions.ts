import { createHmac, randomBytes } from 'node:crypto';
import type { CommonSettings } from './settings';

const signingKey = 'sandbox-signing-key';

/** Session tokens: handed out at a login, dead after their lifetime or when revoked. */
export class Sessions {
	private live = new Map<string, { account: string; expiresAt: number }>();
	readonly issued: string[] = [];

	constructor(private readonly settings: CommonSettings) {}

	issue(account: string): string {
		const expiresAt = Date.now() + this.settings.tokenLifetimeSeconds * 1000;
		const token = this.settings.tokensAreJwt
			? jwt(account, expiresAt, this.settings.tokenExpAsText)
			: `sandbox-session-${randomBytes(16).toString('hex')}`;
		this.live.set(token, { account, expiresAt });
		this.issued.push(token);
		return token;
	}

	/** The account of a token that is alive. */
	accountOf(token: string): string | undefined {
		const session = this.live.get(token);
		return session && Date.now() < session.expiresAt ? session.account : undefined;
	}

	revokeAll(): void {
		this.live.clear();
	}

	reset(): void {
		this.live.clear();
		this.issued.length = 0;
	}
}

/** RFC 7519 with HS256; `exp` in whole epoch seconds. */
function jwt(account: string, expiresAt: number, expAsText: boolean): string {
	const exp = Math.floor(expiresAt / 1000);
	const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
	const claims = {
		sub: account,
		iat: Math.floor(Date.now() / 1000),
		exp: expAsText ? String(exp) : exp,
		jti: randomBytes(8).toString('hex'),
	};
	const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
	return `${signed}.${createHmac('sha256', signingKey).update(signed).digest('base64url')}`;
}
