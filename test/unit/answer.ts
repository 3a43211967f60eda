import type { VendorAnswer, VendorRequest } from '../../nodes/CreateUser/vendors/contract';
import { parseBody } from '../../nodes/CreateUser/vendors/login';

/** An answer as it comes off the wire. */
export function answer(status: number, body: unknown): VendorAnswer {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { status, text, json: parseBody(text) };
}

/** A vendor that gives these answers in turn, and what it was asked. */
export function vendorWith(...answers: VendorAnswer[]) {
	const asked: VendorRequest[] = [];
	const request = async (wanted: VendorRequest): Promise<VendorAnswer> => {
		asked.push(wanted);
		const next = answers[asked.length - 1];
		if (!next) throw new Error(`No answer for ${wanted.path}`);
		return next;
	};
	return { request, asked };
}
