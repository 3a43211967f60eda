import { isObject } from '../core/checks';
import { Lockout } from '../core/lockout';
import type { VendorModel } from '../core/model';
import { openStandIn } from '../core/server';
import { Sessions } from '../core/sessions';
import { UserStore } from '../core/store';
import type { Answer, Route, StandIn, VendorRequest } from '../core/types';
import { Access } from './access';
import { house } from './answers';
import type { TelephonyBrand } from './brands';
import { listUsers } from './listing';
import { telephonyDefaults, type TelephonySettings } from './settings';
import { Users } from './users';

export interface TelephonyStandIn
	extends
		StandIn<TelephonySettings>,
		Pick<TelephonyBrand, 'account' | 'secondAccount' | 'fixture'> {
	/** Adds so many users who were there from the start, until the next reset. */
	addExisting(count: number): void;
}

/** Servetel and Acefone are one platform: the brand brings accounts and data. */
export async function openTelephony(
	brand: TelephonyBrand,
	options: { seed: number; port: number },
): Promise<TelephonyStandIn> {
	const settings = telephonyDefaults();
	const store = new UserStore();
	const sessions = new Sessions(settings);
	const lockout = new Lockout(settings);
	const access = new Access(brand, settings, sessions, lockout);
	const users = new Users(brand, store, settings);
	const model: VendorModel<TelephonySettings> = {
		vendor: brand.vendor,
		settings,
		defaultSettings: telephonyDefaults,
		routes: routesOf(brand, settings, access, users, store),
		answers: house,
		store,
		sessions,
		lockout,
		loginOf: (_endpoint, request) => loginOf(request),
		fill: () => users.fill(),
	};
	const standIn = await openStandIn(model, options);
	const { account, secondAccount, fixture } = brand;
	const addExisting = (count: number) => users.addExisting(count);
	return Object.assign(standIn, { account, secondAccount, fixture, addExisting });
}

function routesOf(
	brand: TelephonyBrand,
	settings: TelephonySettings,
	access: Access,
	users: Users,
	store: UserStore,
): Route[] {
	const { numbers, departments, timeGroups } = brand.fixture;
	const read = (request: VendorRequest) => access.authorise(request, 'read');
	const write = (request: VendorRequest) => access.authorise(request, 'write');
	const list = (entries: object[], wrapped: boolean): Answer => ({
		status: 200,
		body: wrapped ? { data: entries } : entries,
	});
	const staffed = departments.map((department) => ({ ...department, agents: [] }));
	return [
		{
			method: 'POST',
			path: '/v1/auth/login',
			endpoint: 'login',
			handle: (request) => access.logIn(request),
		},
		{
			method: 'POST',
			path: '/v1/auth/refresh',
			endpoint: 'refresh',
			handle: (request) => access.refresh(request),
		},
		{
			method: 'POST',
			path: '/v1/user',
			endpoint: 'create',
			authorise: write,
			handle: (request) => users.create(request),
		},
		{
			method: 'GET',
			path: '/v1/users',
			endpoint: 'users',
			authorise: read,
			handle: (request) => listUsers(request, store, brand.fixture, settings),
		},
		{
			method: 'GET',
			path: '/v1/user/:id',
			endpoint: 'user',
			authorise: read,
			handle: (request) => users.read(request),
		},
		{
			method: 'PATCH',
			path: '/v1/user/:id',
			endpoint: 'update',
			authorise: write,
			handle: (request) => users.patch(request),
		},
		{
			method: 'DELETE',
			path: '/v1/user/:id',
			endpoint: 'delete',
			authorise: write,
			handle: (request) => users.remove(request),
		},
		{
			method: 'GET',
			path: '/v1/my_number',
			endpoint: 'numbers',
			authorise: read,
			handle: () => list(numbers, settings.numbersWrapped),
		},
		{
			method: 'GET',
			path: '/v1/departments',
			endpoint: 'departments',
			authorise: read,
			handle: () => list(staffed, settings.departmentsWrapped),
		},
		{
			method: 'GET',
			path: '/v1/timegroups',
			endpoint: 'timegroups',
			authorise: read,
			handle: () => list(timeGroups, settings.timegroupsWrapped),
		},
	];
}

/** The login of a create or an account's login; the id where the path has one. */
function loginOf({ body, params }: VendorRequest): string | undefined {
	if (params.id !== undefined) return params.id;
	const login = isObject(body) ? (body.login_id ?? body.email) : undefined;
	return typeof login === 'string' ? login : undefined;
}
