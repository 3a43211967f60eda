import { isLeftover, isPlaceholder } from '../../values/nothing';
import type { VendorAnswer } from '../../wire/answer';
import { asObject, isNo, plainWord, textOf } from '../../wire/json';
import { plainReason, wordsOf, type KeyedMessage, type VendorReason } from '../../wire/reason';
import type { VendorUser, Verdict } from '../contract';
import { isPromise, neitherYesNorNo, verdictByStatus } from '../verdict';

/** What the success flag says: documented as a boolean, seen as a text too; undefined without one. */
export function flagOf({ success, Success }: Record<string, unknown>): boolean | undefined {
	const flags = [success, Success].map((flag) => (isFailure(flag) ? false : truth(flag)));
	return flags.includes(false) ? false : flags.find((flag) => flag !== undefined);
}

/** The platform writes some booleans as texts or numbers; undefined for what is neither yes nor no. */
export function truth(value: unknown): boolean | undefined {
	const text = plainWord(value);
	if (text === 'true' || text === '1') return true;
	return isNo(value) ? false : undefined;
}

/** A whole number that is not negative, also as a text. */
export function numberOf(value: unknown): number | undefined {
	const text = textOf(value)?.trim() ?? '';
	return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** Where some answers say how it went, beside the documented flag or in its place. */
const STATES = ['status', 'Status', 'code', 'Code', 'status_code', 'statusCode'];
/** What stands there of a failure, besides the number of an HTTP status. */
const FAILED = ['error', 'fail', 'failed', 'failure', 'false'];

function isFailure(state: unknown): boolean {
	return FAILED.includes(plainWord(state) ?? '') || /^[45]\d\d$/.test(plainWord(state) ?? '');
}

/**
 * True for an answer that says of itself that it did not work: by its flag, its status or by errors. In its
 * data a status is the user's own.
 */
export function saysNo(body: Record<string, unknown>): boolean {
	const isFailed = STATES.some((key) => isFailure(body[key]));
	const parts = [body, asObject(body.data)];
	return isFailed || parts.some((part) => flagOf(part) === false || hasErrors(part));
}

/** What stands in `error` or `errors`, by whichever spelling. */
function errorValues(body: Record<string, unknown>): unknown[] {
	return ['error', 'errors', 'Error', 'Errors'].map((key) => body[key]);
}

function hasErrors(body: Record<string, unknown>): boolean {
	const { keyed, plain } = errorsOf(body);
	return errorValues(body).some((value) => truth(value)) || keyed.length + plain.length > 0;
}

/** The words of errors; a yes or no that there are any is none. */
function errorsOf(body: Record<string, unknown>): { keyed: KeyedMessage[]; plain: string[] } {
	const words = errorValues(body).filter((value) => truth(value) === undefined);
	const found = words.map((value) => wordsOf(value));
	return {
		keyed: found.flatMap(({ keyed }) => keyed),
		plain: found.flatMap(({ plain }) => plain),
	};
}

/**
 * The vendor's reason, from `message` and `error` or `errors` in any of the shapes that are known:
 * an object by field, a list, or a text. The documents write the names with a capital, their samples
 * without.
 */
export function readReason(answer: VendorAnswer, label: string): VendorReason {
	const body = asObject(answer.json);
	const found = [
		wordsOf(body.message ?? body.Message),
		errorsOf(body),
		errorsOf(asObject(body.data)),
	];
	const fields = found.flatMap(({ keyed }) => keyed);
	return plainReason({ answer, label, fields, texts: found.flatMap(({ plain }) => plain) });
}

/**
 * Reads the answer to a create or an update: success only when status and body both say so. The flag
 * alone proves nothing (the documents have it "True" in a refusal), and an answer without one says
 * yes only by the id of the user. A "no" that has a new user in it, whatever its status, may be about
 * something else, like an extension that was not free.
 */
export function readVerdict(answer: VendorAnswer, label: string, known: VendorUser): Verdict {
	const reason = () => readReason(answer, label);
	const byStatus = verdictByStatus(answer, reason);
	if (byStatus?.kind === 'unclear') return byStatus;
	const body = asObject(answer.json);
	const flag = flagOf(body);
	const hasId = userIdOf(asObject(body.data).id) !== undefined;
	if (byStatus || flag === false || (flag === undefined && !hasId && hasErrors(body))) {
		const hasNewUser = hasId && known.id === null;
		if (hasNewUser) return neitherYesNorNo(reason());
		return byStatus ?? { kind: 'refused', reason: reason() };
	}
	if (answer.text.trim() === '') return { kind: 'unclear', why: { kind: 'empty' } };
	if (typeof answer.json !== 'object' || answer.json === null) {
		return { kind: 'unclear', why: { kind: 'unreadable', words: 'could not be read' } };
	}
	const saysYes = hasId || (flag === true && !isPromise(answer));
	if (!saysYes || saysNo(body)) return neitherYesNorNo(reason());
	return { kind: 'done', user: readCreated(answer, known) };
}

/** Ids of the new user; the documents name none, clients see `data.id`, `agent_id`, `agent_extension`. */
function readCreated(answer: VendorAnswer, known: VendorUser): VendorUser {
	const data = asObject(asObject(answer.json).data);
	return {
		...known,
		id: userIdOf(data.id) ?? known.id,
		login: textOf(data.login_id) ?? known.login,
		more: moreOf(known, idOf(data.agent_id), idOf(data.agent_extension)),
		raw: answer.json ?? null,
	};
}

/** What this platform gives a user besides: the agent's id and the extension, where there is one. */
export function moreOf(
	{ more }: Pick<VendorUser, 'more'>,
	agentId: string | undefined,
	extension: string | undefined,
): Record<string, string> {
	return {
		...more,
		...(agentId === undefined ? {} : { agentId }),
		...(extension === undefined ? {} : { extension }),
	};
}

/**
 * An id as text: the platform writes the same id as a number here and as a text there. A number that is
 * too large has lost its last digits, and is another one's id.
 */
export function idOf(value: unknown): string | undefined {
	const isLost = typeof value === 'number' && !Number.isSafeInteger(value);
	return value === '' || isLost ? undefined : textOf(value);
}

/** The id of a user, which proves that there is one: not what stands where there is none. */
export function userIdOf(value: unknown): string | undefined {
	const id = idOf(value);
	const isNone =
		isLeftover(id) || isPlaceholder(id) || /^\s*(0*|-.*|[^\p{L}\p{N}]*)\s*$/u.test(id ?? '');
	return isNone ? undefined : id;
}
