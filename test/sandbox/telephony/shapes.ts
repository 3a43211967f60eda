import { shownEmail, shownName, shownNumber } from '../core/disguise';
import type { StoredUser } from '../core/types';
import type { TelephonyFixture } from './fixture';
import type { TelephonySettings } from './settings';

/** The role as both shapes show it. */
function roleOf(user: StoredUser, fixture: TelephonyFixture): { id: number; name: string } | null {
	const id = Number(user.fields.user_role);
	return fixture.roles.find((role) => role.id === id) ?? null;
}

/** An entry of GET /v1/users: `id` a number, no e-mail, agent and extension null where there is none. */
export function listEntry(
	user: StoredUser,
	fixture: TelephonyFixture,
	settings: TelephonySettings,
): object {
	const { status } = user.fields;
	const name = shownName(user.fields.name, settings);
	const number = shownNumber(user.fields.number, settings);
	return {
		id: Number(user.id),
		name,
		agent: user.agentId ? { id: user.agentId, name, status: 0, follow_me_number: number } : null,
		login_id: user.login,
		user_role: roleOf(user, fixture),
		extension: user.extension ? { id: user.extension, name, status: 0 } : null,
		user_status: status === false ? 0 : 1,
		is_login_based_calling: user.fields.login_based_calling === true,
		is_web_login: user.fields.create_web_login !== false,
	};
}

/** GET /v1/user/{id}: `id` is text here. */
export function fullUser(
	user: StoredUser,
	fixture: TelephonyFixture,
	settings: TelephonySettings,
): object {
	const { fields } = user;
	const number = shownNumber(fields.number, settings);
	const sip = settings.sipSecretsShown ? sipSecrets(user) : {};
	const timeGroup = fixture.timeGroups.find(
		({ id, name }) => id === fields.time_group || name === fields.time_group,
	);
	return {
		id: user.id,
		name: shownName(fields.name, settings),
		number,
		team_member: {
			designation: fields.designation ?? null,
			email: shownEmail(fields.email, settings),
			login_id: user.login,
			status: fields.status === false ? 0 : 1,
			role: roleOf(user, fixture),
			is_login_based_calling: fields.login_based_calling === true,
			is_web_login_block: fields.block_web_login === true,
			users_for_cdr: fields.user_for_cdr ?? { type: 'all', value: null },
		},
		agent: user.agentId
			? {
					id: user.agentId,
					intercom: user.agentId.slice(-4),
					number,
					agent_status: 0,
					extension: user.extension ? { username: user.extension, ...sip } : null,
					time_group: timeGroup ?? null,
				}
			: null,
	};
}

/** What a phone signs in with; recognisable, so that a test can look for it anywhere. */
function sipSecrets({ id }: StoredUser): Record<string, string> {
	return { password: `sip-one-${id}`, sip_password: `sip-two-${id}`, secret: `sip-three-${id}` };
}
