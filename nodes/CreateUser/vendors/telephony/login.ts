import type { VendorAnswer } from '../../wire/answer';
import { asObject, textOf } from '../../wire/json';
import type { LoginProblem } from '../../wire/sent';
import type { AccountIdentity, Authentication, Credentials, ProbeResult } from '../contract';
import { checkedAddress, emptyIn, formOf, loginText, pastedToken, tokenIn } from '../credential';
import { flagOf, readReason, saysNo } from './answers';

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

/** Life of a token in seconds where the answer does not say it (vendor page on tokens). */
const DOCUMENTED_LIFE = 3600;

/** The account behind a credential, see `Authentication.account`. */
function accountOf(brand: Brand, credentials: Credentials): AccountIdentity | { problem: string } {
	const address = checkedAddress(brand.address(credentials), {
		label: 'API Root',
		// A gateway's own path may begin with its version too.
		apiPath: /\/v1(\/(auth|users?|departments|my_number|timegroups)(\/.*)?)?$/i,
		allowHttp: false,
	});
	if ('problem' in address) return address;
	const isToken = credentials.connectUsing === 'token';
	const secret = isToken ? pastedToken(credentials.apiToken) : String(credentials.password ?? '');
	const account = isToken ? '' : loginText(credentials.loginId);
	const given = isToken ? { 'API Token': secret } : { 'Login ID': account, Password: secret };
	return {
		root: address.root,
		account,
		more: [],
		secret,
		isPermanentToken: isToken,
		fields: isToken ? "'API Token'" : "'Login ID' and 'Password'",
		empty: emptyIn(given),
		means: isToken ? 'API token' : 'login',
		permissionHint: isToken ? brand.tokenHint : loginHint(brand),
	};
}

function loginHint({ label }: Brand): string {
	return `In the ${label} panel, give the user whose login this is access to users, or put another login into the credential.`;
}

/** Keys that the platform's own answers have, whatever they say. */
const OF_THE_API = ['success', 'Success', 'message', 'Message', 'access_token', 'retry_after'];

/** False for what another service answers, which must not be taken for a refused login. */
function isOfTheApi({ json }: VendorAnswer): boolean {
	return OF_THE_API.some((key) => key in asObject(json));
}

/** True for the user list: a bare array, or one under `data`. */
function isList({ status, json }: VendorAnswer): boolean {
	const body = asObject(json);
	return status < 300 && !saysNo(body) && (Array.isArray(json) || Array.isArray(body.data));
}

function readLogin(
	label: string,
	answer: VendorAnswer,
): { token: string; seconds?: number } | { problem: LoginProblem } {
	const body = asObject(answer.json);
	const token = tokenIn(body);
	const flag = flagOf(body);
	const { status: httpStatus } = answer;
	if (httpStatus < 300 && token !== '' && flag !== false) {
		const seconds = Number(textOf(body.expires_in ?? asObject(body.data).expires_in));
		return seconds > 0 ? { token, seconds } : { token };
	}
	const { message: words } = readReason(answer, label);
	if (httpStatus < 300 && !isOfTheApi(answer)) {
		return { problem: { kind: 'notTheApi', words, httpStatus } };
	}
	// In whatever form, also a date: who is asked to wait has given no wrong password.
	const wait = textOf(body.retry_after)?.trim() ?? '';
	const mustWait = wait !== '' && !(Number(wait) <= 0);
	if (httpStatus === 429 || mustWait) {
		return { problem: { kind: 'locked', words } };
	}
	// A wrong password is said only where the vendor says no: it would keep the login from being tried.
	if (httpStatus < 300 && !saysNo(body)) {
		return { problem: { kind: 'unknownForm', words: formOf(body), httpStatus } };
	}
	return { problem: { kind: 'refused', words, httpStatus } };
}

function readProbe(label: string, answer: VendorAnswer): ProbeResult {
	const { status: httpStatus } = answer;
	if (httpStatus === 429) return { kind: 'busy' };
	if (isList(answer)) return { kind: 'ok' };
	const { message: words } = readReason(answer, label);
	if (httpStatus < 300 && !isOfTheApi(answer)) {
		return { kind: 'problem', problem: { kind: 'notTheApi', words, httpStatus } };
	}
	if (httpStatus === 403) return { kind: 'forbidden', words };
	return { kind: httpStatus === 401 ? 'tokenRefused' : 'noUsers', words };
}

/** How the platform lets a client in. */
export function telephonyAuthentication(brand: Brand): Authentication {
	const json = { accept: 'application/json' };
	return {
		account: (credentials) => accountOf(brand, credentials),
		login: {
			// The login ID of the account, whatever the key is called (vendor page on tokens).
			request: (credentials) => ({
				method: 'POST',
				path: '/v1/auth/login',
				headers: json,
				body: {
					...Object.fromEntries(
						brand.loginKeys.map((key) => [key, loginText(credentials.loginId)]),
					),
					password: String(credentials.password ?? ''),
				},
			}),
			read: (answer) => readLogin(brand.label, answer),
			lockedBy: ['retry_after', 'login_failed_count'],
		},
		documentedLife: DOCUMENTED_LIFE,
		carry: (token, _method, place) => ({
			...place,
			headers: { ...place.headers, authorization: `Bearer ${token}` },
		}),
		tokenRefused: () => false,
		probe: {
			request: () => ({ method: 'GET', path: '/v1/users', query: { limit: 1 }, headers: json }),
			read: (answer) => readProbe(brand.label, answer),
		},
	};
}
