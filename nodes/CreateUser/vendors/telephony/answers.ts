import type { Verdict, VendorAnswer, VendorReason, VendorUser } from '../contract';
import { asObject } from '../login';
import { plainReason, wordsOf, type KeyedMessage } from '../reason';
import { verdictByStatus } from '../verdict';

/** A success flag that says no: documented as false, seen as the text "false" too. */
function saysNo(value: unknown): boolean {
	return value === false || (typeof value === 'string' && value.toLowerCase() === 'false');
}

/**
 * The vendor's reason, from `message` and `error` or `errors` in any of the shapes that are known:
 * an object by field, a list, or a text. The documents write the names with a capital, their samples
 * without.
 * @param secrets texts that must not be shown
 */
export function readReason(answer: VendorAnswer, label: string, secrets: string[]): VendorReason {
	const body = asObject(answer.json);
	const fields: KeyedMessage[] = [];
	const texts: string[] = [];
	for (const key of ['error', 'errors', 'Error', 'Errors']) {
		const { keyed, plain } = wordsOf(body[key]);
		fields.push(...keyed);
		texts.push(...plain);
	}
	const stated = wordsOf(body.message ?? body.Message);
	fields.unshift(...stated.keyed);
	return plainReason({ answer, label, secrets, fields, texts: [...stated.plain, ...texts] });
}

/** Reads the answer to a create or an update: success only when status and body both say so. */
export function readVerdict(answer: VendorAnswer, label: string, known: VendorUser): Verdict {
	const reason = () => readReason(answer, label, []);
	const byStatus = verdictByStatus(answer, reason);
	if (byStatus) return byStatus;
	const { text } = answer;
	const body = asObject(answer.json);
	if (text.trim() === '') return { kind: 'unclear', reason: 'the answer was empty' };
	if (typeof answer.json !== 'object' || answer.json === null) {
		return { kind: 'unclear', reason: 'the answer could not be read' };
	}
	if (saysNo(body.success ?? body.Success)) {
		return { kind: 'refused', reason: reason() };
	}
	return { kind: 'done', user: readCreated(answer, known) };
}

/** Ids of the new user; the documents name none, clients see `data.id`, `agent_id`, `agent_extension`. */
function readCreated(answer: VendorAnswer, known: VendorUser): VendorUser {
	const data = asObject(asObject(answer.json).data);
	return {
		...known,
		id: idOf(data.id) ?? known.id,
		agentId: idOf(data.agent_id) ?? known.agentId,
		extension: idOf(data.agent_extension) ?? known.extension,
		raw: answer.json ?? null,
	};
}

/** An id as text: the platform writes the same id as a number here and as a text there. */
export function idOf(value: unknown): string | undefined {
	return (typeof value === 'string' && value !== '') || typeof value === 'number'
		? String(value)
		: undefined;
}
