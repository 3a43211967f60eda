import type { NewUser, Update } from '../contract';
import { readVerdict } from './answers';

/** Keys that `PATCH /v1/user/{id}` takes (vendor page). The login is what the user was found by. */
const PATCHABLE = new Set([
	'agent_group',
	'block_web_login',
	'caller_id',
	'email',
	'login_based_calling',
	'name',
	'number',
	'user_for_cdr',
	'user_role',
]);

/** Kept for the search of the user, or dealt with by `Reset Password on Update`. */
const LEFT_ALONE = new Set(['login_id', 'password']);

/** That page types these two as strings, where the page on creating users has numbers. */
function asPatched(key: string, value: unknown): unknown {
	if (key === 'user_role') return String(value);
	return key === 'caller_id' && Array.isArray(value) ? value.map(String) : value;
}

function plan({ body }: NewUser, resetPassword: boolean) {
	const entries = Object.entries(body);
	const patched = entries
		.filter(([key]) => PATCHABLE.has(key) || (key === 'password' && resetPassword))
		.map(([key, value]) => [key, asPatched(key, value)]);
	const notUpdated = entries
		.map(([key]) => key)
		.filter((key) => !PATCHABLE.has(key) && !LEFT_ALONE.has(key));
	return { body: Object.fromEntries(patched) as Record<string, unknown>, notUpdated };
}

/** The documented `PATCH /v1/user/{id}`. Its answer is not documented. */
export function telephonyUpdate(label: string): Update {
	return {
		plan,
		request: ({ id, body }) => ({
			method: 'PATCH',
			path: `/v1/user/${encodeURIComponent(id)}`,
			body,
		}),
		read: (answer, { id }) => readVerdict(answer, label, { id, raw: answer.json ?? null }),
	};
}
