import { jsonObject, problemsOf, type FieldTable, type Problems } from '../core/checks';
import type { UserStore } from '../core/store';
import type { Answer, StoredUser, VendorRequest } from '../core/types';
import { failure, house, refusal } from './answers';
import type { TelephonyBrand } from './brands';
import { createFields, patchFields } from './fields';
import type { TelephonySettings } from './settings';
import { fullUser } from './shapes';

/** Agent ids have 13 digits and lead with 0, so they are text (vendors' pages). */
const firstAgentId = 502842370000;

const firstExtension = 1001;

/** The handlers of single users: create, read, change, delete. */
export class Users {
	private nextId = 0;
	private nextAgent = 0;
	private readonly onCreate: FieldTable;
	private readonly onPatch: FieldTable;

	constructor(
		private readonly brand: TelephonyBrand,
		private readonly store: UserStore,
		private readonly settings: TelephonySettings,
	) {
		this.onCreate = createFields(brand.fixture, settings);
		this.onPatch = patchFields(brand.fixture, brand.ownPatchKeys);
	}

	fill(): void {
		const { users } = this.brand.fixture;
		this.nextAgent = 0;
		for (const { id, login, hasAgent, hasExtension, roleId, ...fields } of users) {
			this.add(String(id), true, {
				...fields,
				login_id: login,
				password: `sandbox-fixture-password-${id}`,
				user_role: roleId,
				status: true,
				caller_id: [Number(this.brand.fixture.numbers[0]?.id)],
				create_agent: hasAgent,
				create_extension: hasExtension,
			});
			this.nextId = id + 7;
		}
	}

	/** So many more people who are there from the start. */
	addExisting(count: number): void {
		for (let more = 0; more < count; more++) {
			const id = this.nextId++;
			this.add(String(id), true, {
				name: `Person ${id}`,
				number: `+9144${String(id).padStart(8, '0')}`,
				email: `person.${id}@existing.example`,
				login_id: `person.${id}`,
				password: `sandbox-existing-password-${id}`,
				user_role: this.brand.fixture.roles[0]?.id,
				status: true,
				caller_id: [Number(this.brand.fixture.numbers[0]?.id)],
				create_agent: true,
			});
		}
	}

	create(request: VendorRequest): Answer {
		const body = jsonObject(request);
		if (!body) return failure(400, 'Send a JSON object.');
		const taken = this.taken(body.login_id);
		const { takenStatus } = this.settings;
		if (taken.login_id && takenStatus !== undefined) return house.serverError(takenStatus);
		const problems = { ...taken, ...problemsOf(body, this.onCreate) };
		if (Object.keys(problems).length > 0) return this.refuse(problems, body.password);

		const user = this.add(String(this.nextId++), false, body);
		return { ...this.created(user), committed: user.id };
	}

	read(request: VendorRequest): Answer {
		const user = this.store.withId(request.params.id ?? '');
		if (!user) return house.notFound();
		return { status: 200, body: { data: fullUser(user, this.brand.fixture, this.settings) } };
	}

	patch(request: VendorRequest): Answer {
		const user = this.store.withId(request.params.id ?? '');
		if (!user) return house.notFound();
		const body = jsonObject(request);
		if (!body || Object.keys(body).length === 0) return failure(400, 'Nothing to change.');
		const problems = { ...this.taken(body.login_id, user), ...problemsOf(body, this.onPatch) };
		if (Object.keys(problems).length > 0) return this.refuse(problems, body.password);

		Object.assign(user.fields, body);
		if (typeof body.login_id === 'string') this.store.rename(user, body.login_id);
		if (typeof body.password === 'string') user.password = body.password;
		return { status: 200, body: { success: true, message: 'User updated successfully.' } };
	}

	remove(request: VendorRequest): Answer {
		const user = this.store.withId(request.params.id ?? '');
		if (!user) return house.notFound();
		this.store.remove(user);
		return { status: 200, body: { success: true, message: 'User deleted successfully.' } };
	}

	private taken(login: unknown, self?: StoredUser): Problems {
		if (!this.settings.uniqueLogins || typeof login !== 'string') return {};
		const others = this.store.withLogin(login).filter((user) => user !== self);
		return others.length > 0 ? { login_id: 'is in use already' } : {};
	}

	private add(id: string, seeded: boolean, fields: Record<string, unknown>): StoredUser {
		const place = this.nextAgent++;
		const user: StoredUser = {
			id,
			login: String(fields.login_id),
			password: String(fields.password),
			committedAt: Date.now(),
			seeded,
			fields: { ...fields },
			agentId: fields.create_agent === true ? `0${firstAgentId + place}` : undefined,
			extension: fields.create_extension === true ? String(firstExtension + place) : undefined,
		};
		this.store.add(user);
		return user;
	}

	private created(user: StoredUser): Answer {
		if (this.settings.successBody === 'empty') return { status: 200 };
		const said = { success: true, message: 'User created successfully.' };
		if (this.settings.successBody === 'flagOnly') return { status: 200, body: said };
		const data = {
			id: Number(user.id),
			agent_id: user.agentId ?? null,
			agent_extension: user.extension ?? null,
		};
		return { status: 200, body: { ...said, data } };
	}

	private refuse(problems: Problems, password: unknown): Answer {
		const echoed: Problems = this.settings.echoPasswords
			? { password: `was ${String(password)}` }
			: {};
		return refusal({ ...echoed, ...problems }, this.settings.errorStyle);
	}
}
