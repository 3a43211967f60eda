import type { CrmComSettings } from '../../sandbox';
import { nobody } from '../read';
import { answer, body, type Body } from './reshaped';

const with_ = (change: (body: Body) => void) => (given: Body) => {
	change(given);
	return given;
};

const codeOf = ({ answer: { body: said } }: Body): string => String(said?.status?.code);
const isOk = (passing: Body) => codeOf(passing) === 'OK';
const isTaken = (passing: Body) => codeOf(passing).includes('ALREADYEXISTS');
const isRefusal = (passing: Body) => !isOk(passing) && !isTaken(passing);
const isNobody = (passing: Body) => codeOf(passing).includes('USERNOTFOUND');
const isNobodyOfTheCheck = (passing: Body) =>
	isNobody(passing) && String(passing.request.query.user_identifier).includes('nobody');
const asks =
	(text: string) =>
	({ request }: Body) =>
		String(request.query.user_identifier).includes(text);
const isTokenRefusal = (passing: Body) => codeOf(passing).includes('INVALIDTOKEN');

const shown = (change: (user: Body) => void) =>
	body(
		'show',
		with_((said) => change(said.data)),
		isOk,
	);
const otherCode = with_((said) => (said.status.code = 'COM.CRM.EXCEPTION.OTHER'));

/** For each fact a CRM.COM that is the opposite. */
export const crmComOpposites: Record<string, Partial<CrmComSettings>> = {
	'login.path': answer('login', () => ({ status: 404 })),
	'login.envelope': body('login', ({ data }: Body) => ({ data })),
	'login.token': body('login', ({ data, status }: Body) => ({ status, data: { key: data.token } })),
	'login.jwt': { tokensAreJwt: false },
	'login.ownLife': { tokenLifetimeSeconds: 600 },
	'login.exp': { tokenExpAsText: false },
	'paths.unknown': answer('other', () => ({ status: 200 })),
	'paths.envelope': answer('other', () => ({ status: 404, body: {} })),
	'nobody.status': answer('show', () => ({ status: 400 }), isNobodyOfTheCheck),
	'nobody.code': body('show', () => ({ status: { code: 'OK' }, data: null }), isNobodyOfTheCheck),
	'nobody.same': body('show', otherCode, asks(nobody(2))),
	'nobody.rights': body(
		'show',
		with_((said) => (said.status.code = 'COM.CRM.EXCEPTION.NOPRIVILEGE')),
		isNobodyOfTheCheck,
	),
	'nobody.description': body(
		'show',
		with_((said) => delete said.status.description),
		isNobody,
	),
	'show.found': body(
		'show',
		() => ({ status: { code: 'COM.CRM.NONE' }, data: null }),
		asks('=jdoe'),
	),
	'show.username': shown((user) => {
		if (user.username === 'jdoe') user.username = 'another';
	}),
	'show.id': shown((user) => (user.id = user.id.toLowerCase())),
	'show.name': shown((user) => {
		if (user.person_name) user.person_name = { first_name: 'John' };
	}),
	'show.active': shown((user) => {
		if ('active' in user) user.active = 'yes';
	}),
	'show.email': shown((user) => delete user.email),
	'show.fieldsSet': answer(
		'show',
		({ request: { query }, again }) => again({ user_identifier: query.user_identifier ?? '' }),
		({ request }) => request.query.fields_set !== undefined,
	),
	'show.case': body(
		'show',
		() => ({ status: { code: 'COM.CRM.NONE' }, data: null }),
		asks('=JDOE'),
	),
	'token.wrong': body(
		'show',
		otherCode,
		(passing) => isTokenRefusal(passing) && passing.request.query.token !== undefined,
	),
	'token.no': body(
		'show',
		otherCode,
		(passing) => isTokenRefusal(passing) && passing.request.query.token === undefined,
	),
	'rate.headers': answer(
		'show',
		() => ({ status: 200, headers: { 'x-ratelimit-limit': '10' } }),
		isNobody,
	),
	'create.accepted': answer(
		'create',
		() => ({ status: 200, body: { status: { code: 'COM.CRM.NO', description: 'No.' } } }),
		isOk,
	),
	'create.id': body(
		'create',
		with_((said) => delete said.data.id),
		isOk,
	),
	'create.username': body(
		'create',
		with_((said) => delete said.data.username),
		isOk,
	),
	'create.forms': answer(
		'create',
		() => ({ status: 200, body: { status: { code: 'COM.CRM.DATE', description: 'No date.' } } }),
		(passing) => isOk(passing) && (passing.request.body as Body).udf_date_1 !== undefined,
	),
	'create.fieldsSet': body(
		'create',
		with_((said) => (said.data.active = true)),
		isOk,
	),
	'create.shown': { listLagLookUps: 3 },
	'taken.refused': { uniqueLogins: false },
	'taken.status': { takenStatus: 500 },
	'refused.always': answer(
		'create',
		() => ({ status: 200, body: { status: { code: 'OK' }, data: {} } }),
		(passing) => codeOf(passing).includes('PASSWORDCONFIRMATION'),
	),
	'refused.status': answer('create', () => ({ status: 400 }), isRefusal),
	'refused.code': body(
		'create',
		with_((said) => (said.status.code = 'E17')),
		isRefusal,
	),
	'refused.description': body(
		'create',
		with_((said) => (said.status.description = null)),
		isRefusal,
	),
	'refused.password': { echoPasswords: true },
};
