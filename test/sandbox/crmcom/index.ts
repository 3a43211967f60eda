import { isObject, single } from '../core/checks';
import { Lockout } from '../core/lockout';
import type { VendorModel } from '../core/model';
import { openStandIn } from '../core/server';
import { Sessions } from '../core/sessions';
import { UserStore } from '../core/store';
import type { Route, StandIn, VendorRequest } from '../core/types';
import { Access } from './access';
import { house } from './answers';
import { account, secondAccount, templates, type CrmComAccount } from './fixture';
import { crmComDefaults, type CrmComSettings } from './settings';
import { Users } from './users';

export interface CrmComStandIn extends StandIn<CrmComSettings> {
	account: CrmComAccount;
	secondAccount: typeof secondAccount;
	templates: typeof templates;
}

/** Documented: `{server}/crmapi/rest/v2/{method}`. */
const base = '/crmapi/rest/v2';

export async function openCrmCom(options: { seed: number; port: number }): Promise<CrmComStandIn> {
	const settings = crmComDefaults();
	const store = new UserStore();
	const sessions = new Sessions(settings);
	const lockout = new Lockout(settings);
	const users = new Users(store, settings);
	const model: VendorModel<CrmComSettings> = {
		vendor: 'crmcom',
		settings,
		defaultSettings: crmComDefaults,
		routes: routesOf(new Access(settings, sessions, lockout), users),
		answers: house,
		store,
		sessions,
		lockout,
		loginOf: (_endpoint, request) => loginOf(request),
		fill: () => users.fill(),
	};
	const standIn = await openStandIn(model, options);
	return Object.assign(standIn, { account, secondAccount, templates });
}

function routesOf(access: Access, users: Users): Route[] {
	const authorise = (request: VendorRequest) => access.authorise(request);
	return [
		{
			method: 'POST',
			path: `${base}/authentication/web_api_key/token`,
			endpoint: 'login',
			handle: (request) => access.logInWithKey(request),
		},
		{
			method: 'POST',
			path: `${base}/authentication/token`,
			endpoint: 'login',
			handle: (request) => access.logInWithPassword(request),
		},
		{
			method: 'POST',
			path: `${base}/users/create`,
			endpoint: 'create',
			authorise,
			handle: (request) => users.create(request),
		},
		{
			method: 'GET',
			path: `${base}/users/show`,
			endpoint: 'show',
			authorise,
			handle: (request) => users.show(request),
		},
	];
}

/** The username of a create or a login, or what users/show asks for. */
function loginOf(request: VendorRequest): string | undefined {
	const { body } = request;
	if (isObject(body)) return typeof body.username === 'string' ? body.username : undefined;
	return single(request, 'user_identifier')?.replace(/^(id|username)=/, '');
}
