import type { TelephonySettings } from '../../sandbox';
import { NO_ID } from '../read';
import { answer, body, entries, users, type Body } from './reshaped';

type Settings = Partial<TelephonySettings>;

const with_ = (change: (body: Body) => void) => (given: Body) => {
	change(given);
	return given;
};

const bearerOf = (header: string | undefined) => /^bearer /i.exec(header ?? '') !== null;

/** A refusal that is not about a login that is taken. */
const isOfFields = ({ answer: { status, body: said } }: Body) =>
	status === 400 && said?.error?.login_id === undefined;

const errors = (change: (body: Body) => void) => body('create', with_(change), isOfFields);

/** For each fact a platform that is the opposite. */
export const telephonyOpposites: Record<string, Settings> = {
	'login.path': answer('login', () => ({ status: 404 })),
	'login.token': body('login', ({ access_token: token, ...rest }: Body) => ({ ...rest, token })),
	'login.flag': body('login', ({ success: _flag, ...rest }: Body) => rest),
	'login.type': body(
		'login',
		with_((said) => (said.token_type = 'mac')),
	),
	'login.life': body(
		'login',
		with_((said) => (said.expires_in = 1800)),
	),
	'login.jwt': { tokensAreJwt: false },
	'login.ownLife': {
		tokenLifetimeSeconds: 1800,
		...body(
			'login',
			with_((said) => (said.expires_in = 3600)),
		),
	},
	'paths.unknown': answer(
		'other',
		() => ({ status: 200, body: {} }),
		({ request }) => !request.path.endsWith('roles'),
	),
	'paths.json': answer('other', () => ({ status: 404, body: '<html>' })),
	'header.bearer': answer(
		'users',
		() => ({ status: 401, body: {} }),
		({ request }) => bearerOf(request.headers.authorization),
	),
	'header.bare': answer(
		'users',
		() => ({ status: 401, body: {} }),
		({ request }) => !bearerOf(request.headers.authorization),
	),
	'header.wrong': answer(
		'users',
		() => ({ status: 403 }),
		({ request, answer: { status } }) => status === 401 && !!request.headers.authorization,
	),
	'header.none': answer(
		'users',
		() => ({ status: 403 }),
		({ request, answer: { status } }) => status === 401 && !request.headers.authorization,
	),
	'rate.headers': answer(
		'user',
		() => ({ status: 404, headers: { 'x-ratelimit-remaining': '2' } }),
		({ answer: { status } }) => status === 404,
	),
	'users.wrapped': body('users', ({ data }: Body) => data as Body),
	'users.hasMore': { listTells: ['last_seen_id'] },
	'users.lastSeen': { listTells: ['has_more'] },
	'users.count': body(
		'users',
		with_((list) => (list.count = 48)),
	),
	'users.large': { maxPageSize: 20 },
	'users.limit': answer(
		'users',
		({ request, again }) => again({ ...request.query, limit: '20' }),
		({ request }) => request.query.limit === '2',
	),
	'users.cursor': { listPaging: 'offset' },
	'users.exclusive': answer(
		'users',
		({ request: { query }, again }) =>
			again({ ...query, last_seen_id: String(Number(query.last_seen_id) - 1) }),
		({ request }) => request.query.last_seen_id !== undefined,
	),
	'users.order': { listOrder: 'descending' },
	'users.fullLastPage': body(
		'users',
		with_((list) => (list.has_more = true)),
		({ request, answer: { body: list } }) =>
			request.query.limit === '2' && (list as Body)?.data?.length === 2,
	),
	'users.behindTheEnd': answer(
		'users',
		() => ({ status: 404 }),
		({ answer: { body: list } }) => (list as Body)?.data?.length === 0,
	),
	'users.id': users((user) => (user.id = String(user.id))),
	'users.login': users((user) => delete user.login_id),
	'users.noEmail': users((user) => (user.email = 'someone@example.com')),
	'users.role': users((user) => (user.user_role = user.user_role.id)),
	'users.agent': users((user) => {
		if (user.agent) user.agent.id = Number(user.agent.id);
	}),
	'users.extension': users((user) => (user.extension = user.extension?.id ?? '')),
	'users.status': users((user) => (user.user_status = 'enabled')),
	'users.names': body(
		'users',
		with_((list) =>
			list.data.forEach((user: Body) => (user.name = user.name.replace('a', '&#97;'))),
		),
		({ request, answer: { status } }) => status < 300 && request.query.last_seen_id === undefined,
	),
	'users.numbers': { numbersShown: 'lastDigits' },
	'nobody.status': answer(
		'user',
		() => ({ status: 200, body: { data: null } }),
		({ request }) => request.params.id === NO_ID,
	),
	'detail.form': body('user', ({ data }: Body) => ({ user: data })),
	'detail.id': body(
		'user',
		with_((user) => (user.data.id = Number(user.data.id))),
	),
	'detail.login': body(
		'user',
		with_((user) => delete user.data.team_member.login_id),
	),
	'detail.email': body(
		'user',
		with_((user) => delete user.data.team_member.email),
	),
	'detail.role': body(
		'user',
		with_((user) => (user.data.team_member.role = 'Quality')),
	),
	'detail.users_for_cdr': body(
		'user',
		with_((user) => (user.data.team_member.users_for_cdr = [])),
	),
	'detail.status': body(
		'user',
		with_((user) => (user.data.team_member.status = 'on')),
	),
	'detail.secrets': { sipSecretsShown: true },
	'numbers.readable': body('numbers', (list: Body) => ({ numbers: list })),
	'numbers.bare': { numbersWrapped: true },
	'numbers.id': entries('numbers', (entry) => (entry.id = Number(entry.id))),
	'numbers.did': entries('numbers', (entry) => delete entry.did),
	'numbers.alias': entries('numbers', (entry) => delete entry.alias),
	'departments.readable': body('departments', (list: Body) => ({ departments: list })),
	'departments.bare': { departmentsWrapped: true },
	'departments.id': entries('departments', (entry) => (entry.id = Number(entry.id))),
	'departments.name': entries('departments', (entry) => (entry.name = null)),
	'timeGroups.readable': body('timegroups', (list: Body) => ({ groups: list })),
	'timeGroups.bare': { timegroupsWrapped: true },
	'timeGroups.id': entries('timegroups', (entry) => (entry.id = Number(entry.id))),
	'timeGroups.name': entries('timegroups', (entry) => (entry.name = null)),
	'roles.none': answer(
		'other',
		() => ({ status: 200, body: [] }),
		({ request }) => request.path.endsWith('roles'),
	),
	'create.accepted': answer(
		'create',
		() => ({ status: 400, body: { success: false, message: 'No.', error: { email: 'x' } } }),
		({ answer: { status } }) => status < 300,
	),
	'create.flag': body(
		'create',
		with_((said) => delete said.success),
	),
	'create.id': { successBody: 'flagOnly' },
	'create.agent': body(
		'create',
		with_((said) => delete said.data.agent_id),
	),
	'create.groups': { groupsBy: 'id' },
	'create.listed': { listLagLookUps: 2 },
	'create.name': { namesShown: 'lastFirst' },
	'taken.refused': { uniqueLogins: false },
	'taken.status': { takenStatus: 500 },
	'refused.always': answer(
		'create',
		() => ({ status: 200, body: { success: true, message: 'Done.' } }),
		({ answer: { body: said } }) => (said as Body)?.error?.email !== undefined,
	),
	'refused.status': answer('create', () => ({ status: 409 }), isOfFields),
	'refused.flag': { errorStyle: { shape: 'fieldText', key: 'error', status: 400, flag: 'absent' } },
	'refused.message': errors((said) => delete said.message),
	'refused.errors': errors((said) => {
		said.problems = said.error;
		delete said.error;
	}),
	'refused.field': { errorStyle: { shape: 'text', key: 'error', status: 400, flag: false } },
	'refused.password': { echoPasswords: true },
	'update.accepted': answer('update', () => ({ status: 405 })),
	'update.flag': body(
		'update',
		with_((said) => delete said.success),
	),
	'update.shown': body(
		'user',
		with_((user) => (user.data.name = 'As Before')),
		({ answer: { body: user } }) => (user as Body)?.data?.name === 'Check Changed',
	),
	'delete.accepted': answer('delete', () => ({ status: 405 })),
	'delete.gone': answer(
		'user',
		() => ({ status: 200, body: { data: {} } }),
		({ request, answer: { status } }) => status === 404 && request.params.id !== NO_ID,
	),
};
