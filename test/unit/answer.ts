import type { VendorAnswer, VendorRequest } from '../../nodes/CreateUser/wire/answer';
import { parseBody } from '../../nodes/CreateUser/wire/json';
import type { Send, Sent } from '../../nodes/CreateUser/wire/sent';

/** An answer as it comes off the wire. */
export function answer(
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): VendorAnswer {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { status, headers, text, json: parseBody(text) };
}

/** A request that was answered. */
export function answered(status: number, body: unknown, headers?: Record<string, string>): Sent {
	return { kind: 'answered', answer: answer(status, body, headers), endedAt: Date.now() };
}

/** A vendor that gives what is asked of it to a function, and what it was asked. */
export function vendorThat(gives: (request: VendorRequest, place: number) => Promise<Sent> | Sent) {
	const asked: VendorRequest[] = [];
	const send: Send = async (request) => await gives(request, asked.push(request) - 1);
	return { send, asked };
}

/** A vendor that gives these answers in turn, and what it was asked. */
export function vendorWith(...answers: Array<Sent | VendorAnswer>) {
	return vendorThat(({ path }, place) => {
		const next = answers[place];
		if (!next) throw new Error(`No answer for ${path}`);
		return 'kind' in next ? next : { kind: 'answered', answer: next, endedAt: Date.now() };
	});
}
