import { createHash } from 'node:crypto';
import { jsonObject, problemsOf, single, type Problems } from '../core/checks';
import { isListed, type UserStore } from '../core/store';
import type { Answer, StoredUser, VendorRequest } from '../core/types';
import { exception, house, success } from './answers';
import { createFields } from './fields';
import { people, templates } from './fixture';
import type { CrmComSettings } from './settings';
import { shown } from './shapes';

/** The handlers of users/create and users/show. */
export class Users {
	private count = 0;

	constructor(
		private readonly store: UserStore,
		private readonly settings: CrmComSettings,
	) {}

	fill(): void {
		this.count = 0;
		for (const person of people) {
			const template = { name: templates[0]?.name };
			const password = `sandbox-fixture-password-${person.username}`;
			this.add(true, { ...person, password, user_template_identifier: template });
		}
	}

	create(request: VendorRequest): Answer {
		const body = jsonObject(request);
		if (!body) return exception('WEBAPI.INVALIDREQUESTEXCEPTION', 'Send a JSON object.');
		const problems = problemsOf(body, createFields(this.settings));
		if (Object.keys(problems).length > 0) return this.refuse(problems, body.password);
		if (body.password !== body.password_confirmation) {
			return exception(
				'USERS.PASSWORDCONFIRMATIONEXCEPTION',
				'The password and its confirmation differ.',
			);
		}
		const { uniqueLogins, takenStatus } = this.settings;
		if (uniqueLogins && this.store.withLogin(String(body.username)).length > 0) {
			if (takenStatus !== undefined) return house.serverError(takenStatus);
			return exception('USERS.USERNAMEALREADYEXISTSEXCEPTION', 'The username is in use already.');
		}
		const { token: _token, password_confirmation: _again, fields_set: wanted, ...fields } = body;
		const user = this.add(false, fields);
		const answer = success(shown(user, this.settings.ctiEnabled, wanted));
		return { ...answer, committed: user.id };
	}

	/** GET users/show: `user_identifier=username=jdoe` or `user_identifier=id=…`. */
	show(request: VendorRequest): Answer {
		const [, by, value = ''] =
			/^(id|username)=(.+)$/.exec(single(request, 'user_identifier') ?? '') ?? [];
		if (by === undefined) {
			return exception('WEBAPI.INVALIDREQUESTEXCEPTION', 'The user_identifier is not valid.');
		}
		const user = by === 'id' ? this.store.withId(value) : this.store.withLogin(value)[0];
		if (!user || !isListed(user, this.settings)) {
			return exception('USERS.USERNOTFOUNDEXCEPTION', 'There is no such user.');
		}
		return success(shown(user, this.settings.ctiEnabled, single(request, 'fields_set')));
	}

	private add(seeded: boolean, fields: Record<string, unknown>): StoredUser {
		const digest = createHash('md5').update(`sandbox user ${this.count++}`).digest('hex');
		const user: StoredUser = {
			id: digest.toUpperCase(),
			login: String(fields.username),
			password: String(fields.password),
			committedAt: Date.now(),
			seeded,
			fields,
		};
		this.store.add(user);
		return user;
	}

	private refuse(problems: Problems, password: unknown): Answer {
		const echo = this.settings.echoPasswords ? ` (password ${String(password)})` : '';
		const texts = Object.entries(problems).map(([field, wrong]) => `${field} ${wrong}`);
		return exception('WEBAPI.INVALIDPARAMETEREXCEPTION', `${texts.join('; ')}.${echo}`);
	}
}
