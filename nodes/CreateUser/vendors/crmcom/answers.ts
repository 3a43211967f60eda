import { unescapedHtml } from '../../values/html';
import type { VendorAnswer } from '../../wire/answer';
import { asObject, isNo, textOf } from '../../wire/json';
import { plainReason, textIn, type VendorReason } from '../../wire/reason';
import { isSameToADatabase } from '../comparing';
import type { NewUser, NoReading, Read, VendorUser, Verdict } from '../contract';
import {
	isPromise,
	isSwitchedOff,
	neitherYesNorNo,
	noReadingByStatus,
	openByStatus,
	verdictByStatus,
} from '../verdict';

/** Path of every method (vendor page "Introduction"). */
export const API_PATH = '/crmapi/rest/v2';

/** Codes that speak of the token rather than of the request. Which ones exist is unknown. */
const TOKEN_CODE = /TOKEN|SESSION|AUTHENTICAT/i;
/** Codes that speak of rights: the question was not answered. */
const RIGHTS_CODE = /PERMISSION|PRIVILEGE|ACCESS|FORBIDDEN|UNAUTHORI[SZ]ED/i;

/** The code of the documented envelope, undefined when the answer has none. */
export function statusCode({ json }: VendorAnswer): string | undefined {
	const { code } = asObject(asObject(json).status);
	return (typeof code === 'string' && code.trim()) || undefined;
}

/** Success is `status.code` OK under an HTTP status that says the same. */
export function saysOk(answer: VendorAnswer): boolean {
	return answer.status < 300 && statusCode(answer)?.toUpperCase() === 'OK';
}

/** True when the credential lacks the right to what it asked. */
export function deniesRights(answer: VendorAnswer): boolean {
	return answer.status === 403 || (!saysOk(answer) && RIGHTS_CODE.test(statusCode(answer) ?? ''));
}

/**
 * How an expired token is answered is unknown: 403, or a status code that names it, count as that. A page
 * of something in between knows nothing of tokens.
 */
export function tokenRefused(answer: VendorAnswer): boolean {
	return (
		(answer.status === 403 && answer.json !== undefined) ||
		(!saysOk(answer) && TOKEN_CODE.test(statusCode(answer) ?? ''))
	);
}

/** The reason in the documented envelope, which may be localised and is never matched. */
export function readReason(answer: VendorAnswer): VendorReason {
	const { description, message } = asObject(asObject(answer.json).status);
	const texts = [description, message].map(textIn).filter((text) => text !== '');
	const code = statusCode(answer);
	return plainReason({ answer, label: 'CRM.COM', fields: [], texts, code });
}

/** True for an answer that has a no or an error beside its envelope or in its data. */
function deniesItself({ json }: VendorAnswer): boolean {
	const envelope = asObject(json);
	return [envelope, asObject(envelope.data)].some(
		({ success, error, errors }) =>
			isNo(success) || [error, errors].some((one) => textIn(one) !== ''),
	);
}

/** Reads the answer to users/create. */
export function readVerdict(answer: VendorAnswer, user: NewUser): Verdict {
	const reason = () => readReason(answer);
	const byStatus = verdictByStatus(answer, reason);
	if (byStatus?.kind === 'unclear') return byStatus;
	const code = statusCode(answer);
	const { id, login = user.login } = readUser(asObject(answer.json).data);
	if (byStatus || (code !== undefined && !saysOk(answer))) {
		return { kind: deniesRights(answer) ? 'forbidden' : 'refused', reason: reason() };
	}
	if (code === undefined) {
		if (answer.text.trim() === '') return { kind: 'unclear', why: { kind: 'empty' } };
		return { kind: 'unclear', why: { kind: 'unreadable', words: 'could not be read' } };
	}
	if ((id === null && isPromise(answer)) || deniesItself(answer)) return neitherYesNorNo(reason());
	const { name, email } = user;
	return { kind: 'done', user: { login, name, email, id, raw: answer.json } };
}

function readName(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	const { first_name: first, last_name: last, name } = asObject(value);
	const full = [first, last].filter((part) => typeof part === 'string').join(' ');
	return full || (typeof name === 'string' ? name : undefined);
}

/** A user as users/show and, probably, users/create show it. */
function readUser(data: unknown): VendorUser {
	const user = asObject(data);
	const text = (value: unknown) => textOf(value) || undefined;
	const plain = (escaped = '') => unescapedHtml(escaped) || undefined;
	const isOff = isSwitchedOff(user.active);
	return {
		id: text(user.id) ?? null,
		login: plain(text(user.username)),
		name: plain(readName(user.person_name) ?? readName(user)),
		email: text(user.email),
		...(isOff ? { active: false as const } : {}),
		raw: data,
	};
}

/** users/show: the user with this username, or CRM.COM's code for having none. */
export const showUser: Read<string, { user: VendorUser } | { code: string }> = {
	request: (login) => ({
		method: 'GET',
		path: `${API_PATH}/users/show`,
		query: { user_identifier: `username=${login}` },
	}),
	read(answer, login) {
		const reason = () => readReason(answer);
		if (deniesRights(answer)) return { kind: 'forbidden', reason: reason() };
		const open = openByStatus(answer, reason);
		if (open) return { kind: 'unclear', why: open };
		// Whom one asks for with a token that has expired gets the same code as one that nobody has.
		if (tokenRefused(answer)) {
			return { kind: 'unclear', why: { kind: 'inconclusive', reason: reason() } };
		}
		const code = statusCode(answer);
		const { status } = answer;
		if (code === undefined) return noShow(answer);
		if (!saysOk(answer)) return { kind: 'read', value: { code: `${status} ${code}` } };
		const { data } = asObject(answer.json);
		const user = readUser(data);
		if (user.id === null && user.login === undefined) {
			// What holds something may hold the user, in a form that nobody has seen.
			if (!isNothing(data)) return noShow(answer);
			return { kind: 'read', value: { code: `${status} OK, without a user` } };
		}
		if (user.login !== undefined && !isSameToADatabase(login, user.login)) {
			const words = 'shows another user than it was asked for';
			return { kind: 'unclear', why: { kind: 'unreadable', words } };
		}
		return { kind: 'read', value: { user: { ...user, raw: answer.json } } };
	},
};

function isNothing(data: unknown): boolean {
	return typeof data === 'object' ? Object.keys(data ?? {}).length === 0 : !data;
}

function noShow(answer: VendorAnswer): NoReading {
	const byStatus = noReadingByStatus(answer, () => readReason(answer));
	return byStatus ?? { kind: 'unclear', why: { kind: 'unreadable', words: 'could not be read' } };
}
