import type { VendorAnswer, VendorRequest } from '../../wire/answer';
import { asObject } from '../../wire/json';
import type { LoginProblem } from '../../wire/sent';
import type { AccountIdentity, Authentication, Credentials, ProbeResult } from '../contract';
import { checkedAddress, emptyIn, formOf, loginText, pastedToken, tokenIn } from '../credential';
import { API_PATH, deniesRights, readReason, saysOk, statusCode, tokenRefused } from './answers';

/** Life of a token in seconds where it does not say so itself: two hours from its issue (vendor page). */
const DOCUMENTED_LIFE = 2 * 3600;
/** The permission is asked for with a login that nobody needs to have. */
const TEST_LOGIN = 'connection-test';

function usesKey({ connectUsing }: Credentials): boolean {
	return connectUsing !== 'login';
}

/** The account behind a credential, see `Authentication.account`. */
function accountOf(credentials: Credentials): AccountIdentity | { problem: string } {
	const address = checkedAddress(credentials.serverAddress, {
		label: 'Server Address',
		apiPath: /\/crmapi(\/.*)?$/i,
		allowHttp: true,
	});
	if ('problem' in address) return address;
	const isKey = usesKey(credentials);
	const secret = isKey ? pastedToken(credentials.webApiKey) : String(credentials.password ?? '');
	const [username, organisation] = [credentials.username, credentials.organisation].map(loginText);
	const given = isKey
		? { 'Web API Key': secret }
		: { Username: username, Password: secret, Organisation: organisation };
	return {
		root: address.root,
		account: isKey ? '' : JSON.stringify([username, organisation]),
		more: [loginText(credentials.unitId)],
		secret,
		isPermanentToken: false,
		fields: isKey
			? "'Web API Key' and 'Unit ID'"
			: "'Username', 'Password', 'Organisation' and 'Unit ID'",
		empty: emptyIn(given),
		means: isKey ? 'Web API key' : 'login',
		permissionHint: `In CRM.COM, give the ${isKey ? 'Web API key' : 'user whose login this is'} the right to read and create users.`,
		...(credentials.ignoreSslIssues === true ? { skipsCertificate: true as const } : {}),
	};
}

/** The two documented ways in: a Web API key as the user of HTTP Basic, or a user's password. */
function loginRequest(credentials: Credentials): VendorRequest {
	const unitId = loginText(credentials.unitId);
	const unit = unitId === '' ? {} : { unit: unitId };
	if (usesKey(credentials)) {
		const basic = Buffer.from(`${pastedToken(credentials.webApiKey)}:`).toString('base64');
		return {
			method: 'POST',
			path: `${API_PATH}/authentication/web_api_key/token`,
			headers: { authorization: `Basic ${basic}` },
			body: unit,
		};
	}
	return {
		method: 'POST',
		path: `${API_PATH}/authentication/token`,
		body: {
			username: loginText(credentials.username),
			password: String(credentials.password ?? ''),
			organisation: loginText(credentials.organisation),
			...unit,
		},
	};
}

function readLogin(answer: VendorAnswer): { token: string } | { problem: LoginProblem } {
	const { status: httpStatus } = answer;
	const body = asObject(answer.json);
	const token = tokenIn(body);
	const isOpen = httpStatus < 300 && statusCode(answer) === undefined;
	if ((saysOk(answer) || isOpen) && token !== '') return { token };
	if (saysOk(answer) || (httpStatus < 300 && token !== '')) {
		return { problem: { kind: 'unknownForm', words: formOf(body), httpStatus } };
	}
	const { message: words } = readReason(answer);
	if (httpStatus === 429) return { problem: { kind: 'locked', words } };
	if (httpStatus < 400 && statusCode(answer) === undefined) {
		return { problem: { kind: 'notTheApi', words, httpStatus } };
	}
	return { problem: { kind: 'refused', words, httpStatus } };
}

function readProbe(answer: VendorAnswer): ProbeResult {
	const { status } = answer;
	if (status === 429) return { kind: 'busy' };
	const { message: words } = readReason(answer);
	if (deniesRights(answer)) return { kind: 'forbidden', words };
	if (status === 401) return { kind: 'tokenRefused', words };
	return status >= 500 || tokenRefused(answer) || statusCode(answer) === undefined
		? { kind: 'noUsers', words }
		: { kind: 'ok' };
}

/** How CRM.COM lets a client in. */
export const crmComAuthentication: Authentication = {
	account: accountOf,
	// How it speaks of a lock is unknown; this is what others say.
	login: { request: loginRequest, read: readLogin, lockedBy: ['retry_after'] },
	documentedLife: DOCUMENTED_LIFE,
	// Documented: top level in the body of a POST, in the query of a GET.
	carry: (token, method, place) =>
		method === 'POST'
			? { ...place, body: { ...place.body, token } }
			: { ...place, query: { ...place.query, token } },
	tokenRefused,
	probe: {
		request: () => ({
			method: 'GET',
			path: `${API_PATH}/users/show`,
			query: { user_identifier: `username=${TEST_LOGIN}` },
		}),
		read: readProbe,
	},
};
