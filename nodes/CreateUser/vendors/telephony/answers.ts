import type { VendorAnswer } from '../../wire/answer';
import { asObject, plainWord, textOf } from '../../wire/json';
import { plainReason, wordsOf, type KeyedMessage, type VendorReason } from '../../wire/reason';
import type { VendorUser, Verdict } from '../contract';
import { verdictByStatus } from '../verdict';

/** What the success flag says: documented as a boolean, seen as a text too; undefined without one. */
export function flagOf({ success, Success }: Record<string, unknown>): boolean | undefined {
	const flags = [success, Success].map((flag) => (flag === '' ? undefined : truth(flag)));
	return flags.includes(false) ? false : flags.find((flag) => flag !== undefined);
}

/** The platform writes some booleans as texts or numbers; undefined for what is neither yes nor no. */
export function truth(value: unknown): boolean | undefined {
	const text = plainWord(value);
	if (text === 'true' || text === '1') return true;
	return text !== undefined && ['', 'false', '0', 'no'].includes(text) ? false : undefined;
}

/** What a status says of a failure that some answers have in place of the documented flag. */
const FAILED = ['error', 'fail', 'failed', 'failure', 'false'];

/** True for an answer that says of itself that it did not work: by its flag, its status or by errors. */
export function saysNo(body: Record<string, unknown>): boolean {
	const flag = flagOf(body);
	const isDenied = flag === undefined ? FAILED.includes(plainWord(body.status) ?? '') : !flag;
	return isDenied || hasErrors(body);
}

function hasErrors(body: Record<string, unknown>): boolean {
	const { keyed, plain } = errorsOf(body);
	return keyed.length + plain.length > 0;
}

/** What stands in `error` or `errors`, by whichever spelling. */
function errorsOf(body: Record<string, unknown>): { keyed: KeyedMessage[]; plain: string[] } {
	const values = ['error', 'errors', 'Error', 'Errors'].map((key) => body[key]);
	const found = values.filter((value) => value !== 0).map((value) => wordsOf(value));
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
	const errors = errorsOf(body);
	const stated = wordsOf(body.message ?? body.Message);
	const fields = [...stated.keyed, ...errors.keyed];
	return plainReason({ answer, label, fields, texts: [...stated.plain, ...errors.plain] });
}

/**
 * Reads the answer to a create or an update: success only when status and body both say so. The flag
 * alone proves nothing (the documents have it "True" in a refusal), and an answer without one says
 * yes only by the id of the user.
 */
export function readVerdict(answer: VendorAnswer, label: string, known: VendorUser): Verdict {
	const reason = () => readReason(answer, label);
	const byStatus = verdictByStatus(answer, reason);
	if (byStatus) return byStatus;
	const unreadable = (words: string): Verdict => ({
		kind: 'unclear',
		why: { kind: 'unreadable', words },
	});
	if (answer.text.trim() === '') return { kind: 'unclear', why: { kind: 'empty' } };
	if (typeof answer.json !== 'object' || answer.json === null) {
		return unreadable('could not be read');
	}
	const body = asObject(answer.json);
	const flag = flagOf(body);
	const hasId = newIdOf(asObject(body.data).id) !== undefined;
	if (flag === false || (flag === undefined && !hasId && hasErrors(body))) {
		return { kind: 'refused', reason: reason() };
	}
	if ((flag === true || hasId) && !saysNo(body)) {
		return { kind: 'done', user: readCreated(answer, known) };
	}
	return unreadable(`does not say whether it was done ("${reason().message}")`);
}

/** Ids of the new user; the documents name none, clients see `data.id`, `agent_id`, `agent_extension`. */
function readCreated(answer: VendorAnswer, known: VendorUser): VendorUser {
	const data = asObject(asObject(answer.json).data);
	return {
		...known,
		id: newIdOf(data.id) ?? known.id,
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

/** An id as text: the platform writes the same id as a number here and as a text there. */
export function idOf(value: unknown): string | undefined {
	return value === '' ? undefined : textOf(value);
}

/** The id of a new user, which proves that there is one: not what stands where there is none. */
function newIdOf(value: unknown): string | undefined {
	const id = idOf(value);
	return id === undefined || /^\s*(0*|-.*)\s*$/.test(id) ? undefined : id;
}
