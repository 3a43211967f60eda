import { attempt } from '../attempt';
import type { NewUser, SendRequest, Update } from '../contract';
import { readVerdict } from './answers';
import type { Brand } from './brands';
import { compare, readDetail } from './users';

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

/**
 * The answer to an update is not documented. Where the status says yes and there is no body, the user
 * is looked at: what of it the vendor shows must be as it was sent. A password is never shown.
 */
async function isAsSent(
	request: SendRequest,
	id: string,
	body: Record<string, unknown>,
): Promise<boolean> {
	if ('password' in body) return false;
	const detail = await attempt(async () => await readDetail(request, { id, raw: null }));
	if ('error' in detail) return false;
	const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
	const { name, email, number } = body;
	const sent: NewUser = {
		login: '',
		name: text(name) ?? '',
		email: text(email),
		number: text(number),
		body,
	};
	const compared = compare(sent, detail.value);
	return compared.length > 0 && compared.every(({ same }) => same);
}

/** The documented `PATCH /v1/user/{id}`. */
export function telephonyUpdate({ label }: Brand): Update {
	return {
		plan,
		async send(request, id, body) {
			const path = `/v1/user/${encodeURIComponent(id)}`;
			const answer = await request({ method: 'PATCH', path, body });
			const user = { id, raw: answer.json ?? null };
			const verdict = readVerdict(answer, label, user);
			const isSilent = answer.status < 300 && answer.text.trim() === '';
			return isSilent && (await isAsSent(request, id, body)) ? { kind: 'done', user } : verdict;
		},
	};
}
