import { aFilledString, anEmail, jsonObject, problemsOf, single } from '../../sandbox/core/checks';
import { Lockout } from '../../sandbox/core/lockout';
import { openStandIn } from '../../sandbox/core/server';
import { Sessions } from '../../sandbox/core/sessions';
import { commonDefaults, type CommonSettings } from '../../sandbox/core/settings';
import { isListed, UserStore } from '../../sandbox/core/store';
import type { Answer, Authorised, StandIn, VendorRequest } from '../../sandbox/core/types';

export const KEY = 'made-up-desk-key-7Qw4Zt';

const TEAMS = [
	{ id: 't1', title: 'Night' },
	{ id: 't2', title: 'Day' },
];

const isTeam = (value: unknown) =>
	TEAMS.some(({ id }) => id === value) ? undefined : 'is no team of this desk';

const FIELDS = {
	handle: { mandatory: true, check: aFilledString },
	secret: { mandatory: true, check: aFilledString },
	full_name: { mandatory: true, check: aFilledString },
	mail: { check: anEmail },
	team_id: { check: isTeam },
} as const;

const problem = (status: number, text: string): Answer => ({ status, body: { problem: text } });

const settingsOf = (): CommonSettings => ({ ...commonDefaults });

/** The made-up vendor: strict about its key, its fields and logins that are taken. */
export async function openDesk(): Promise<StandIn<CommonSettings, 'madeUpDesk'>> {
	const settings = settingsOf();
	const store = new UserStore();
	const add = (fields: Record<string, unknown>, seeded = false) => {
		const id = String(store.all.length + 1);
		const login = String(fields.handle);
		const password = String(fields.secret);
		store.add({ id, login, password, committedAt: Date.now(), seeded, fields });
		return id;
	};
	const shown = (id: string): Answer['body'] => {
		const { secret: _never, ...fields } = store.withId(id)?.fields ?? {};
		return { id: Number(id), ...fields };
	};
	const authorise = ({ headers }: VendorRequest): Authorised =>
		headers['x-desk-key'] === KEY
			? { account: 'key' }
			: { refusal: problem(401, 'There is no such key.') };
	const create = (request: VendorRequest): Answer => {
		const body = jsonObject(request) ?? {};
		const problems = Object.entries(problemsOf(body, FIELDS)).map((entry) => entry.join(' '));
		if (problems.length > 0) return problem(422, problems.join('; '));
		if (settings.uniqueLogins && store.withLogin(String(body.handle)).length > 0) {
			return problem(409, 'The handle is taken.');
		}
		const id = add(body);
		return { status: 201, body: shown(id), committed: id };
	};
	const show = (request: VendorRequest): Answer => {
		const [user] = store.withLogin(single(request, 'handle') ?? '');
		const isThere = user !== undefined && isListed(user, settings);
		return isThere ? { status: 200, body: shown(user.id) } : problem(404, 'There is nobody.');
	};
	return await openStandIn(
		{
			...{ vendor: 'madeUpDesk', settings, defaultSettings: settingsOf, store },
			routes: [
				{ method: 'POST', path: '/people', endpoint: 'create', authorise, handle: create },
				{ method: 'GET', path: '/people', endpoint: 'show', authorise, handle: show },
				{
					...{ method: 'GET', path: '/teams', endpoint: 'teams', authorise },
					handle: () => ({ status: 200, body: TEAMS }),
				},
			],
			answers: {
				tooMany: () => problem(429, 'Too many requests.'),
				serverError: (status) => problem(status, 'The desk has fallen over.'),
				notFound: () => problem(404, 'There is no such thing.'),
			},
			sessions: new Sessions(settings),
			lockout: new Lockout(settings),
			loginOf: (_endpoint, request) =>
				single(request, 'handle') ?? (jsonObject(request)?.handle as string | undefined),
			fill: () => {
				const ada = { full_name: 'Ada Byron', mail: 'ada@desk.example' };
				add({ handle: 'Ada', secret: 'sandbox-fixture-password', ...ada }, true);
			},
		},
		{ seed: 1, port: 0 },
	);
}
