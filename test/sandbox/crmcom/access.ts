import { isObject, jsonObject, single } from '../core/checks';
import type { Lockout } from '../core/lockout';
import type { Sessions } from '../core/sessions';
import type { Answer, Authorised, VendorRequest } from '../core/types';
import { exception, success, tokenRefused } from './answers';
import { account, secondAccount } from './fixture';
import type { CrmComSettings } from './settings';

const keys = new Map([
	[account.webApiKey, 'webApiKey'],
	[secondAccount.webApiKey, 'second webApiKey'],
]);

const passwords = new Map(
	[account, secondAccount].map(({ username, password }) => [username, password]),
);

/** The two logins, and the token that travels in a POST's body or a GET's query. */
export class Access {
	constructor(
		private readonly settings: CrmComSettings,
		private readonly sessions: Sessions,
		private readonly lockout: Lockout,
	) {}

	authorise(request: VendorRequest): Authorised {
		const inBody = isObject(request.body) ? request.body.token : undefined;
		const token = request.method === 'GET' ? single(request, 'token') : inBody;
		const name = typeof token === 'string' ? this.sessions.accountOf(token) : undefined;
		if (name !== undefined) return { account: name };
		return { refusal: tokenRefused(this.settings.expiredTokenAnswer) };
	}

	/** POST authentication/web_api_key/token: HTTP Basic, the key as user and no password. */
	logInWithKey(request: VendorRequest): Answer {
		const [key = '', password = ''] = basicOf(request);
		const { unit, ...others } = jsonObject(request) ?? {};
		if (request.rawBody !== '' && (!jsonObject(request) || Object.keys(others).length > 0)) {
			return exception('WEBAPI.INVALIDREQUESTEXCEPTION', 'Only a unit may be given.');
		}
		const name = keys.get(key);
		return this.logIn(key, name !== undefined && password === '' && isUnit(unit), name ?? '', key);
	}

	/** POST authentication/token: username, password, organisation and an optional unit. */
	logInWithPassword(request: VendorRequest): Answer {
		const { username, password, organisation, unit, ...others } = jsonObject(request) ?? {};
		const texts = [username, password, organisation];
		if (!texts.every((text) => typeof text === 'string') || Object.keys(others).length > 0) {
			return exception(
				'WEBAPI.INVALIDREQUESTEXCEPTION',
				'Username, password and organisation are mandatory.',
			);
		}
		const name = String(username);
		const right =
			passwords.get(name) === password && organisation === account.organisation && isUnit(unit);
		return this.logIn(name, right, name, String(password));
	}

	/** @param secret quoted in the refusal when the settings ask for it */
	private logIn(subject: string, right: boolean, name: string, secret: string): Answer {
		if (this.lockout.secondsLeft(subject) !== undefined) {
			return exception('SECURITY.USERLOCKEDEXCEPTION', 'The user is locked.');
		}
		if (!right) {
			this.lockout.failed(subject);
			const echo = this.settings.echoPasswords ? ` (${secret})` : '';
			return exception(
				'SECURITY.INVALIDCREDENTIALSEXCEPTION',
				`The credentials are not valid.${echo}`,
				this.settings.loginRefusalStatus,
			);
		}
		this.lockout.succeeded(subject);
		return success({ token: this.sessions.issue(name) });
	}
}

function isUnit(unit: unknown): boolean {
	return unit === undefined || unit === account.unit;
}

/** User and password of an HTTP Basic header; empty when there is none. */
function basicOf(request: VendorRequest): string[] {
	const encoded = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
	const text = Buffer.from(encoded, 'base64').toString();
	const colon = text.indexOf(':');
	return colon < 0 ? [] : [text.slice(0, colon), text.slice(colon + 1)];
}
