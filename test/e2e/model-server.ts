import fastify, { type FastifyReply } from 'fastify';

export interface ToolCall {
	tool: string;
	arguments: Record<string, unknown>;
}

/** What the model says next: that a tool be called, or a text. */
export type Turn = ToolCall | string;

/** A question to the model, as the agent put it. */
export interface Question {
	messages: Array<{ role: string; content: string; tool_call_id?: string }>;
	tools: Array<{ function: { name: string; description: string; parameters: unknown } }>;
	stream?: boolean;
}

/** A model behind the chat interface of OpenAI that says what it is told beforehand. */
export interface ModelServer {
	url: string;
	questions: Question[];
	/** Clears the record and sets what is said to the coming questions. */
	says(...turns: Turn[]): void;
	close(): Promise<void>;
}

/** @param improvise what is said when nothing was set beforehand */
export async function startModelServer(
	improvise: (question: Question) => Turn = () => 'I have nothing more to say.',
): Promise<ModelServer> {
	const questions: Question[] = [];
	const turns: Turn[] = [];
	const app = fastify({ bodyLimit: 10_000_000, forceCloseConnections: true });
	app.post('/v1/chat/completions', async (request, reply) => {
		const question = request.body as Question;
		questions.push(question);
		const message = messageOf(turns.shift() ?? improvise(question), questions.length);
		const ending = message.tool_calls ? 'tool_calls' : 'stop';
		if (question.stream) return await streamed(reply, message, ending);
		return {
			...HEAD,
			object: 'chat.completion',
			choices: [{ index: 0, message, finish_reason: ending }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return {
		url: `${url}/v1`,
		questions,
		says: (...coming) => {
			questions.length = 0;
			turns.splice(0, turns.length, ...coming);
		},
		close: async () => await app.close(),
	};
}

const HEAD = { id: 'chat-1', created: 1_700_000_000, model: 'gpt-4.1-mini' };

function messageOf(turn: Turn, place: number) {
	if (typeof turn === 'string') return { role: 'assistant', content: turn };
	const call = { name: turn.tool, arguments: JSON.stringify(turn.arguments) };
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ index: 0, id: `call-${place}`, type: 'function', function: call }],
	};
}

async function streamed(reply: FastifyReply, delta: object, ending: string): Promise<FastifyReply> {
	const chunk = (choice: object) =>
		`data: ${JSON.stringify({ ...HEAD, object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] })}\n\n`;
	const text = `${chunk({ delta, finish_reason: null })}${chunk({ delta: {}, finish_reason: ending })}data: [DONE]\n\n`;
	return await reply.type('text/event-stream').send(text);
}
