import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstHalf, textOf, type Delivery } from './course';
import type { Answer, VendorRequest } from './types';

/** The request as handlers see it. The server keeps every body as text. */
export function readRequest(request: FastifyRequest): VendorRequest {
	const rawBody = typeof request.body === 'string' ? request.body : '';
	return {
		method: request.method,
		path: new URL(request.url, 'http://localhost').pathname,
		params: request.params as Record<string, string>,
		query: request.query as Record<string, string | string[]>,
		headers: request.headers,
		rawBody,
		body: parsed(rawBody),
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export function deliver(reply: FastifyReply, delivery: Delivery): FastifyReply {
	switch (delivery.how) {
		case 'answer':
			return send(reply, delivery.answer);
		case 'cut':
			return cut(reply, delivery.answer);
		case 'drop':
			reply.hijack();
			reply.raw.socket?.destroy();
			return reply;
	}
}

const json = { 'content-type': 'application/json; charset=utf-8' };

function send(reply: FastifyReply, answer: Answer): FastifyReply {
	reply.code(answer.status);
	if (answer.body !== undefined) reply.headers(json);
	reply.headers(answer.headers ?? {});
	return reply.send(answer.body === undefined ? undefined : textOf(answer.body));
}

function cut(reply: FastifyReply, answer: Answer): FastifyReply {
	const whole = textOf(answer.body);
	reply.hijack();
	reply.raw.writeHead(answer.status, {
		...json,
		...answer.headers,
		'content-length': Buffer.byteLength(whole),
	});
	reply.raw.write(firstHalf(whole), () => reply.raw.socket?.end());
	return reply;
}
