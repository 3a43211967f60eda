import type { Answer, HouseAnswers } from '../core/types';

/**
 * Codes begin as the one that client programs quote
 * (`COM.CRM.EXCEPTION.SUBSCRIPTIONS.…EXCEPTION`); what follows is inferred.
 */
const prefix = 'COM.CRM.EXCEPTION.';

/** The envelope of every answer. */
export function success(data: unknown): Answer {
	return { status: 200, body: { status: { code: 'OK', description: null, message: null }, data } };
}

/** A refusal: HTTP 200, and a status that is not OK. */
export function exception(code: string, description: string, httpStatus = 200): Answer {
	const status = { code: `${prefix}${code}`, description, message: description };
	return { status: httpStatus, body: { status, data: null } };
}

export function tokenRefused(how: '401' | '403' | 'status'): Answer {
	const httpStatus = how === 'status' ? 200 : Number(how);
	return exception(
		'SECURITY.INVALIDTOKENEXCEPTION',
		'The token is not valid or has expired.',
		httpStatus,
	);
}

export const house: HouseAnswers = {
	tooMany: (seconds) => {
		const answer = exception('WEBAPI.TOOMANYREQUESTSEXCEPTION', 'Too many requests.', 429);
		return seconds === undefined
			? answer
			: { ...answer, body: { ...(answer.body as object), retry_after: seconds } };
	},
	serverError: (status) => exception('GENERAL.UNEXPECTEDEXCEPTION', 'Unexpected error.', status),
	notFound: () => exception('WEBAPI.UNKNOWNMETHODEXCEPTION', 'There is no such method.', 404),
};
